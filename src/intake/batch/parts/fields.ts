import { isItem } from '../../../domain/fields.js';
import { NUMERIC_FIELDS, type NumericField, type TextField } from '../../../domain/household.js';

/**
 * How the cells of a household's parts make one of the year.
 * Definition: docs/definitions/parts.md, "Joining".
 */
export type Joining =
  /** Added up; blank counts as 0. */
  | 'sum'
  | 'largest'
  /** 是 if any part says so, else 否 if any does. */
  | 'any'
  /** The latest part's cell, blank or not. */
  | 'latest'
  | 'latestFilled'
  | 'none';

const OF_COLUMNS: Readonly<Partial<Record<NumericField, Joining>>> = {
  ...{ 'total.wages': 'sum', 'total.business': 'sum', 'total.costs': 'sum' },
  ...{ 'total.property': 'sum', 'total.transfers': 'sum', 'total.gross': 'sum' },
  'total.net': 'sum',
  'total.perCapita': 'none',
  claims: 'sum',
  outOfPocket: 'sum',
  workMonths: 'sum',
  workers: 'largest',
  stopped: 'any',
  loan: 'latest',
  loanEligible: 'latest',
  riskCleared: 'latest',
  assistDone: 'latest',
  willing: 'latest',
  motivated: 'latest',
};

/** How each numeric field is joined, by `placeOf(field)`. */
export const JOININGS: readonly Joining[] = NUMERIC_FIELDS.map((field) =>
  isItem(field) ? 'sum' : (OF_COLUMNS[field] ?? 'latestFilled'),
);

export const LATEST_TEXTS: ReadonlySet<TextField> = new Set(['monitored', 'welfare']);

/** Texts that are put together, because every part tells of its own months. */
export const GATHERED_TEXTS: ReadonlySet<TextField> = new Set(['disaster', 'declared']);
