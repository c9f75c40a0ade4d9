import type { FieldKey } from '../../../domain/catalog.js';
import type { FactorNumber } from '../../../domain/factor.js';
import type { Random } from '../../random.js';
import type { Livelihood } from '../prior.js';
import type { Row } from '../row.js';

/**
 * Reasons for falling income, one for every cause of docs/definitions/factors.md. A decline first
 * gives the prior year what there is to lose, then takes it away in the current year and leaves the
 * evidence from which its cause can be told. Falls stay within what the checks hold for plausible.
 */
export interface Decline {
  readonly name: string;
  readonly factor: FactorNumber;
  /**
   * What the decline takes from. Two declines can go together where these differ; a `whole` one
   * stands alone.
   */
  readonly touches: 'business' | 'wages' | 'transfers' | 'whole';
  readonly livelihood: Livelihood;
  /** How often it comes in a round of declines. */
  readonly weight: number;
  prepare(prior: Row, random: Random): void;
  fall(prior: Row, current: Row, random: Random): void;
}

export function clear(row: Row, fields: readonly FieldKey[]): void {
  for (const field of fields) row.delete(field);
}

export const asBefore = (prior: Row, current: Row, ...fields: FieldKey[]): void => {
  for (const field of fields) {
    const value = prior.get(field);
    if (value === undefined) current.delete(field);
    else current.set(field, value);
  }
};
