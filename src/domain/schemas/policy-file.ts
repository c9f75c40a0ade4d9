import * as z from 'zod';
import { ITEMS } from '../catalog.js';
import { FACTOR_NUMBERS } from '../factor.js';
import { FINDING_CODES, FIXED_CODES, FORMER_CODES } from '../findings/codes.js';
import { type Allowed, allowing } from '../findings/config-problem.js';
import { SEVERITIES } from '../findings/severity.js';
import { MEASURE_KEYS } from '../measure.js';
import { inTenThousandths, RATE_SCALE } from '../money.js';
import { daySchema } from './day.js';
import { whenUsed } from './when-used.js';

/**
 * The township's choices: tolerance, target, warning levels, bounds, words. Money in yuan here, as
 * in the file; what analysis uses is in `Policy`, in fen and ten-thousandths.
 * Definition: docs/definitions/comparison.md, "Keys of the policy".
 */
const hasDecimals = (places: number) => (value: number) =>
  Number.isInteger(Math.round(value * 1e9) / 10 ** (9 - places));

/** A part of a whole; what is written as a percentage would be a hundred times too much. */
const share = whenUsed(() =>
  z
    .number()
    .min(0)
    .max(1)
    .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 })),
);
const rate = whenUsed(() =>
  z
    .number()
    .min(0)
    .max(10)
    .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 })),
);
const amount = whenUsed(() =>
  z
    .number()
    .min(0)
    .max(1e9)
    .refine(hasDecimals(2), allowing({ kind: 'decimals', most: 2 })),
);
const factorNumber = whenUsed(() => z.number().int().min(1).max(FACTOR_NUMBERS.length));

/** The name of the shares of all items that have none of their own. */
export const DEFAULT_SHARES = 'default';
const itemNames = ITEMS.flatMap(({ key, label }) => [key, label]);
const seasonKeys = [...itemNames, DEFAULT_SHARES];

/** Shares of the twelve calendar months, January to December, or `even`. */
const monthShares = whenUsed(() =>
  z
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
          (shares) =>
            shares.map(inTenThousandths).reduce((sum, share) => sum + share, 0) === RATE_SCALE,
          allowing({ kind: 'addsUpToOne' }),
        ),
    ])
    .meta({ allowed: { kind: 'addsUpToOne' } satisfies Allowed }),
);

/** An item is named by its key or its label, not by both. */
function namedOnce(rows: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  for (const { key, label } of ITEMS) {
    if (!Object.hasOwn(rows, key) || !Object.hasOwn(rows, label)) continue;
    context.addIssue({ code: 'custom', path: [label], ...allowing({ kind: 'itemTwice' }) });
  }
}

const monthSharesOfItems = whenUsed(() =>
  z
    .partialRecord(z.enum(seasonKeys as [string, ...string[]]), monthShares())
    .superRefine(namedOnce),
);

/** A relative error of what was projected: −0.0834 is 8.34% too much. */
const relativeError = whenUsed(() =>
  z
    .number()
    .min(-1000)
    .max(1000)
    .refine(hasDecimals(4), allowing({ kind: 'decimals', most: 4 })),
);

/** Learned by `zengshou backtest`. Definition: docs/definitions/projection.md, "The interval". */
const projectionSchema = whenUsed(() =>
  z.strictObject({
    /** By the number of months of the current period. */
    interval: z.partialRecord(
      z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']),
      z
        .strictObject({ low: relativeError(), high: relativeError() })
        .refine(({ low, high }) => low <= high, {
          path: ['high'],
          ...allowing({ kind: 'notBelowLow' }),
        }),
    ),
  }),
);

const localFact = whenUsed(() =>
  z
    .strictObject({
      amount: amount().optional(),
      text: z.string().optional(),
      source: z.string().min(1),
      /** Families whose proposals rest on the fact. */
      measures: z.array(z.enum(MEASURE_KEYS)).optional(),
      from: daySchema().optional(),
      until: daySchema().optional(),
    })
    .refine(({ from = '', until = '9999-12-31' }) => from <= until, {
      path: ['until'],
      ...allowing({ kind: 'notBeforeFrom' }),
    }),
);

/** Both bounds belong to the range; one that is empty would call every value wrong. null: no bound. */
const rangeOf = (end: z.ZodType<number | null>) =>
  z
    .strictObject({ min: end, max: end })
    .refine(({ min, max }) => min === null || max === null || min <= max, {
      path: ['max'],
      ...allowing({ kind: 'notBelowMin' }),
    });

const moneyRange = whenUsed(() => rangeOf(amount().nullable()));
/** A range of an item; an end that is not written is open. */
const itemRange = whenUsed(() => rangeOf(amount().nullable().default(null)));

/** A rise and a fall as shares of last year's amount, and the yuan below which neither counts. */
const jump = whenUsed(() => z.strictObject({ up: rate(), down: share(), amount: amount() }));

/** Bounds of the validation rules. Definition: docs/definitions/checks.md. */
const boundsSchema = whenUsed(() =>
  z.strictObject({
    /** How far the sheet's own totals may be from their parts, in yuan; per head it is rounding. */
    totals: z.strictObject({ amount: amount(), perCapita: amount() }),
    wages: moneyRange(),
    /** Ranges of single items. */
    items: z
      .partialRecord(z.enum(itemNames as [string, ...string[]]), itemRange())
      .superRefine(namedOnce),
    perCapita: moneyRange(),
    monthlyWage: moneyRange(),
    /** Months for each worker of the household. */
    workMonths: rangeOf(z.number().min(0).max(1200).nullable()),
    loan: amount(),
    jump: jump(),
    itemJump: jump(),
    /** Median ratio of two years' net income at which one of the two is in the wrong unit. */
    unitRatio: rangeOf(z.number().min(1).nullable()),
    /** Months × monthly wage against 务工收入: the share that may be missing or too much. */
    monthsTimesWage: share(),
  }),
);

const severities = whenUsed(() =>
  z
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
    }),
);

export const policyFileSchema = whenUsed(() =>
  z.strictObject({
    name: z.string().min(1),
    trendBasis: z.enum(['net', 'perCapita']),
    tolerance: z.strictObject({ amount: amount(), rate: share() }),
    target: share(),
    monitoringLine: amount().nullable(),
    warning: z.strictObject({ redFall: share() }),
    brackets: z
      .array(amount())
      .min(1)
      .max(20)
      .refine(
        (bounds) => bounds.every((bound, n) => n === 0 || bound > (bounds[n - 1] ?? 0)),
        allowing({ kind: 'rising' }),
      ),
    causeWords: z.record(z.string().min(1), factorNumber()),
    /** Further words by which 受灾情况 says that there was none. */
    noDisasterWords: z.array(z.string().min(1)),
    monthShares: monthSharesOfItems(),
    projection: projectionSchema(),
    /** Rules for what is published. Results of earlier versions do not have them. */
    public: z.strictObject({ threshold: z.int().min(1).max(1000) }).default({ threshold: 5 }),
    bounds: boundsSchema(),
    severities: severities(),
    local: z.record(z.string(), localFact()),
  }),
);

/** The merged content of the default policy and the township's file. */
export type PolicyFile = z.infer<ReturnType<typeof policyFileSchema>>;
