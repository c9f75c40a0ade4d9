import type { FieldKey } from '../catalog.js';
import type { Year } from '../household.js';

/** What a correction changes: a column, or which of several rows of a household counts. */
export type CorrectedField = FieldKey | 'countedRow';

/** A correction that was applied to a household as it was read; the village's file stays as it is. */
export interface AppliedCorrection {
  /** The table of corrections and its row, from 1. */
  readonly file: string;
  readonly row: number;
  /** Where the corrected cell stands: `本年/北张村.xlsx!Sheet1!F7`. */
  readonly place: string;
  readonly year: Year;
  readonly village: string;
  readonly household: string;
  readonly field: CorrectedField;
  /** Money in yuan; ID numbers masked; null is a blank cell. */
  readonly old: string | number | null;
  readonly new: string | number;
  readonly who: string;
  readonly why: string;
}
