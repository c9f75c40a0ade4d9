import type { Budget } from '../budget.js';
import { unreadable } from '../refusal.js';
import type { Archive } from '../xlsx/archive.js';

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** What a record of an xlsb part holds; whatever lies beyond its end is damage. */
export class RecordBody {
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private end = 0;

  constructor(private readonly part: string) {}

  /** The same object for all records of a part: a part can have millions. */
  within(view: DataView, start: number, end: number): this {
    this.view = view;
    this.at = start;
    this.end = end;
    return this;
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

  /** A text that may be absent, which counts as empty. */
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
    if (this.at > this.end) throw unreadable('damaged', { part: this.part });
    return start;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

const upperHalf = (bits: number): number => {
  scratch.setUint32(0, bits);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
};

/**
 * The most bytes of a type: seven bits in each, and the eighth says that another one follows
 * (MS-XLSB 2.1.4).
 */
const TYPE_BYTES = 2;
const LENGTH_BYTES = 4;

/** Behind the bytes of a type or length; beyond the end of what there is where they are cut off. */
function headEnd(view: DataView, start: number, most: number): number {
  for (let at = start; at < start + most; at += 1) {
    if (at >= view.byteLength) return view.byteLength + 1;
    if (view.getUint8(at) < 0x80) return at + 1;
  }
  return start + most;
}

function sevenBits(view: DataView, start: number, end: number): number {
  let value = 0;
  for (let at = end - 1; at >= start; at -= 1) value = value * 0x80 + (view.getUint8(at) & 0x7f);
  return value;
}

/** Puts the records of a part together from the pieces it is inflated in. */
class RecordReader {
  private rest = new Uint8Array(0);
  private records = 0;
  private readonly body: RecordBody;

  constructor(
    private readonly part: string,
    private readonly budget: Budget,
    private readonly take: (type: number, body: RecordBody) => void,
  ) {
    this.body = new RecordBody(part);
  }

  write(chunk: Uint8Array): void {
    const bytes = new Uint8Array(this.rest.length + chunk.length);
    bytes.set(this.rest);
    bytes.set(chunk, this.rest.length);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (let end = this.record(view, at); end !== -1; end = this.record(view, at)) at = end;
    this.rest = bytes.slice(at);
    this.budget.spend('elements', this.records);
    this.records = 0;
  }

  end(): void {
    if (this.rest.length > 0) throw unreadable('damaged', { part: this.part });
  }

  /** Where the next record begins; -1 where this one is not all there. */
  private record(view: DataView, start: number): number {
    const behindType = headEnd(view, start, TYPE_BYTES);
    const behindLength = headEnd(view, behindType, LENGTH_BYTES);
    if (behindLength > view.byteLength) return -1;
    const length = sevenBits(view, behindType, behindLength);
    this.budget.check('textLength', length);
    const end = behindLength + length;
    if (end > view.byteLength) return -1;
    this.records += 1;
    const type = sevenBits(view, start, behindType);
    this.take(type, this.body.within(view, behindLength, end));
    return end;
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
