import * as z from 'zod';
import type { ItemKey } from '../domain/catalog.js';
import type { Periods } from '../domain/outcomes/result.js';
import { BASES } from '../domain/period.js';
import { type Policy, toPolicy } from '../domain/policy.js';
import { outputsSchema } from '../domain/schemas/outputs.js';
import { policyFileSchema } from '../domain/schemas/policy-file.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import type { CountedUnits } from './json.js';
import type { CountedRun } from './manifest.js';
import { itemKey, readAs } from './parsed.js';
import { period } from './read.js';

/** Reads back what a rollup needs of results. Definition: docs/definitions/levels.md. */
const counted = whenUsed(() =>
  z.object({
    path: z.array(z.string()).min(1),
    inputs: z.string(),
    fingerprint: z.string().nullable(),
  }),
);

const manifest = whenUsed(() =>
  z.object({
    version: z.string(),
    policy: z.object({
      name: z.string(),
      values: policyFileSchema().omit({ name: true, local: true }),
    }),
    /** Written by `analyze`. */
    inputs: z.array(z.object({ sha256: z.string().nullable() })).optional(),
    mergeKey: z.object({ fingerprint: z.string() }).optional(),
    /** Written by `rollup`. */
    runs: z.array(counted()).optional(),
    outputs: outputsSchema(),
  }),
);

export interface MergeableManifest {
  readonly version: string;
  /** The policy without its local facts. */
  readonly policy: Policy;
  readonly outputs: ReadonlyMap<string, string>;
  /** Sums of the inputs of `analyze`; null where a rollup wrote it. */
  readonly inputs: readonly string[] | null;
  readonly fingerprint: string | null;
  readonly runs: readonly CountedRun[];
}

/** A manifest of `analyze` or `rollup`; null where it is none. */
export function parseMergeable(content: string): MergeableManifest | null {
  const data = readAs(manifest, content);
  if (data === null) return null;
  const { version, policy, inputs, mergeKey, runs = [], outputs } = data;
  return {
    version,
    policy: toPolicy({ ...policy.values, name: policy.name, local: {} }),
    outputs: new Map(outputs.map(({ path, sha256 }) => [path, sha256])),
    inputs: inputs?.flatMap(({ sha256 }) => sha256 ?? []) ?? null,
    fingerprint: mergeKey?.fingerprint ?? null,
    runs,
  };
}

const summary = whenUsed(() =>
  z.object({
    periods: z.object({ prior: period(), current: period(), basis: z.enum(BASES) }),
    shares: z.partialRecord(itemKey(), z.number().nullable()).optional(),
    units: z.object({ done: z.number(), of: z.number() }).optional(),
  }),
);

export interface MergeableSummary {
  readonly periods: Periods;
  /** Items that have a share; null where whole periods are compared. */
  readonly items: ReadonlySet<ItemKey> | null;
  /** How many units of a plan are in it, for a rollup that need not have all. */
  readonly units: CountedUnits | null;
}

/** `summary.json` of a run or a rollup; null where it is none. */
export function parseMergeableSummary(content: string): MergeableSummary | null {
  const data = readAs(summary, content);
  if (data === null) return null;
  const { periods, shares, units = null } = data;
  return {
    periods,
    items: shares === undefined ? null : new Set(Object.keys(shares) as ItemKey[]),
    units,
  };
}
