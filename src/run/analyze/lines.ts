const encoder = new TextEncoder();
/** UTF-8 takes at most three bytes for each UTF-16 unit. */
const MOST_BYTES = 3;
/** Used again for every village: no thread writes two at a time. */
let buffer = new Uint8Array(2 ** 16);

/**
 * Lines as the bytes of a file. One after the other into one buffer: the text as a whole would be
 * the largest object of a thread, and large objects are the last to be collected.
 */
export function linesOf(lines: Iterable<string>): Uint8Array<ArrayBuffer> {
  let used = 0;
  for (const line of lines) {
    const needed = used + line.length * MOST_BYTES + 1;
    if (needed > buffer.length) {
      const larger = new Uint8Array(Math.max(needed, buffer.length * 2));
      larger.set(buffer.subarray(0, used));
      buffer = larger;
    }
    used += encoder.encodeInto(line, buffer.subarray(used)).written;
    buffer[used] = 0x0a;
    used += 1;
  }
  return buffer.slice(0, used);
}

/** How many characters a piece has at least; its last text may go beyond. */
const PIECE = 2 ** 16;

/**
 * Texts one after the other as the bytes of a file, in pieces that can be written as they come: in
 * a large township the whole would be the largest text of the run.
 */
export function* piecesOf(texts: Iterable<string>): Generator<Uint8Array> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  yield encoder.encode(piece);
}
