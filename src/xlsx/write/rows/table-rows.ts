import type { CellStyle } from '../style-sheet.js';
import type { Cells } from './cells.js';

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
  /** The style of each look, by its place. */
  readonly styles: readonly CellStyle[];
  /** What stands where a cell is blank. */
  readonly ifBlank: string | null;
}
