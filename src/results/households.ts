import * as z from 'zod';
import { CATEGORIES, COLUMNS, type ItemKey } from '../domain/catalog.js';
import { FACTOR_KEYS, FACTOR_NUMBERS } from '../domain/factor.js';
import { ITEM_KEYS, isMoney } from '../domain/fields.js';
import { NUMERIC_FIELDS, placeOf } from '../domain/household.js';
import {
  MEASURE_KEYS,
  MEASURE_QUESTIONS,
  MEASURE_REASONS,
  type MeasureFamily,
} from '../domain/measure.js';
import { fenOf } from '../domain/money.js';
import {
  LISTED_KINDS,
  type ListedHousehold,
  type LoneHousehold,
} from '../domain/outcomes/listed.js';
import {
  type Evidence,
  type HouseholdResult,
  type ItemAmounts,
  MATCH_KEYS,
  TRENDS,
  WARNINGS,
} from '../domain/outcomes/result.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { bothYears, fen, incomeWith, itemKey, readAs, text } from './parsed.js';

/**
 * The households of a run read back whole, of which its reports are made again.
 * Definition: docs/definitions/results.md.
 */
const income = whenUsed(() => incomeWith(fen()));

/** Blank cells were written as 0. */
const items = whenUsed(() =>
  z.partialRecord(itemKey(), fen()).transform((amounts): ItemAmounts => {
    const numbers = new Float64Array(NUMERIC_FIELDS.length);
    const keys = Object.keys(amounts) as ItemKey[];
    for (const key of keys) numbers[placeOf(key)] = amounts[key] ?? 0;
    return { keys, numbers };
  }),
);

const change = whenUsed(() =>
  z.object({ amount: fen(), rate: z.number().nullable(), trend: z.enum(TRENDS) }),
);

/** Counts, quantities and texts: everything else that a tag rests on is money. */
const PLAIN: ReadonlySet<string> = new Set(
  COLUMNS.map(({ key }) => key).filter((key) => !isMoney(key)),
);
const FIELDS: ReadonlySet<string> = new Set([
  ...ITEM_KEYS,
  ...COLUMNS.map(({ key }) => key),
  ...CATEGORIES,
  ...(['subsidy', 'assisted', 'businessGross', 'businessCosts', 'net'] as const),
]);
const isField = (name: string): name is Evidence['field'] => FIELDS.has(name);

const value = whenUsed(() => z.union([z.number(), z.string()]).nullable());
const evidence = whenUsed(() =>
  z
    .object({
      field: z.string().refine(isField),
      prior: value(),
      current: value(),
      source: text(),
      priorSource: text(),
    })
    .transform(({ prior, current, ...rest }): Evidence => {
      const money = !PLAIN.has(rest.field);
      const read = (one: typeof prior) => (money && typeof one === 'number' ? fenOf(one) : one);
      return { ...rest, prior: read(prior), current: read(current), money };
    }),
);

const tag = whenUsed(() =>
  z.object({
    factor: z.literal(FACTOR_NUMBERS),
    key: z.enum(FACTOR_KEYS),
    causes: z.array(z.string()),
    amount: fen(),
    basis: z.enum(['data', 'declared', 'both']),
    verify: z.boolean(),
    primary: z.boolean(),
    evidence: z.array(evidence()),
  }),
);

const family = whenUsed(() => z.int().min(1).max(MEASURE_KEYS.length));
const measure = whenUsed(() =>
  z
    .object({
      family: family(),
      key: z.enum(MEASURE_KEYS),
      reasonKeys: z.array(z.enum(MEASURE_REASONS)),
      questionKeys: z.array(z.enum(MEASURE_QUESTIONS)),
    })
    .transform(({ family: number, key, reasonKeys: reasons, questionKeys: questions }) => ({
      family: number as MeasureFamily,
      key,
      reasons,
      questions,
    })),
);

const priorYear = whenUsed(() => z.object({ net: fen(), perCapita: fen(), items: items() }));
const projection = whenUsed(() =>
  z.object({
    net: fen(),
    perCapita: fen(),
    low: fen().nullable(),
    high: fen().nullable(),
    trend: z.enum(TRENDS),
    risk: z.enum(['likely', 'possible', 'none']),
    targetMet: z.boolean().nullable(),
    shortfall: fen().nullable(),
  }),
);

const named = whenUsed(() => ({
  village: z.string(),
  township: z.string(),
  id: text(),
  head: text(),
  idNumber: text(),
}));
const known = whenUsed(() => ({ type: text(), monitored: text(), helper: text() }));

const household = whenUsed(() =>
  z.object({
    ...named(),
    ...known(),
    matchedBy: z.enum(MATCH_KEYS),
    population: bothYears(z.number()),
    labour: z.number().nullable(),
    income: bothYears(income()),
    items: bothYears(items()),
    change: z.object({
      wages: change(),
      business: change(),
      property: change(),
      transfers: change(),
      net: change(),
      perCapita: change(),
    }),
    trend: z.enum(TRENDS),
    headcount: z.boolean(),
    oneSided: z.boolean(),
    estimated: z.boolean(),
    target: z.object({
      met: z.boolean().nullable(),
      shortfallPerCapita: fen().nullable(),
      shortfall: fen().nullable(),
    }),
    monitoringPerCapita: fen(),
    warning: z.enum(WARNINGS),
    factors: z.array(tag()),
    measures: z.array(measure()),
    assistanceStopped: z.boolean(),
    priorYear: priorYear().nullable().default(null),
    projection: projection().nullable().default(null),
  }),
);

/** A line of `households.jsonl` as the result that was written; null where it is none. */
export const parseResult = (line: string): HouseholdResult | null => readAs(household, line);

const lone = whenUsed(() =>
  z.object({
    ...named(),
    ...known(),
    population: z.number(),
    net: fen(),
    perCapita: fen(),
    monitoringPerCapita: fen(),
    warning: z.enum(['red', 'orange']),
  }),
);

/** A line of `alone.jsonl`; null where it is none. */
export const parseLone = (line: string): LoneHousehold | null => readAs(lone, line);

const place = whenUsed(() => ({ file: z.string(), sheet: z.string(), row: z.int() }));
const listed = whenUsed(() =>
  z.object({
    ...named(),
    ...place(),
    kind: z.enum(LISTED_KINDS),
    rejected: z.object(place()).nullable(),
  }),
);

/** A line of `listed.jsonl`; null where it is none. */
export const parseListed = (line: string): ListedHousehold | null => readAs(listed, line);
