import { CATEGORIES, type Category } from '../catalog.js';
import { divideExactly, type Fen, inTenThousandths, RATE_SCALE } from '../money.js';
import type { Both, Group } from './result.js';

/** How many points of a group's growth one kind of income accounts for. */
export interface Contribution {
  readonly category: Category;
  /** A ratio with four decimals: 0.0123 are 1.23 percentage points; below 0 it holds growth back. */
  readonly points: number;
}

type Grown = Pick<Group, 'growth' | 'persons'> & {
  readonly income: Both<Readonly<Record<Category, Fen>> & { readonly perCapita: Fen | null }>;
};

/**
 * What each kind of income adds to the growth of income per head: its change per head ÷ last year's
 * income per head. The points add up to the growth exactly: what rounding leaves goes to the kinds
 * whose own rounding was furthest off. null where there is no growth to divide.
 */
export function contributionsTo({ growth, persons, income }: Grown): Contribution[] | null {
  const perCapita = income.prior.perCapita ?? 0;
  if (growth === null || perCapita <= 0 || persons.prior === 0 || persons.current === 0) {
    return null;
  }
  const [now, before] = [BigInt(persons.current), BigInt(persons.prior)];
  const scale = BigInt(RATE_SCALE);
  const divisor = now * before * BigInt(perCapita);
  const shares = CATEGORIES.map((category) => {
    const change = BigInt(income.current[category]) * before - BigInt(income.prior[category]) * now;
    const points = divideExactly(change * scale, divisor);
    // How far the points are below what they should be.
    const missing = change * scale - BigInt(points) * divisor;
    return { category, points, missing };
  });
  const told = shares.reduce((sum, { points }) => sum + points, 0);
  const left = inTenThousandths(growth) - told;
  const step = Math.sign(left);
  // The sort is stable: of equals the first kind comes first.
  const furthest = shares.toSorted((a, b) => step * compare(b.missing, a.missing));
  for (let n = 0; n < Math.abs(left); n += 1) {
    const share = furthest[n % furthest.length];
    if (share !== undefined) share.points += step;
  }
  return shares.map(({ category, points }) => ({ category, points: points / RATE_SCALE }));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
