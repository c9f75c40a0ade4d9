import { closeSync, openSync, rmSync } from 'node:fs';
import { readInto, writeWhole } from '../../files/handles.js';
import { OWN_FILE } from '../../files/rights.js';

/** Where something lies on the disk. */
export interface Place {
  readonly path: string;
  readonly from: number;
  readonly length: number;
}

/** Bytes one behind the other in a file that only its owner may read. */
export class ShelfFile {
  private readonly descriptor: number;
  private end = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  write(bytes: Uint8Array): Place {
    const place = { path: this.path, from: this.end, length: bytes.length };
    writeWhole(this.descriptor, bytes, place.from);
    this.end += bytes.length;
    return place;
  }

  read(place: Place): Uint8Array<ArrayBuffer> {
    return bytesAt(place, this.descriptor);
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }
}

/** What lies at a place of a file that is open. */
export function bytesAt({ from, length }: Place, descriptor: number): Uint8Array<ArrayBuffer> {
  // They get a buffer of their own, so that numbers that stay do not keep those of others in memory.
  const bytes = Buffer.allocUnsafeSlow(length);
  if (readInto(descriptor, bytes, from) < length)
    throw new Error('a shelf that has become shorter');
  return bytes;
}
