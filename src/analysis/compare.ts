import { amountsOf, type Shape } from '../domain/amounts.js';
import { amountOf, filled, type Household } from '../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE, ratio } from '../domain/money.js';
import type {
  Both,
  Change,
  ChangeKey,
  HouseholdResult,
  Income,
  Periods,
  Trend,
} from '../domain/outcomes/result.js';
import { periodLength } from '../domain/period.js';
import { type Policy, policyFor } from '../domain/policy.js';
import { expectedSoFar, type ItemShares } from '../domain/season.js';
import type { Plan } from './plan.js';

/** How the two years of a household are compared. Definition: docs/definitions/comparison.md. */

export function incomeOf(household: Pick<Household, 'numbers'>, shape: Shape): Income {
  const amounts = amountsOf(household, shape);
  return {
    wages: amounts.wages,
    business: amounts.business - amounts.costs,
    businessGross: amounts.business,
    businessCosts: amounts.costs,
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

/** What holds for all households of a run. */
export interface Terms {
  /** Amounts of a year are scaled to the current period. */
  readonly policy: Policy;
  /** The months of the current period. */
  readonly months: number;
  /** The current period is the beginning of a year: prior amounts are what is expected so far. */
  readonly estimated: boolean;
  /**
   * The share of a year's amounts that the current period holds, by item; null where whole periods
   * are compared.
   */
  readonly shares?: ItemShares | null;
}

export function termsOf(
  policy: Policy,
  { current, basis }: Periods,
  shares: ItemShares | null,
): Terms {
  const months = periodLength(current);
  return { policy: policyFor(policy, months), months, estimated: basis === 'to-date', shares };
}

/** The two records of a household side by side, and what factors and measures ask of them. */
export interface Comparison extends Terms {
  /** Last year's row as it was; the same as `prior` where whole periods are compared. */
  readonly whole: Household;
  /**
   * What this year is compared with: last year's row, or to date the part of it that is expected so
   * far.
   */
  readonly prior: Household;
  readonly current: Household;
  readonly plan: Plan;
  readonly income: Both<Income>;
  readonly change: Readonly<Record<ChangeKey, Change>>;
  readonly trend: Trend;
}

export function compareHousehold(
  whole: Household,
  current: Household,
  plan: Plan,
  { policy, months, estimated, shares = null }: Terms,
): Comparison {
  const prior = shares === null ? whole : expectedSoFar(whole, current, shares);
  const income = {
    prior: incomeOf(prior, plan.prior.shape),
    current: incomeOf(current, plan.current.shape),
  };
  const change = changesOf(income, policy);
  const { trend } = change[policy.trendBasis];
  return {
    whole,
    prior,
    current,
    plan,
    policy,
    months,
    estimated,
    shares,
    income,
    change,
    trend,
  };
}

/**
 * Tells whether net and per-head income went different ways because the number of persons changed.
 */
export const isHeadcount = ({ prior, current, change }: Comparison): boolean =>
  change.net.trend !== change.perCapita.trend &&
  amountOf(prior, 'population') !== amountOf(current, 'population');

/**
 * The household has money of an item that only one year's form asks for: until that is settled its
 * change rests on it. Definition: docs/definitions/intake.md, "Reading".
 */
export const restsOnOneSided = ({ prior, current, plan }: Comparison): boolean =>
  anyAbove0(prior, plan.oneSided.prior) || anyAbove0(current, plan.oneSided.current);

function anyAbove0({ numbers }: Household, places: readonly number[]): boolean {
  for (const place of places) if ((numbers[place] as number) > 0) return true;
  return false;
}

/** Growth target. Definition: docs/definitions/comparison.md, "Target". */
export const targetOf = (
  { income, current }: Comparison,
  policy: Pick<Policy, 'target'>,
): HouseholdResult['target'] =>
  targetBy(
    income.prior.perCapita,
    income.current.perCapita,
    amountOf(current, 'population'),
    policy,
  );

/** Per head, whole fen, of this year's persons. */
export function targetBy(
  prior: Fen,
  now: Fen,
  persons: number,
  { target }: Pick<Policy, 'target'>,
): HouseholdResult['target'] {
  if (prior <= 0) return { met: null, shortfallPerCapita: null, shortfall: null };
  // Rounded up to the fen, in whole numbers.
  const aim = Math.ceil((prior * (RATE_SCALE + target)) / RATE_SCALE);
  const shortfallPerCapita = Math.max(0, aim - now);
  return {
    met: reaches(prior, now, target),
    shortfallPerCapita,
    shortfall: shortfallPerCapita * persons,
  };
}

/** current ≥ prior × (1 + target), exactly. */
export const reaches = (prior: Fen, current: Fen, target: number): boolean =>
  compareProducts(current, RATE_SCALE, prior, RATE_SCALE + target) >= 0;

/**
 * Income from assistance last year and none this year (四个不摘); unknown, so no, where this year
 * does not tell what became of what there was.
 */
export const hasLostAssistance = ({ prior, current, plan }: Comparison): boolean => {
  let had = false;
  for (const { place, inPrior, inCurrent } of plan.assistance) {
    const now = current.numbers[place] as number;
    if (filled(now) && now !== 0) return false;
    if (!inPrior || !((prior.numbers[place] as number) > 0)) continue;
    if (!inCurrent) return false;
    had = true;
  }
  return had;
};
