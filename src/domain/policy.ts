import { z } from 'zod';
import { ITEMS, type ItemKey } from './catalog.js';
import { daySchema } from './day.js';
import { FACTOR_NAMES, FACTOR_NUMBERS, type FactorNumber, factorKey } from './factor.js';
import { FINDING_CODES, FIXED_CODES, FORMER_CODES } from './findings/codes.js';
import { type Allowed, allowing } from './findings/config-problem.js';
import { SEVERITIES } from './findings/severity.js';
import { maskWithin } from './masking.js';
import { MEASURE_KEYS } from './measure.js';
import { divide, type Fen, fenOf, inTenThousandths, RATE_SCALE } from './money.js';
import { plainWord } from './names/plain-word.js';
import { MONTHS_OF_A_YEAR } from './period.js';
import type { MonthShares, Season } from './season.js';

/**
 * The township's choices: tolerance, target, warning levels, bounds, words. Money in yuan here, as
 * in the file; what analysis uses is in `Policy`, in fen and ten-thousandths.
 * Definition: docs/definitions/comparison.md, "Keys of the policy".
 */
const hasDecimals = (places: number) => (value: number) =>
  Number.isInteger(Math.round(value * 1e9) / 10 ** (9 - places));

/** A part of a whole; what is written as a percentage would be a hundred times too much. */
const share = z
  .number()
  .min(0)
  .max(1)
  .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 }));
const rate = z
  .number()
  .min(0)
  .max(10)
  .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 }));
const amount = z
  .number()
  .min(0)
  .max(1e9)
  .refine(hasDecimals(2), allowing({ kind: 'decimals', most: 2 }));
const factorNumber = z.number().int().min(1).max(FACTOR_NUMBERS.length);

const DEFAULT_SHARES = 'default';
const itemNames = ITEMS.flatMap(({ key, label }) => [key, label]);
const seasonKeys = [...itemNames, DEFAULT_SHARES];

const tenThousandths = (shares: readonly number[]): number[] => shares.map(inTenThousandths);

/** Shares of the twelve calendar months, January to December, or `even`. */
const monthShares = z
  .union([
    z.literal('even'),
    z
      .array(
        z
          .number()
          .min(0)
          .max(1)
          .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 })),
      )
      .length(12)
      .refine(
        (shares) => tenThousandths(shares).reduce((sum, share) => sum + share, 0) === RATE_SCALE,
        allowing({ kind: 'addsUpToOne' }),
      ),
  ])
  .meta({ allowed: { kind: 'addsUpToOne' } satisfies Allowed });

/** An item is named by its key or its label, not by both. */
function namedOnce(rows: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  for (const { key, label } of ITEMS) {
    if (!Object.hasOwn(rows, key) || !Object.hasOwn(rows, label)) continue;
    context.addIssue({ code: 'custom', path: [label], ...allowing({ kind: 'itemTwice' }) });
  }
}

const monthSharesOfItems = z
  .partialRecord(z.enum(seasonKeys as [string, ...string[]]), monthShares)
  .superRefine(namedOnce);

/** A relative error of what was projected: −0.0834 is 8.34% too much. */
const relativeError = z
  .number()
  .min(-1000)
  .max(1000)
  .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 }));

/** Learned by `zengshou backtest`. Definition: docs/definitions/projection.md, "The interval". */
const projectionSchema = z.strictObject({
  /** By the number of months of the current period. */
  interval: z.partialRecord(
    z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']),
    z
      .strictObject({ low: relativeError, high: relativeError })
      .refine(({ low, high }) => low <= high, {
        path: ['high'],
        ...allowing({ kind: 'notBelowLow' }),
      }),
  ),
});

const localFact = z
  .strictObject({
    amount: amount.optional(),
    text: z.string().optional(),
    source: z.string().min(1),
    /** Families whose proposals rest on the fact. */
    measures: z.array(z.enum(MEASURE_KEYS)).optional(),
    from: daySchema.optional(),
    until: daySchema.optional(),
  })
  .refine(({ from = '', until = '9999-12-31' }) => from <= until, {
    path: ['until'],
    ...allowing({ kind: 'notBeforeFrom' }),
  });

/** Both bounds belong to the range; one that is empty would call every value wrong. null: no bound. */
const rangeOf = (end: z.ZodType<number | null>) =>
  z
    .strictObject({ min: end, max: end })
    .refine(({ min, max }) => min === null || max === null || min <= max, {
      path: ['max'],
      ...allowing({ kind: 'notBelowMin' }),
    });

const moneyRange = rangeOf(amount.nullable());
/** A range of an item; an end that is not written is open. */
const itemRange = rangeOf(amount.nullable().default(null));

/** A rise and a fall as shares of last year's amount, and the yuan below which neither counts. */
const jump = z.strictObject({ up: rate, down: share, amount });

/** Bounds of the validation rules. Definition: docs/definitions/checks.md. */
const boundsSchema = z.strictObject({
  /** How far the sheet's own totals may be from their parts, in yuan; per head it is rounding. */
  totals: z.strictObject({ amount, perCapita: amount }),
  wages: moneyRange,
  /** Ranges of single items. */
  items: z
    .partialRecord(z.enum(itemNames as [string, ...string[]]), itemRange)
    .superRefine(namedOnce),
  perCapita: moneyRange,
  monthlyWage: moneyRange,
  /** Months for each worker of the household. */
  workMonths: rangeOf(z.number().min(0).max(1200).nullable()),
  loan: amount,
  jump,
  itemJump: jump,
  /** Median ratio of two years' net income at which one of the two is in the wrong unit. */
  unitRatio: rangeOf(z.number().min(1).nullable()),
  /** Months × monthly wage against 务工收入: the share that may be missing or too much. */
  monthsTimesWage: share,
});

const severities = z
  .partialRecord(
    z.enum([...FINDING_CODES, ...FORMER_CODES.keys()] as [string, ...string[]]),
    z.enum([...SEVERITIES, 'off']),
  )
  .superRefine((chosen, context) => {
    for (const code of Object.keys(chosen)) {
      if (!FIXED_CODES.has(code)) continue;
      context.addIssue({
        code: 'custom',
        path: [code],
        ...allowing({ kind: 'staysError' }),
      });
    }
  });

export const policyFileSchema = z.strictObject({
  name: z.string().min(1),
  trendBasis: z.enum(['net', 'perCapita']),
  tolerance: z.strictObject({ amount, rate: share }),
  target: share,
  monitoringLine: amount.nullable(),
  warning: z.strictObject({ redFall: share }),
  brackets: z
    .array(amount)
    .min(1)
    .max(20)
    .refine(
      (bounds) => bounds.every((bound, n) => n === 0 || bound > (bounds[n - 1] ?? 0)),
      allowing({ kind: 'rising' }),
    ),
  causeWords: z.record(z.string().min(1), factorNumber),
  /** Further words by which 受灾情况 says that there was none. */
  noDisasterWords: z.array(z.string().min(1)),
  monthShares: monthSharesOfItems,
  projection: projectionSchema,
  /** Rules for what is published. Results of earlier versions do not have them. */
  public: z.strictObject({ threshold: z.int().min(1).max(1000) }).default({ threshold: 5 }),
  bounds: boundsSchema,
  severities,
  local: z.record(z.string(), localFact),
});

/** The merged content of the default policy and the township's file. */
export type PolicyFile = z.infer<typeof policyFileSchema>;

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
    return row === 'even' ? row : tenThousandths(row);
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
