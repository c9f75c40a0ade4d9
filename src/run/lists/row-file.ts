import { closeSync, openSync, rmSync } from 'node:fs';
import { readInto, writeWhole } from '../../files/handles.js';
import { OWN_FILE } from '../../files/rights.js';

/** How many bytes are written at a time. */
const CHUNK = 2 ** 16;
/** UTF-8 takes at most three bytes for each 16-bit unit of a text. */
const BYTES_PER_UNIT = 3;

/**
 * Rows one behind the other, as JSON, in a file that only its owner may read; in memory is where each
 * of them ends. They are written and read through one buffer: what V8's own serializer allocates for
 * each row lies outside its heap, and 20,000 rows leave a hundred megabytes of holes there.
 */
export class RowFile {
  private readonly descriptor: number;
  private ends = new Float64Array(1024);
  private count = 0;
  /** How many bytes are in the file; rows behind them wait in `waiting`. */
  private written = 0;
  private waiting = Buffer.allocUnsafeSlow(CHUNK);
  private waitingBytes = 0;
  private reading = Buffer.allocUnsafeSlow(CHUNK);

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  get length(): number {
    return this.count;
  }

  push(row: unknown): void {
    const text = JSON.stringify(row);
    const most = text.length * BYTES_PER_UNIT;
    if (this.waitingBytes + most > this.waiting.length) this.write();
    if (most > this.waiting.length) this.waiting = Buffer.allocUnsafeSlow(2 * most);
    this.waitingBytes += this.waiting.write(text, this.waitingBytes);
    this.keepEnd(this.written + this.waitingBytes);
  }

  at(place: number): unknown {
    this.write();
    const from = place === 0 ? 0 : (this.ends[place - 1] as number);
    const length = (this.ends[place] as number) - from;
    if (length > this.reading.length) this.reading = Buffer.allocUnsafeSlow(2 * length);
    const row = this.reading.subarray(0, length);
    if (readInto(this.descriptor, row, from) < length) {
      throw new Error('a list that has become shorter');
    }
    return JSON.parse(row.toString('utf8'));
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  private keepEnd(end: number): void {
    if (this.count === this.ends.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.ends[this.count] = end;
    this.count += 1;
  }

  private write(): void {
    if (this.waitingBytes === 0) return;
    writeWhole(this.descriptor, this.waiting.subarray(0, this.waitingBytes), this.written);
    this.written += this.waitingBytes;
    this.waitingBytes = 0;
  }
}
