import * as z from 'zod';
import { FACTOR_KEYS } from '../domain/factor.js';
import type { PolicyFact } from '../domain/facts.js';
import { MEASURE_KEYS } from '../domain/measure.js';
import { fenOf } from '../domain/money.js';
import { fallenItems } from '../domain/outcomes/fallen.js';
import type { RecordedHousehold } from '../domain/outcomes/recorded.js';
import { type Evidence, type Periods, TRENDS, WARNINGS } from '../domain/outcomes/result.js';
import { BASES, parsePeriod } from '../domain/period.js';
import { outputsSchema } from '../domain/schemas/outputs.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { fen, readAs, text } from './parsed.js';

/** Reads back what a run wrote. Definition: docs/definitions/results.md. */

const quantity = whenUsed(() => z.union([z.number(), z.string(), z.null()]));

/** The parts of evidence that the items that fell need: their amounts, in fen. */
const evidence = whenUsed(() =>
  z
    .object({ field: z.string(), prior: quantity(), current: quantity() })
    .transform(({ field, prior, current }) => ({
      field: field as Evidence['field'],
      prior: typeof prior === 'number' ? fenOf(prior) : null,
      current: typeof current === 'number' ? fenOf(current) : null,
    })),
);

const household = whenUsed(() =>
  z.object({
    village: z.string(),
    township: z.string(),
    id: text(),
    head: text(),
    idNumber: text(),
    monitored: text(),
    helper: text(),
    trend: z.enum(TRENDS),
    change: z.object({ net: z.object({ amount: fen() }) }),
    target: z.object({ met: z.boolean().nullable(), shortfall: fen().nullable() }),
    warning: z.enum(WARNINGS),
    factors: z.array(
      z
        .object({
          key: z.enum(FACTOR_KEYS),
          causes: z.array(z.string()),
          primary: z.boolean(),
          verify: z.boolean(),
          evidence: z.array(evidence()).default([]),
        })
        .transform(({ evidence: found, ...factor }) => ({ ...factor, items: fallenItems(found) })),
    ),
    measures: z.array(
      z.object({ key: z.enum(MEASURE_KEYS), reason: z.string(), questions: z.array(z.string()) }),
    ),
    assistanceStopped: z.boolean(),
  }),
);

/** A line of `households.jsonl`; null where it is none. */
export function parseHousehold(line: string): RecordedHousehold | null {
  const data = readAs(household, line);
  if (data === null) return null;
  const { change, ...rest } = data;
  return { ...rest, netChange: change.net.amount };
}

const fact = whenUsed(() =>
  z.object({
    key: z.string(),
    amount: z.number().nullable(),
    text: text(),
    source: z.string(),
    from: text(),
    until: text(),
    measures: z.array(z.enum(MEASURE_KEYS)),
    state: z.enum(['inForce', 'expired', 'notYet']),
  }),
);

const manifest = whenUsed(() =>
  z.object({
    version: z.string(),
    policy: z.object({
      name: z.string(),
      facts: z.array(fact()).default([]),
      values: z.unknown().optional(),
    }),
    mergeKey: z.object({ fingerprint: z.string() }).optional(),
    outputs: outputsSchema(),
  }),
);

export interface ReadManifest {
  readonly version: string;
  readonly facts: readonly PolicyFact[];
  /** The merged policy without its name and its facts. */
  readonly policy: unknown;
  /** The fingerprint of the key of its hashes; null without one. */
  readonly fingerprint: string | null;
  readonly outputs: ReadonlyMap<string, string>;
}

/** A manifest of `analyze` or `rollup`; null where it is none. */
export function parseManifest(content: string): ReadManifest | null {
  const data = readAs(manifest, content);
  if (data === null) return null;
  return {
    version: data.version,
    facts: data.policy.facts,
    policy: data.policy.values,
    fingerprint: data.mergeKey?.fingerprint ?? null,
    outputs: new Map(data.outputs.map(({ path, sha256 }) => [path, sha256])),
  };
}

/** `2021-10..2022-09` as a period. */
export const period = whenUsed(() =>
  z.string().transform((written, context) => {
    const found = parsePeriod(written);
    if (found !== null) return found;
    context.addIssue({ code: 'custom', message: 'no period' });
    return z.NEVER;
  }),
);

export const periods = whenUsed(() =>
  z.object({ prior: period(), current: period(), basis: z.enum(BASES) }),
);
const ofPeriods = whenUsed(() => z.object({ periods: periods() }));

/** `summary.json` begins with its periods; true for the line with which something else begins. */
export const isPastPeriods = (line: string, place: number): boolean =>
  place > 1 && line.startsWith(' "');

/** The periods of any `summary.json`, a rollup's too, by its lines up to there; null where it is none. */
export function parsePeriods(head: string): Periods | null {
  const whole = head.endsWith(',') ? `${head.slice(0, -1)}}` : head;
  return readAs(ofPeriods, whole)?.periods ?? null;
}

const summary = whenUsed(() =>
  z.object({
    periods: periods(),
    township: z.object({ name: z.string() }),
  }),
);

export interface ReadSummary {
  readonly periods: Periods;
  readonly township: string;
}

/** `summary.json`, as far as ledgers need it; null where it is none. */
export function parseSummary(content: string): ReadSummary | null {
  const data = readAs(summary, content);
  return data !== null ? { periods: data.periods, township: data.township.name } : null;
}
