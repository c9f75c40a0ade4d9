import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureOneArea } from '../../analysis/months/area.js';
import { byPeriod, inOneRow } from '../../analysis/months/rows.js';
import { ExpectedFailure, type FailureCode } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { MonthOf, MonthResult } from '../../domain/outcomes/months.js';
import { type Period, periodText, samePeriod } from '../../domain/period.js';
import { diskReason } from '../../files/disk.js';
import { parseMonthGroup } from '../../results/months.js';
import { OF_ANALYZE, openResults, type ResultsFolder, readPeriods } from '../results/folder.js';
import { readMonth } from './read.js';

/** The run that looks for its predecessor. */
export interface OwnMonth extends MonthOf {
  /** What the run covers. */
  readonly name: string;
  /** Where its results will be. */
  readonly target: string;
}

/** Results beside those of the run that cannot be read, and why. */
interface Unread {
  readonly folder: string;
  readonly failure: ExpectedFailure;
}

/** The predecessor, or why there is none: none fits, or two are of one period. */
export interface FoundPrevious {
  readonly found:
    | MonthResult
    | { readonly reason: 'none' }
    | { readonly reason: 'two'; readonly folders: readonly [string, string] };
  /** Results that could not be read; any of them may be later than the one that was found. */
  readonly unread: readonly Unread[];
}

/**
 * The latest earlier result of the same row and area beside the folder of the results.
 * Definition: docs/definitions/months.md, "In every run".
 */
export async function findPrevious(own: OwnMonth): Promise<FoundPrevious> {
  const unread: Unread[] = [];
  const earlier: { readonly folder: ResultsFolder; readonly period: Period }[] = [];
  for (const folder of siblings(own)) {
    const period = await earlierPeriod(folder, own, unread);
    if (period !== null) earlier.push({ folder, period });
  }
  const [latest, other] = earlier.sort((a, b) => byPeriod(b.period, a.period));
  if (latest === undefined) return { found: { reason: 'none' }, unread };
  if (other !== undefined && samePeriod(latest.period, other.period)) {
    const folders = [latest.folder.name, other.folder.name] as const;
    return { found: { reason: 'two', folders }, unread };
  }
  try {
    return { found: await readMonth(latest.folder), unread };
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    unread.push({ folder: latest.folder.name, failure: error });
    return { found: { reason: 'none' }, unread };
  }
}

/**
 * The result that somebody names as the predecessor.
 *
 * @throws {ExpectedFailure} `trend.area`, `trend.notPrevious`, or what reading it comes to
 */
export async function namedPrevious(folder: ResultsFolder, own: OwnMonth): Promise<MonthResult> {
  const result = await readMonth(folder, OF_ANALYZE);
  ensureOneArea(own, [result]);
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
function siblings({ target }: OwnMonth): ResultsFolder[] {
  const parent = dirname(target);
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => ({ path: join(parent, name), name: maskWithin(name) }))
      .filter(({ path }) => resolve(path) !== resolve(target))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return [];
  }
}

/** The period of a result that this run may follow; null where it is none. */
async function earlierPeriod(
  folder: ResultsFolder,
  own: OwnMonth,
  unread: Unread[],
): Promise<Period | null> {
  try {
    const results = openResults(folder, OF_ANALYZE);
    const { current: period, basis } = await readPeriods(results);
    if (byPeriod(period, own.period) >= 0 || !inOneRow({ period, basis }, own)) return null;
    const top = await results.readHead(DATA_FILES.groups, isSecond, parseMonthGroup);
    return top.path[0] === own.name ? period : null;
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    // Other folders may lie there, and results of other verbs.
    if (!OTHERS.includes(error.code)) unread.push({ folder: folder.name, failure: error });
    return null;
  }
}

const OTHERS: readonly FailureCode[] = ['results.notOurs', 'usage.otherResults'];

const isSecond = (_line: string, place: number): boolean => place > 0;
