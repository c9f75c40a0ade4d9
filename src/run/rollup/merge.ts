import { termsOf } from '../../analysis/compare.js';
import { finishGroup } from '../../analysis/groups/finish.js';
import { mergeSums } from '../../analysis/groups/merge.js';
import { emptySums } from '../../analysis/groups/sums.js';
import { sumsOf } from '../../analysis/groups/sums-of.js';
import type { ItemKey } from '../../domain/catalog.js';
import type { MergedRun } from '../../domain/outcomes/crossing.js';
import { LEVELS, type Level, type PlacedGroup } from '../../domain/outcomes/level.js';
import type { Group, Periods } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { type ItemShares, sharesOf } from '../../domain/season.js';
import type { CountedRun } from '../../results/manifest.js';
import type { Mergeable } from './read.js';

/** Results put together; of households only the sums. */
export interface Merged {
  readonly periods: Periods;
  readonly shares: ItemShares | null;
  /** The policy, scaled to the periods of the results. */
  readonly policy: Policy;
  readonly top: PlacedGroup;
  /** The top groups of the results, by name. */
  readonly children: readonly PlacedGroup[];
  /** The runs of `analyze` under the top, by path. */
  readonly runs: readonly CountedRun[];
  /** Why hashes of some of them cannot be compared; null where all can, or none has any. */
  readonly otherKeys: 'several' | 'some' | null;
}

/** The highest level of the top groups of results. */
export const highestOf = (tops: readonly Pick<PlacedGroup, 'level'>[]): Level =>
  LEVELS[Math.max(...tops.map(({ level }) => LEVELS.indexOf(level)))] ?? 'township';

/**
 * Merges results that agree: every count and sum is the sum over the top groups, whatever their
 * order.
 */
export function merge(
  given: readonly [Mergeable, ...Mergeable[]],
  { name, level }: { readonly name: string; readonly level: Level },
): Merged {
  const [{ periods, policy: own }] = given;
  const shares = sharesOfAll(given, own, periods);
  const { policy, estimated } = termsOf(own, periods, shares);
  const sums = emptySums(name, name, policy, estimated);
  for (const { top } of given) mergeSums(sums, sumsOf(top.group, policy));
  const runs = given.flatMap((results) =>
    results.runs.map((run) => ({ ...run, path: [name, ...run.path] })),
  );
  return {
    periods,
    shares,
    policy,
    top: { level, path: [name], group: finishGroup(sums, policy) },
    children: given.map(({ top }) => top),
    runs,
    otherKeys: otherKeysOf(runs),
  };
}

/** A child is shown by its name alone: it stands in no township. */
export const shownChild = ({ group }: PlacedGroup): Group => ({ ...group, township: '' });

/**
 * Why hashes cannot be compared: several keys made them, or only some of the runs have any; null
 * where they can.
 */
export function otherKeysOf(runs: readonly MergedRun[]): Merged['otherKeys'] {
  const fingerprints = new Set(runs.map(({ fingerprint }) => fingerprint));
  if (fingerprints.size < 2) return null;
  return fingerprints.has(null) && fingerprints.size === 2 ? 'some' : 'several';
}

/** The share of every item that some results have; the same policy gives each the same share. */
export function sharesOfAll(
  given: readonly Pick<Mergeable, 'items'>[],
  { season }: Policy,
  { current }: Periods,
): ItemShares | null {
  if (given.every(({ items }) => items === null)) return null;
  const known = new Set<ItemKey>(given.flatMap(({ items }) => [...(items ?? [])]));
  return sharesOf(season, known, current);
}
