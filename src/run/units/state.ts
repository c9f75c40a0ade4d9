import { join, resolve } from 'node:path';
import { YEARS } from '../../domain/household.js';
import { maskWithin } from '../../domain/masking.js';
import { sha256OfFile } from '../../files/sha256.js';
import type { LoadedPolicy } from '../../policy/merge.js';
import type { MadeOf } from '../../results/made-of.js';
import type { PlanUnit } from '../../results/plan.js';
import type { Plan } from './read.js';
import { isSame, standingIn } from './standing.js';

/** Why a unit cannot be put together with the others. */
export type NotDone = 'missing' | 'failed' | 'stale';

export interface UnitState {
  readonly unit: PlanUnit;
  /** The folder of its results. */
  readonly folder: string;
  readonly notDone: NotDone | null;
}

/** How each unit of a plan stands. Definition: docs/definitions/units.md. */
export function unitStates(
  { folder: planFolder, units }: Plan,
  results: string,
  version: string,
  policyIn: (path: string | null) => LoadedPolicy,
): UnitState[] {
  const policies = new Map<string | null, LoadedPolicy>();
  const policyOf = (path: string | null): LoadedPolicy => {
    const policy = policies.get(path) ?? policyIn(path && resolve(planFolder, path));
    policies.set(path, policy);
    return policy;
  };
  return units.map((unit) => {
    const folder = join(results, ...unit.unit.split('/'));
    const standing = standingIn(folder);
    if (standing === null) return { unit, folder, notDone: 'missing' };
    const wanted = { ...madeOf(unit, planFolder, policyOf(unit.policy)), version };
    if (!isSame(standing, wanted)) return { unit, folder, notDone: 'stale' };
    const isWhole = standing.isWhole && !standing.lacksInput;
    return { unit, folder, notDone: isWhole ? null : 'failed' };
  });
}

const madeOf = (
  unit: PlanUnit,
  planFolder: string,
  { policy, sha256 }: LoadedPolicy,
): Omit<MadeOf, 'version'> => ({
  policy: { name: maskWithin(policy.name), sha256 },
  inputs: YEARS.flatMap((year) =>
    unit[year].map((path) => ({ year, sha256: sha256OfFile(resolve(planFolder, path)) })),
  ),
  asked: null,
});
