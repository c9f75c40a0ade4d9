import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { byCodePoint } from '../../domain/names/order.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import type { Policy } from '../../domain/policy.js';
import { realPath } from '../../files/folders.js';
import { shownPath } from '../../files/shown-names.js';
import { parseGroup } from '../../results/groups.js';
import type { CountedRun } from '../../results/manifest.js';
import {
  type MergeableManifest,
  type MergeableSummary,
  parseMergeable,
  parseMergeableSummary,
} from '../../results/mergeable.js';
import {
  type OpenedResults,
  openResults,
  type Reading,
  type ResultsFolder,
} from '../results/folder.js';

/** The parts of results from which counts and sums are merged. */
export interface Mergeable extends MergeableSummary {
  /** The name of its top group. */
  readonly name: string;
  readonly policy: Policy;
  readonly top: PlacedGroup;
  /** The runs of `analyze` in it, their paths beginning with its name. */
  readonly runs: readonly CountedRun[];
}

/** Results that are to be put together: of `analyze`, or of an earlier rollup. */
export interface GivenResults extends Mergeable {
  /** The path as it is shown to people. */
  readonly path: string;
  /** The path on the disk. */
  readonly folder: string;
  readonly opened: OpenedResults<MergeableManifest>;
}

/** Results whose groups stand beneath one group. */
export type Siblings = readonly [GivenResults, ...GivenResults[]];

/** The given results by name, whatever the order in which they were given. */
export async function readGiven(paths: readonly string[], folder: string): Promise<GivenResults[]> {
  refuseNested(paths, folder);
  const given: GivenResults[] = [];
  for (const path of paths) {
    const whole = resolve(folder, path);
    given.push(await readOne({ path: whole, name: shownPath(whole, folder) }));
  }
  given.sort((a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.path, b.path));
  refuseSameInputs(given);
  return given;
}

/** The groups of results one by one, their own first, then by path: none of them is held. */
export const groupsOf = ({ opened }: GivenResults): AsyncIterable<PlacedGroup> =>
  opened.eachLine(DATA_FILES.groups, parseGroup);

/** Results that are put together. */
export const READING: Reading<MergeableManifest> = {
  makers: ['analyze', 'rollup'],
  parse: parseMergeable,
};

export async function readOne(folder: ResultsFolder): Promise<GivenResults> {
  const { name: path } = folder;
  const opened = openResults(folder, READING);
  const summary = opened.read(DATA_FILES.summary, parseMergeableSummary);
  let top: PlacedGroup | null = null;
  // Read to the end, so that it is known that nobody has changed the file.
  for await (const placed of opened.eachLine(DATA_FILES.groups, parseGroup)) top ??= placed;
  if (top === null)
    throw new ExpectedFailure('results.changed', {
      path,
      file: DATA_FILES.groups,
      maker: opened.maker,
    });
  const { inputs, fingerprint, runs, policy } = opened.manifest;
  const own = inputs === null ? runs : [{ path: top.path, inputs: sumOf(inputs), fingerprint }];
  const name = top.path[0] ?? '';
  return { path, folder: folder.path, name, opened, ...summary, policy, top, runs: own };
}

/** The hash of a set of inputs; neither order nor repetition counts. */
const sumOf = (inputs: readonly string[]): string =>
  createHash('sha256')
    .update([...new Set(inputs)].sort(byCodePoint).join('\n'))
    .digest('hex');

/** Refuses a folder that is named twice, or lies inside another one. */
function refuseNested(paths: readonly string[], folder: string): void {
  const known = new Map<string, string>();
  const refuse = (one: string, other: string): never => {
    const [path, around] = [shownPath(one, folder), shownPath(other, folder)];
    throw new ExpectedFailure('rollup.sameResults', { path, other: around });
  };
  for (const path of paths.map((one) => resolve(folder, one))) {
    const real = realPath(path);
    const same = known.get(real);
    if (same !== undefined) refuse(path, same);
    known.set(real, path);
  }
  for (const [real, path] of known) {
    // Looks upwards from each folder: comparing all with all would take too long for a country.
    for (let above = dirname(real); above !== dirname(above); above = dirname(above)) {
      const around = known.get(above);
      if (around !== undefined) refuse(path, around);
    }
  }
}

function refuseSameInputs(given: readonly GivenResults[]): void {
  const known = new Map<string, string>();
  for (const { path, runs } of given) {
    for (const { inputs } of runs) {
      const other = known.get(inputs);
      if (other !== undefined) throw new ExpectedFailure('rollup.sameResults', { path, other });
      known.set(inputs, path);
    }
  }
}

/** Refuses two results of one name beneath one group. */
export function refuseSameNames(given: readonly GivenResults[]): void {
  for (const { name } of given) {
    const paths = given.filter((other) => other.name === name).map(({ path }) => path);
    if (paths.length > 1) throw new ExpectedFailure('rollup.sameName', { name, paths });
  }
}
