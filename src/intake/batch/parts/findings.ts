import { type Finding, finding } from '../../../domain/findings/finding.js';
import type { Household, TableHead } from '../../../domain/household.js';
import { type Period, periodText, periodTexts } from '../../../domain/period.js';
import type { DetailTable } from '../../table/detail-table.js';
import type { SkipReason } from './skipped.js';

/** What is said of years that arrive in parts. Definition: docs/definitions/parts.md. */

const placeOf = ({ file, sheet }: TableHead): string => [file, sheet].filter(Boolean).join('!');

export const gapFinding = (
  village: string,
  { file, sheet }: TableHead,
  missing: readonly Period[],
  of: Period,
): Finding =>
  finding('parts.gap', {
    ...{ file, sheet, village },
    value: periodTexts(missing),
    expected: periodText(of),
  });

/** Two tables have months in common; the finding stands in the second of them. */
export const overlapFinding = (
  village: string,
  one: TableHead,
  other: TableHead,
  months: Period,
): Finding =>
  finding('parts.overlap', {
    ...{ file: other.file, sheet: other.sheet, village },
    value: periodText(months),
    params: { first: placeOf(one), second: placeOf(other) },
  });

export const skipFinding = (
  { head: { file, sheet }, part }: DetailTable,
  village: string | null,
  reason: SkipReason,
  period: Period | null = part?.period ?? null,
): Finding =>
  finding('parts.skipped', {
    ...{ file, sheet, village },
    value: period === null ? null : periodText(period),
    params: { reason },
  });

interface Told {
  readonly row: Household;
  readonly village: string;
}

const ofHousehold = ({ row, village }: Told) => ({
  file: row.table.file,
  sheet: row.table.sheet,
  row: row.row,
  village,
  household: row.texts.id ?? row.texts.head,
});

/** A household without a row in some parts of its village. */
export const missingFinding = (told: Told, missing: readonly Period[], isNew: boolean): Finding =>
  isNew
    ? finding('parts.newInYear', { ...ofHousehold(told), value: periodTexts(missing) })
    : finding('parts.missing', { ...ofHousehold(told), value: periodTexts(missing) });

/** A household whose row in a part holds no amount. */
export const blankFinding = (told: Told, period: Period): Finding =>
  finding('parts.blank', { ...ofHousehold(told), value: periodText(period) });
