import type { Household, TableHead } from '../../domain/household.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { RejectedRow } from '../../intake/table/rejections.js';
import type { VillageRows } from '../analyze/village-task.js';
import { type Columns, columnsOf, numberedColumns, rowsOf } from './columns.js';
import type { Packing } from './shelf.js';

/** Rows of the table of this head, which is not written with them. */
export class RowsUnder implements Packing<readonly Household[]> {
  constructor(private readonly head: TableHead) {}

  pack(rows: readonly Household[]): unknown {
    return numberedColumns(rows, () => 0);
  }

  unpack(packed: unknown): Household[] {
    return rowsOf(packed as Columns, [this.head]);
  }
}

/** What a table says row by row. */
export type TableRows = Pick<DetailTable, 'households' | 'rejected' | 'totals' | 'findings'>;

interface PackedTable extends Pick<TableRows, 'totals' | 'findings'> {
  /** Households, then rejected rows. */
  readonly rows: unknown;
  readonly households: number;
}

/** The same of all that the table says. */
export class TableUnder implements Packing<TableRows> {
  constructor(private readonly head: TableHead) {}

  pack({ households, rejected, totals, findings }: TableRows): PackedTable {
    return {
      rows: new RowsUnder(this.head).pack([...households, ...rejected]),
      households: households.length,
      ...{ totals, findings },
    };
  }

  unpack(packed: unknown): TableRows {
    const { rows, households, totals, findings } = packed as PackedTable;
    const all = new RowsUnder(this.head).unpack(rows);
    return {
      households: all.slice(0, households),
      rejected: all.slice(households) as RejectedRow[],
      ...{ totals, findings },
    };
  }
}

interface PackedVillage extends Pick<VillageRows, 'township' | 'counts' | 'listed'> {
  /** Pair by pair last year's row and this year's, then those of `alone` likewise. */
  readonly rows: Columns;
  readonly matchedBy: readonly VillageRows['pairs'][number]['matchedBy'][];
  readonly orders: Uint32Array;
  /** Which households of `alone` have a row of last year. */
  readonly known: readonly boolean[];
}

/** Villages of one name with their rows. */
export const VILLAGES: Packing<readonly VillageRows[]> = {
  pack: (villages) => villages.map(packedVillage),
  unpack: (packed) => (packed as readonly PackedVillage[]).map(unpackedVillage),
};

const packedVillage = ({ pairs, alone, ...rest }: VillageRows): PackedVillage => ({
  ...rest,
  rows: columnsOf(rowsOfVillage({ pairs, alone })),
  matchedBy: pairs.map(({ matchedBy }) => matchedBy),
  orders: Uint32Array.from(pairs, ({ order }) => order),
  known: alone.map(({ prior }) => prior !== null),
});

function rowsOfVillage({ pairs, alone }: Pick<VillageRows, 'pairs' | 'alone'>): Household[] {
  const rows: Household[] = [];
  for (const { prior, current } of pairs) rows.push(prior, current);
  for (const { prior, current } of alone) {
    if (prior !== null) rows.push(prior);
    rows.push(current);
  }
  return rows;
}

function unpackedVillage({
  rows: columns,
  matchedBy,
  orders,
  known,
  ...rest
}: PackedVillage): VillageRows {
  const rows = rowsOf(columns);
  let next = 0;
  const row = (): Household => {
    next += 1;
    return rows[next - 1] as Household;
  };
  return {
    ...rest,
    pairs: matchedBy.map((by, n) => ({
      prior: row(),
      current: row(),
      matchedBy: by,
      order: orders[n] as number,
    })),
    alone: known.map((isKnown) => ({ prior: isKnown ? row() : null, current: row() })),
  };
}
