import { ByteText } from '../../domain/byte-text.js';

/**
 * Lines as the bytes of a file, one after the other and always in the same memory: the text as a
 * whole would be the largest object of a thread, and memory that is used for the first time costs
 * more than what is written into it.
 */
export class LineBuffer {
  private readonly bytes = new ByteText();

  /** The lines that `write` adds, without their breaks; they hold until it is called again. */
  linesFor<Each>(
    all: Iterable<Each>,
    write: (to: ByteText, each: Each) => void,
  ): Uint8Array<ArrayBuffer> {
    this.bytes.clear();
    for (const each of all) {
      write(this.bytes, each);
      this.bytes.addAscii('\n');
    }
    return this.bytes.written;
  }

  /** Lines that are texts already. */
  linesOf(lines: Iterable<string>): Uint8Array<ArrayBuffer> {
    return this.linesFor(lines, (to, line) => to.add(line));
  }
}

const buffer = new LineBuffer();

/** Lines as bytes of their own. */
export const linesOf = (lines: Iterable<string>): Uint8Array<ArrayBuffer> =>
  buffer.linesOf(lines).slice();

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
