import type { Finding } from '../../domain/findings/finding.js';
import { rowsOf, type TableHead } from '../../domain/household.js';
import type { DetailTable } from '../table/detail-table.js';
import type { Row } from '../table/rejections.js';
import type { Placed, PlacedRow } from './placed.js';

export interface Placer {
  /** The village that a finding of a table belongs to; null where the table holds several. */
  readonly villageAt: (found: Finding) => string | null;
  /** The row that stands there, in its village and township. */
  readonly placedAt: (place: PlacedRow) => Placed<unknown> | null;
}

/** A card has rows for its fields, and a household of persons a row for each. */
const standsInOneRow = ({ table, persons }: Row): boolean =>
  table.rows === undefined && persons === undefined;

/** Finds the row that stands at a place, and the village of what is found there. */
export function placer(tables: readonly DetailTable[], rows: readonly Placed<Row>[]): Placer {
  const ofRows = new Map<string, Map<number, Placed<Row>>>();
  const nameOf = (file: string | null, sheet: string | null): string => `${file}\n${sheet}`;
  for (const { head } of tables) ofRows.set(nameOf(head.file, head.sheet), new Map());
  let last: TableHead | null = null;
  let known: Map<number, Placed<Row>> | undefined;
  for (const placed of rows) {
    const { row } = placed;
    if (row.table !== last) {
      last = row.table;
      known = ofRows.get(nameOf(last.file, last.sheet));
    }
    if (standsInOneRow(row)) known?.set(row.row, placed);
    else for (const number of rowsOf(row)) known?.set(number, placed);
  }
  const only = new Map<string, string>();
  for (const [name, rows] of ofRows) {
    const villages = new Set<string>();
    for (const { village } of rows.values()) villages.add(village);
    const [one, ...more] = villages;
    if (one !== undefined && more.length === 0) only.set(name, one);
  }
  return {
    villageAt: ({ file, sheet, row, village }) => {
      const name = nameOf(file, sheet);
      const ofRow = row === null ? undefined : ofRows.get(name)?.get(row)?.village;
      return ofRow ?? only.get(name) ?? village;
    },
    placedAt: ({ table: { file, sheet }, row }) =>
      ofRows.get(nameOf(file, sheet))?.get(row) ?? null,
  };
}
