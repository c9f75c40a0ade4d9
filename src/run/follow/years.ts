import { ExpectedFailure } from '../../domain/findings/failure.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { Followed } from '../../domain/outcomes/months.js';
import { parseMonthGroup } from '../../results/months.js';
import type { RecordedYear, TrendTerms, YearSummary } from '../../results/year.js';
import { parseYear, parseYearSummary, trendTermsOf } from '../../results/year.js';
import { OF_ANALYZE, openResults, type ResultsFolder } from '../results/folder.js';
import { placedIn } from './placed.js';

/** A household of a run and its amounts, as it is followed to another run. */
export type FollowedYear = Omit<RecordedYear, 'idNumber'> & Followed;

/** The households of a run and their amounts, read back. */
export interface YearResults extends YearSummary {
  /** The folder as people named it. */
  readonly shown: string;
  /** The township, or what the run covers. */
  readonly name: string;
  readonly households: readonly FollowedYear[];
  readonly terms: TrendTerms;
}

/** @throws {ExpectedFailure} where these are no results of ours, or of another version */
export async function readYear(folder: ResultsFolder): Promise<YearResults> {
  const opened = openResults(folder, OF_ANALYZE);
  const terms = trendTermsOf(opened.manifest.policy);
  if (terms === null) {
    const file = DATA_FILES.manifest;
    throw new ExpectedFailure('results.changed', { path: folder.name, file, maker: opened.maker });
  }
  const summary = opened.read(DATA_FILES.summary, parseYearSummary);
  const groups = await opened.readLines(DATA_FILES.groups, parseMonthGroup);
  const placed = await placedIn(opened, groups);
  const households = await opened.readLines(DATA_FILES.households, parseYear);
  const name = groups[0]?.path[0] ?? '';
  return { ...summary, shown: folder.name, name, households: households.map(placed), terms };
}
