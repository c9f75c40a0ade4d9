import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { MonthOf, MonthResult } from '../../domain/outcomes/months.js';
import {
  MONTHS_OF_A_YEAR,
  type Period,
  periodLength,
  periodText,
  samePeriod,
} from '../../domain/period.js';

/**
 * Results in their order, and in rows: within a row every result follows on the one before.
 * Definition: docs/definitions/months.md.
 */

/** Sorts periods by the last month, then by the first. */
export const byPeriod = (a: Period, b: Period): number => a.last - b.last || a.first - b.first;

/** Two results, the earlier one first, that may be held against each other. */
export function inOneRow(earlier: MonthOf, later: MonthOf): boolean {
  const [a, b] = [earlier.period, later.period];
  if (Math.abs(b.first - a.first) >= MONTHS_OF_A_YEAR) return false;
  if (a.first !== b.first && periodLength(a) !== periodLength(b)) return false;
  return earlier.basis === later.basis || closes(earlier, later);
}

/** Tells whether a whole year closes a row of results to date. */
const closes = (earlier: MonthOf, later: MonthOf): boolean =>
  earlier.basis === 'to-date' &&
  later.basis === 'same-period' &&
  periodLength(later.period) === MONTHS_OF_A_YEAR &&
  earlier.period.first === later.period.first;

/**
 * Results in rows.
 *
 * @throws {ExpectedFailure} `trend.samePeriod`, `trend.basis`
 */
export function rowsOf<Result extends MonthOf & Pick<MonthResult, 'shown'>>(
  results: readonly Result[],
): Result[][] {
  const ordered = results.toSorted((a, b) => byPeriod(a.period, b.period));
  ordered.forEach((result, n) => {
    const next = ordered[n + 1];
    if (next !== undefined && samePeriod(result.period, next.period)) {
      throw new ExpectedFailure('trend.samePeriod', {
        period: periodText(result.period),
        paths: [result.shown, next.shown],
      });
    }
  });
  const rows: Result[][] = [];
  let previous: Result | null = null;
  for (const result of ordered) {
    if (previous !== null && inOneRow(previous, result)) rows.at(-1)?.push(result);
    else rows.push([result]);
    previous = result;
  }
  refuseTwoBases(rows);
  return rows;
}

function refuseTwoBases(rows: readonly (readonly MonthOf[])[]): void {
  const counted = rows.flatMap((row) => (row.length > 1 && closing(row) ? row.slice(0, -1) : row));
  const [first] = counted;
  const other = counted.find(({ basis }) => basis !== first?.basis);
  if (first === undefined || other === undefined) return;
  throw new ExpectedFailure('trend.basis', {
    basis: first.basis,
    period: periodText(first.period),
    otherBasis: other.basis,
    otherPeriod: periodText(other.period),
  });
}

function closing(row: readonly MonthOf[]): boolean {
  const [before, last] = row.slice(-2);
  return before !== undefined && last !== undefined && closes(before, last);
}
