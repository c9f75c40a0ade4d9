import type { PlacedGroup } from '../../domain/outcomes/level.js';
import { type CrossingCounts, groupLine } from '../../results/groups.js';
import { groupsOf } from './read.js';
import type { RollupSettings } from './settings.js';
import type { RollupTree } from './tree.js';

/** The lines of `groups.jsonl`: the rollup, then each part behind the county that holds it. */
export async function* groupLines(
  { name }: RollupSettings,
  { merged, parts, between }: RollupTree,
  counts: CrossingCounts,
): AsyncGenerator<string> {
  yield groupLine(merged.top, counts);
  const behind = (placed: PlacedGroup, above: readonly string[]): PlacedGroup => ({
    ...placed,
    path: [name, ...above, ...placed.path],
  });
  let last = '';
  for (const { above, results } of parts) {
    const [county = ''] = above;
    const group = county === last ? undefined : between.get(county);
    if (group !== undefined) yield groupLine(behind(group, []));
    last = county;
    for await (const placed of groupsOf(results)) yield groupLine(behind(placed, above));
  }
}
