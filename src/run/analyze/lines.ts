import { ByteText } from '../../domain/byte-text.js';

/** Used again for every village: no thread writes two at a time. */
const buffer = new ByteText();

/**
 * Lines as the bytes of a file. One after the other into one buffer: the text as a whole would be
 * the largest object of a thread, and large objects are the last to be collected.
 */
export const linesOf = (lines: Iterable<string>): Uint8Array<ArrayBuffer> =>
  linesFor(lines, (to, line) => to.add(line));

/** The same of what writes its own line behind those that are there. */
export function linesFor<Each>(
  all: Iterable<Each>,
  write: (to: ByteText, each: Each) => void,
): Uint8Array<ArrayBuffer> {
  buffer.clear();
  for (const each of all) {
    write(buffer, each);
    buffer.addAscii('\n');
  }
  return buffer.written.slice();
}

const encoder = new TextEncoder();

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
