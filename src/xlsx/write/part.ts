import { type PackedPart, packPart } from '../pack.js';

const FIRST_SIZE = 1 << 17;
/** The largest buffer that is kept for the next workbook. */
const LARGE = 1 << 24;
/** A character of a text takes at most three bytes for each of its 16-bit units. */
const BYTES_PER_UNIT = 3;

/** Larger ones are left to JavaScript. */
const MOST_HUNDREDTHS = 2 ** 31 - 1;
const MOST_FIGURES = 16;
const [ZERO, POINT, MINUS] = [0x30, 0x2e, 0x2d];

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

  /**
   * A short text of ASCII letters, byte by byte: to ask Node for so few costs more than to write
   * them, and texts put together first are garbage.
   */
  addAscii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    let used = this.#used;
    for (let n = 0; n < text.length; n += 1) {
      bytes[used] = text.charCodeAt(n);
      used += 1;
    }
    this.#used = used;
  }

  /** A figure as JavaScript writes it; those of at most two decimals, which nearly all are, without a text. */
  addFigure(figure: number): void {
    const hundredths = Math.round(figure * 100);
    if (hundredths / 100 !== figure || Math.abs(hundredths) > MOST_HUNDREDTHS) {
      this.addAscii(String(figure));
      return;
    }
    this.#reserve(MOST_FIGURES);
    if (hundredths < 0) this.#byte(MINUS);
    const rest = Math.abs(hundredths) % 100;
    this.#digits((Math.abs(hundredths) - rest) / 100);
    if (rest === 0) return;
    this.#byte(POINT);
    this.#byte(ZERO + Math.trunc(rest / 10));
    if (rest % 10 !== 0) this.#byte(ZERO + (rest % 10));
  }

  addAll({ written }: PartBuffer): void {
    this.#reserve(written.length);
    this.#bytes.set(written, this.#used);
    this.#used += written.length;
  }

  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  /** Packs what was added since the last time, and empties the buffer. */
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

  #digits(whole: number): void {
    let digits = 1;
    for (let most = 10; whole >= most; most *= 10) digits += 1;
    let left = whole;
    for (let place = this.#used + digits - 1; place >= this.#used; place -= 1) {
      const before = Math.trunc(left / 10);
      this.#bytes[place] = ZERO + left - before * 10;
      left = before;
    }
    this.#used += digits;
  }

  #byte(code: number): void {
    this.#bytes[this.#used] = code;
    this.#used += 1;
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
