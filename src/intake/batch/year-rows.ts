import type { Household, Year } from '../../domain/household.js';
import type { RejectedRow } from '../table/rejections.js';
import type { Placed } from './placed.js';

/** The rows of a year, in their villages. */
export interface YearRows {
  readonly households: readonly Placed<Household>[];
  readonly rejected: readonly Placed<RejectedRow>[];
}

/** The rows of both years. */
export type BothYears = Readonly<Record<Year, YearRows>>;
