import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';

/**
 * A row that is not compared, with what is wrong with it. Its keys still count as carried, and what
 * can be read of it is checked like any other row.
 */
export interface RejectedRow extends Household {
  readonly reasons: readonly Finding[];
}

/** A household's row, compared or not. */
export type Row = Household | RejectedRow;

export const isRejected = (row: Row): row is RejectedRow => 'reasons' in row;
