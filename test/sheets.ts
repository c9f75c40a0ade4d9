import type { FieldKey } from '../src/domain/catalog.js';
import { type Household, placeOf, type Year } from '../src/domain/household.js';
import type { ColumnMap } from '../src/intake/header/names.js';
import type { Cell, Merge, Sheet } from '../src/intake/sheet.js';
import type { DetailTable } from '../src/intake/table/detail-table.js';
import { readTables } from '../src/intake/table/table.js';

export type Row = readonly Cell[];

/** A sheet of these rows; everything else as in a plain text file. */
export const sheet = (rows: readonly Row[], parts: Partial<Sheet> = {}): Sheet => ({
  name: '',
  hidden: false,
  rows,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  ...parts,
});

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `A1:C2` as a merge. */
function range(text: string): Merge {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text);
  if (found === null) throw new TypeError(`${text} is no range`);
  const [, left = '', top = '', right = '', bottom = ''] = found;
  return {
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  };
}

export const merges = (...ranges: readonly string[]): Pick<Sheet, 'merges'> => ({
  merges: ranges.map(range),
});

/** The smallest header of a detail table. */
export const HEADER: Row = ['户编号', '户主姓名', '家庭人口数', '务工收入'];

/** A household under `HEADER`. */
export const person = (id: Cell, head: Cell, ...amounts: readonly Cell[]): Row => [
  id,
  head,
  3,
  ...amounts,
];

interface Reading {
  readonly file?: string;
  readonly year?: Year;
  readonly map?: ColumnMap;
}

/** The detail table of a sheet, which must be one. */
export function tableOf(
  given: Sheet,
  { file = '本年/北张村.xlsx', year = 'current', map = new Map() }: Reading = {},
): DetailTable {
  const [table, ...others] = readTables(given, { file, year }, map);
  if (table === undefined || others.length > 0) {
    throw new Error(`${file} ${given.name}: ${others.length === 0 ? 'no' : 'more than one'} table`);
  }
  return table;
}

/** The table of these rows. */
export const read = (rows: readonly Row[], parts: Partial<Sheet> = {}): DetailTable =>
  tableOf(sheet(rows, parts));

/** What was read of a numeric field: money in fen, NaN where blank. */
export const numberIn = (household: Household | undefined, field: FieldKey): number =>
  household?.numbers[placeOf(field)] ?? Number.NEGATIVE_INFINITY;

/** The codes with which each rejected row was rejected, by its row number. */
export const rejections = (table: DetailTable): Readonly<Record<number, readonly string[]>> =>
  Object.fromEntries(
    table.rejected.map(({ row, reasons }) => [row, reasons.map(({ code }) => code)]),
  );

export const codes = (table: DetailTable): readonly string[] =>
  table.findings.map(({ code }) => code);
