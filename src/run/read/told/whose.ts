import type { Finding } from '../../../domain/findings/finding.js';
import type { Household, TableHead } from '../../../domain/household.js';
import { maskIdNumber } from '../../../domain/identity.js';
import { maskId } from '../../../domain/masking.js';
import type { Batch } from '../../../intake/batch/batch.js';

type Row = Pick<Household, 'table' | 'row' | 'texts'>;

/** The households of a table: by their row, and by what findings call them. */
interface OfTable {
  readonly byRow: Map<number, Row>;
  /** The household of a name; null where two have the same one. */
  readonly byName: Map<string, Row | null>;
}

/**
 * Findings with the household's head and number as people look for it: the 户编号, or where there is
 * none the masked ID number. `household` alone may be a long number that nobody knows by heart.
 */
export function withWhose(
  findings: readonly Finding[],
  { prior, current }: Pick<Batch, 'prior' | 'current'>,
): Finding[] {
  const tables = new Map<string, OfTable>();
  for (const found of findings) {
    const key = tableOf(found);
    if (!tables.has(key)) tables.set(key, { byRow: new Map(), byName: new Map() });
  }
  const add = adderTo(tables);
  for (const { households, rejected } of [prior, current]) {
    for (const rows of [households, rejected]) {
      for (const { row } of rows) {
        // A finding may stand in any of the parts that the household was joined from.
        if (row.parts === undefined) add(row);
        else for (const each of row.parts) add(each);
      }
    }
  }
  return findings.map((found) => {
    if (found.household === null) return found;
    const own = tables.get(tableOf(found));
    const row = rowOf(found, own) ?? own?.byName.get(found.household) ?? null;
    return row === null ? found : { ...found, whose: whoseOf(row) };
  });
}

const tableOf = ({ file, sheet }: Pick<Finding, 'file' | 'sheet'>): string => `${file}\n${sheet}`;
const nameOf = ({ texts }: Row): string | null => texts.id ?? texts.head;

/** Adds rows to their tables, where these are asked for. Rows come table by table. */
function adderTo(tables: ReadonlyMap<string, OfTable>): (row: Row) => void {
  let last: TableHead | null = null;
  let own: OfTable | undefined;
  return (row) => {
    if (row.table !== last) {
      last = row.table;
      own = tables.get(tableOf(last));
    }
    if (own === undefined) return;
    own.byRow.set(row.row, row);
    const name = nameOf(row);
    if (name !== null) own.byName.set(name, own.byName.has(name) ? null : row);
  };
}

/**
 * The household of a finding. On a card a finding stands in the row of its cell, so the name
 * decides there.
 */
function rowOf({ row, household }: Finding, own: OfTable | undefined): Row | null {
  const there = row === null ? undefined : own?.byRow.get(row);
  return there !== undefined && nameOf(there) === household ? there : null;
}

function whoseOf({ texts: { head, id, idNumber } }: Row): NonNullable<Finding['whose']> {
  if (id !== null) return { head, number: maskId(id, idNumber) };
  return { head, number: idNumber === null ? null : maskIdNumber(idNumber) };
}
