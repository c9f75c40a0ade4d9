import type { Year } from '../../domain/household.js';
import { PackedTexts } from '../../domain/names/packed.js';
import type { DetailTable } from '../table/detail-table.js';

/** The keys of a row by their numbers; null where it has none. */
export interface KeyRow {
  readonly year: Year;
  /** The place of its table. */
  readonly table: number;
  readonly row: number;
  readonly isRejected: boolean;
  readonly id: number | null;
  readonly idNumber: number | null;
}

/** The row with one bit for whether it is rejected, then the two keys, 0 where there is none. */
const WORDS = 3;

/** The keys of every row of a run, in twelve bytes a row beside the marks of the keys. */
export class KeyRows {
  readonly #ids = new PackedTexts();
  readonly #idNumbers = new PackedTexts();
  /** All rows in one array: one for each table costs as much again as the rows of a village. */
  #words = new Uint32Array(WORDS);
  #end = 0;
  readonly #tables: { readonly year: Year; readonly end: number }[] = [];
  #size = 0;

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  add({ head, households, rejected }: DetailTable): void {
    for (const [isRejected, all] of [households, rejected].entries()) {
      for (const { row, texts } of all) {
        this.#push(
          2 * row + isRejected,
          this.#numberOf(texts.id, this.#ids),
          this.#numberOf(texts.idNumber, this.#idNumbers),
        );
      }
    }
    this.#tables.push({ year: head.year, end: this.#end });
  }

  /** The year of the nth table. */
  yearOf(table: number): Year {
    return this.#tables[table]?.year ?? 'prior';
  }

  /** Every row, in the order of the tables. */
  *all(): Generator<KeyRow> {
    const words = this.#words;
    let at = 0;
    for (const [table, { year, end }] of this.#tables.entries()) {
      for (; at < end; at += WORDS) {
        const first = words[at] as number;
        yield {
          year,
          table,
          row: first >>> 1,
          isRejected: first % 2 === 1,
          id: keyAt(words, at + 1),
          idNumber: keyAt(words, at + 2),
        };
      }
    }
  }

  #push(row: number, id: number, idNumber: number): void {
    if (this.#end === this.#words.length) {
      const longer = new Uint32Array(2 * this.#end);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[this.#end] = row;
    this.#words[this.#end + 1] = id;
    this.#words[this.#end + 2] = idNumber;
    this.#end += WORDS;
  }

  /** The number of a key plus 1; 0 for none. Keys of both kinds are numbered in one row. */
  #numberOf(key: string | null, known: PackedTexts): number {
    if (key === null) return 0;
    const number = known.first(key, this.#size);
    if (number === this.#size) this.#size += 1;
    return number + 1;
  }
}

function keyAt(words: Uint32Array, at: number): number | null {
  const key = words[at] as number;
  return key === 0 ? null : key - 1;
}
