import { ITEMS, type ItemKey } from './catalog.js';
import { FACTOR_NAMES, FACTOR_NUMBERS, type FactorNumber, factorKey } from './factor.js';
import { maskWithin } from './masking.js';
import { divide, type Fen, fenOf, inTenThousandths } from './money.js';
import { plainWord } from './names/plain-word.js';
import { MONTHS_OF_A_YEAR } from './period.js';
import { DEFAULT_SHARES, type PolicyFile } from './schemas/policy-file.js';
import type { MonthShares, Season } from './season.js';

/** All that a policy says, but for its name and the local facts, which may differ between runs. */
export type PolicyFigures = Omit<PolicyFile, 'name' | 'local'>;

export const figuresOf = ({ name: _name, local: _local, ...figures }: PolicyFile): PolicyFigures =>
  figures;

/** A policy as analysis uses it: whole fen and whole ten-thousandths. */
export interface Policy {
  readonly name: string;
  readonly trendBasis: 'net' | 'perCapita';
  readonly toleranceAmount: number;
  /** In ten-thousandths. */
  readonly toleranceRate: number;
  /** Growth of income per head that is aimed at, in ten-thousandths. */
  readonly target: number;
  /** Fen per head; null where none is configured. */
  readonly monitoringLine: number | null;
  /** In ten-thousandths. */
  readonly redFall: number;
  /** Lower bounds of all brackets but the first, in fen, rising. */
  readonly brackets: readonly number[];
  /** The keys are as `plainWord` makes them. */
  readonly causeWords: ReadonlyMap<string, FactorNumber>;
  /** The keys are as `plainWord` makes them. */
  readonly noDisasterWords: ReadonlySet<string>;
  readonly season: Season;
  /** By the number of months of the current period. */
  readonly intervals: ReadonlyMap<number, RelativeInterval>;
  readonly file: PolicyFile;
}

/** Relative errors of what is projected, in ten-thousandths. */
export interface RelativeInterval {
  readonly low: number;
  readonly high: number;
}

function seasonOf(rows: PolicyFile['monthShares']): Season {
  const sharesOf = (name: string): MonthShares | null => {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row === undefined) return null;
    return row === 'even' ? row : row.map(inTenThousandths);
  };
  const own = ITEMS.flatMap(({ key, label }): [ItemKey, MonthShares][] => {
    const shares = sharesOf(key) ?? sharesOf(label);
    return shares === null ? [] : [[key, shares]];
  });
  return { own: new Map(own), rest: sharesOf(DEFAULT_SHARES) };
}

/** Every factor by its own name. */
const FACTOR_WORDS = FACTOR_NUMBERS.map(
  (factor) => [FACTOR_NAMES[factorKey(factor)], factor] as const,
);

export const toPolicy = (file: PolicyFile): Policy => ({
  name: maskWithin(file.name),
  trendBasis: file.trendBasis,
  toleranceAmount: fenOf(file.tolerance.amount),
  toleranceRate: inTenThousandths(file.tolerance.rate),
  target: inTenThousandths(file.target),
  monitoringLine: file.monitoringLine === null ? null : fenOf(file.monitoringLine),
  redFall: inTenThousandths(file.warning.redFall),
  brackets: file.brackets.map(fenOf),
  causeWords: new Map(
    [...FACTOR_WORDS, ...Object.entries(file.causeWords)].map(([word, factor]) => [
      plainWord(word),
      factor as FactorNumber,
    ]),
  ),
  noDisasterWords: new Set(file.noDisasterWords.map(plainWord)),
  season: seasonOf(file.monthShares),
  intervals: new Map(
    Object.entries(file.projection.interval).map(([months, { low, high }]) => [
      Number(months),
      { low: inTenThousandths(low), high: inTenThousandths(high) },
    ]),
  ),
  file,
});

/** An amount of a year for some of its months, or for more: rounded half away from zero to the fen. */
export const forMonths = (yearly: Fen, months: number): Fen =>
  divide(yearly * months, MONTHS_OF_A_YEAR);

/**
 * The policy as a period of so many months is held against it: line and brackets are amounts of a
 * year. Definition: docs/definitions/comparison.md, "Periods of another length than a year".
 */
export const policyFor = (policy: Policy, months: number): Policy => ({
  ...policy,
  monitoringLine: policy.monitoringLine === null ? null : forMonths(policy.monitoringLine, months),
  brackets: policy.brackets.map((bound) => forMonths(bound, months)),
});
