import type { Year } from '../../domain/household.js';
import { inRun } from '../../domain/months/named-period.js';
import { type Basis, type Period, periodText } from '../../domain/period.js';
import type { GivenPeriods, YearOf } from '../../intake/batch/period-standing.js';
import { sheetYears } from '../../intake/batch/sheet-years.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { isComparable } from '../read/periods.js';

/** The periods as given, else as the tables name them; null where they name none or do not agree. */
export function periodsIn(
  tables: readonly DetailTable[],
  { periods: given, basis }: { readonly periods: GivenPeriods; readonly basis: Basis },
  yearOf: YearOf,
): GivenPeriods {
  const ofYear = (year: Year) => tables.filter((table) => yearOf(table) === year);
  const named = {
    prior: namedPeriods(ofYear('prior'), given),
    current: namedPeriods(ofYear('current'), given),
  };
  const hasPrior = ofYear('prior').length > 0;
  const current = given.current ?? (hasPrior ? named.current.at(-1) : only(named.current)) ?? null;
  const before = (period: Period): boolean =>
    current !== null && isComparable(period, current, basis);
  const prior = given.prior ?? only(named.prior) ?? named.prior.findLast(before) ?? null;
  return { prior, current };
}

const only = (periods: readonly Period[]): Period | undefined =>
  periods.length === 1 ? periods[0] : undefined;

/** All periods that the tables name, the last one at the end. */
function namedPeriods(tables: readonly DetailTable[], { prior, current }: GivenPeriods): Period[] {
  const named = new Map<string, Period>();
  for (const { period } of tables) {
    if (period === null) continue;
    const found = inRun(period, [prior, current]);
    named.set(periodText(found), found);
  }
  return [...named.values()].sort((a, b) => a.last - b.last || b.first - a.first);
}

/**
 * Where no period is given, tables of different periods are of different years: a household of both
 * is no duplicate. A table that names none is of the only one that the others name.
 */
export function yearsApart(
  tables: readonly DetailTable[],
  periods: GivenPeriods,
  yearOf: YearOf,
): (table: DetailTable) => string {
  const sheetYearOf = sheetYears(tables, periods);
  const saidBy = (table: DetailTable): string | null => {
    const asked = periods[yearOf(table)];
    const said = asked ?? table.period;
    if (said !== null) return periodText(said);
    return table.namedYear === undefined ? sheetYearOf(table) : String(table.namedYear);
  };
  const said = new Set(tables.flatMap((table) => saidBy(table) ?? []));
  const otherwise = said.size === 1 ? ([...said][0] ?? '') : '';
  return (table) => `${yearOf(table)} ${saidBy(table) ?? otherwise}`;
}
