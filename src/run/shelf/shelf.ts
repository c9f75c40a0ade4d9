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

/** The most rows of both years that wait in memory, those of 20,000 households. */
const MOST_IN_MEMORY = 40_000;

/**
 * Where the rows of a run wait for their comparison. Those of a large one wait on the disk, in a file
 * that only its owner may read, among the unfinished results: it goes with them whatever happens, and
 * before the results take their place.
 */
export class Shelf {
  private rows = 0;
  private file: { readonly path: string; readonly descriptor: number } | null = null;
  private end = 0;
  private readonly inMemory = new Set<Entry>();

  /** `place` names the file; null where there is no folder for it yet: then all stays in memory. */
  constructor(
    private readonly place: () => string | null,
    private readonly most = MOST_IN_MEMORY,
  ) {}

  /** True once the rows were too many and wait on the disk. */
  get isLaidDown(): boolean {
    return this.file !== null;
  }

  put<Value>(value: Value, rows: number): Shelved<Value> {
    this.rows += rows;
    const entry: Entry = { value, at: null };
    this.inMemory.add(entry);
    if (this.file !== null || this.rows > this.most) this.layDown();
    return {
      take: () => this.taken(entry) as Value,
      look: () => this.lookedAt(entry) as Value,
    };
  }

  close(): void {
    if (this.file === null) return;
    closeSync(this.file.descriptor);
    rmSync(this.file.path, { force: true });
    this.file = null;
  }

  private layDown(): void {
    const descriptor = this.opened();
    if (descriptor === null) return;
    for (const entry of this.inMemory) {
      const bytes = serialize(entry.value);
      writeSync(descriptor, bytes, 0, bytes.length, this.end);
      entry.at = { from: this.end, length: bytes.length };
      entry.value = null;
      this.end += bytes.length;
    }
    this.inMemory.clear();
  }

  private opened(): number | null {
    if (this.file !== null) return this.file.descriptor;
    const path = this.place();
    if (path === null) return null;
    this.file = { path, descriptor: openSync(path, 'wx+', OWN_FILE) };
    return this.file.descriptor;
  }

  private taken(entry: Entry): unknown {
    const value = this.lookedAt(entry);
    this.inMemory.delete(entry);
    entry.value = null;
    return value;
  }

  private lookedAt({ value, at }: Entry): unknown {
    if (at === null) return value;
    if (this.file === null) throw new Error('taken from a shelf that is closed');
    // It gets a buffer of its own, so that numbers that stay do not keep those of others in memory.
    const bytes = Buffer.allocUnsafeSlow(at.length);
    let read = 0;
    while (read < at.length) {
      const more = readSync(this.file.descriptor, bytes, read, at.length - read, at.from + read);
      if (more === 0) throw new Error('a shelf that has become shorter');
      read += more;
    }
    return deserialize(bytes);
  }
}

interface Entry {
  value: unknown;
  at: { readonly from: number; readonly length: number } | null;
}
