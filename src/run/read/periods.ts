import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Year } from '../../domain/household.js';
import { inRun } from '../../domain/months/named-period.js';
import type { Periods } from '../../domain/outcomes/result.js';
import {
  type Basis,
  beginningOfTheYear,
  comparableAsTheyStand,
  type Period,
  periodText,
} from '../../domain/period.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { GatherSettings } from './gathered.js';
import type { FileReading } from './read-file.js';

/**
 * The periods of a run that has been read.
 *
 * @throws {ExpectedFailure} where a year has no table, or no period that can be compared
 */
export function periodsIn(
  read: readonly FileReading[],
  { periods, basis }: Pick<GatherSettings, 'periods' | 'basis'>,
): Periods {
  const tables = read.flatMap((reading) => reading.tables);
  for (const year of ['prior', 'current'] as const) {
    if (!tables.some(({ head }) => head.year === year)) {
      const faults = read.flatMap(({ input, faults: own }) => (input.year === year ? own : []));
      throw new ExpectedFailure('run.noTables', { year, faults });
    }
  }
  return periodsOf(periods, basis, tables);
}

/**
 * The periods of a run: as given, else as the titles of the tables name them. Any pair that cannot
 * be compared is refused: nine months are never compared with twelve by accident.
 * Definition: docs/definitions/comparison.md, "Periods".
 * @internal
 */
export function periodsOf(
  given: Readonly<Record<Year, Period | null>>,
  basis: Basis,
  tables: readonly DetailTable[],
): Periods {
  const prior = given.prior ?? titlePeriod('prior', tables, given);
  const current = given.current ?? titlePeriod('current', tables, given);
  if (prior === null || current === null) {
    const known = (period: Period | null) => (period === null ? null : periodText(period));
    throw new ExpectedFailure('period.missing', { prior: known(prior), current: known(current) });
  }
  ensureComparable(prior, current, basis);
  return { prior, current, basis };
}

export const isComparable = (prior: Period, current: Period, basis: Basis): boolean =>
  basis === 'same-period'
    ? comparableAsTheyStand(prior, current)
    : beginningOfTheYear(prior, current);

/**
 * @throws {ExpectedFailure} `period.notComparable`
 */
export function ensureComparable(prior: Period, current: Period, basis: Basis): void {
  if (isComparable(prior, current, basis)) return;
  throw new ExpectedFailure('period.notComparable', {
    prior: periodText(prior),
    current: periodText(current),
    basis,
    swapped: comparableAsTheyStand(current, prior) || beginningOfTheYear(current, prior),
  });
}

/** The one period that the titles of a year name; null where they name none. */
export function titlePeriod(
  year: Year,
  tables: readonly DetailTable[],
  given: Readonly<Record<Year, Period | null>>,
): Period | null {
  const named = new Map<string, { period: Period; file: string }>();
  for (const { head, period: inTitle } of tables) {
    if (head.year !== year || inTitle === null) continue;
    const period = inRun(inTitle, [given.prior, given.current]);
    const text = periodText(period);
    if (!named.has(text)) named.set(text, { period, file: head.file });
  }
  const [first, second] = named.values();
  if (second !== undefined) {
    throw new ExpectedFailure('period.several', {
      year,
      periods: [...named].map(([text, { file }]) => `${text} (${file})`).join('、'),
    });
  }
  return first?.period ?? null;
}
