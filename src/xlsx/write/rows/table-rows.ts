import type { SharedStrings } from '../strings.js';
import { LOOK_NAMES } from '../style.js';
import type { CellStyle, StyleSheet } from '../style-sheet.js';
import { BLANK, type Cells, TEXT } from './cells.js';

/** The rows of a table, one beneath the other; there is at least one. */
export interface TableRows {
  /** The number of the first one on the sheet, from 1. */
  readonly firstRow: number;
  readonly columns: readonly RowsColumn[];
  /** Of each row in points; 0 where it is the sheet's own. */
  readonly heights: Uint32Array;
  /** null where no row folds. */
  readonly levels: Uint8Array | null;
}

/** What a column holds and how it looks. */
export interface RowsColumn {
  readonly cells: Cells;
  /** The looks of cells, by their places in `LOOK_NAMES`; null where no cell stands out. */
  readonly looks: Uint8Array | null;
  /** The style of a look, by its place. */
  styleOf(look: number): CellStyle;
  /** What stands where a cell is blank. */
  readonly ifBlank: string | null;
}

/** The numbers in a workbook of what a column needs. */
export interface ColumnNumbers {
  /** Of its styles, by look. */
  readonly styles: Uint32Array;
  /** Of its texts, by their places; null where nothing is left of one. */
  readonly texts: (number | null)[];
  /** Of what stands in blank cells; null where nothing does. */
  blank: number | null;
}

/** What the sheets of a workbook share. */
interface Numbering {
  readonly styles: StyleSheet;
  readonly strings: SharedStrings;
}

/** Numbers are given in the order in which the cells need them, row by row. */
export function numbersOf(
  columns: readonly RowsColumn[],
  { styles, strings }: Numbering,
): ColumnNumbers[] {
  const numbers = columns.map(
    (): ColumnNumbers => ({
      styles: new Uint32Array(LOOK_NAMES.length),
      texts: [],
      blank: null,
    }),
  );
  walk(columns, firstOfLooks, ({ looks, styleOf }, n, row) => {
    const look = looks?.[row] ?? 0;
    (numbers[n] as ColumnNumbers).styles[look] = styles.numberOf(styleOf(look));
  });
  walk(columns, firstOfTexts, ({ cells: { kinds, values, texts }, ifBlank }, n, row) => {
    const own = numbers[n] as ColumnNumbers;
    const place = values[row] as number;
    if (kinds[row] === TEXT) own.texts[place] = strings.add(texts[place] as string);
    else own.blank = strings.add(ifBlank ?? '');
  });
  return numbers;
}

/** Rows of each column, taken from top to bottom and in them from left to right. */
function walk(
  columns: readonly RowsColumn[],
  rowsOf: (column: RowsColumn) => readonly number[],
  take: (column: RowsColumn, n: number, row: number) => void,
): void {
  const { length } = columns;
  const cells: number[] = [];
  columns.forEach((column, n) => {
    for (const row of rowsOf(column)) cells.push(row * length + n);
  });
  for (const cell of new Float64Array(cells).sort()) {
    const n = cell % length;
    take(columns[n] as RowsColumn, n, (cell - n) / length);
  }
}

const isThere = (row: number): boolean => row !== -1;

const firstOfLooks = ({ looks }: RowsColumn): number[] =>
  looks === null ? [0] : LOOK_NAMES.map((_name, look) => looks.indexOf(look)).filter(isThere);

const firstOfTexts = ({ cells: { kinds, firstRows }, ifBlank }: RowsColumn): readonly number[] =>
  ifBlank === null ? firstRows : [...firstRows, kinds.indexOf(BLANK)].filter(isThere);
