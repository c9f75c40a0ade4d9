import { ITEMS, type ItemKey } from './catalog.js';
import { amountOf, filled, type Household, placeOf } from './household.js';
import { divide, RATE_SCALE } from './money.js';
import { MONTHS_OF_A_YEAR, type Period, periodLength } from './period.js';

/**
 * What part of a year's amount its months hold. Definition: docs/definitions/projection.md,
 * "Seasonal shares".
 */

/**
 * The share of each calendar month, January to December, in ten-thousandths; or `even` for all
 * months alike.
 */
export type MonthShares = 'even' | readonly number[];

export interface Season {
  readonly own: ReadonlyMap<ItemKey, MonthShares>;
  /** For items without a row of their own; null where the policy gives none. */
  readonly rest: MonthShares | null;
}

/** The share of an item in a run, and whether the item has a row of its own. */
export interface ItemShare {
  /** Ten-thousandths; null for money that comes once a year and has no row of its own. */
  readonly share: number | null;
  readonly by: 'own' | 'default' | 'once';
}

/** The share of each item that some table has, in the order of the catalogue. */
export type ItemShares = ReadonlyMap<ItemKey, ItemShare>;

/** The share of the year that the months of a period hold, in ten-thousandths. */
function shareIn(shares: MonthShares, period: Period): number {
  if (shares === 'even') return divide(periodLength(period) * RATE_SCALE, MONTHS_OF_A_YEAR);
  let sum = 0;
  for (let month = period.first; month <= period.last; month += 1) {
    sum += shares[month % MONTHS_OF_A_YEAR] ?? 0;
  }
  return sum;
}

/**
 * The share of an item; null where the policy says nothing of it. `default` does not count for
 * money that comes once a year.
 */
export function itemShare(
  { own, rest }: Season,
  { key, once }: { readonly key: ItemKey; readonly once: boolean },
  period: Period,
): ItemShare | null {
  const row = own.get(key);
  if (row !== undefined) return { share: shareIn(row, period), by: 'own' };
  if (once) return { share: null, by: 'once' };
  return rest === null ? null : { share: shareIn(rest, period), by: 'default' };
}

/** The shares of some items, those of which the policy says something. */
export const sharesOf = (
  season: Season,
  items: { has(item: ItemKey): boolean },
  period: Period,
): ItemShares =>
  new Map(
    ITEMS.filter(({ key }) => items.has(key)).flatMap((item) => {
      const share = itemShare(season, item, period);
      return share === null ? [] : [[item.key, share] as const];
    }),
  );

/**
 * The part of last year's amounts that is expected by now, each item rounded to the fen. Money that
 * comes once a year is expected as a whole where some of it has come, and not yet due where none
 * has. Definition: docs/definitions/projection.md, "Seasonal shares".
 */
export function expectedSoFar(prior: Household, current: Household, shares: ItemShares): Household {
  const numbers = Float64Array.from(prior.numbers);
  for (const { key, once } of ITEMS) {
    const place = placeOf(key);
    const value = numbers[place] as number;
    if (!filled(value) || (once && amountOf(current, key) > 0)) continue;
    const { share } = shares.get(key) ?? { share: null };
    numbers[place] = share === null ? 0 : divide(value * share, RATE_SCALE);
  }
  return { ...prior, numbers };
}
