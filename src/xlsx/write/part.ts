import { ByteText } from '../../domain/byte-text.js';
import { GrowingPart, IN_MEMORY, type PackedPart, type PutAway } from '../pack.js';

/** The largest buffer that is kept for the next workbook: a village's takes less. */
const LARGE = 2 ** 22;

/** Buffers that no workbook uses now: a thread writes one workbook after another. */
const spare: ByteText[] = [];

export const borrowBuffer = (): ByteText => spare.pop() ?? new ByteText();

export const returnBuffer = (buffer: ByteText): void => {
  buffer.clear();
  if (buffer.size <= LARGE) spare.push(buffer);
};

/** As much of a part is held unpacked: tens of thousands of rows would be hundreds of megabytes. */
const MOST_HELD = 2 ** 23;
/** UTF-8 takes at most three bytes for each 16-bit unit of a text. */
const BYTES_PER_UNIT = 3;

/** A part of a workbook or a document that is packed as it is written. */
export class PartWriter {
  readonly #packed: GrowingPart;

  /** Pieces of a long part wait where `putAway` puts them. */
  constructor(
    private readonly buffer: ByteText,
    putAway: PutAway = IN_MEMORY,
    private readonly most = MOST_HELD,
  ) {
    this.#packed = new GrowingPart(putAway);
  }

  /** Adds what stands before or after rows, a row or a part of one. */
  add(text: string): void {
    if (this.buffer.length + text.length * BYTES_PER_UNIT > this.most) {
      this.#makeRoom(Buffer.byteLength(text));
    }
    this.buffer.add(text);
  }

  /** Adds rows as they stand in the sheet. */
  addBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.buffer.addBytes(bytes);
  }

  /** The whole part, and an empty buffer again. */
  take(): PackedPart {
    const part = this.#packed.end(this.buffer.written);
    this.buffer.clear();
    return part;
  }

  /** Packs what is held before it would be more than that: a larger buffer would be twice as large. */
  #makeRoom(more: number): void {
    const { length } = this.buffer;
    if (length === 0 || length + more <= this.most) return;
    this.#packed.add(this.buffer.written);
    this.buffer.clear();
  }
}
