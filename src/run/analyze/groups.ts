import { finishGroup } from '../../analysis/groups/finish.js';
import { mergeSums } from '../../analysis/groups/merge.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { byPath, type PlacedGroup } from '../../domain/outcomes/level.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import type { RunPlace } from './place.js';

/**
 * The groups of a run while its villages come: only the group of a village is kept, and the sums of
 * its township and of the run. Definition: docs/definitions/levels.md, "Groups of a run".
 */
export class RunGroups {
  /** By name, then township. */
  readonly villages: Group[] = [];
  private readonly whole: GroupSums;
  private readonly townships = new Map<string, GroupSums>();

  constructor(
    name: string,
    private readonly place: RunPlace,
    private readonly policy: Policy,
    private readonly estimated: boolean,
  ) {
    this.whole = emptySums(name, name, policy, estimated);
  }

  add(village: GroupSums): void {
    const { township } = village;
    this.villages.push(finishGroup(village, this.policy));
    mergeSums(this.whole, village);
    if (this.place.level === 'township') return;
    const known =
      this.townships.get(township) ?? emptySums(township, township, this.policy, this.estimated);
    this.townships.set(township, known);
    mergeSums(known, village);
  }

  run(): Group {
    return finishGroup(this.whole, this.policy);
  }

  /** The groups of every level, the run's own first, then by path. */
  placed(run: Group): PlacedGroup[] {
    const { level, name, pathOf } = this.place;
    const own: PlacedGroup = { level, path: [name], group: { ...run, name, township: name } };
    const townships = [...this.townships].map(
      ([township, sums]): PlacedGroup => ({
        level: 'township',
        path: [name, township],
        group: finishGroup(sums, this.policy),
      }),
    );
    const villages = this.villages.map(
      (group): PlacedGroup => ({
        level: 'village',
        path: pathOf(group.name, group.township),
        group,
      }),
    );
    return [own, ...[...townships, ...villages].sort((a, b) => byPath(a.path, b.path))];
  }
}
