import type { FieldKey } from '../../../domain/catalog.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { columnLetters, type Household, type TableHead } from '../../../domain/household.js';
import type { DetailTable } from '../../table/detail-table.js';
import type { RejectedRow } from '../../table/rejections.js';

export type Row = Household | RejectedRow;

/** A table while what rows of persons say beyond their own table is brought to it. */
export interface Draft {
  readonly table: DetailTable;
  head: TableHead;
  households: readonly Household[];
  rejected: readonly RejectedRow[];
  /** The table's own, where they have moved, and what is added. */
  readonly findings: Finding[];
}

export const draftOf = (table: DetailTable): Draft => {
  const { head, households, rejected, findings } = table;
  return { table, head, households, rejected, findings: [...findings] };
};

export const rowsIn = ({ households, rejected }: Draft): readonly Row[] => [
  ...households,
  ...rejected,
];

/** Where a field of a row stands, for a finding. */
export const placeIn = (
  { file, sheet, columns }: TableHead,
  row: number,
  field: FieldKey,
): Pick<Finding, 'file' | 'sheet' | 'row' | 'field' | 'cell'> => {
  const column = columns[field];
  const cell = column === undefined ? null : `${columnLetters(column)}${row}`;
  return { file, sheet, row, field, cell };
};

/** How a finding names a household. */
export const named = ({ texts }: Row): Pick<Finding, 'village' | 'household'> => ({
  village: texts.village,
  household: texts.id ?? texts.head,
});
