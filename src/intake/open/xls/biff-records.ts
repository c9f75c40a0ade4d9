import type { Budget } from '../budget.js';
import { encrypted, unreadable } from '../refusal.js';
import { checkSharedStrings, type Piece } from './biff-strings.js';
import {
  BEGINNINGS,
  BIFF_8,
  COLUMN_INFO,
  CONTINUE,
  END,
  FILE_PASS,
  FORMAT,
  FORMULA,
  FORMULAS,
  KEPT,
  type KeptRecords,
  MERGES,
  NEWEST_BEGINNING,
  ONE_VALUE,
  RESULTS,
  SEVERAL_NUMBERS,
  SHARED_STRINGS,
  SHEET,
  STYLE,
  STYLE_TYPES,
  WITHOUT_CELLS,
  WORKSPACE,
} from './record-types.js';

/**
 * The library goes on silently where the chain of records is broken, and never ends over some
 * records that are too short, or that name a whole sheet (docs/robustness.md). So the chain is
 * walked first, and the library gets to see only what a table is made of.
 */
/**
 * Formats of days that Chinese, Japanese and Korean programs name by their number only (ECMA-376
 * part 1, 18.8.30). The library does not know them; it knows the first format of days.
 */
const EAST_ASIAN_DAYS: readonly (readonly [first: number, last: number])[] = [
  [27, 36],
  [50, 58],
];
const DAY = 14;
/** The library looks through all formats for each style; Excel keeps 4,050 styles in these files. */
const MOST_STYLES = 5_000;

/** A page break: the library knows it and passes it over. */
const PASSED_OVER = 0x1a;
/** The most bytes that a record has (MS-XLS 2.1.4). */
const LONGEST = 8224;
/** Every sheet describes each of its 256 columns at most once. */
const MOST_COLUMNS_DESCRIBED = 2 ** 20;
/** The library copies all merges so far for each record of them. */
const MOST_MERGE_RECORDS = 5_000;
/** For each byte of the shared strings the library looks through all their pieces. */
const MOST_STRING_WORK = 4e9;
const MOST_STRING_BYTES = 6 * 2 ** 20;

const COLUMNS = 256;
const ROWS = 65_536;

/** The cells of one sheet that have a value already. */
class Cells {
  private readonly taken = new Uint8Array((ROWS * COLUMNS) / 8);
  private last = -1;

  clear(): void {
    if (this.last >= 0) this.taken.fill(0);
    this.last = -1;
  }

  /** False where there is a value already, or no such place. */
  take(row: number, column: number): boolean {
    const place = row * COLUMNS + column;
    const bit = 1 << (place & 7);
    const byte = this.taken[place >> 3];
    if (column >= COLUMNS || byte === undefined || (byte & bit) !== 0) return false;
    this.taken[place >> 3] = byte | bit;
    this.last = place;
    return true;
  }
}

class Walk {
  private readonly view: DataView;
  private readonly strict: Budget;
  private readonly cells = new Cells();
  private readonly isOldest: boolean;
  /** What each stream that has begun says that it is. */
  private readonly streams: number[] = [];
  private ended = 0;
  private columns = 0;
  private mergeRecords = 0;
  private styles = 0;
  private readonly formats = new Set<number>();
  /**
   * The pieces of the shared strings or of a formula's text, which may go on over several records.
   */
  private pieces: Piece[] = [];
  private isShared = false;
  private awaitsResult = false;

