import type { Cell, Sheet } from '../../intake/sheet.js';

/**
 * A sheet as it goes from thread to thread: numbers in buffers that move, and each text once. To
 * copy rows that are arrays of cells takes as long as to read them from the file.
 */
export interface PackedSheet extends Omit<Sheet, 'rows'> {
  /** How many cells each row has. */
  readonly lengths: Uint32Array;
  readonly cells: PackedCells;
}

/** The cells of all rows, row by row. */
interface PackedCells {
  /** What each cell is (below). */
  readonly kinds: Uint8Array;
  /** A whole number, or the place of a text in `texts`, of anything else in `others`. */
  readonly values: Int32Array;
  readonly texts: readonly string[];
  readonly others: readonly Cell[];
}

/** The kinds of cells; a blank one is none of them. */
const WHOLE = 1;
const TEXT = 2;
const OTHER = 3;

export function packedSheet({ rows, ...rest }: Sheet): PackedSheet {
  const lengths = Uint32Array.from(rows, (row) => row.length);
  const packing = new Packing(lengths.reduce((sum, length) => sum + length, 0));
  for (const row of rows) packing.add(row);
  return { ...rest, lengths, cells: packing.packed() };
}

/** Packs row after row. */
class Packing {
  readonly #kinds: Uint8Array;
  readonly #values: Int32Array;
  readonly #texts = new Map<string, number>();
  readonly #others: Cell[] = [];
  #at = 0;

  constructor(cells: number) {
    this.#kinds = new Uint8Array(cells);
    this.#values = new Int32Array(cells);
  }

  add(row: readonly Cell[]): void {
    for (const cell of row) {
      if (typeof cell === 'string') this.#put(TEXT, this.#placeOf(cell));
      else if (typeof cell === 'number' && isWhole(cell)) this.#put(WHOLE, cell);
      else if (cell !== null) this.#put(OTHER, this.#others.push(cell) - 1);
      this.#at += 1;
    }
  }

  packed(): PackedCells {
    const texts = [...this.#texts.keys()];
    return { kinds: this.#kinds, values: this.#values, texts, others: this.#others };
  }

  #put(kind: number, value: number): void {
    this.#kinds[this.#at] = kind;
    this.#values[this.#at] = value;
  }

  #placeOf(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }
}

/** Whether 32 bits hold a number as it is; −0 is not 0. */
const isWhole = (value: number): boolean =>
  (value | 0) === value && (value !== 0 || !Object.is(value, -0));

/** One for all rows that are not stored. */
const NO_CELLS: readonly Cell[] = Object.freeze([]);

export function unpackedSheet({ lengths, cells, ...rest }: PackedSheet): Sheet {
  // A copy of blank cells is as long as it has to be; a row that grows cell by cell takes thrice that.
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const blank: readonly Cell[] = Array.from({ length: longest }, () => null);
  const rows: (readonly Cell[])[] = [];
  let at = 0;
  for (const length of lengths) {
    rows.push(length === 0 ? NO_CELLS : unpackedRow(cells, at, blank.slice(0, length)));
    at += length;
  }
  return { ...rest, rows };
}

/** Fills a row that is blank yet with the cells from a place on. */
function unpackedRow(cells: PackedCells, from: number, row: Cell[]): readonly Cell[] {
  const { kinds, values, texts, others } = cells;
  for (let column = 0; column < row.length; column += 1) {
    const kind = kinds[from + column];
    const value = values[from + column] as number;
    if (kind === TEXT) row[column] = texts[value] as string;
    else if (kind === WHOLE) row[column] = value;
    else if (kind === OTHER) row[column] = others[value] as Cell;
  }
  return row;
}
