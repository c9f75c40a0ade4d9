import { basename } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import type { MonthResult } from '../../domain/outcomes/months.js';
import { parseMonthGroup, parseMonthHousehold } from '../../results/months.js';
import { parsePeriods, type ReadManifest } from '../../results/read.js';
import { placedIn } from '../follow/placed.js';
import { OF_GROUPS, openResults, type Reading, type ResultsFolder } from '../results/folder.js';

const HOUSEHOLDS = 'data/households.jsonl';

/** The results of one run, read to be set beside those of other months. */
export async function readMonth(
  folder: ResultsFolder,
  reading: Reading<ReadManifest> = OF_GROUPS,
): Promise<MonthResult> {
  const results = openResults(folder, reading);
  const { current: period, basis } = results.read('data/summary.json', parsePeriods);
  const groups = await results.readLines('data/groups.jsonl', parseMonthGroup);
  const { policy, fingerprint } = results.manifest;
  return {
    folder: maskWithin(basename(folder.path)),
    shown: folder.name,
    sha256: results.sha256,
    period,
    basis,
    name: groups[0]?.path[0] ?? '',
    groups,
    households: results.has(HOUSEHOLDS)
      ? (await results.readLines(HOUSEHOLDS, parseMonthHousehold)).map(
          await placedIn(results, groups),
        )
      : null,
    policy,
    fingerprint,
  };
}
