import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { byPeriod, inOneRow } from '../../analysis/months/rows.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import type { MonthOf, MonthResult } from '../../domain/outcomes/months.js';
import { type Period, periodText, samePeriod } from '../../domain/period.js';
import { diskReason } from '../../files/disk.js';
import { parseMonthGroup } from '../../results/months.js';
import { parsePeriods } from '../../results/read.js';
import { openResults, type ResultsFolder } from '../results/folder.js';
import { readMonth } from './read.js';

/** The run that looks for its predecessor. */
export interface OwnMonth extends MonthOf {
  /** What the run covers. */
  readonly name: string;
  /** Where its results will be. */
  readonly target: string;
  readonly version: string;
}

/** Why a run has no predecessor: none fits, or two are of one period. */
export type NoPrevious =
  | { readonly reason: 'none' }
  | { readonly reason: 'two'; readonly folders: readonly [string, string] }
  | { readonly reason: 'unread'; readonly folder: string; readonly failure: ExpectedFailure };

/**
 * The latest earlier result of the same row and area beside the folder of the results.
 * Definition: docs/definitions/months.md, "In every run".
 */
export async function findPrevious(own: OwnMonth): Promise<MonthResult | NoPrevious> {
  const earlier = siblings(own).flatMap((folder) => {
    const period = earlierPeriod(folder, own);
    return period === null ? [] : [{ folder, period }];
  });
  const [latest, other] = earlier.sort((a, b) => byPeriod(b.period, a.period));
  if (latest === undefined) return { reason: 'none' };
  if (other !== undefined && samePeriod(latest.period, other.period)) {
    return { reason: 'two', folders: [latest.folder.name, other.folder.name] };
  }
  try {
    return await readMonth(latest.folder);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return { reason: 'unread', folder: latest.folder.name, failure: error };
  }
}

/**
 * The result that somebody names as the predecessor.
 *
 * @throws {ExpectedFailure} `trend.area`, `trend.notPrevious`, or what reading it comes to
 */
export async function namedPrevious(folder: ResultsFolder, own: OwnMonth): Promise<MonthResult> {
  const result = await readMonth(folder);
  if (result.households === null)
    throw new ExpectedFailure('results.notOurs', { path: folder.name });
  if (result.name !== own.name) {
    throw new ExpectedFailure('trend.area', { area: own.name, otherArea: result.name });
  }
  if (byPeriod(result.period, own.period) >= 0 || !inOneRow(result, own)) {
    throw new ExpectedFailure('trend.notPrevious', {
      path: folder.name,
      basis: result.basis,
      period: periodText(result.period),
      ownBasis: own.basis,
      ownPeriod: periodText(own.period),
    });
  }
  return result;
}

/** The folders beside the results; those of unfinished runs begin with a dot. */
function siblings({ target, version }: OwnMonth): ResultsFolder[] {
  const parent = dirname(target);
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => ({ path: join(parent, name), name: maskWithin(name), version }))
      .filter(({ path }) => resolve(path) !== resolve(target))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return [];
  }
}

/** The period of a result that this run may follow; null where it is none. */
function earlierPeriod(folder: ResultsFolder, own: OwnMonth): Period | null {
  try {
    const results = openResults(folder);
    const { current: period, basis } = results.read('data/summary.json', parsePeriods);
    if (byPeriod(period, own.period) >= 0 || !inOneRow({ period, basis }, own)) return null;
    const top = results.read('data/groups.jsonl', firstGroup);
    return top.path[0] === own.name && results.has('data/households.jsonl') ? period : null;
  } catch (error) {
    // No results, or of a version that this one cannot read: nothing to compare with.
    if (error instanceof ExpectedFailure) return null;
    throw error;
  }
}

const firstGroup = (lines: string) => parseMonthGroup(lines.slice(0, lines.indexOf('\n')));
