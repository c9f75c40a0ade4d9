import { resolve } from 'node:path';
import { append } from '../../../domain/append.js';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { maskWithin } from '../../../domain/masking.js';
import { byCodePoint } from '../../../domain/names/order.js';
import { typedName } from '../../../domain/names/typed-name.js';
import { LEVELS, type Level, levelAbove } from '../../../domain/outcomes/level.js';
import { shownPath } from '../../../files/shown-names.js';
import type { CountedUnits } from '../../../results/json.js';
import type { MergeKey } from '../../../run/merge-key.js';
import { ensureAgreement } from '../../../run/rollup/agree.js';
import { highestOf } from '../../../run/rollup/merge.js';
import { type GivenResults, readGiven, type Siblings } from '../../../run/rollup/read.js';
import {
  type County,
  flatTree,
  type RollupTree,
  treeOfCounties,
} from '../../../run/rollup/tree.js';
import { type Plan, readPlan } from '../../../run/units/read.js';
import { type NotDone, type UnitState, unitStates } from '../../../run/units/state.js';
import { policyIn } from '../../options/run-options.js';
import { oneOf, refuse } from '../../options/value.js';
import type { Screen } from '../../screen/screen.js';

/** What `rollup --plan` is asked for. */
interface Wanted {
  readonly name?: string;
  readonly level?: Level;
  readonly partial?: boolean;
  readonly mergeKey: MergeKey | null;
}

/** The results of a plan's units as the plan's tree. Definition: docs/definitions/units.md. */
export async function plannedTree(
  path: string,
  results: readonly string[],
  wanted: Wanted,
  folder: string,
  screen: Screen,
): Promise<{ readonly tree: RollupTree; readonly units: CountedUnits | null }> {
  const [only, ...more] = results;
  if (only === undefined || more.length > 0)
    throw new ExpectedFailure('usage.tooManyArguments', { verb: 'rollup' });
  const whole = resolve(folder, path);
  const plan = readPlan(whole, shownPath(whole, folder));
  const counties = new Set(plan.units.map(({ county }) => county));
  const name = nameOf(counties, wanted.name);
  const states = unitStates(plan, resolve(folder, only), ZENGSHOU_VERSION, (policy) =>
    policyIn(policy, folder),
  );
  const done = doneOf(states, plan, wanted.partial === true, screen);
  const units = wanted.partial === true ? { done: done.length, of: plan.units.length } : null;
  const tree = await treeOf(done, { ...wanted, name }, counties.size > 1, folder);
  return { tree, units };
}

/** The name of the top, which is the county where there is only one. */
function nameOf(counties: ReadonlySet<string | null>, wanted: string | undefined): string {
  const [county] = counties.size === 1 ? counties : [];
  if (county == null) {
    if (wanted !== undefined) return typedName(wanted);
    throw new ExpectedFailure('usage.missingOption', { verb: 'rollup', option: '--name' });
  }
  if (wanted !== undefined && wanted !== county)
    refuse('--name', wanted, { kind: 'oneOf', values: [county] });
  return typedName(county);
}

/** The units that are done. Others are refused or, with `--partial`, left out and told of. */
function doneOf(
  states: readonly UnitState[],
  { units }: Plan,
  partial: boolean,
  screen: Screen,
): UnitState[] {
  const done = states.filter(({ notDone }) => notDone === null);
  const named = (why: NotDone): string[] =>
    states.filter(({ notDone }) => notDone === why).map(({ unit }) => maskWithin(unit.unit));
  const left = { missing: named('missing'), failed: named('failed'), stale: named('stale') };
  if (done.length === 0 || (!partial && done.length < units.length))
    throw new ExpectedFailure('units.notDone', { ...left, of: units.length });
  for (const why of ['missing', 'failed', 'stale'] as const) {
    for (const unit of left[why]) screen.warn(screen.words.units.leftOut[why](unit));
  }
  return done;
}

async function treeOf(
  done: readonly UnitState[],
  { name, level: wanted, mergeKey }: Wanted & { readonly name: string },
  ofCounties: boolean,
  folder: string,
): Promise<RollupTree> {
  const given = await readGiven(
    done.map((one) => one.folder),
    folder,
  );
  ensureAgreement(given, mergeKey);
  const highest = highestOf(given.map(({ top }) => top));
  const lowest = ofCounties ? levelAbove(highest) : highest;
  const level = oneOf('--level', wanted, LEVELS.slice(LEVELS.indexOf(lowest)));
  if (!ofCounties) return flatTree(atLeastOne(given), { name, level });
  const countyOf = new Map(done.map(({ folder: of, unit }) => [of, unit.county ?? '']));
  const counties = new Map<string, GivenResults[]>();
  for (const results of given) {
    const county = countyOf.get(results.folder) ?? '';
    append(counties, county, results);
  }
  const [first, ...rest] = [...counties]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([county, of]): County => ({ name: typedName(county), given: atLeastOne(of) }));
  if (first === undefined) throw new Error('a tree without counties');
  return treeOfCounties([first, ...rest], { name, level });
}

function atLeastOne([first, ...rest]: readonly GivenResults[]): Siblings {
  if (first === undefined) throw new Error('a rollup of nothing');
  return [first, ...rest];
}
