import type { TableHead, Year } from '../../domain/household.js';
import { inRun } from '../../domain/months/named-period.js';
import { MONTHS_OF_A_YEAR, type Period, periodLength } from '../../domain/period.js';
import type { Matching } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { mereTotalsIn, refuseMereTotals, seasonalShares, soFarBy } from '../read/season.js';

import type { CheckSettings } from './prepared.js';

/**
 * The number of months of a period; a year where nobody named the period, as for the policy's
 * bounds.
 */
export const monthsOf = (period: Period | null): number =>
  period === null ? MONTHS_OF_A_YEAR : periodLength(period);

/** The months of each table as its own title names them, for where nobody named the period. */
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

/**
 * Last year's amounts reduced to this year's months, where `--basis to-date` asks for it: nine
 * months are never compared with twelve.
 */
export function soFarIn(
  { prior, current }: Readonly<Record<Year, Period | null>>,
  tables: readonly DetailTable[],
  { pairs }: Matching,
  { basis, policy }: Pick<CheckSettings, 'basis' | 'policy'>,
) {
  if (prior === null || current === null) return null;
  const shares = seasonalShares({ prior, current, basis }, policy, tables);
  if (shares !== null) refuseMereTotals(mereTotalsIn(pairs));
  return soFarBy(shares);
}
