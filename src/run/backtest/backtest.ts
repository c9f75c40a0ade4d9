import { trendOf } from '../../analysis/compare.js';
import { pairsOf } from '../../analysis/months/follow.js';
import {
  compareFractions,
  type Fraction,
  fraction,
  inFourDecimals,
  median,
  quantile,
} from '../../domain/fraction.js';
import { divide, type Fen, RATE_SCALE, ratio } from '../../domain/money.js';
import {
  type Hits,
  type MonthTest,
  type ProjectionRule,
  RULES,
  type RuleTest,
} from '../../domain/outcomes/backtest.js';
import { type Period, periodLength } from '../../domain/period.js';
import type { TrendTerms } from '../../results/year.js';
import type { FollowedYear } from '../follow/years.js';
import { paceNet, type Shares } from './plain-rules.js';

/** Results to date whose end is known. */
export interface Beginning {
  readonly period: Period;
  readonly shares: Shares;
  readonly terms: TrendTerms;
  readonly households: readonly FollowedYear[];
}

/** The net income that a rule projects for one household. */
interface Said {
  readonly net: Fen;
  readonly down: boolean;
}

/** A household whose end is known. */
interface Tested {
  readonly village: string;
  readonly said: Readonly<Record<ProjectionRule, Said>>;
  readonly final: Fen;
  readonly down: boolean;
}

/** A relative error of what was projected. */
interface Miss {
  readonly village: string;
  readonly error: Fraction;
}

/**
 * The estimate of a past month against what came of it, beside two plain rules. `level`: the central
 * share of errors that the interval holds, in ten-thousandths.
 * Definition: docs/definitions/projection.md, "backtest".
 */
export function testMonth(
  beginning: Beginning,
  final: readonly FollowedYear[],
  level: number,
): MonthTest {
  const { period, households } = beginning;
  const tested = pairsOf(households, final).map(([start, end]) => testedOf(start, end, beginning));
  const misses = missesOf(tested, 'benktander');
  const errors = misses.map(({ error }) => error);
  const ends = intervalOf(errors, level);
  const sums = sumsOf(tested);
  return {
    period,
    months: periodLength(period),
    households: tested.length,
    missing: households.length - tested.length,
    zero: tested.length - misses.length,
    interval: ends && { low: inFourDecimals(ends.low), high: inFourDecimals(ends.high) },
    coverage: coverageOf(misses, level),
    rules: {
      benktander: ruleTest(tested, 'benktander', sums),
      pace: ruleTest(tested, 'pace', sums),
      lastYear: ruleTest(tested, 'lastYear', sums),
    },
    best: tested.length === 0 ? null : bestOf(sums),
  };
}

function testedOf(
  start: FollowedYear,
  end: FollowedYear,
  { shares, terms }: Pick<Beginning, 'shares' | 'terms'>,
): Tested {
  const prior = start.priorYear ?? { net: 0, perCapita: 0 };
  const said = (net: Fen): Said => {
    const trend =
      terms.trendBasis === 'net'
        ? trendOf(prior.net, net, terms)
        : trendOf(prior.perCapita, divide(net, start.persons), terms);
    return { net, down: trend === 'down' };
  };
  const { net = 0, trend = 'flat' } = start.projection ?? {};
  return {
    village: JSON.stringify([start.township, start.village]),
    said: {
      benktander: { net, down: trend === 'down' },
      pace: said(paceNet(start, shares)),
      lastYear: said(prior.net),
    },
    final: end.net,
    down: end.trend === 'down',
  };
}

/** The relative errors in rising order; a projected net of 0 has none. */
const missesOf = (tested: readonly Tested[], rule: ProjectionRule): Miss[] =>
  tested
    .flatMap(({ village, said, final }): Miss[] => {
      const { net } = said[rule];
      return net === 0 ? [] : [{ village, error: fraction(final - net, Math.abs(net)) }];
    })
    .sort((a, b) => compareFractions(a.error, b.error));

interface Ends {
  readonly low: Fraction;
  readonly high: Fraction;
}

function intervalOf(rising: readonly Fraction[], level: number): Ends | null {
  const low = quantile(rising, fraction(RATE_SCALE - level, 2 * RATE_SCALE));
  const high = quantile(rising, fraction(RATE_SCALE + level, 2 * RATE_SCALE));
  return low === null || high === null ? null : { low, high };
}

/**
 * The share of errors that lie in the interval; each village is compared with the unrounded
 * interval of all others.
 */
function coverageOf(misses: readonly Miss[], level: number): number | null {
  const villages = new Set(misses.map(({ village }) => village));
  if (villages.size < 2) return null;
  let covered = 0;
  for (const left of villages) {
    const others = misses.filter(({ village }) => village !== left).map(({ error }) => error);
    const ends = intervalOf(others, level);
    if (ends === null) continue;
    covered += misses.filter(
      ({ village, error }) =>
        village === left &&
        compareFractions(error, ends.low) >= 0 &&
        compareFractions(error, ends.high) <= 0,
    ).length;
  }
  return ratio(covered, misses.length);
}

/** Absolute errors of net, added up exactly. */
const sumsOf = (tested: readonly Tested[]): Readonly<Record<ProjectionRule, number>> => {
  const sum = (rule: ProjectionRule): number =>
    tested.reduce((total, { said, final }) => total + Math.abs(final - said[rule].net), 0);
  return { benktander: sum('benktander'), pace: sum('pace'), lastYear: sum('lastYear') };
};

const bestOf = (sums: Readonly<Record<ProjectionRule, number>>): ProjectionRule =>
  RULES.reduce((best, rule) => (sums[rule] < sums[best] ? rule : best));

function ruleTest(
  tested: readonly Tested[],
  rule: ProjectionRule,
  sums: Readonly<Record<ProjectionRule, number>>,
): RuleTest {
  const middle = median(missesOf(tested, rule).map(({ error }) => error));
  return {
    meanError: tested.length === 0 ? null : divide(sums[rule], tested.length),
    median: middle === null ? null : inFourDecimals(middle),
    ...hitsOf(tested, rule),
  };
}

function hitsOf(tested: readonly Tested[], rule: ProjectionRule): Hits {
  const said = tested.filter((one) => one.said[rule].down);
  const right = said.filter(({ down }) => down).length;
  return {
    precision: ratio(right, said.length),
    recall: ratio(right, tested.filter(({ down }) => down).length),
  };
}
