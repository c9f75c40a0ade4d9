import type { TableHead, Year } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { type Period, periodLength } from '../../domain/period.js';
import type { Matching } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { refuseMereTotals, seasonalShares, soFarBy } from '../read/season.js';

import type { CheckSettings } from './prepared.js';

const MONTHS_OF_A_YEAR = 12;

/** Of a period that nobody named: a year, as the policy's bounds are. */
export const monthsOf = (period: Period | null): number =>
  period === null ? MONTHS_OF_A_YEAR : periodLength(period);

/** Where nobody named the period, every table is of the months that its own title names. */
export function monthsOfTables(
  tables: readonly DetailTable[],
  { prior, current }: Readonly<Record<Year, Period | null>>,
  { isPart }: CheckSettings,
): (table: TableHead) => number | 'part' | null {
  const months = new Map(
    tables.flatMap(({ head, period }) => {
      const isAsked = (head.year === 'prior' ? prior : current) !== null;
      if (isAsked || period === null) return [];
      return [[head, periodLength(inRun(period, [prior, current]))]];
    }),
  );
  return (table) => (isPart?.(table) === true ? 'part' : (months.get(table) ?? null));
}

/** Last year reckoned down to this year's months, on request: nine are never held against twelve. */
export function soFarIn(
  { prior, current }: Readonly<Record<Year, Period | null>>,
  tables: readonly DetailTable[],
  { pairs }: Matching,
  { basis, policy }: Pick<CheckSettings, 'basis' | 'policy'>,
) {
  if (prior === null || current === null) return null;
  const shares = seasonalShares({ prior, current, basis }, policy, tables);
  refuseMereTotals(shares, pairs);
  return soFarBy(shares);
}
