import type { Level, PlacedGroup } from '../../domain/outcomes/level.js';
import { levelAbove } from '../../domain/outcomes/level.js';
import { highestOf, type Merged, merge } from './merge.js';
import { type GivenResults, type Mergeable, refuseSameNames, type Siblings } from './read.js';

/** Results with the names between the top group and their own. */
export interface TreePart {
  readonly above: readonly string[];
  readonly results: GivenResults;
}

/** What a rollup is made of. */
export interface RollupTree {
  readonly merged: Merged;
  /** In the order of their paths. */
  readonly parts: readonly TreePart[];
  /** Groups that no results hold, between the top and the results, by name. */
  readonly between: ReadonlyMap<string, PlacedGroup>;
}

interface Top {
  readonly name: string;
  /** The level of the top; null for the one above the highest level beneath it. */
  readonly level: Level | null;
}

/** All results stand beneath the top. */
export function flatTree(given: Siblings, top: Top): RollupTree {
  refuseSameNames(given);
  return {
    merged: merge(given, { name: top.name, level: top.level ?? levelOver(given) }),
    parts: given.map((results) => ({ above: [], results })),
    between: new Map(),
  };
}

/** The results of each county beneath the county, and the counties beneath the top. */
export function treeOfCounties(counties: readonly [County, ...County[]], top: Top): RollupTree {
  const [first, ...rest] = counties;
  const merged: readonly [Mergeable, ...Mergeable[]] = [
    mergedCounty(first),
    ...rest.map(mergedCounty),
  ];
  return {
    merged: merge(merged, { name: top.name, level: top.level ?? levelOver(merged) }),
    parts: counties.flatMap(({ name, given }) =>
      given.map((results) => ({ above: [name], results })),
    ),
    between: new Map(merged.map(({ name, top: group }) => [name, group])),
  };
}

/** A county of a plan, with the results of its units by name. */
export interface County {
  readonly name: string;
  readonly given: Siblings;
}

function mergedCounty({ name, given }: County): Mergeable {
  refuseSameNames(given);
  const [{ periods, policy }] = given;
  const { top, runs } = merge(given, { name, level: levelOver(given) });
  const items = given.flatMap((one) => (one.items === null ? [] : [...one.items]));
  const known = given.some((one) => one.items !== null) ? new Set(items) : null;
  return { name, periods, policy, items: known, units: null, top, runs };
}

const levelOver = (given: readonly Pick<Mergeable, 'top'>[]): Level =>
  levelAbove(highestOf(given.map(({ top }) => top)));
