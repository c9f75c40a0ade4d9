import type { DateValue, ErrorValue } from '../truth/row.js';

/** A formula with the result that the spreadsheet program has kept; null where it kept none. */
interface Formula {
  readonly formula: string;
  readonly result: number | null;
}

/** A cell about to be written; null for an empty one. */
export type DraftCell = string | number | Formula | ErrorValue | DateValue | null;

/** A merged area; all four bounds count from 0 and belong to it. */
export interface DraftMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet about to be written, in whatever format. */
export interface DraftSheet {
  readonly name: string;
  readonly rows: readonly (readonly DraftCell[])[];
  readonly merges: readonly DraftMerge[];
  /** Rows at the top that are titles or header: bold and centred where the format has a look. */
  readonly headRows: number;
  readonly hidden: boolean;
  /** From 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** A workbook about to be written. */
export interface DraftBook {
  /** Relative to the working folder, without its ending. */
  readonly path: string;
  readonly sheets: readonly DraftSheet[];
}

export const plainSheet = (name: string, rows: DraftSheet['rows'], headRows = 1): DraftSheet => ({
  name,
  rows,
  merges: [],
  headRows,
  hidden: false,
  hiddenRows: [],
  hiddenColumns: [],
});

/** What a format without formulas and dates keeps of a cell. */
export function plainValue(cell: DraftCell): string | number | null {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('date' in cell) return cell.date;
  return 'result' in cell ? cell.result : cell.error;
}
