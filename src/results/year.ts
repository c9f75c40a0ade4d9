import * as z from 'zod';
import type { ItemKey } from '../domain/catalog.js';
import { inTenThousandths } from '../domain/money.js';
import { type Periods, TRENDS, type Trend } from '../domain/outcomes/result.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { fen, itemKey, named, readAs } from './parsed.js';
import { periods } from './read.js';

/**
 * The amounts of a run's households, read back: what shares of months are learned from and what the
 * projection is tested on. Definition: docs/definitions/projection.md.
 */
type Amounts = ReadonlyMap<ItemKey, number>;

export interface RecordedYear {
  readonly township: string;
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly idNumber: string | null;
  /** Persons of the current year. */
  readonly persons: number;
  readonly trend: Trend;
  readonly net: number;
  /** The items of the current year. */
  readonly items: Amounts;
  /** Both null where whole periods were compared. */
  readonly priorYear: {
    readonly net: number;
    readonly perCapita: number;
    readonly items: Amounts;
  } | null;
  readonly projection: { readonly net: number; readonly trend: Trend } | null;
}

const amounts = whenUsed(() =>
  z
    .partialRecord(itemKey(), fen())
    .transform((items): Amounts => new Map(Object.entries(items) as [ItemKey, number][])),
);

const line = whenUsed(() =>
  z.object({
    ...named(),
    population: z.object({ current: z.number().int() }),
    income: z.object({ current: z.object({ net: fen() }) }),
    items: z.object({ current: amounts() }),
    trend: z.enum(TRENDS),
    priorYear: z
      .object({ net: fen(), perCapita: fen(), items: amounts() })
      .nullable()
      .default(null),
    projection: z
      .object({ net: fen(), trend: z.enum(TRENDS) })
      .nullable()
      .default(null),
  }),
);

/** A line of `households.jsonl`; null where it is none. */
export function parseYear(content: string): RecordedYear | null {
  const data = readAs(line, content);
  if (data === null) return null;
  const { population, income, items, ...rest } = data;
  return {
    ...rest,
    persons: population.current,
    net: income.current.net,
    items: items.current,
  };
}

const summary = whenUsed(() =>
  z.object({
    periods: periods(),
    shares: z.partialRecord(itemKey(), z.number().min(0).max(1).nullable()).default({}),
  }),
);

export interface YearSummary {
  readonly periods: Periods;
  /** Ten-thousandths; null for money that comes once a year and has no row of its own. */
  readonly shares: ReadonlyMap<ItemKey, number | null>;
}

/** `summary.json`, as far as its periods and shares; null where it is none. */
export function parseYearSummary(content: string): YearSummary | null {
  const data = readAs(summary, content);
  if (data === null) return null;
  const shares = Object.entries(data.shares) as [ItemKey, number | null][];
  return {
    periods: data.periods,
    shares: new Map(
      shares.map(([item, share]) => [item, share === null ? null : inTenThousandths(share)]),
    ),
  };
}

const figures = whenUsed(() =>
  z.object({
    trendBasis: z.enum(['net', 'perCapita']),
    tolerance: z.object({ amount: fen(), rate: z.number() }),
  }),
);

/** The parts of the policy that decide a trend. */
export interface TrendTerms {
  readonly trendBasis: 'net' | 'perCapita';
  readonly toleranceAmount: number;
  readonly toleranceRate: number;
}

/** The policy's figures of a manifest, as far as trends need them; null where they are none. */
export function trendTermsOf(policy: unknown): TrendTerms | null {
  const { success, data } = figures().safeParse(policy);
  if (!success) return null;
  const { trendBasis, tolerance } = data;
  return {
    trendBasis,
    toleranceAmount: tolerance.amount,
    toleranceRate: inTenThousandths(tolerance.rate),
  };
}
