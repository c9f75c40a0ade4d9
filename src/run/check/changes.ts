import { cellValue } from '../../checks/value.js';
import type { FieldKey } from '../../domain/catalog.js';
import {
  cellOf,
  type Household,
  hasColumn,
  NUMERIC_FIELDS,
  TEXT_FIELDS,
} from '../../domain/household.js';
import type { Placed } from '../../intake/batch/placed.js';
import { type KeyOf, nameOf, paired, ROW_KEYS } from './pairing.js';
import { inMonths, type SameMonths } from './same-months.js';
import type { Validation } from './validate.js';

interface ChangedCell {
  readonly village: string;
  readonly household: string | null;
  readonly field: FieldKey;
  /** As findings show them: money in yuan, ID numbers masked. */
  readonly old: string | number | null;
  readonly new: string | number | null;
  /** The cell in the new file. */
  readonly file: string;
  readonly cell: string | null;
}

/** A column that only one of the deliveries has, and how many households have something in it. */
interface OtherColumn {
  readonly file: string;
  readonly field: FieldKey;
  readonly households: number;
}

/** What a new delivery changed in the households that both have. */
export interface Changes {
  readonly changed: readonly ChangedCell[];
  /** Columns that only the new delivery has. */
  readonly columnsAdded: readonly OtherColumn[];
  /** Columns that only the old delivery had. */
  readonly columnsGone: readonly OtherColumn[];
}

type Delivered = Pick<Validation, 'batch'>;

const FIELDS: readonly FieldKey[] = [...TEXT_FIELDS, ...NUMERIC_FIELDS];

/**
 * A household's row; where a year comes in parts, one for each part, since not all parts need be
 * sent again.
 */
interface Piece extends Placed<Household> {
  /** The months of the part; empty where there is only one. */
  readonly months: string;
}

const piecesIn = ({ batch: { current } }: Delivered, { ofTable }: SameMonths): Piece[] =>
  current.households.flatMap((placed): Piece[] => {
    const { parts, table } = placed.row;
    if (parts === undefined) return [{ ...placed, months: ofTable(table) }];
    return parts.map((row) => ({ ...placed, row, months: ofTable(row.table) }));
  });

const PIECE_KEYS: readonly KeyOf<Piece>[] = ROW_KEYS.map((keyOf) =>
  inMonths<Piece>(keyOf, ({ months }) => months),
);

/**
 * The changed cells of households that could be read in both; the content of a rejected row is not
 * known.
 */
export function changesOf(old: Delivered, now: Delivered, months: SameMonths): Changes {
  const { both } = paired<Piece>(piecesIn(old, months), piecesIn(now, months), PIECE_KEYS);
  const changed: ChangedCell[] = [];
  const columnsAdded = new Map<string, OtherColumn>();
  const columnsGone = new Map<string, OtherColumn>();
  for (const [{ row: before }, { row: after, village }] of both) {
    for (const field of FIELDS) {
      const [had, has] = [hasColumn(before.table, field), hasColumn(after.table, field)];
      if (had && has) {
        if (differs(before, after, field)) changed.push(changeOf(before, after, village, field));
      } else if (has) countIn(columnsAdded, after, field);
      else if (had) countIn(columnsGone, before, field);
    }
  }
  return {
    changed,
    columnsAdded: [...columnsAdded.values()],
    columnsGone: [...columnsGone.values()],
  };
}

const changeOf = (
  before: Household,
  after: Household,
  village: string,
  field: FieldKey,
): ChangedCell => ({
  village,
  household: nameOf(after),
  field,
  old: cellValue(before, field),
  new: cellValue(after, field),
  file: after.table.file,
  cell: cellOf(after, field),
});

function countIn(columns: Map<string, OtherColumn>, row: Household, field: FieldKey): void {
  if (cellValue(row, field) === null) return;
  const { file } = row.table;
  const key = `${file}\n${field}`;
  const households = (columns.get(key)?.households ?? 0) + 1;
  columns.set(key, { file, field, households });
}

/** Whole ID numbers are compared; only what is shown is masked. */
const differs = (before: Household, after: Household, field: FieldKey): boolean =>
  field === 'idNumber'
    ? before.idNumberWhole !== after.idNumberWhole
    : cellValue(before, field) !== cellValue(after, field);
