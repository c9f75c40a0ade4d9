import { unreadable } from '../refusal.js';
import type { EncryptedContainer } from '../unpacking.js';

/**
 * Just enough of OLE compound files (MS-CFB) to take one stream out. The library's reader follows
 * chains of sectors that run in circles, and builds the paths of an entry that is its own parent,
 * until the memory is full (docs/robustness.md): here every chain ends with the file's sectors.
 */
const HEADER = 512;
const ENTRY = 128;
const MINI_SECTOR = 64;
/** Smaller streams are kept in the mini stream. */
const SMALL = 4096;
/** The FAT's own sectors that the header names itself. */
const IN_HEADER = 109;
/** Sector numbers from here on are marks: end of chain, free, part of the FAT. */
const MARKS = 0xfffffffa;

const ROOT = 5;
const STREAM = 2;
const NO_ENTRY = 0xffffffff;
/** No honest container has more storages and streams, not even with macros and drawings. */
const MOST_ENTRIES = 16_384;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

class CompoundFile {
  private readonly view: DataView;
  private readonly sectorSize: number;
  private readonly sectors: number;
  private readonly fat: readonly number[];
  private readonly entries: readonly Entry[];
  private mini: { readonly fat: Uint8Array; readonly stream: Uint8Array } | undefined;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER + ENTRY) throw unreadable('damaged');
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw unreadable('damaged');
    this.sectorSize = 2 ** shift;
    this.sectors = Math.ceil(bytes.length / this.sectorSize) - 1;
    this.fat = this.fatSectors();
    this.entries = this.directory(this.view.getUint32(48, true));
  }

  /** What stands in the root storage, by upper-case name; other storages are embedded documents. */
  root(): ReadonlyMap<string, Entry> {
    const found = new Map<string, Entry>();
    const seen = new Set<number>();
    const open = [this.entries.find(({ type }) => type === ROOT)?.child ?? NO_ENTRY];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const entry = this.entries[at];
      if (entry === undefined || seen.has(at)) continue;
      seen.add(at);
      found.set(entry.name.toUpperCase(), entry);
      open.push(entry.left, entry.right);
    }
    return found;
  }

  content({ type, start, size }: Entry): Uint8Array {
    if (type !== STREAM) throw unreadable('damaged');
    return size < SMALL ? this.smallContent(start, size) : this.chained(start).subarray(0, size);
  }

  private smallContent(start: number, size: number): Uint8Array {
    this.mini ??= {
      fat: this.chained(this.view.getUint32(60, true)),
      stream: this.chained(this.entries.find(({ type }) => type === ROOT)?.start ?? MARKS),
    };
    const { fat, stream } = this.mini;
    const next = new DataView(fat.buffer, fat.byteOffset, fat.byteLength);
    const content = new Uint8Array(size);
    let at = start;
    for (let filled = 0; filled < size && at * 4 + 4 <= fat.length; filled += MINI_SECTOR) {
      const piece = stream.subarray(at * MINI_SECTOR, (at + 1) * MINI_SECTOR);
      content.set(piece.subarray(0, size - filled), filled);
      at = next.getUint32(at * 4, true);
    }
    return content;
  }

  private fatSectors(): readonly number[] {
    const numbers: number[] = [];
    for (let n = 0; n < IN_HEADER; n += 1) numbers.push(this.view.getUint32(76 + n * 4, true));
    let more = this.view.getUint32(68, true);
    for (let n = 0; n < this.sectors && more < this.sectors; n += 1) {
      const sector = this.sector(more);
      const words = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
      for (let at = 0; at + 8 <= sector.length; at += 4) numbers.push(words.getUint32(at, true));
      more = sector.length < this.sectorSize ? MARKS : words.getUint32(sector.length - 4, true);
    }
    return numbers.filter((number) => number < MARKS);
  }

  private directory(start: number): Entry[] {
    const bytes = this.chained(start);
    if (bytes.length > MOST_ENTRIES * ENTRY) throw unreadable('damaged');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
      const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
      entries.push({
        name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length)),
        type: view.getUint8(at + 66),
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      });
    }
    return entries;
  }

  private sector(number: number): Uint8Array {
    return this.bytes.subarray((number + 1) * this.sectorSize, (number + 2) * this.sectorSize);
  }

  private next(number: number): number {
    const perSector = this.sectorSize / 4;
    const holder = this.fat[Math.floor(number / perSector)];
    if (holder === undefined) return MARKS;
    const at = (holder + 1) * this.sectorSize + (number % perSector) * 4;
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : MARKS;
  }

  /** The sectors of a chain, one after the other; no chain has more than there are in the file. */
  private chained(start: number): Uint8Array {
    const numbers: number[] = [];
    for (let number = start; number < this.sectors; number = this.next(number)) {
      numbers.push(number);
      if (numbers.length > this.sectors) throw unreadable('damaged');
    }
    const content = new Uint8Array(numbers.length * this.sectorSize);
    let used = 0;
    for (const number of numbers) {
      const sector = this.sector(number);
      content.set(sector, used);
      used += sector.length;
    }
    return content.subarray(0, used);
  }
}

/** The size of the original stands in 8 bytes before the encrypted ones. */
const SIZE = 8;

function containerIn(file: CompoundFile, streams: ReadonlyMap<string, Entry>): EncryptedContainer {
  const [info, encrypted] = ['ENCRYPTIONINFO', 'ENCRYPTEDPACKAGE'].map((name) => {
    const entry = streams.get(name);
    if (entry === undefined) throw unreadable('damaged');
    return file.content(entry);
  });
  if (info === undefined || encrypted === undefined || encrypted.length < SIZE) {
    throw unreadable('damaged');
  }
  // Cut off while copying: no password would help.
  const size = new DataView(encrypted.buffer, encrypted.byteOffset).getBigUint64(0, true);
  if (size > encrypted.length - SIZE) throw unreadable('damaged');
  return { info, encrypted };
}

/** What of an OLE compound file holds the tables. */
type Content =
  | { readonly kind: 'workbook'; readonly stream: Uint8Array }
  | ({ readonly kind: 'encrypted' } & EncryptedContainer);

/**
 * The BIFF stream of an OLE compound file, without the streams around it (summary, macros), or the
 * encrypted workbook in it. Refuses other documents by what is in them.
 */
export const contentOf = (bytes: Uint8Array): Content => {
  const file = new CompoundFile(bytes);
  const streams = file.root();
  if (streams.has('ENCRYPTIONINFO') || streams.has('ENCRYPTEDPACKAGE')) {
    return { kind: 'encrypted', ...containerIn(file, streams) };
  }
  const workbook = streams.get('WORKBOOK') ?? streams.get('BOOK');
  if (workbook !== undefined) return { kind: 'workbook', stream: file.content(workbook) };
  if (streams.has('WORDDOCUMENT')) throw unreadable('doc');
  throw unreadable(streams.has('POWERPOINT DOCUMENT') ? 'ppt' : 'ole');
};
