import { amountsOf, type Shape, sumAt } from '../domain/amounts.js';
import { ITEMS } from '../domain/catalog.js';
import { amountOf, type Household, placeOf } from '../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE, ratio } from '../domain/money.js';
import type {
  Both,
  Change,
  ChangeKey,
  HouseholdResult,
  Income,
  Trend,
} from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import type { Plan } from './plan.js';

/** Definition: docs/definitions/comparison.md. */

/** Sum of the numbers at some places, in fen; blank counts as 0. */
export const sumOf = ({ numbers }: Household, places: readonly number[]): Fen =>
  sumAt(numbers, places);

function incomeOf(household: Household, shape: Shape): Income {
  const { business: businessGross, costs: businessCosts, ...amounts } = amountsOf(household, shape);
  return {
    wages: amounts.wages,
    business: businessGross - businessCosts,
    businessGross,
    businessCosts,
    property: amounts.property,
    transfers: amounts.transfers,
    net: amounts.net,
    perCapita: amounts.perCapita,
  };
}

type Tolerance = Pick<Policy, 'toleranceAmount' | 'toleranceRate'>;

/** `flat` where |amount| ≤ max(tolerance.amount, tolerance.rate × |prior|), exactly. */
export function trendOf(prior: Fen, current: Fen, policy: Tolerance): Trend {
  const amount = current - prior;
  const size = Math.abs(amount);
  const withinRate = compareProducts(size, RATE_SCALE, policy.toleranceRate, Math.abs(prior)) <= 0;
  if (size <= policy.toleranceAmount || withinRate) return 'flat';
  return amount > 0 ? 'up' : 'down';
}

/** @internal */
export const changeOf = (prior: Fen, current: Fen, policy: Tolerance): Change => ({
  amount: current - prior,
  rate: ratio(current - prior, prior),
  trend: trendOf(prior, current, policy),
});

function changesOf(
  { prior, current }: Both<Income>,
  policy: Tolerance,
): Readonly<Record<ChangeKey, Change>> {
  return {
    wages: changeOf(prior.wages, current.wages, policy),
    business: changeOf(prior.business, current.business, policy),
    property: changeOf(prior.property, current.property, policy),
    transfers: changeOf(prior.transfers, current.transfers, policy),
    net: changeOf(prior.net, current.net, policy),
    perCapita: changeOf(prior.perCapita, current.perCapita, policy),
  };
}

/** The two records of a household side by side, and what factors and measures ask of them. */
export interface Comparison {
  readonly prior: Household;
  readonly current: Household;
  readonly plan: Plan;
  readonly policy: Policy;
  readonly income: Both<Income>;
  readonly change: Readonly<Record<ChangeKey, Change>>;
  readonly trend: Trend;
}

export function compareHousehold(
  prior: Household,
  current: Household,
  plan: Plan,
  policy: Policy,
): Comparison {
  const income = {
    prior: incomeOf(prior, plan.prior.shape),
    current: incomeOf(current, plan.current.shape),
  };
  const change = changesOf(income, policy);
  return { prior, current, plan, policy, income, change, trend: change[policy.trendBasis].trend };
}

/** One of net and per-head income is up and the other down. */
export const isHeadcount = ({ net, perCapita }: Comparison['change']): boolean =>
  (net.trend === 'up' && perCapita.trend === 'down') ||
  (net.trend === 'down' && perCapita.trend === 'up');

/** `falls(x)`: prior above 0 and the trend of x is down. Definition: docs/definitions/factors.md. */
export const falls = (prior: Fen, current: Fen, policy: Tolerance): boolean =>
  prior > 0 && trendOf(prior, current, policy) === 'down';

/** The fall of a sum of places in fen where it falls, else 0. */
export function fallOf({ prior, current, policy }: Comparison, places: readonly number[]): Fen {
  const before = sumOf(prior, places);
  const now = sumOf(current, places);
  return falls(before, now, policy) ? before - now : 0;
}

/** Lower by any amount. */
export const lower = ({ prior, current }: Comparison, places: readonly number[]): boolean =>
  sumOf(current, places) < sumOf(prior, places);

/** Growth target. Definition: docs/definitions/comparison.md, "Target". */
export function targetOf(
  { income, current }: Comparison,
  { target }: Policy,
): HouseholdResult['target'] {
  const prior = income.prior.perCapita;
  const now = income.current.perCapita;
  if (prior <= 0) return { met: null, shortfallPerCapita: null, shortfall: null };
  // Ceiling to the fen, on whole numbers.
  const aim = Math.ceil((prior * (RATE_SCALE + target)) / RATE_SCALE);
  const shortfallPerCapita = Math.max(0, aim - now);
  return {
    met: reaches(prior, now, target),
    shortfallPerCapita,
    shortfall: shortfallPerCapita * amountOf(current, 'population'),
  };
}

/** current ≥ prior × (1 + target), exactly. */
export const reaches = (prior: Fen, current: Fen, target: number): boolean =>
  compareProducts(current, RATE_SCALE, prior, RATE_SCALE + target) >= 0;

const ASSISTED = ITEMS.filter(({ assisted }) => assisted).map(({ key }) => placeOf(key));

/**
 * Income from assistance last year and none this year (四个不摘); unknown, so no, where this year's
 * table lacks the column of what there was.
 */
export const hasLostAssistance = ({ prior, current, plan }: Comparison): boolean =>
  sumOf(prior, ASSISTED) > 0 &&
  sumOf(current, ASSISTED) === 0 &&
  ASSISTED.every((place) => sumOf(prior, [place]) === 0 || plan.current.letters[place] !== null);
