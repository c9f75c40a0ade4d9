import type { MeasureKey } from '../measure.js';
import type { Fen } from '../money.js';
import type { Warning } from './result.js';

/** The ledger of measures (帮扶台账). Definition: docs/definitions/measures.md, "The ledger". */

/** What people fill, in the order of the columns. */
export const FILLED_COLUMNS = [
  'measure',
  'content',
  'planned',
  'helper',
  'deadline',
  'progress',
  'actual',
  'note',
] as const;
export type FilledColumn = (typeof FILLED_COLUMNS)[number];

/** A filled cell as it stands in the sheet, right or wrong; dates are serial numbers. */
export type FilledCell = string | number | null;
export type FilledCells = Readonly<Record<FilledColumn, FilledCell>>;

export const NOTHING_FILLED: FilledCells = {
  measure: null,
  content: null,
  planned: null,
  helper: null,
  deadline: null,
  progress: null,
  actual: null,
  note: null,
};

export const isFilled = (cells: FilledCells): boolean =>
  FILLED_COLUMNS.some((column) => cells[column] !== null);

export const sameCells = (a: FilledCells, b: FilledCells): boolean =>
  FILLED_COLUMNS.every((column) => a[column] === b[column]);

/** `none`: the household needs help, but no family fits it. */
export type LedgerFamily = MeasureKey | 'none';

export type Progress = 'notStarted' | 'underWay' | 'done';

/** What a row says as far as it can be read; null where empty or wrong. */
export interface LedgerEntry {
  /** The measure that is taken; null for 暂不采取. */
  readonly measure: MeasureKey | 'other' | null;
  readonly planned: Fen | null;
  readonly helper: string | null;
  /** `2022-12-31` */
  readonly deadline: string | null;
  readonly progress: Progress | null;
  readonly actual: Fen | null;
}

/** What the program wrote of a household, in each of its rows. */
export interface LedgerHousehold {
  readonly key: string;
  readonly village: string;
  readonly head: string | null;
  readonly monitored: string | null;
  readonly warning: Warning;
  readonly fall: Fen;
  readonly shortfall: Fen;
}

/** One row as it was read back. */
export interface LedgerRow {
  readonly household: LedgerHousehold;
  /** null where the cell names none of them. */
  readonly family: LedgerFamily | null;
  readonly familyText: string;
  readonly cells: FilledCells;
  readonly entry: LedgerEntry;
  /** It stood on the sheet 不再需要. */
  readonly retired: boolean;
  readonly place: { readonly file: string; readonly sheet: string; readonly row: number };
}
