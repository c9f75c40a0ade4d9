import type { Year } from '../../domain/household.js';
import type { Fen } from '../../domain/money.js';
import type { Group, Income, Trend, Warning } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { type FactorSums, noFactors } from './factors.js';
import { type ComparedSums, type ItemSums, noCompared, noItems } from './items.js';

/**
 * The sums of a group. They are plain counts and fen, so the sums of two groups merge into the sums
 * of both; shares, growth and income per head are worked out once, by `finishGroup`.
 * Definition: docs/definitions/results.md, "Groups".
 */
export interface GroupSums {
  name: string;
  township: string;
  households: Record<keyof Group['households'], number>;
  persons: { prior: number; current: number };
  trend: Record<Trend, number>;
  decliningOneSided: number;
  income: { prior: IncomeSums; current: IncomeSums };
  items: { prior: ItemSums; current: ItemSums };
  compared: ComparedSums;
  target: { met: number; notMet: number; notAssessable: number; shortfall: Fen };
  warning: Record<Warning, number>;
  warningNew: { red: number; orange: number };
  /** Households by bracket of the prior year, then of the current year. */
  moves: number[][];
  /** Persons by bracket; null where a part of the group did not count them. */
  bracketPersons: Record<Year, number[]> | null;
  factors: FactorSums[];
  monitored: { surveyed: number } & Record<Trend, number>;
  /** null where whole periods are compared. */
  projection: ProjectionSums | null;
}

/** The projected sums of a group; the persons of both years are those of the group. */
export type ProjectionSums = Record<
  'net' | 'likely' | 'possible' | 'targetMet' | 'priorNet',
  number
>;

export type IncomeSums = Record<Exclude<keyof Income, 'perCapita'>, Fen>;

const noIncome = (): IncomeSums => ({
  wages: 0,
  business: 0,
  businessGross: 0,
  businessCosts: 0,
  property: 0,
  transfers: 0,
  net: 0,
});

/** Counts of 0, in the order of docs/definitions/results.md. */
export const noCounts = (): GroupSums['households'] => ({
  roster: 0,
  surveyed: 0,
  notFound: 0,
  new: 0,
  rejected: 0,
  notSurveyed: 0,
  notCompared: 0,
  notFoundRejected: 0,
  priorRejected: 0,
  newPriorRejected: 0,
});

const noneOf = (bounds: Policy['brackets']): number[] =>
  new Array<number>(bounds.length + 1).fill(0);

/** `estimated`: the current period is the beginning of a year, whose end is projected. */
export const emptySums = (
  name: string,
  township: string,
  { brackets }: Policy,
  estimated = false,
): GroupSums => ({
  name,
  township,
  households: noCounts(),
  persons: { prior: 0, current: 0 },
  trend: { up: 0, down: 0, flat: 0 },
  decliningOneSided: 0,
  income: { prior: noIncome(), current: noIncome() },
  items: { prior: noItems(), current: noItems() },
  compared: noCompared(),
  target: { met: 0, notMet: 0, notAssessable: 0, shortfall: 0 },
  warning: { red: 0, orange: 0, yellow: 0, none: 0 },
  warningNew: { red: 0, orange: 0 },
  moves: noneOf(brackets).map(() => noneOf(brackets)),
  bracketPersons: { prior: noneOf(brackets), current: noneOf(brackets) },
  factors: noFactors(),
  monitored: { surveyed: 0, up: 0, down: 0, flat: 0 },
  projection: estimated ? { net: 0, likely: 0, possible: 0, targetMet: 0, priorNet: 0 } : null,
});
