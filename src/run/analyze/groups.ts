import { finishGroup } from '../../analysis/groups/finish.js';
import { mergeSums } from '../../analysis/groups/merge.js';
import { emptySums, type GroupSums } from '../../analysis/groups/sums.js';
import { byPath, type GroupPath, type PlacedGroup } from '../../domain/outcomes/level.js';
import { FetchedList, type Listing } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import type { GrowingList, Lists } from '../lists/lists.js';
import type { RunPlace } from './place.js';

/** The most groups of villages that stay in memory, 15 KB each. */
const MOST_IN_MEMORY = 500;

/** A group as JSON can hold it: with lists in the place of maps. */
const plainGroup = ({ items, itemsCompared, ...group }: Group) => ({
  ...group,
  items: { prior: [...items.prior], current: [...items.current] },
  itemsCompared: [...itemsCompared],
});

type PlainGroup = ReturnType<typeof plainGroup>;

const groupOf = ({ items, itemsCompared, ...group }: PlainGroup): Group => ({
  ...group,
  items: { prior: new Map(items.prior), current: new Map(items.current) },
  itemsCompared: new Map(itemsCompared),
});

/** Where a group stands, and how it is come by. */
interface Placed extends Omit<PlacedGroup, 'group'> {
  readonly group: () => Group;
}

/**
 * The groups of a run while its villages come: only the group of a village is kept, and the sums of
 * its township and of the run. Definition: docs/definitions/levels.md, "Groups of a run".
 */
export class RunGroups {
  private readonly kept: GrowingList<PlainGroup>;
  private readonly paths: GroupPath[] = [];
  private readonly whole: GroupSums;
  private readonly townships = new Map<string, GroupSums>();

  constructor(
    name: string,
    private readonly place: RunPlace,
    private readonly policy: Policy,
    private readonly estimated: boolean,
    lists: Lists,
  ) {
    this.whole = emptySums(name, name, policy, estimated);
    this.kept = lists.begin(MOST_IN_MEMORY);
  }

  /** By name, then township. */
  get villages(): Listing<Group> {
    return this.kept.list.map(groupOf);
  }

  add(village: GroupSums): void {
    const { name, township } = village;
    this.kept.push(plainGroup(finishGroup(village, this.policy)));
    this.paths.push(this.place.pathOf(name, township));
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
  placed(run: Group): Listing<PlacedGroup> {
    const { level, name } = this.place;
    const own: Placed = {
      ...{ level, path: [name] },
      group: () => ({ ...run, name, township: name }),
    };
    const { villages } = this;
    const townships = [...this.townships].map(([township, sums]): Placed => {
      const group = finishGroup(sums, this.policy);
      return { level: 'township', path: [name, township], group: () => group };
    });
    const beneath = [
      ...townships,
      ...this.paths.map(
        (path, n): Placed => ({ level: 'village', path, group: () => villages.at(n) as Group }),
      ),
    ].sort((a, b) => byPath(a.path, b.path));
    const all = [own, ...beneath];
    const placed = new FetchedList(all.length, (place): PlacedGroup => {
      const one = all[place] as Placed;
      return { level: one.level, path: one.path, group: one.group() };
    });
    return Array.isArray(villages) ? [...placed] : placed;
  }
}
