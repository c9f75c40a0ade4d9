import * as z from 'zod';
import type { ItemKey } from '../domain/catalog.js';
import type { AppliedCorrection } from '../domain/findings/correction.js';
import type { ConfirmedMatch } from '../domain/findings/match-answer.js';
import { type Policy, toPolicy } from '../domain/policy.js';
import { policyFileSchema } from '../domain/schemas/policy-file.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { itemKey, readAs } from './parsed.js';
import { parseManifest, type ReadManifest } from './read.js';

/** What the manifest of `analyze` says of a run, for its reports. */
export interface ReadRun extends ReadManifest {
  /** The policy without its local facts. */
  readonly policyRead: Policy;
  readonly county: string | null;
  readonly unmasked: boolean;
  readonly corrections: readonly AppliedCorrection[];
  readonly confirmed: readonly ConfirmedMatch[];
  readonly notAsked: readonly ItemKey[];
  readonly notRead: readonly string[];
  /** 制表日期; null where its place is blank. */
  readonly madeOn: string | null;
  /** Sheets that nobody wanted, by key. */
  readonly without: readonly string[];
}

const run = whenUsed(() =>
  z.object({
    policy: z.object({
      name: z.string(),
      values: policyFileSchema().omit({ name: true, local: true }),
    }),
    options: z.object({
      county: z.string().nullable().default(null),
      unmasked: z.boolean().default(false),
      without: z.array(z.string()).default([]),
    }),
    corrections: z.array(z.custom<AppliedCorrection>()).default([]),
    confirmed: z.array(z.custom<ConfirmedMatch>()).default([]),
    notAsked: z.array(itemKey()).default([]),
    notRead: z.array(z.string()).default([]),
    madeOn: z.string().nullable().default(null),
  }),
);

/** A manifest of `analyze`; null where it is none. */
export function parseRun(content: string): ReadRun | null {
  const read = parseManifest(content);
  const data = readAs(run, content);
  if (read === null || data === null) return null;
  const { policy, options, ...rest } = data;
  return {
    ...read,
    ...rest,
    policyRead: toPolicy({ ...policy.values, name: policy.name, local: {} }),
    county: options.county,
    unmasked: options.unmasked,
    without: options.without,
  };
}
