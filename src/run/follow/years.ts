import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { RecordedYear, TrendTerms, YearSummary } from '../../results/year.js';
import { parseYear, parseYearSummary, trendTermsOf } from '../../results/year.js';
import { openResults, type ResultsFolder } from '../results/folder.js';

/** The households of a run and their amounts, read back. */
export interface YearResults extends YearSummary {
  /** As the folder is named to people. */
  readonly name: string;
  readonly households: readonly RecordedYear[];
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
  const households = await opened.readLines('data/households.jsonl', parseYear);
  return { ...summary, name: folder.name, households, terms };
}
