import type { TextField } from '../../domain/household.js';
import { columnsIn, type FieldColumns } from '../cells/fields.js';
import type { Cell, Sheet } from '../sheet.js';

const UNMERGED: (row: number) => number = () => -1;

/** The row (from 0) in which the merge starts that a row lies in, below its start; -1 for none. */
export function mergedFromAbove(sheet: Sheet, column: number): (row: number) => number {
  const merges = sheet.merges.filter(({ left, right }) => left <= column && column <= right);
  if (merges.length === 0) return UNMERGED;
  const starts = new Int32Array(sheet.rows.length).fill(-1);
  for (const { top, bottom } of merges) {
    const last = Math.min(bottom, sheet.rows.length - 1);
    for (let row = top + 1; row <= last && starts[row] === -1; row += 1) starts[row] = top;
  }
  return (row) => starts[row] ?? -1;
}

const INHERITED: readonly TextField[] = ['county', 'township', 'village', 'hamlet'];

/** What stands in a cell; a place's name may stand in the first cell of a merge. */
export function inheriting(
  sheet: Sheet,
  fields: FieldColumns,
): (row: number, column: number) => Cell | undefined {
  const places = new Set(INHERITED.flatMap((field) => columnsIn(fields, field)));
  const inherited = new Map<number, (row: number) => number>();
  for (const column of places) {
    const startOf = mergedFromAbove(sheet, column);
    if (startOf !== UNMERGED) inherited.set(column, startOf);
  }
  if (inherited.size === 0) return (row, column) => sheet.rows[row]?.[column];
  return (row, column) => {
    const start = inherited.get(column)?.(row) ?? -1;
    return sheet.rows[start === -1 ? row : start]?.[column];
  };
}