  constructor(
    private readonly stream: Uint8Array,
    budget: Budget,
  ) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    this.strict = budget.within({
      columns: MOST_COLUMNS_DESCRIBED,
      merges: MOST_MERGE_RECORDS,
      texts: MOST_STRING_BYTES,
    });
    if (stream.length < 4) throw unreadable('damaged');
    this.isOldest = this.view.getUint16(0, true) === BEGINNINGS[0];
  }

  walk(): void {
    let at = 0;
    while (at + 4 <= this.view.byteLength) {
      const type = this.view.getUint16(at, true);
      const length = this.view.getUint16(at + 2, true);
      // After the last sheet a stream is filled up.
      if (this.streams.length === 0 && !BEGINNINGS.includes(type)) break;
      if (length > LONGEST || at + 4 + length > this.view.byteLength) throw unreadable('damaged');
      this.record(type, at + 4, length);
      at += 4 + length;
    }
    if (this.streams.length !== 0 || this.ended === 0) throw unreadable('damaged');
  }

  private record(type: number, at: number, length: number): void {
    if (type !== CONTINUE) this.endPieces();
    if (type === CONTINUE) this.goesOn(at, length);
    else if (BEGINNINGS.includes(type)) this.begins(at, length);
    else if (type === END) {
      this.streams.pop();
      this.ended += 1;
    } else if (type === FILE_PASS) throw encrypted();
    else if (KEPT.has(type) && this.hasCells()) this.content(type, at, length);
    else this.passOver(at);
  }

  private begins(at: number, length: number): void {
    if (length < 4) throw unreadable('damaged');
    this.streams.push(this.word(at + 2));
    if (this.streams.length === 1) this.cells.clear();
  }

  /** A chart, on a sheet of its own or on a table, repeats figures in the records of cells. */
  private hasCells(): boolean {
    return this.streams.every(
      (kind, n) => !WITHOUT_CELLS.includes(kind) && (n === 0 || this.streams[n - 1] === WORKSPACE),
    );
  }

  private content(type: number, at: number, length: number): void {
    const { fewest = 0, letters } = KEPT.get(type) ?? {};
    if (length < fewest) throw unreadable('damaged');
    if (type === SHARED_STRINGS || RESULTS.includes(type)) {
      this.pieces = [[at, at + length]];
      this.isShared = type === SHARED_STRINGS;
    } else if (letters !== undefined) this.lettersWithin(letters, at, length);
    if (STYLE_TYPES.has(type)) this.styles += 1;
    if (this.styles > MOST_STYLES) throw unreadable('damaged');
    if (type === FORMAT) this.format(at, length);
    else if (type === STYLE) this.style(at);
    if (type === COLUMN_INFO) this.describesColumns(at);
    else if (type === MERGES) this.merges(at, length);
    else if (type === SHEET) this.sheet(at, length);
    if (this.streams.length === 1) this.values(type, at, length);
  }

  private passOver(at: number): void {
    this.view.setUint16(at - 4, PASSED_OVER, true);
  }

  private goesOn(at: number, length: number): void {
    if (this.pieces.length === 0) this.passOver(at);
    else this.pieces.push([at, at + length]);
  }

  private endPieces(): void {
    const { pieces } = this;
    if (pieces.length === 0) return;
    this.pieces = [];
    const bytes = pieces.reduce((sum, [start, end]) => sum + end - start, 0);
    if (pieces.length * bytes > MOST_STRING_WORK) {
      this.strict.check('texts', bytes + MOST_STRING_BYTES);
    }
    if (this.isShared) checkSharedStrings(this.view, pieces);
    else this.lettersWithin({ at: 0, bytes: this.isOldest ? 1 : 2 }, pieces[0]?.[0] ?? 0, bytes);
  }

  private lettersWithin(
    letters: NonNullable<KeptRecords['letters']>,
    at: number,
    length: number,
  ): void {
    const start = letters.at + letters.bytes;
    const count =
      letters.bytes === 1 ? this.view.getUint8(at + letters.at) : this.word(at + letters.at);
    if (start + count > length) throw unreadable('damaged');
  }

  private format(at: number, length: number): void {
    const isNewest = this.view.getUint16(0, true) === NEWEST_BEGINNING && this.word(4) === BIFF_8;
    this.lettersWithin({ at: 2, bytes: isNewest ? 2 : 1 }, at, length);
    this.formats.add(this.word(at));
  }

  private style(at: number): void {
    const id = this.word(at + 2);
    const isDay = EAST_ASIAN_DAYS.some(([first, last]) => id >= first && id <= last);
    if (isDay && !this.formats.has(id)) this.view.setUint16(at + 2, DAY, true);
  }

  private sheet(at: number, length: number): void {
    if (this.view.getUint16(0, true) !== NEWEST_BEGINNING) return;
    if (length < 8 || 7 + this.view.getUint8(at + 6) > length) throw unreadable('damaged');
  }

  private describesColumns(at: number): void {
    this.columns += Math.max(0, this.word(at + 2) - this.word(at) + 1);
    this.strict.check('columns', this.columns);
  }

  private merges(at: number, length: number): void {
    this.mergeRecords += 1;
    this.strict.check('merges', this.mergeRecords);
    if (length < 2 + this.word(at) * 8) throw unreadable('damaged');
  }

  private values(type: number, at: number, length: number): void {
    if (RESULTS.includes(type)) this.awaitsResult = false;
    const isValue = ONE_VALUE.has(type) || type === SEVERAL_NUMBERS;
    if (!isValue) return;
    // A missing text would leave the cell blank without anybody noticing.
    if (this.awaitsResult) throw unreadable('damaged');
    const last = type === SEVERAL_NUMBERS ? this.word(at + length - 2) : this.word(at + 2);
    for (let column = this.word(at + 2); column <= last; column += 1) {
      // Two values of one cell: nobody can tell which one counts.
      if (!this.cells.take(this.word(at), column)) throw unreadable('damaged');
    }
    if (FORMULAS.includes(type)) this.formula(type, at, length);
  }

  /** Only results count: the formula itself is taken out, so that the library does not read it. */
  private formula(type: number, at: number, length: number): void {
    if (type === FORMULA && !this.isOldest && length < 22) throw unreadable('damaged');
    const result = at + (this.isOldest ? 7 : 6);
    this.awaitsResult = this.word(result + 6) === 0xffff && this.stream[result] === 0;
    this.stream.fill(0, at + 15, at + length);
  }

  private word(at: number): number {
    return this.view.getUint16(at, true);
  }
}

/**
 * Walks over the records of a BIFF stream and leaves in it, where it lies, only what the library is
 * to read. Refuses a chain that is broken: rows would be missing unnoticed.
 */
export const keepTables = (stream: Uint8Array, budget: Budget): void => {
  new Walk(stream, budget).walk();
};
