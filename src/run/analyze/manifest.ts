import { factsOn } from '../../domain/facts.js';
import { lastDay } from '../../domain/period.js';
import { figuresOf } from '../../domain/policy.js';
import { type DecidingFile, manifestText } from '../../results/manifest.js';
import { resultRef } from '../months/ref.js';
import { nextExpiry } from '../sign-off/accept.js';
import type { Harvest } from './harvest.js';
import type { RunOutcome, RunSettings } from './run-outcome.js';

/** What the manifest says besides the results. */
export interface Provenance {
  readonly policySha256: string;
  readonly decidedBy: readonly DecidingFile[];
  readonly options: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly generatedAt: string;
}

/** The manifest of a run, as the text of its file. */
export function manifest(
  { inputs, run }: RunOutcome,
  { policy, toolVersion, previous, acceptances }: RunSettings,
  {
    policySha256,
    options,
    decidedBy,
    generatedAt,
    mergeKey,
  }: Provenance & Pick<Harvest, 'mergeKey'>,
  outputs: { path: string; sha256: string }[],
): string {
  const acceptedUntil = acceptances ? nextExpiry(acceptances) : null;
  return manifestText({
    version: toolVersion,
    policy: {
      name: policy.name,
      sha256: policySha256,
      facts: factsOn(policy.file.local, lastDay(run.periods.current)),
      values: figuresOf(policy.file),
    },
    ...(mergeKey === null ? {} : { mergeKey: { fingerprint: mergeKey.fingerprint } }),
    options,
    inputs,
    ...(decidedBy.length > 0 ? { decidedBy } : {}),
    ...(run.corrections?.length ? { corrections: run.corrections } : {}),
    ...(run.confirmed?.length ? { confirmed: run.confirmed } : {}),
    ...(run.notAsked?.length ? { notAsked: run.notAsked } : {}),
    ...(run.notRead?.length ? { notRead: run.notRead } : {}),
    ...(acceptedUntil === null ? {} : { acceptedUntil }),
    ...(run.madeOn === null ? {} : { madeOn: run.madeOn }),
    previous: previous ? resultRef(previous) : null,
    outputs,
    generatedAt,
  });
}
