import { CAUSES, FACTOR_NUMBERS, type FactorNumber, factorKey } from '../../domain/factor.js';
import { type Fen, ratio } from '../../domain/money.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { CauseCount, FactorCount, HouseholdResult } from '../../domain/outcomes/result.js';
import { addCounts } from './counts.js';

/** The sums of one factor: counts and fen, as of the group. */
export interface FactorSums {
  factor: FactorNumber;
  households: number;
  persons: number;
  verify: number;
  monitored: number;
  declining: number;
  amount: Fen;
  primary: number;
  /** A map, for free texts may be any word, `__proto__` too. */
  causes: Map<string, CauseSums>;
}

interface CauseSums {
  households: number;
  persons: number;
  declining: number;
}

/** Every factor in the order of its number, with no household yet. */
export const noFactors = (): FactorSums[] =>
  FACTOR_NUMBERS.map((factor) => ({
    factor,
    households: 0,
    persons: 0,
    verify: 0,
    monitored: 0,
    declining: 0,
    amount: 0,
    primary: 0,
    causes: new Map<string, CauseSums>(),
  }));

/** Adds a tag of a compared household to the sums of its factor and of its causes. */
export function addTag(
  factors: readonly FactorSums[],
  tag: HouseholdResult['factors'][number],
  result: HouseholdResult,
): void {
  const factor = factors[tag.factor - 1] as FactorSums;
  const declining = result.trend === 'down' ? 1 : 0;
  factor.households += 1;
  factor.persons += result.population.current;
  factor.verify += tag.verify ? 1 : 0;
  factor.monitored += result.monitored === null ? 0 : 1;
  factor.declining += declining;
  factor.amount += tag.amount;
  factor.primary += tag.primary ? 1 : 0;
  for (const cause of tag.causes) {
    const counted = causeSums(factor, cause);
    counted.households += 1;
    counted.persons += result.population.current;
    counted.declining += declining;
  }
}

/** The counts of a cause, begun where there are none yet. */
function causeSums(factor: FactorSums, cause: string): CauseSums {
  const known = factor.causes.get(cause);
  if (known !== undefined) return known;
  const fresh = { households: 0, persons: 0, declining: 0 };
  factor.causes.set(cause, fresh);
  return fresh;
}

export function mergeFactors(into: readonly FactorSums[], from: readonly FactorSums[]): void {
  for (const factor of from) {
    const target = into[factor.factor - 1] as FactorSums;
    const { causes, factor: _number, ...counts } = factor;
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) target[key] += counts[key];
    for (const [cause, count] of causes) addCounts(causeSums(target, cause), count);
  }
}

export function factorCount(sums: FactorSums, surveyed: number, declining: number): FactorCount {
  const key = factorKey(sums.factor);
  return {
    factor: sums.factor,
    key,
    households: sums.households,
    shareOfSurveyed: ratio(sums.households, surveyed),
    shareOfDeclining: ratio(sums.declining, declining),
    persons: sums.persons,
    verify: sums.verify,
    monitored: sums.monitored,
    declining: sums.declining,
    amount: sums.amount,
    primary: sums.primary,
    primaryShare: ratio(sums.primary, declining),
    causes: orderedCauses(CAUSES[key], [...sums.causes.keys()]).map((cause) =>
      causeCount(cause, causeSums(sums, cause), surveyed, declining),
    ),
  };
}

const causeCount = (
  cause: string,
  counts: CauseSums,
  surveyed: number,
  declining: number,
): CauseCount => ({
  cause,
  households: counts.households,
  shareOfSurveyed: ratio(counts.households, surveyed),
  shareOfDeclining: ratio(counts.declining, declining),
  persons: counts.persons,
  declining: counts.declining,
});

/** Known causes in the order of the definition, free texts after them in code-point order. */
function orderedCauses(known: readonly string[], found: readonly string[]): readonly string[] {
  return [
    ...known.filter((cause) => found.includes(cause)),
    ...found.filter((cause) => !known.includes(cause)).sort(byCodePoint),
  ];
}
