import { closeSync, openSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { bytesAt, type Place, ShelfFile } from './shelf-file.js';

/** Something that waits until it is needed, in memory or on the disk. */
export interface Kept<Value> {
  /** Once, for the shelf lets go of it. */
  take(): Value;
}

/** The same on a shelf. */
export interface Shelved<Value> extends Kept<Value> {
  /** As often as wanted before it is taken. */
  look(): Value;
  /**
   * Once, for a task that another thread may take: it is `received` there. What stays on this thread
   * need not be packed.
   */
  handOver(staysHere?: boolean): HandedOver;
}

/**
 * How a value is written to the disk or sent to another thread, and read again. Each table has one
 * of its own: one that is made of closures would take 300 bytes of it.
 */
export interface Packing<Value> {
  pack(value: Value): unknown;
  unpack(packed: unknown): Value;
}

const AS_IT_IS: Packing<unknown> = { pack: (value) => value, unpack: (packed) => packed };
const asItIs = <Value>(): Packing<Value> => AS_IT_IS as Packing<Value>;

/** A value as it is or packed, or where it lies. */
export type HandedOver =
  | { readonly value: unknown }
  | { readonly packed: unknown }
  | { readonly place: Place };

/** A value as it is written to the disk. */
export const packedBytes = <Value>(value: Value, packing: Packing<Value> = asItIs()): Uint8Array =>
  serialize(packing.pack(value));

/** What was handed over, by whichever thread. */
export function received<Value>(handed: HandedOver, packing: Packing<Value>): Value {
  if ('value' in handed) return handed.value as Value;
  if ('packed' in handed) return packing.unpack(handed.packed);
  const descriptor = openSync(handed.place.path, 'r');
  try {
    return packing.unpack(deserialize(bytesAt(handed.place, descriptor)));
  } finally {
    closeSync(descriptor);
  }
}

/** The most rows of both years that wait in memory, those of 5,000 households. */
const MOST_IN_MEMORY = 10_000;

/**
 * Where the rows of a run wait for their comparison. Those of a large one wait on the disk, in a file
 * that only its owner may read, among the unfinished results: it goes with them whatever happens, and
 * before the results take their place.
 */
export class Shelf {
  private rows = 0;
  private readonly stock: Stock = { file: null, inMemory: new Set() };

  /** `place` names the file; null where there is no folder for it yet: then all stays in memory. */
  constructor(
    private readonly place: () => string | null,
    private readonly most = MOST_IN_MEMORY,
  ) {}

  /** True once the rows were too many and wait on the disk. */
  get isLaidDown(): boolean {
    return this.stock.file !== null;
  }

  /** True where so many rows more still wait in memory. */
  hasRoomFor(rows: number): boolean {
    return !this.isLaidDown && (this.rows + rows <= this.most || this.place() === null);
  }

  put<Value>(value: Value, rows: number, packing: Packing<Value> = asItIs()): Shelved<Value> {
    this.rows += rows;
    const entry = new Entry<Value>({ value }, packing, this.stock);
    this.stock.inMemory.add(entry);
    if (this.isLaidDown || this.rows > this.most) this.layDown();
    return entry;
  }

  /** Puts what another thread has packed, once the rows wait on the disk. */
  putPacked<Value>(bytes: Uint8Array, packing: Packing<Value> = asItIs()): Shelved<Value> {
    const { file } = this.stock;
    if (file === null) throw new Error('a shelf whose rows are in memory');
    return new Entry<Value>({ place: file.write(bytes) }, packing, this.stock);
  }

  close(): void {
    this.stock.file?.close();
    this.stock.file = null;
  }

  private layDown(): void {
    const file = this.opened();
    if (file === null) return;
    const { inMemory } = this.stock;
    for (const entry of inMemory) entry.layDown(file);
    inMemory.clear();
  }

  private opened(): ShelfFile | null {
    const path = this.stock.file === null ? this.place() : null;
    if (path !== null) this.stock.file = new ShelfFile(path);
    return this.stock.file;
  }
}

/** What waits in memory until it is laid down. */
interface Waiting {
  layDown(file: ShelfFile): void;
}

/** What the entries of a shelf share. */
interface Stock {
  file: ShelfFile | null;
  readonly inMemory: Set<Waiting>;
}

class Entry<Value> implements Waiting, Shelved<Value> {
  constructor(
    /** null once it is let go of. */
    private kept: { readonly value: Value } | { readonly place: Place } | null,
    private readonly packing: Packing<Value>,
    private readonly stock: Stock,
  ) {}

  look(): Value {
    if (this.kept === null) throw new Error('taken from a shelf twice');
    if ('value' in this.kept) return this.kept.value;
    const { file } = this.stock;
    if (file === null) throw new Error('taken from a shelf that is closed');
    return this.packing.unpack(deserialize(file.read(this.kept.place)));
  }

  take(): Value {
    const value = this.look();
    this.stock.inMemory.delete(this);
    this.kept = null;
    return value;
  }

  handOver(staysHere = false): HandedOver {
    if (this.kept !== null && 'place' in this.kept) return this.kept;
    const value = this.take();
    return staysHere ? { value } : { packed: this.packing.pack(value) };
  }

  layDown(file: ShelfFile): void {
    this.kept = { place: file.write(packedBytes(this.look(), this.packing)) };
  }
}
