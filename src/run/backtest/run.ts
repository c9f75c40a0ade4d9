import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Backtest } from '../../domain/outcomes/backtest.js';
import { periodLength, periodText } from '../../domain/period.js';
import { readYear, type YearResults } from '../follow/years.js';
import type { ResultsFolder } from '../results/folder.js';
import { testMonth } from './backtest.js';

const MONTHS_OF_A_YEAR = 12;

/** @throws {ExpectedFailure} where the results are not beginnings of the final year, each once */
export async function backtest(
  toDate: readonly ResultsFolder[],
  final: ResultsFolder,
  level: number,
): Promise<Backtest> {
  const year = await readYear(final);
  const known = new Set<number>();
  const months: Backtest['months'][number][] = [];
  // One after the other: only one of them is held at a time.
  for (const folder of toDate) {
    const beginning = await readYear(folder);
    const { current: period } = beginning.periods;
    refuseOthers(beginning, year);
    if (known.has(period.last)) {
      throw new ExpectedFailure('backtest.samePeriod', { period: periodText(period) });
    }
    known.add(period.last);
    months.push(testMonth({ ...beginning, period }, year.households, level));
  }
  return { level, months: months.toSorted((a, b) => a.months - b.months) };
}

function refuseOthers({ name: path, periods }: YearResults, { periods: year }: YearResults): void {
  const { current: period, basis } = periods;
  if (basis !== 'to-date') throw new ExpectedFailure('backtest.basis', { path });
  const isWhole = periodLength(year.current) === MONTHS_OF_A_YEAR;
  if (isWhole && period.first === year.current.first) return;
  throw new ExpectedFailure('backtest.periods', {
    path,
    period: periodText(period),
    final: periodText(year.current),
  });
}
