import { sumAt } from '../domain/amounts.js';
import type { Fen } from '../domain/money.js';
import type { Both } from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import { type Comparison, trendOf } from './compare.js';
import type { Yield } from './plan.js';

/** What fell among the items that both years know. Definition: docs/definitions/factors.md. */

/** `falls(x)`: prior above 0 and the trend of x is down. */
export const falls = (
  prior: Fen,
  current: Fen,
  policy: Pick<Policy, 'toleranceAmount' | 'toleranceRate'>,
): boolean => prior > 0 && trendOf(prior, current, policy) === 'down';

/** Sum of some places in both years, in fen; blank counts as 0. */
export const sumsOf = ({ prior, current }: Comparison, places: readonly number[]): Both<Fen> => ({
  prior: sumAt(prior.numbers, places),
  current: sumAt(current.numbers, places),
});

/** By how much it fell in fen; 0 where it did not fall. */
export const sizeOfFall = ({ prior, current }: Both<Fen>, { policy }: Comparison): Fen =>
  falls(prior, current, policy) ? prior - current : 0;

export const fallOf = (comparison: Comparison, places: readonly number[]): Fen =>
  sizeOfFall(sumsOf(comparison, places), comparison);

/** A category that is asked by the items that both years know, or taken as a whole. */
export const categorySums = (
  comparison: Comparison,
  category: 'wages' | 'property' | 'transfers',
  places: readonly number[] | null,
): Both<Fen> =>
  places === null
    ? {
        prior: comparison.income.prior[category],
        current: comparison.income.current[category],
      }
    : sumsOf(comparison, places);

const NOTHING: readonly number[] = [];

/** Gross less its own costs; null where a table lacks some of these. */
function lessCosts(comparison: Comparison, { gross, costs }: Yield): Both<Fen> | null {
  if (costs === null) return null;
  const income = sumsOf(comparison, gross);
  const spent = sumsOf(comparison, costs);
  return { prior: income.prior - spent.prior, current: income.current - spent.current };
}

/** Fall by gross where that fell, else by gross less its own costs. */
export function fallOfYield(comparison: Comparison, own: Yield): Fen {
  const byGross = fallOf(comparison, own.gross);
  if (byGross > 0) return byGross;
  const net = lessCosts(comparison, own);
  return net === null ? 0 : sizeOfFall(net, comparison);
}

/** Tells whether a yield is lower by any amount, by gross or by gross less its own costs. */
export function yieldIsLower(comparison: Comparison, own: Yield): boolean {
  const net = lessCosts(comparison, own);
  return grossIsLower(comparison, own) || (net !== null && net.current < net.prior);
}

export function grossIsLower(comparison: Comparison, { gross }: Yield): boolean {
  const { prior, current } = sumsOf(comparison, gross);
  return current < prior;
}

/** Cells that a yield rests on: its items, and its costs where they count. */
export const placesOfYield = (
  comparison: Comparison,
  { gross, costs }: Yield,
): readonly number[] => [
  ...gross,
  ...(fallOf(comparison, gross) > 0 ? NOTHING : (costs ?? NOTHING)),
];

/** The fall of business net of costs; 0 where its trend is not down. */
export const fallOfBusiness = ({ change: { business } }: Comparison): Fen =>
  business.trend === 'down' ? -business.amount : 0;
