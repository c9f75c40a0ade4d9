import type { Archive } from './archive.js';
import type { Budget } from './budget.js';
import { unreadable } from './refusal.js';

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** What a record of an xlsb part holds; whatever lies beyond its end is damage. */
export class RecordBody {
  private readonly view: DataView;
  private at = 0;

  constructor(
    bytes: Uint8Array,
    private readonly part: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  byte(): number {
    return this.view.getUint8(this.take(1));
  }

  word(): number {
    return this.view.getUint16(this.take(2), true);
  }

  /** Four bytes. */
  number(): number {
    return this.view.getUint32(this.take(4), true);
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** A number of 30 bits, whole or the upper half of a double, perhaps in hundredths (MS-XLSB 2.5.122). */
  packedNumber(): number {
    const at = this.take(4);
    const bits = this.view.getInt32(at, true);
    const value = (bits & 2) === 0 ? upperHalf(bits & ~3) : bits >> 2;
    return (bits & 1) === 0 ? value : value / 100;
  }

  text(): string {
    const length = this.number();
    return length === 0 ? '' : this.characters(length);
  }

  /** Absent is as good as empty. */
  nullableText(): string {
    const length = this.number();
    return length === 0 || length === 0xffffffff ? '' : this.characters(length);
  }

  private characters(length: number): string {
    const start = this.view.byteOffset + this.take(length * 2);
    return decoder.decode(new Uint8Array(this.view.buffer, start, length * 2));
  }

  private take(bytes: number): number {
    const start = this.at;
    this.at += bytes;
    if (this.at > this.view.byteLength) throw unreadable('damaged', { part: this.part });
    return start;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

const upperHalf = (bits: number): number => {
  scratch.setUint32(0, bits);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
};

/** Two bytes at most for a type, four for a length, seven bits in each (MS-XLSB 2.1.4). */
const MOST_HEAD = 6;

/** Puts the records of a part together from the pieces it is inflated in. */
class RecordReader {
  private rest = new Uint8Array(0);
  private records = 0;

  constructor(
    private readonly part: string,
    private readonly budget: Budget,
    private readonly take: (type: number, body: RecordBody) => void,
  ) {}

  write(chunk: Uint8Array): void {
    const bytes = new Uint8Array(this.rest.length + chunk.length);
    bytes.set(this.rest);
    bytes.set(chunk, this.rest.length);
    let at = 0;
    for (let end = this.record(bytes, at); end !== -1; end = this.record(bytes, at)) at = end;
    this.rest = bytes.slice(at);
    this.budget.spend('elements', this.records);
    this.records = 0;
  }

  end(): void {
    if (this.rest.length > 0) throw unreadable('damaged', { part: this.part });
  }

  /** Where the next record begins; -1 where this one is not all there. */
  private record(bytes: Uint8Array, start: number): number {
    let at = start;
    const sevenBits = (most: number): number => {
      let value = 0;
      for (let n = 0; n < most; n += 1) {
        const byte = bytes[at] ?? 0;
        at += 1;
        value |= (byte & 0x7f) << (7 * n);
        if (byte < 0x80) break;
      }
      return value;
    };
    const type = sevenBits(2);
    const length = sevenBits(4);
    this.budget.check('textLength', length);
    if (at + length > bytes.length || (at > bytes.length && start + MOST_HEAD > bytes.length)) {
      return -1;
    }
    this.records += 1;
    this.take(type, new RecordBody(bytes.subarray(at, at + length), this.part));
    return at + length;
  }
}

/** Every record of a part of an xlsb. */
export const readRecords = async (
  archive: Archive,
  part: string,
  budget: Budget,
  take: (type: number, body: RecordBody) => void,
): Promise<void> => {
  const reader = new RecordReader(part, budget, take);
  await archive.read(part, (chunk) => reader.write(chunk));
  reader.end();
};
