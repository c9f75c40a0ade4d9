import { ensureOneArea } from '../../analysis/months/area.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Backtest } from '../../domain/outcomes/backtest.js';
import { MONTHS_OF_A_YEAR, periodLength, periodText } from '../../domain/period.js';
import { readYear, type YearResults } from '../follow/years.js';
import type { ResultsFolder } from '../results/folder.js';
import { testMonth } from './backtest.js';

/** @throws {ExpectedFailure} where the results are not beginnings of the final year, each once */
export async function backtest(
  toDate: readonly ResultsFolder[],
  final: ResultsFolder,
  level: number,
): Promise<Backtest> {
  const year = await readYear(final);
  refuseShort(year);
  const known = new Map<number, string>();
  const months: Backtest['months'][number][] = [];
  // One after the other, so that only one of them is in memory.
  for (const folder of toDate) {
    const beginning = await readYear(folder);
    const { current: period } = beginning.periods;
    refuseOthers(beginning, year);
    const other = known.get(period.last);
    if (other !== undefined) {
      const paths = [other, beginning.shown] as const;
      throw new ExpectedFailure('trend.samePeriod', { period: periodText(period), paths });
    }
    known.set(period.last, beginning.shown);
    months.push(testMonth({ ...beginning, period }, year.households, level));
  }
  if (months.every(({ households }) => households === 0)) {
    throw new ExpectedFailure('backtest.nobody', { paths: [...known.values()], final: final.name });
  }
  return { level, months: months.toSorted((a, b) => a.months - b.months) };
}

function refuseShort({ shown: path, periods: { current } }: YearResults): void {
  if (periodLength(current) === MONTHS_OF_A_YEAR) return;
  throw new ExpectedFailure('backtest.final', { path, period: periodText(current) });
}

function refuseOthers(beginning: YearResults, year: YearResults): void {
  const { shown: path, periods } = beginning;
  const { current: period, basis } = periods;
  if (basis !== 'to-date') throw new ExpectedFailure('backtest.basis', { path });
  ensureOneArea(year, [beginning]);
  if (period.first === year.periods.current.first) return;
  throw new ExpectedFailure('backtest.periods', {
    path,
    period: periodText(period),
    final: periodText(year.periods.current),
  });
}
