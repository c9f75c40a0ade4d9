import type { Year } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { type Basis, type Period, periodText } from '../../domain/period.js';
import type { GivenPeriods } from '../../intake/batch/period-standing.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { isComparable } from '../read/periods.js';

/** The periods as given, else as the tables name them; null where they name none or do not agree. */
export function periodsIn(
  tables: readonly DetailTable[],
  { periods: given, basis }: { readonly periods: GivenPeriods; readonly basis: Basis },
): GivenPeriods {
  const named = {
    prior: namedPeriods('prior', tables, given),
    current: namedPeriods('current', tables, given),
  };
  const hasPrior = tables.some(({ head }) => head.year === 'prior');
  const current = given.current ?? (hasPrior ? named.current.at(-1) : only(named.current)) ?? null;
  const before = (period: Period): boolean =>
    current !== null && isComparable(period, current, basis);
  const prior = given.prior ?? only(named.prior) ?? named.prior.findLast(before) ?? null;
  return { prior, current };
}

const only = (periods: readonly Period[]): Period | undefined =>
  periods.length === 1 ? periods[0] : undefined;

/** All periods that the tables of a year name, the last one at the end. */
function namedPeriods(
  year: Year,
  tables: readonly DetailTable[],
  { prior, current }: GivenPeriods,
): Period[] {
  const named = new Map<string, Period>();
  for (const { head, period } of tables) {
    if (head.year !== year || period === null) continue;
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
): (table: DetailTable) => string {
  const saidBy = ({ head: { year }, period, namedYear }: DetailTable): string | null => {
    if (periods[year] !== null) return periodText(periods[year]);
    if (period !== null) return periodText(period);
    return namedYear === undefined ? null : String(namedYear);
  };
  const said = new Set(tables.flatMap((table) => saidBy(table) ?? []));
  const otherwise = said.size === 1 ? ([...said][0] ?? '') : '';
  return (table) => saidBy(table) ?? otherwise;
}
