import { columnLetters } from '../../../domain/household.js';
import { parseRange } from '../../../intake/open/xlsx/reference.js';
import type { Merge } from '../../../intake/sheet.js';

/** Row from 1, column from 0, as A1 addresses and cell arrays have them. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** Undefined where the text is no address of one cell. */
export function cellAddress(address: string): CellAddress | undefined {
  const range = parseRange(address);
  return range === undefined ? undefined : { row: range.top + 1, column: range.left };
}

export const addressOf = ({ row, column }: CellAddress): string => `${columnLetters(column)}${row}`;

export const rangeText = ({ top, left, bottom, right }: Merge): string =>
  `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`;

/** `'南张村'!$Y$3:$Y$90`. */
export const sheetRange = (sheet: string, range: Merge): string =>
  `${quoted(sheet)}!${rangeText(range).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;

/** `'南张村'!F7`, for a hyperlink inside the workbook. */
export const linkTo = (sheet: string, address: string): string => `${quoted(sheet)}!${address}`;

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** The range of a defined name's text, of whatever sheet. */
export const rangeIn = (text: string): Merge | undefined =>
  parseRange(text.slice(text.lastIndexOf('!') + 1));
