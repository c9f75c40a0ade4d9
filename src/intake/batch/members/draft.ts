import type { FieldKey } from '../../../domain/catalog.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { columnLetters, type Household, type TableHead } from '../../../domain/household.js';
import type { Normalisations } from '../../cells/normalisations.js';
import type { DetailTable, RepeatedPerson } from '../../table/detail-table.js';
import type { RejectedRow, Row } from '../../table/rejections.js';

/** A table while what rows of persons say beyond their own table is brought to it. */
export interface Draft {
  readonly table: DetailTable;
  head: TableHead;
  households: readonly Household[];
  rejected: readonly RejectedRow[];
  /** The findings of the table, some of them moved to other rows, and those that were added. */
  readonly findings: Finding[];
  /** Rows of a list that repeat another row. */
  readonly repeated: RepeatedPerson[];
  /** The normalisations of the table and those that were added; null where there are none. */
  made: Normalisations | null;
}

export const draftOf = (table: DetailTable): Draft => {
  const { head, households, rejected, findings } = table;
  return { table, head, households, rejected, findings: [...findings], repeated: [], made: null };
};

/** The table with what was brought to it. */
export const finished = ({ table, repeated, made, ...own }: Draft): DetailTable => ({
  ...table,
  ...own,
  ...(repeated.length > 0 && { repeated }),
  ...(made !== null && { normalisations: made.lines() }),
});

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
