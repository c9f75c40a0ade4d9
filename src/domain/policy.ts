import { z } from 'zod';
import { ITEMS } from './catalog.js';
import { SEVERITIES } from './finding.js';
import { RATE_SCALE } from './money.js';

/**
 * The township's choices: tolerance, target, warning levels, bounds, words. Money in yuan here, as
 * in the file; what analysis uses is in `Policy`, in fen and ten-thousandths.
 * Definition: docs/definitions/comparison.md, "Keys of the policy".
 */
const hasDecimals = (places: number) => (value: number) =>
  Number.isInteger(Math.round(value * 1e9) / 10 ** (9 - places));

const rate = z.number().min(0).max(10).refine(hasDecimals(4), { error: 'at most four decimals' });
const amount = z.number().min(0).max(1e9).refine(hasDecimals(2), { error: 'at most two decimals' });
const factorNumber = z.number().int().min(1).max(8);

const itemKeys = ITEMS.map(({ key }) => key);

/** Twelve cumulative shares of the year, the last one 1. */
const seasonalShares = z
  .array(z.number().min(0).max(1).refine(hasDecimals(4), { error: 'at most four decimals' }))
  .length(12)
  .refine((shares) => shares.every((share, n) => n === 0 || share >= (shares[n - 1] ?? 0)), {
    error: 'must never fall',
  })
  .refine((shares) => shares.at(-1) === 1, { error: 'must end in 1' });

const localFact = z
  .strictObject({
    amount: amount.optional(),
    text: z.string().optional(),
    source: z.string().min(1),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  })
  .refine(({ from = '', until = '9999-12-31' }) => from <= until, {
    path: ['until'],
    error: 'must not be before from',
  });

/** Both bounds belong to the range; one that is empty would call every value wrong. */
const range = z
  .strictObject({ min: z.number(), max: z.number() })
  .refine(({ min, max }) => min <= max, { path: ['max'], error: 'must not be below min' });

export const policyFileSchema = z.strictObject({
  name: z.string().min(1),
  trendBasis: z.enum(['net', 'perCapita']),
  tolerance: z.strictObject({ amount, rate }),
  target: rate,
  monitoringLine: amount.nullable(),
  warning: z.strictObject({ redFall: rate }),
  brackets: z
    .array(amount)
    .min(1)
    .max(20)
    .refine((bounds) => bounds.every((bound, n) => n === 0 || bound > (bounds[n - 1] ?? 0)), {
      error: 'must rise',
    }),
  causeWords: z.record(z.string().min(1), factorNumber),
  seasonality: z.partialRecord(z.enum(itemKeys as [string, ...string[]]), seasonalShares),
  bounds: z.strictObject({
    wages: range,
    dibao: range,
    pension: range,
    perCapita: range,
    monthlyWage: range,
    workMonths: range,
    loan: amount,
    jump: z.strictObject({ up: rate, down: rate, amount }),
    unitRatio: range,
    monthsTimesWage: rate,
  }),
  severities: z.record(z.string(), z.enum([...SEVERITIES, 'off'])),
  local: z.record(z.string(), localFact),
});

/** The merged content of the default policy and the township's file. */
export type PolicyFile = z.infer<typeof policyFileSchema>;

/** A policy as analysis uses it: whole fen and whole ten-thousandths. */
export interface Policy {
  readonly name: string;
  readonly trendBasis: 'net' | 'perCapita';
  readonly toleranceAmount: number;
  /** Ten-thousandths. */
  readonly toleranceRate: number;
  /** Growth of income per head that is aimed at, in ten-thousandths. */
  readonly target: number;
  /** Fen per head; null where none is configured. */
  readonly monitoringLine: number | null;
  /** Ten-thousandths. */
  readonly redFall: number;
  /** Lower bounds of all brackets but the first, in fen, rising. */
  readonly brackets: readonly number[];
  readonly causeWords: ReadonlyMap<string, number>;
  readonly file: PolicyFile;
}

export const toPolicy = (file: PolicyFile): Policy => ({
  name: file.name,
  trendBasis: file.trendBasis,
  toleranceAmount: Math.round(file.tolerance.amount * 100),
  toleranceRate: Math.round(file.tolerance.rate * RATE_SCALE),
  target: Math.round(file.target * RATE_SCALE),
  monitoringLine: file.monitoringLine === null ? null : Math.round(file.monitoringLine * 100),
  redFall: Math.round(file.warning.redFall * RATE_SCALE),
  brackets: file.brackets.map((bound) => Math.round(bound * 100)),
  causeWords: new Map(Object.entries(file.causeWords)),
  file,
});
