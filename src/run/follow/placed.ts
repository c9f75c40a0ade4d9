import { maskIfAny, withMaskedId } from '../../domain/masking.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { Followed, MonthGroup } from '../../domain/outcomes/months.js';
import { parseKeyOfMonth, type ReadKey } from '../../results/months.js';
import type { OpenedResults } from '../results/folder.js';

/** A compared household as results name it. */
interface Named extends Omit<Followed, 'hash'> {
  readonly idNumber: string | null;
}

/** The same with the group of its village and the keyed hash of its ID number. */
type Placed<One extends Named> = Omit<One, 'idNumber'> & {
  readonly path: readonly string[];
  readonly hash: string | null;
};

/**
 * Households as they are followed from one result to another: masked even where their run was asked
 * for whole numbers, and with what `keys.jsonl` holds of them.
 * Definition: docs/definitions/months.md, "Who is who".
 */
export async function placedIn(
  results: OpenedResults,
  groups: readonly Pick<MonthGroup, 'level' | 'path'>[],
): Promise<<One extends Named>(household: One) => Placed<One>> {
  const { fingerprint } = results.manifest;
  const hashes = hashesOf(await results.readLines(DATA_FILES.keys, parseKeyOfMonth));
  const pathOf = pathsOf(groups);
  return (household) => {
    const { idNumber: _hidden, ...shown } = withMaskedId(household);
    const head = maskIfAny(shown.head);
    const path = pathOf(shown.township, shown.village);
    const hash = hashes.get(JSON.stringify([path, shown.id, head])) ?? null;
    // The fingerprint of the key goes with the hash, since hashes of different keys must not be
    // compared.
    return { ...shown, head, path, hash: hash === null ? null : `${fingerprint ?? ''} ${hash}` };
  };
}

/** The hashes by place, 户编号 and head, where only one household has them. */
function hashesOf(keys: readonly ReadKey[]): ReadonlyMap<string, string | null> {
  const hashes = new Map<string, string | null>();
  for (const { path, id, head, state, hash } of keys) {
    if (state !== 'compared') continue;
    const key = JSON.stringify([path, id, head]);
    hashes.set(key, hashes.has(key) ? null : hash);
  }
  return hashes;
}

/** The groups of villages: in a run over several townships each under its own. */
function pathsOf(
  groups: readonly Pick<MonthGroup, 'level' | 'path'>[],
): (township: string, village: string) => readonly string[] {
  const villages = new Map<string, readonly string[]>();
  for (const { level, path } of groups) {
    if (level !== 'village') continue;
    const township = path.length > 2 ? path.at(-2) : '';
    villages.set(JSON.stringify([township, path.at(-1)]), path);
  }
  const top = groups[0]?.path ?? [];
  return (township, village) =>
    villages.get(JSON.stringify([township, village])) ??
    villages.get(JSON.stringify(['', village])) ?? [...top, village];
}
