import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';

/**
 * A row that is not compared, with what is wrong with it. Its keys still count as carried, and what
 * can be read of it is checked like any other row.
 */
export interface RejectedRow extends Household {
  readonly reasons: readonly Finding[];
}

export const isRejected = (row: Household | RejectedRow): row is RejectedRow => 'reasons' in row;
