import { basename } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import type { MonthResult } from '../../domain/outcomes/months.js';
import { parseMonthGroup, parseMonthHousehold } from '../../results/months.js';
import { parsePeriods } from '../../results/read.js';
import { placedIn } from '../follow/placed.js';
import { openResults, type ResultsFolder } from '../results/folder.js';

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
    households: results.has(HOUSEHOLDS)
      ? (await results.readLines(HOUSEHOLDS, parseMonthHousehold)).map(
          await placedIn(results, groups),
        )
      : null,
    policy,
    fingerprint,
  };
}
