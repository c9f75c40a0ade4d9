import { basename } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import type { MonthGroup, MonthHousehold, MonthResult } from '../../domain/outcomes/months.js';
import {
  parseKeyOfMonth,
  parseMonthGroup,
  parseMonthHousehold,
  type ReadKey,
} from '../../results/months.js';
import { parsePeriods } from '../../results/read.js';
import { type OpenedResults, openResults, type ResultsFolder } from '../results/folder.js';

const HOUSEHOLDS = 'data/households.jsonl';

/** The results of one run, read to be set beside those of other months. */
export async function readMonth(folder: ResultsFolder): Promise<MonthResult> {
  const results = openResults(folder);
  const { current: period, basis } = results.read('data/summary.json', parsePeriods);
  const groups = await results.readLines('data/groups.jsonl', parseMonthGroup);
  const { policy, fingerprint } = results.manifest;
  return {
    folder: maskWithin(basename(folder.path)),
    sha256: results.sha256,
    period,
    basis,
    name: groups[0]?.path[0] ?? '',
    groups,
    households: results.has(HOUSEHOLDS) ? await householdsOf(results, groups) : null,
    policy,
    fingerprint,
  };
}

/** The compared households with the places of their villages and their hashes. */
async function householdsOf(
  results: OpenedResults,
  groups: readonly MonthGroup[],
): Promise<MonthHousehold[]> {
  const { fingerprint } = results.manifest;
  const keys = await results.readLines('data/keys.jsonl', parseKeyOfMonth);
  const hashes = hashesOf(keys);
  const places = placesOf(groups);
  const households = await results.readLines(HOUSEHOLDS, parseMonthHousehold);
  return households.map((one) => {
    const path = places(one.township, one.village);
    const hash = hashes.get(JSON.stringify([path, one.id, one.head])) ?? null;
    // Hashes of two keys have nothing in common.
    return { ...one, path, hash: hash === null ? null : `${fingerprint ?? ''} ${hash}` };
  });
}

/** By place, 户编号 and head, where only one household has them. */
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
function placesOf(
  groups: readonly MonthGroup[],
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
