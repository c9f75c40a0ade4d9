import type { Figure } from '../table.js';

/** What a cell is: one byte of `Cells.kinds`. */
export const BLANK = 0;
const NUMBER = 1;
export const TEXT = 2;
export const FORMULA = 3;

/**
 * Stands in a formula where its row's number belongs: those of a column are one text then. No cell of
 * a workbook can hold it.
 */
export const OWN_ROW = '\u0000';

/** A live formula, without `=`, and what it comes to. */
interface FormulaCell {
  /** With `OWN_ROW`. */
  readonly formula: string;
  readonly result: Figure;
}

/**
 * The cells of a column, from top to bottom. None is an object of its own, for a list has hundreds
 * of thousands; what a text needs (its width, its lines, its place in the workbook) is worked out
 * once for each different one.
 */
export interface Cells {
  readonly kinds: Uint8Array;
  /** A number, or the place of a text or a formula in the lists below. */
  readonly values: Float64Array;
  /** The texts in the order in which they first come; a column that says nothing twice, each time. */
  readonly texts: readonly string[];
  readonly formulas: readonly FormulaCell[];
}

/** What a cell holds; of a formula what it comes to. */
export function figureAt({ kinds, values, texts, formulas }: Cells, row: number): Figure {
  const kind = kinds[row];
  const value = values[row] as number;
  if (kind === NUMBER) return value;
  if (kind === TEXT) return texts[value] ?? null;
  return kind === FORMULA ? (formulas[value]?.result ?? null) : null;
}

/** The formula of a cell; `number` is that of its row on the sheet. */
export function formulaAt(cells: Cells, row: number, number: number): string | null {
  if (cells.kinds[row] !== FORMULA) return null;
  const formula = cells.formulas[cells.values[row] as number]?.formula ?? null;
  return formula?.replaceAll(OWN_ROW, String(number)) ?? null;
}

/** The numbers of a column but those that formulas come to. */
export const numbersIn = ({ kinds, values }: Cells): Float64Array =>
  values.filter((_value, row) => kinds[row] === NUMBER);

/** The largest and the smallest of them, or 0. */
export function extremesOf({ kinds, values }: Cells): [largest: number, smallest: number] {
  let [largest, smallest] = [0, 0];
  for (let row = 0; row < kinds.length; row += 1) {
    if (kinds[row] !== NUMBER) continue;
    const value = values[row] as number;
    if (value > largest) largest = value;
    else if (value < smallest) smallest = value;
  }
  return [largest, smallest];
}

/** What the formulas of a column come to. */
export const resultsOf = ({ formulas }: Cells): Figure[] => formulas.map(({ result }) => result);

/** Room for all cells of a table in two buffers, so that another thread is given two. */
export class TableCells {
  readonly #kinds: Uint8Array;
  readonly #values: Float64Array;

  constructor(
    private readonly rows: number,
    columns: number,
  ) {
    this.#kinds = new Uint8Array(rows * columns);
    this.#values = new Float64Array(rows * columns);
  }

  /** The cells of a column, from 0; all are blank. */
  column(column: number): ColumnCells {
    const { rows } = this;
    const [from, to] = [column * rows, (column + 1) * rows];
    return new ColumnCells(this.#kinds.subarray(from, to), this.#values.subarray(from, to));
  }
}

/** After so many different texts a column is known to say few things again and again, or not to. */
const ENOUGH = 32;
/** In a table of more rows the same text is looked for all the same: held once, it is held shorter. */
const LONG = 2 ** 14;
/** As many different texts of a column are known there. */
const MOST_KNOWN = 2 ** 12;

/** The cells of a column while they come. */
class ColumnCells implements Cells {
  readonly texts: string[] = [];
  readonly formulas: FormulaCell[] = [];
  /** Made with the first formula, for most columns have none. */
  private differentFormulas: Map<string, string> | undefined;
  /** The places of texts; null where most differ, so that looking for the same one costs more. */
  private places: Map<string, number> | null = new Map();
  private seen = 0;
  private readonly isLong: boolean;

  constructor(
    readonly kinds: Uint8Array,
    readonly values: Float64Array,
  ) {
    this.isLong = kinds.length > LONG;
  }

  set(row: number, figure: Figure): void {
    if (figure === null) return;
    const isNumber = typeof figure === 'number';
    this.kinds[row] = isNumber ? NUMBER : TEXT;
    this.values[row] = isNumber ? figure : this.placeOf(figure);
  }

  setFormula(row: number, formula: string, result: Figure): void {
    this.differentFormulas ??= new Map();
    const same = this.differentFormulas.get(formula) ?? formula;
    this.differentFormulas.set(same, same);
    this.kinds[row] = FORMULA;
    this.values[row] = this.formulas.push({ formula: same, result }) - 1;
  }

  /** Without what was needed while they came. */
  taken(): Cells {
    const { kinds, values, texts, formulas } = this;
    return { kinds, values, texts, formulas };
  }

  private placeOf(text: string): number {
    const { places, texts } = this;
    if (places === null) return texts.push(text) - 1;
    this.seen += 1;
    const known = places.get(text);
    if (known !== undefined) return known;
    const place = texts.push(this.isLong ? inOnePiece(text) : text) - 1;
    if (!this.isLong || place < MOST_KNOWN) places.set(text, place);
    if (!this.isLong && texts.length === ENOUGH && this.seen < 2 * ENOUGH) this.places = null;
    return place;
  }
}

/**
 * The text. V8 holds one that was put together as its pieces, which take three times as much, until
 * somebody needs its characters one behind the other.
 */
function inOnePiece(text: string): string {
  Buffer.byteLength(text);
  return text;
}
