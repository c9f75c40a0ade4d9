import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { OWN_FILE } from '../../files/rights.js';

/** Something that waits until it is needed, in memory or on the disk. */
export interface Kept<Value> {
  /** Once, for the shelf lets go of it. */
  take(): Value;
}

/** The same, which can be looked at as often as wanted before it is taken. */
export interface Shelved<Value> extends Kept<Value> {
  look(): Value;
}

/** How a value is written to the disk, and read back. */
export interface Packing<Value> {
  readonly pack: (value: Value) => unknown;
  readonly unpack: (packed: unknown) => Value;
}

const asItIs = <Value>(): Packing<Value> => ({
  pack: (value) => value,
  unpack: (packed) => packed as Value,
});

/** The most rows of both years that wait in memory, those of 20,000 households. */
const MOST_IN_MEMORY = 40_000;

/**
 * Where the rows of a run wait for their comparison. Those of a large one wait on the disk, in a file
 * that only its owner may read, among the unfinished results: it goes with them whatever happens, and
 * before the results take their place.
 */
export class Shelf {
  private rows = 0;
  private file: ShelfFile | null = null;
  private readonly inMemory = new Set<Waiting>();

  /** `place` names the file; null where there is no folder for it yet: then all stays in memory. */
  constructor(
    private readonly place: () => string | null,
    private readonly most = MOST_IN_MEMORY,
  ) {}

  /** True once the rows were too many and wait on the disk. */
  get isLaidDown(): boolean {
    return this.file !== null;
  }

  put<Value>(value: Value, rows: number, packing: Packing<Value> = asItIs()): Shelved<Value> {
    this.rows += rows;
    const entry = new Entry(value, packing);
    this.inMemory.add(entry);
    if (this.file !== null || this.rows > this.most) this.layDown();
    return {
      look: () => entry.look(),
      take: () => {
        this.inMemory.delete(entry);
        return entry.take();
      },
    };
  }

  close(): void {
    this.file?.close();
    this.file = null;
  }

  private layDown(): void {
    const file = this.opened();
    if (file === null) return;
    for (const entry of this.inMemory) entry.layDown(file);
    this.inMemory.clear();
  }

  private opened(): ShelfFile | null {
    const path = this.file === null ? this.place() : null;
    if (path !== null) this.file = new ShelfFile(path);
    return this.file;
  }
}

/** What waits in memory until it is laid down. */
interface Waiting {
  layDown(file: ShelfFile): void;
}

class Entry<Value> implements Waiting, Shelved<Value> {
  private kept: () => Value;

  constructor(
    value: Value,
    private readonly packing: Packing<Value>,
  ) {
    this.kept = () => value;
  }

  look(): Value {
    return this.kept();
  }

  take(): Value {
    const value = this.kept();
    this.kept = () => {
      throw new Error('taken from a shelf twice');
    };
    return value;
  }

  layDown(file: ShelfFile): void {
    const { pack, unpack } = this.packing;
    const place = file.write(serialize(pack(this.kept())));
    this.kept = () => unpack(deserialize(file.read(place)));
  }
}

interface Place {
  readonly from: number;
  readonly length: number;
}

class ShelfFile {
  private readonly descriptor: number;
  private isOpen = true;
  private end = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  write(bytes: Uint8Array): Place {
    const place = { from: this.end, length: bytes.length };
    writeSync(this.descriptor, bytes, 0, bytes.length, place.from);
    this.end += bytes.length;
    return place;
  }

  read({ from, length }: Place): Uint8Array {
    if (!this.isOpen) throw new Error('taken from a shelf that is closed');
    // It gets a buffer of its own, so that numbers that stay do not keep those of others in memory.
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let read = 0; read < length; ) {
      const more = readSync(this.descriptor, bytes, read, length - read, from + read);
      if (more === 0) throw new Error('a shelf that has become shorter');
      read += more;
    }
    return bytes;
  }

  close(): void {
    this.isOpen = false;
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }
}
