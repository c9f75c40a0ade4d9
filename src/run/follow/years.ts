import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Followed } from '../../domain/outcomes/months.js';
import { parseMonthGroup } from '../../results/months.js';
import type { RecordedYear, TrendTerms, YearSummary } from '../../results/year.js';
import { parseYear, parseYearSummary, trendTermsOf } from '../../results/year.js';
import { openResults, type ResultsFolder } from '../results/folder.js';
import { placedIn } from './placed.js';

/** A household of a run and its amounts, as it is followed to another run. */
export type FollowedYear = Omit<RecordedYear, 'idNumber'> & Followed;

/** The households of a run and their amounts, read back. */
export interface YearResults extends YearSummary {
  /** As the folder is named to people. */
  readonly name: string;
  readonly households: readonly FollowedYear[];
  readonly terms: TrendTerms;
}

/** @throws {ExpectedFailure} where these are no results of ours, or of another version */
export async function readYear(folder: ResultsFolder): Promise<YearResults> {
  const opened = openResults(folder);
  const { policy, version } = opened.manifest;
  const terms = trendTermsOf(policy);
  if (terms === null)
    throw new ExpectedFailure('results.otherVersion', { path: folder.name, version });
  const summary = opened.read('data/summary.json', parseYearSummary);
  const placed = await placedIn(
    opened,
    await opened.readLines('data/groups.jsonl', parseMonthGroup),
  );
  const households = await opened.readLines('data/households.jsonl', parseYear);
  return { ...summary, name: folder.name, households: households.map(placed), terms };
}
