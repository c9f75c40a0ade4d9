import { finishGroup } from '../../analysis/groups/finish.js';
import { mergeSums } from '../../analysis/groups/merge.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { byPath, type PlacedGroup } from '../../domain/outcomes/level.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import type { RunPlace } from './place.js';

/**
 * The groups of every level, the run's own first, then by path.
 * Definition: docs/definitions/levels.md, "Groups of a run".
 */
export function placedGroups(
  { level, name, pathOf }: RunPlace,
  run: Group,
  villages: readonly GroupSums[],
  policy: Policy,
): PlacedGroup[] {
  const own: PlacedGroup = { level, path: [name], group: { ...run, name, township: name } };
  const beneath = [
    ...(level === 'county' ? townships(name, villages, policy) : []),
    ...villages.map(
      (sums): PlacedGroup => ({
        level: 'village',
        path: pathOf(sums.name, sums.township),
        group: finishGroup(sums, policy),
      }),
    ),
  ];
  return [own, ...beneath.sort((a, b) => byPath(a.path, b.path))];
}

function townships(county: string, villages: readonly GroupSums[], policy: Policy): PlacedGroup[] {
  const merged = new Map<string, GroupSums>();
  for (const sums of villages) {
    const { township } = sums;
    const known =
      merged.get(township) ?? emptySums(township, township, policy, sums.projection !== null);
    merged.set(township, known);
    mergeSums(known, sums);
  }
  return [...merged].map(([township, sums]) => ({
    level: 'township',
    path: [county, township],
    group: finishGroup(sums, policy),
  }));
}
