import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { typedName } from '../../../domain/names/typed-name.js';
import { LEVELS, type Level } from '../../../domain/outcomes/level.js';
import type { CountedUnits } from '../../../results/json.js';
import { ensureAgreement } from '../../../run/rollup/agree.js';
import { readBesideEarlier } from '../../../run/rollup/earlier.js';
import { highestOf } from '../../../run/rollup/merge.js';
import type { GivenResults, Siblings } from '../../../run/rollup/read.js';
import { flatTree, type RollupTree } from '../../../run/rollup/tree.js';
import { resultsAmong } from '../../options/results-folders.js';
import { mergeKeyFrom } from '../../options/single/merge-key.js';
import { oneOf } from '../../options/value.js';
import type { Screen } from '../../screen/screen.js';
import { plannedTree } from './planned.js';

/** Results to be put together, read and found to agree. */
export interface GatheredResults {
  readonly tree: RollupTree;
  readonly units: CountedUnits | null;
}

/** Which results are put together, and as what. */
interface Wanted {
  readonly out: string;
  readonly name?: string;
  readonly level?: Level;
  readonly plan?: string;
  readonly partial?: boolean;
  readonly mergeKey?: string;
}

/** Reads the results that the arguments name, or those of a plan. */
export async function gathered(
  patterns: readonly string[],
  flags: Wanted,
  folder: string,
  screen: Screen,
): Promise<GatheredResults> {
  const mergeKey = mergeKeyFrom(flags.mergeKey ?? null, folder);
  if (flags.plan !== undefined) {
    return await plannedTree(flags.plan, patterns, { ...flags, mergeKey }, folder, screen);
  }
  if (flags.partial === true)
    throw new ExpectedFailure('usage.missingOption', { verb: 'rollup', option: '--plan' });
  const { name } = flags;
  if (name === undefined || name.trim() === '')
    throw new ExpectedFailure('usage.missingOption', { verb: 'rollup', option: '--name' });
  // One by one: a folder that is named twice is refused, not passed over.
  const named = resultsAmong(patterns, ['analyze', 'rollup'], folder, screen);
  const among = await readBesideEarlier(named, flags.out, folder);
  const { earlier } = among;
  if (earlier !== null) screen.note(screen.words.screen.earlierRollup(earlier.name));
  const given = atLeastOne(among.given);
  ensureAgreement(given, mergeKey);
  const top = { name: typedName(name), level: levelOf(given, flags.level ?? null) };
  return { tree: flatTree(given, top), units: null };
}

function atLeastOne(given: readonly GivenResults[]): Siblings {
  const [first, ...rest] = given;
  if (first === undefined) throw new ExpectedFailure('usage.missingArgument', { verb: 'rollup' });
  return [first, ...rest];
}

/**
 * The level of the rollup, which is not below its parts; parts of one township may make the
 * township.
 */
function levelOf(given: readonly GivenResults[], wanted: Level | null): Level | null {
  const highest = highestOf(given.map(({ top }) => top));
  return oneOf('--level', wanted ?? undefined, LEVELS.slice(LEVELS.indexOf(highest)));
}
