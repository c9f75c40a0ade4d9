import { LOOK_NAMES } from '../style.js';
import type { CellStyle, StyleSheet } from '../style-sheet.js';
import type { SharedStrings } from '../texts/strings.js';
import { BLANK, TEXT } from './cells.js';
import type { RowsColumn, TableRows } from './table-rows.js';

/** What the sheets of a workbook share. */
export interface Numbering {
  readonly styles: StyleSheet;
  readonly strings: SharedStrings;
}

/** A cell of whose text nothing is left, beside what cells are in a plan. */
const EMPTY = 4;
/** What has no number in a workbook, or none yet. */
const NO_NUMBER = 2 ** 32 - 1;

const LOOKS = LOOK_NAMES.length;

/**
 * The numbers of the styles that a table needs, by column and look; given in the order in which cells
 * need them, row by row.
 */
export function styleNumbers(
  { columns, heights }: TableRows,
  { styles: sheet }: Numbering,
): Uint32Array {
  const numbers = new Uint32Array(columns.length * LOOKS).fill(NO_NUMBER);
  const take = (n: number, styles: readonly CellStyle[], look: number): void => {
    const at = n * LOOKS + look;
    if (numbers[at] === NO_NUMBER) numbers[at] = sheet.numberOf(styles[look] as CellStyle);
  };
  columns.forEach(({ looks, styles }, n) => {
    take(n, styles, looks?.[0] ?? 0);
  });
  const varied = columns.flatMap(({ looks, styles }, n) =>
    looks === null ? [] : { n, looks, styles },
  );
  for (let row = 1; row < heights.length; row += 1) {
    for (const { n, looks, styles } of varied) take(n, styles, looks[row] as number);
  }
  return numbers;
}

/** A column that holds texts, or whose blank cells do. */
interface Lettered {
  readonly n: number;
  readonly texts: readonly string[];
  /** The numbers of its texts as far as cells have needed them, by their places. */
  readonly numbers: number[];
  readonly ifBlank: string | null;
}

/** The cells of some rows, column after column. */
export interface Batch {
  readonly rows: number;
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
}

/** The numbers of a table's texts, which are given as cells need them, row by row. */
export class CellTexts {
  readonly #columns: readonly Lettered[];

  constructor(
    columns: readonly RowsColumn[],
    private readonly strings: SharedStrings,
    /** Of each column the number of the text of its blank cells. */
    private readonly blanks: Uint32Array,
  ) {
    blanks.fill(NO_NUMBER, 0, columns.length);
    this.#columns = columns.flatMap(({ cells: { texts, kinds }, ifBlank }, n): Lettered[] =>
      texts.length > 0 || (ifBlank !== null && kinds.includes(BLANK))
        ? [{ n, texts, numbers: [], ifBlank }]
        : [],
    );
  }

  /** Puts the number of each text where its place in the column stood. */
  nameTexts({ rows, kinds, values }: Batch): void {
    for (let row = 0; row < rows; row += 1) {
      for (const column of this.#columns) {
        const cell = column.n * rows + row;
        const kind = kinds[cell];
        if (kind === TEXT) {
          const number = this.#numberOf(column, values[cell] as number);
          if (number === NO_NUMBER) kinds[cell] = EMPTY;
          else values[cell] = number;
        } else if (kind === BLANK && column.ifBlank !== null) {
          if (this.blanks[column.n] === NO_NUMBER) this.#nameBlank(column);
        }
      }
    }
  }

  /** Texts stand in a column in the order in which they first come. */
  #numberOf({ texts, numbers }: Lettered, place: number): number {
    if (place < numbers.length) return numbers[place] as number;
    const number = this.strings.add(texts[place] as string) ?? NO_NUMBER;
    numbers.push(number);
    return number;
  }

  #nameBlank({ n, ifBlank }: Lettered): void {
    this.blanks[n] = this.strings.add(ifBlank ?? '') ?? NO_NUMBER;
  }
}
