import { basename } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { MonthResult } from '../../domain/outcomes/months.js';
import { parseMonthGroup, parseMonthHousehold } from '../../results/months.js';
import type { ReadManifest } from '../../results/read.js';
import { placedIn } from '../follow/placed.js';
import {
  OF_GROUPS,
  openResults,
  type Reading,
  type ResultsFolder,
  readPeriods,
} from '../results/folder.js';

/** The results of one run, read to be set beside those of other months. */
export async function readMonth(
  folder: ResultsFolder,
  reading: Reading<ReadManifest> = OF_GROUPS,
): Promise<MonthResult> {
  const results = openResults(folder, reading);
  const { current: period, basis } = await readPeriods(results);
  const groups = await results.readLines(DATA_FILES.groups, parseMonthGroup);
  const { policy, fingerprint } = results.manifest;
  return {
    folder: maskWithin(basename(folder.path)),
    shown: folder.name,
    sha256: results.sha256,
    period,
    basis,
    name: groups[0]?.path[0] ?? '',
    groups,
    households: results.has(DATA_FILES.households)
      ? (await results.readLines(DATA_FILES.households, parseMonthHousehold)).map(
          await placedIn(results, groups),
        )
      : null,
    policy,
    fingerprint,
  };
}
