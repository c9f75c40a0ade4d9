const FIRST_SIZE = 2 ** 17;
/** UTF-8 takes at most three bytes for each 16-bit unit of a text. */
const BYTES_PER_UNIT = 3;
/** To hand a shorter text to the encoder costs more than to write its bytes here. */
const LONG = 40;

const encoder = new TextEncoder();

/**
 * A long text as the bytes of UTF-8 while it is written, piece after piece. Pieces put together as
 * strings first would be copied once more, and one Chinese character makes a string twice as large.
 */
export class ByteText {
  #bytes = new Uint8Array(FIRST_SIZE);
  #used = 0;

  /** Adds a text, or what of it stands from one place to another. */
  add(text: string, from = 0, to = text.length): void {
    this.#reserve((to - from) * BYTES_PER_UNIT);
    const done = to - from < LONG ? this.#plain(text, from, to) : from;
    if (done === to) return;
    const rest = text.slice(done, to);
    this.#used += encoder.encodeInto(rest, this.#bytes.subarray(this.#used)).written;
  }

  /** A short text of ASCII alone. */
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

  addBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** What has been added; it holds until more is. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#used);
  }

  /** Empty again, with the memory that it has. */
  clear(): void {
    this.#used = 0;
  }

  /** How many bytes have been added. */
  get length(): number {
    return this.#used;
  }

  /** How many bytes it holds room for. */
  get size(): number {
    return this.#bytes.length;
  }

  /** Up to where units were written: to the end, or to what is half a character. */
  #plain(text: string, from: number, to: number): number {
    const bytes = this.#bytes;
    let used = this.#used;
    let n = from;
    for (; n < to; n += 1) {
      const code = text.charCodeAt(n);
      if (code < 0x80) bytes[used++] = code;
      else if (code < 0x800) {
        bytes[used++] = 0xc0 | (code >> 6);
        bytes[used++] = 0x80 | (code & 0x3f);
      } else if (code >= 0xd800 && code <= 0xdfff) break;
      else {
        bytes[used++] = 0xe0 | (code >> 12);
        bytes[used++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[used++] = 0x80 | (code & 0x3f);
      }
    }
    this.#used = used;
    return n;
  }

  #reserve(more: number): void {
    const most = this.#used + more;
    if (most <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(most, this.#bytes.length * 2));
    larger.set(this.written);
    this.#bytes = larger;
  }
}
