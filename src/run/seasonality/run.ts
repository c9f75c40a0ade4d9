import { ensureOneArea } from '../../analysis/months/area.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { MONTHS_OF_A_YEAR, periodLength, periodText } from '../../domain/period.js';
import { readYear } from '../follow/years.js';
import type { ResultsFolder } from '../results/folder.js';
import { type LearnedItem, learnSeasons } from './learn.js';

/** @throws {ExpectedFailure} where the results are not one year's whole and beginnings of it */
export async function seasonality(folders: readonly ResultsFolder[]): Promise<LearnedItem[]> {
  const years = [];
  for (const folder of folders) years.push(await readYear(folder));
  const [one, ...more] = years;
  if (one !== undefined) ensureOneArea(one, more);
  const results = years.map(({ periods: { current }, households }) => ({
    current,
    months: periodLength(current),
    households,
  }));
  const [whole, ...others] = results.filter(({ months }) => months === MONTHS_OF_A_YEAR);
  const beginnings = results.filter(({ months }) => months < MONTHS_OF_A_YEAR);
  const isOneYear =
    whole !== undefined &&
    others.length === 0 &&
    beginnings.length > 0 &&
    beginnings.length === results.length - 1 &&
    new Set(beginnings.map(({ months }) => months)).size === beginnings.length &&
    beginnings.every(({ current }) => current.first === whole.current.first);
  if (!isOneYear) {
    const named = years.map(({ shown, periods: { current } }) => ({
      path: shown,
      period: periodText(current),
    }));
    throw new ExpectedFailure('seasonality.periods', { results: named });
  }
  const first = whole.current.first % MONTHS_OF_A_YEAR;
  const learned = learnSeasons(whole.households, beginnings, first);
  if (learned.length > 0) return learned;
  throw new ExpectedFailure('seasonality.nothing', { paths: folders.map(({ name }) => name) });
}
