import { ITEMS } from '../../domain/catalog.js';
import { filled, type Household, placeOf } from '../../domain/household.js';
import { divide, RATE_SCALE } from '../../domain/money.js';

/** What is expected so far of any household; null where whole periods are compared. */
export const soFarBy = (
  shares: ReadonlyMap<string, number> | null,
): ((household: Household) => Household) | null =>
  shares === null ? null : (household) => expectedSoFar(household, shares);

/**
 * What of last year is expected so far: each item times its seasonal share, in ten-thousandths.
 * Definition: docs/definitions/comparison.md, `to-date`.
 * @internal
 */
export function expectedSoFar(
  household: Household,
  shares: ReadonlyMap<string, number>,
): Household {
  const numbers = Float64Array.from(household.numbers);
  for (const { key } of ITEMS) {
    const place = placeOf(key);
    const value = numbers[place] as number;
    const share = shares.get(key);
    if (filled(value) && share !== undefined) numbers[place] = divide(value * share, RATE_SCALE);
  }
  return { ...household, numbers };
}
