import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { OWN_FILE } from '../../files/rights.js';

/** How many bytes are written at a time. */
const CHUNK = 2 ** 16;

/**
 * Rows one behind the other in a file that only its owner may read; in memory is where each of them
 * ends. They hold no bytes of their own: they are read through one buffer.
 */
export class RowFile {
  private readonly descriptor: number;
  private ends = new Float64Array(1024);
  private count = 0;
  private end = 0;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private buffer = Buffer.allocUnsafeSlow(CHUNK);

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  get length(): number {
    return this.count;
  }

  push(row: unknown): void {
    const bytes = serialize(row);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.count === this.ends.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.ends[this.count] = this.end + this.waitingBytes;
    this.count += 1;
    if (this.waitingBytes >= CHUNK) this.write();
  }

  at(place: number): unknown {
    if (this.waitingBytes > 0) this.write();
    const from = place === 0 ? 0 : (this.ends[place - 1] as number);
    const length = (this.ends[place] as number) - from;
    if (length > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(2 * length);
    let read = 0;
    while (read < length) {
      const more = readSync(this.descriptor, this.buffer, read, length - read, from + read);
      if (more === 0) throw new Error('a list that has become shorter');
      read += more;
    }
    return deserialize(this.buffer.subarray(0, length));
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  private write(): void {
    const bytes = Buffer.concat(this.waiting);
    writeSync(this.descriptor, bytes, 0, bytes.length, this.end);
    this.end += bytes.length;
    this.waiting = [];
    this.waitingBytes = 0;
  }
}
