import { columnLetters } from '../../domain/household.js';

/** A cell of the file's sheet: row from 1, column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** `C7`. */
export const addressOf = ({ row, column }: CellPlace): string => `${columnLetters(column)}${row}`;

/** Where what is read as header and rows stands in the file's sheet; rows and columns from 0. */
export interface Places {
  /** The row by which a household is known. */
  rowOf(row: number): number;
  cellAt(row: number, column: number): CellPlace;
  headerAt(column: number): CellPlace;
}

/** A table: its cells stand as they are read, below the rows `above` it. */
export function tablePlaces(above: number, headerBottom: number): Places {
  const rowOf = (row: number): number => above + row + 1;
  return {
    rowOf,
    cellAt: (row, column) => ({ row: rowOf(row), column }),
    headerAt: (column) => ({ row: rowOf(headerBottom), column }),
  };
}
