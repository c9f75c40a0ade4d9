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
  readonly #tables: { readonly year: Year; readonly rows: Uint32Array }[] = [];
  #size = 0;

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  add({ head, households, rejected }: DetailTable): void {
    const rows = new Uint32Array(WORDS * (households.length + rejected.length));
    let at = 0;
    for (const [isRejected, all] of [households, rejected].entries()) {
      for (const { row, texts } of all) {
        rows[at] = 2 * row + isRejected;
        rows[at + 1] = this.#numberOf(texts.id, this.#ids);
        rows[at + 2] = this.#numberOf(texts.idNumber, this.#idNumbers);
        at += WORDS;
      }
    }
    this.#tables.push({ year: head.year, rows });
  }

  /** The year of the nth table. */
  yearOf(table: number): Year {
    return this.#tables[table]?.year ?? 'prior';
  }

  /** Every row, in the order of the tables. */
  *all(): Generator<KeyRow> {
    for (const [table, { year, rows }] of this.#tables.entries()) {
      for (let at = 0; at < rows.length; at += WORDS) {
        const first = rows[at] as number;
        yield {
          year,
          table,
          row: first >>> 1,
          isRejected: first % 2 === 1,
          id: keyAt(rows, at + 1),
          idNumber: keyAt(rows, at + 2),
        };
      }
    }
  }

  /** The number of a key plus 1; 0 for none. Keys of both kinds are numbered in one row. */
  #numberOf(key: string | null, known: PackedTexts): number {
    if (key === null) return 0;
    const number = known.first(key, this.#size);
    if (number === this.#size) this.#size += 1;
    return number + 1;
  }
}

function keyAt(rows: Uint32Array, at: number): number | null {
  const key = rows[at] as number;
  return key === 0 ? null : key - 1;
}
