import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { FindingParams } from '../../domain/findings/params.js';
import { cellOf, type Household, rowOf } from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { isRejected, type RejectedRow, type Row } from '../table/rejections.js';
import { KEY_FIELDS, type KeyField, type KeyOf } from './keys.js';
import { type Placed, placeText } from './placed.js';
import type { YearRows } from './year-rows.js';

/** Divides the rows that carry one key: parts of a year may have a row each of one household. */
export type Apart = (all: readonly Placed<Row>[]) => readonly (readonly Placed<Row>[])[];

/**
 * A key that stands on two rows of a year rejects every row that carries it: none is picked.
 * Definition: docs/definitions/intake.md, "Rejected rows".
 */
export function withoutDuplicates(
  rows: readonly Placed<Row>[],
  keyOf: KeyOf,
  apart: Apart = (all) => [all],
): YearRows {
  const shared = {
    id: sharedKeys(rows, (placed) => keyOf(placed, 'id'), apart),
    idNumber: sharedKeys(rows, (placed) => keyOf(placed, 'idNumber'), apart),
  };
  const households: Placed<Household>[] = [];
  const rejected: Placed<RejectedRow>[] = [];
  for (const placed of rows) {
    const { row } = placed;
    if (!(isRejected(row) || shared.id.has(placed) || shared.idNumber.has(placed))) {
      households.push(placed);
      continue;
    }
    const duplicates = KEY_FIELDS.flatMap((field) => {
      const all = shared[field].get(placed);
      return all === undefined ? [] : [duplicateFinding(row, field, all)];
    });
    const reasons = [...(isRejected(row) ? row.reasons : []), ...duplicates];
    rejected.push({ ...placed, row: { ...row, reasons } });
  }
  return { households, rejected };
}

function sharedKeys(
  rows: readonly Placed<Row>[],
  keyOf: (placed: Placed<Row>) => string | null,
  apart: Apart,
): ReadonlyMap<Placed<Row>, Shared> {
  const firsts = new Map<string, Placed<Row>>();
  // Nearly every key is on one row alone, for which there is no list.
  const carriers = new Map<string, Placed<Row>[]>();
  for (const placed of rows) {
    const key = keyOf(placed);
    if (key === null) continue;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, placed);
      continue;
    }
    if (!carriers.has(key)) carriers.set(key, [first]);
    append(carriers, key, placed);
  }
  const shared = new Map<Placed<Row>, Shared>();
  for (const all of carriers.values()) {
    for (const own of apart(all)) {
      if (own.length < 2) continue;
      const known = sharedBy(own);
      for (const placed of own) shared.set(placed, known);
    }
  }
  return shared;
}

/** How many other rows and villages a finding names. */
const MOST_NAMED = 5;

/** The rows that carry one key, as far as each of them has to be told of the others. */
interface Shared {
  readonly rows: number;
  readonly first: readonly Row[];
  readonly villages: number;
  readonly firstVillages: readonly string[];
  /** True where rows of persons with this key stand in several tables. */
  readonly inTables: boolean;
}

function sharedBy(all: readonly Placed<Row>[]): Shared {
  const villages = new Set(all.map(({ village }) => village));
  return {
    rows: all.length,
    first: all.slice(0, MOST_NAMED + 1).map(({ row }) => row),
    villages: villages.size,
    firstVillages: [...villages].slice(0, MOST_NAMED),
    inTables:
      all.some(({ row: { persons } }) => persons !== undefined) &&
      all.some(({ row: { table } }) => table !== all[0]?.row.table),
  };
}

function duplicateFinding(row: Row, field: KeyField, shared: Shared): Finding {
  const value = row.texts[field] ?? '';
  const others = shared.first
    .filter((other) => other !== row)
    .slice(0, MOST_NAMED)
    .map(placeText);
  const code = shared.villages > 1 ? 'key.duplicateAcrossVillages' : 'key.duplicate';
  return finding(code, {
    file: row.table.file,
    sheet: row.table.sheet,
    row: rowOf(row, field),
    household: row.texts.id ?? row.texts.head,
    field,
    cell: cellOf(row, field),
    value: field === 'id' ? value : maskIdNumber(value),
    params: {
      others: others.join('、'),
      rows: shared.rows,
      villages: shared.firstVillages.join('、'),
      ...(field === 'id' && reasonOf(row, shared)),
    },
  });
}

/** What a clerk has to know of rows of persons beside their number. */
function reasonOf(
  { split, table: { columns }, persons }: Row,
  { inTables }: Shared,
): Pick<FindingParams<'key.duplicate'>, 'why' | 'whyRows'> {
  if (split === undefined) {
    if (inTables) return { why: 'tables' };
    const isOfPersons = columns.relation !== undefined || columns.personId !== undefined;
    return isOfPersons && persons === undefined ? { why: 'noHead' } : {};
  }
  const named = split.rows.slice(0, MOST_NAMED).join('、');
  return { why: split.why, whyRows: named };
}
