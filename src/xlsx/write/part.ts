import { type PackedPart, packPart } from '../pack.js';

const FIRST_SIZE = 1 << 17;
/** So much is not kept for the next workbook. */
const LARGE = 1 << 24;
/** A character of a text takes at most three bytes for each of its 16-bit units. */
const BYTES_PER_UNIT = 3;

/**
 * The bytes of a part while it is written. A string of the whole part would be copied once more,
 * and a single Chinese character in it doubles its size.
 */
export class PartBuffer {
  #bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
  #used = 0;

  add(text: string): void {
    this.#reserve(text.length * BYTES_PER_UNIT);
    this.#used += this.#bytes.write(text, this.#used, 'utf8');
  }

  addAll({ written }: PartBuffer): void {
    this.#reserve(written.length);
    this.#bytes.set(written, this.#used);
    this.#used += written.length;
  }

  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  /** What was added since the last time, and an empty buffer again. */
  packed(): PackedPart {
    const part = packPart(this.written);
    this.clear();
    return part;
  }

  clear(): void {
    this.#used = 0;
  }

  get isLarge(): boolean {
    return this.#bytes.length > LARGE;
  }

  #reserve(more: number): void {
    const most = this.#used + more;
    if (most <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }
}

/** Buffers that no workbook uses now: a thread writes one workbook after another. */
const spare: PartBuffer[] = [];

export const borrowBuffer = (): PartBuffer => spare.pop() ?? new PartBuffer();

export const returnBuffer = (buffer: PartBuffer): void => {
  buffer.clear();
  if (!buffer.isLarge) spare.push(buffer);
};
