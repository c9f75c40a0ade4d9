import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import {
  filled,
  type HouseholdPlace,
  type Person,
  rowsOf,
  type TableHead,
  TEXT_FIELDS,
} from '../../domain/household.js';
import type { DetailTable } from '../table/detail-table.js';
import { isRejected, type Row } from '../table/rejections.js';
import { placeKey } from './keys.js';
import type { Placed, PlacedRow } from './placed.js';

/** A row that repeats one before it. */
export interface Copy {
  readonly copy: Placed<Row>;
  readonly of: Placed<Row>;
  /** A person has said that the other row counts. */
  readonly isDecided?: true;
}

interface Sorted {
  readonly rows: readonly Placed<Row>[];
  readonly copies: readonly Copy[];
}

/**
 * Rows rejected for these reasons are never copies: they belong to a household that is named
 * elsewhere, or to another year.
 */
const NO_ROW_OF_ITS_OWN: readonly string[] = ['intake.mergedIdentity', 'intake.periodMismatch'];

/**
 * Takes out the rows of a year that are equal in every cell read to one before them: a sheet of the
 * whole township beside those of its villages, a sheet copied before it was changed. The serial
 * number is not read, an absent cell is a blank one, and the village counts as it was found.
 * Definition: docs/definitions/intake.md, "Rejected rows".
 */
export function withoutCopies(all: readonly Placed<Row>[]): Sorted {
  /** The first row of each key; null once another one has it, too. */
  const alone = new Map<string, Placed<Row> | null>();
  const named = new Map<string, Placed<Row>>();
  const firsts = new Map<string, Map<string, Placed<Row>>>();
  const rows: Placed<Row>[] = [];
  const copies: Copy[] = [];
  for (const placed of all) {
    const key = keyOf(placed);
    const of = key === null ? undefined : equalBefore(placed, key);
    if (of === undefined) rows.push(placed);
    else copies.push({ copy: placed, of });
  }
  return { rows, copies };

  /**
   * What names a household is only put together where two rows have the same key, and their cells
   * where they name the same household.
   */
  function equalBefore(placed: Placed<Row>, key: string): Placed<Row> | undefined {
    const other = alone.get(key);
    if (other === undefined) {
      alone.set(key, placed);
      return undefined;
    }
    if (other !== null) {
      named.set(identityOf(other), other);
      alone.set(key, null);
    }
    const identity = identityOf(placed);
    const first = named.get(identity);
    if (first === undefined) {
      named.set(identity, placed);
      return undefined;
    }
    const known = firsts.get(identity) ?? new Map([[cellsOf(first), first]]);
    firsts.set(identity, known);
    const cells = cellsOf(placed);
    const of = known.get(cells);
    if (of === undefined) known.set(cells, placed);
    return of;
  }
}

/** One of the texts that name the household of a row; null where nothing does. */
function keyOf({ row }: Placed<Row>): string | null {
  if (isRejected(row) && row.reasons.some(({ code }) => NO_ROW_OF_ITS_OWN.includes(code)))
    return null;
  return row.idNumberWhole ?? row.texts.id ?? row.texts.head;
}

/** All that names it. */
function identityOf(placed: Placed<Row>): string {
  const { texts, idNumberWhole } = placed.row;
  return JSON.stringify([placeKey(placed), texts.id, idNumberWhole, texts.head]);
}

const TEXTS = TEXT_FIELDS.filter((field) => field !== 'village' && field !== 'idNumber');

const cellsOf = ({ row: { texts, numbers, unread, persons } }: Placed<Row>): string =>
  JSON.stringify([
    TEXTS.map((field) => texts[field]),
    Array.from(numbers, (value) => (filled(value) ? value : null)),
    [...(unread ?? [])],
    persons?.map(cellsOfPerson).sort(),
  ]);

const cellsOfPerson = ({ texts, numberWhole, months, wage }: Person): string =>
  JSON.stringify([texts, numberWhole, filled(months) ? months : null, filled(wage) ? wage : null]);

/** What was found while tables were read, but for copied rows: their first one has it too. */
export function readingFindings(
  copies: readonly { readonly copy: { readonly row: HouseholdPlace & Pick<Row, 'persons'> } }[],
): (table: DetailTable) => readonly Finding[] {
  const rows = new Map<TableHead, Set<number>>();
  for (const { copy } of copies) {
    const { table } = copy.row;
    const known = rows.get(table) ?? new Set<number>();
    rows.set(table, known);
    for (const row of rowsOf(copy.row)) known.add(row);
  }
  return ({ head, findings }) => {
    const own = rows.get(head);
    return own === undefined
      ? findings
      : findings.filter(({ row }) => row === null || !own.has(row));
  };
}

/** A row that repeats another, as far as it is told. */
interface ToldCopy {
  readonly copy: ToldRow;
  readonly of: ToldRow;
  readonly isDecided?: true;
}

interface ToldRow {
  readonly row: PlacedRow;
  readonly village: string | null;
}

const sheetOf = ({ row: { table } }: ToldRow): string => `${table.file}\n${table.sheet}`;

/** Said once for two sheets, or for one that repeats itself, with the number of rows. */
export function copyFindings(copies: readonly ToldCopy[]): Finding[] {
  const pairs = new Map<string, [ToldCopy, ...ToldCopy[]]>();
  for (const one of copies) {
    if (one.isDecided) continue;
    const key = `${sheetOf(one.of)}\n${sheetOf(one.copy)}`;
    append(pairs, key, one);
  }
  return [...pairs.values()].map((all) => {
    const [{ copy, of }] = all;
    const villages = new Set(all.map(({ copy: { village } }) => village));
    return finding('key.copy', {
      file: copy.row.table.file,
      sheet: copy.row.table.sheet,
      row: copy.row.row,
      village: villages.size === 1 ? copy.village : null,
      value: all.length,
      params: {
        first: [of.row.table.file, of.row.table.sheet].filter((name) => name !== '').join('!'),
        firstRow: of.row.row,
        own: sheetOf(of) === sheetOf(copy) ? 1 : 0,
      },
    });
  });
}
