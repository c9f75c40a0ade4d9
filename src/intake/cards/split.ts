import type { FieldKey } from '../../domain/catalog.js';
import { isBlank, squeezed } from '../cells/values.js';
import { type ColumnMap, fieldIn, isAmountField } from '../header/names.js';
import { isTitleRow } from '../header/titles.js';
import type { Sheet } from '../sheet.js';
import type { Area, Areas } from './areas.js';
import { MemberLists } from './lists.js';

/** The rows of one card, from 0: `from` the first of its titles, `labels` the first with a label. */
export interface CardRows {
  readonly from: number;
  readonly labels: number;
  /** The row behind the last. */
  readonly to: number;
}

const KEYS: readonly FieldKey[] = ['id', 'idNumber', 'head'];
/** Filled rows within which the first card has all that makes it one. */
const SEARCHED_ROWS = 200;

/** The fields that a row names, judged by its words alone. */
interface NamedRow {
  readonly fields: ReadonlySet<FieldKey>;
  /** The first name or number of a household, with what stands beside it. */
  readonly key: { readonly field: FieldKey; readonly value: string } | null;
}

/**
 * Where the cards of a sheet begin and end; none where the first rows hold none. A card begins
 * where the name or number that began the first one comes again, with amounts of its own.
 */
export function splitCards(sheet: Sheet, areas: Areas, map: ColumnMap): readonly CardRows[] {
  const named = namesOf(areas, map);
  if (named === null) return [];
  const { rows, first, key } = named;
  const keyRows = [...rows].flatMap(([row, { key: one }]) =>
    one?.field === key.field ? [{ row, value: one.value }] : [],
  );
  const begins: number[] = [];
  let last = key.value;
  for (const [n, { row, value }] of keyRows.entries()) {
    const next = keyRows[n + 1]?.row ?? areas.rows;
    if (n > 0 && !beginsCard(namedBetween(rows, row, next), value !== last)) continue;
    begins.push(row);
    last = value;
  }
  const heads = headFields(rows, first);
  const [firstNamed = first] = rows.keys();
  const labels = begins.map((row, n) =>
    n === 0 ? firstNamed : firstLabelRow(rows, row, begins[n - 1] ?? 0, heads),
  );
  const tops = labels.map((row, n) =>
    n === 0 ? 0 : titleTop(sheet, rows, row, begins[n - 1] ?? 0),
  );
  return labels.map((row, n) => ({
    from: tops[n] ?? row,
    labels: row,
    to: tops[n + 1] ?? areas.rows,
  }));
}

/** The names in every row, where the first rows can be a card; null where they cannot. */
function namesOf(areas: Areas, map: ColumnMap) {
  const rows = new Map<number, NamedRow>();
  const seen = new Set<FieldKey>();
  let first = -1;
  let key: NamedRow['key'] = null;
  let filled = 0;
  const lists = new MemberLists(areas, ({ kind }) => fieldNamed(kind.name, map) !== null);
  for (let row = 0; row < areas.rows; row += 1) {
    const inRow = areas.in(row);
    if (inRow.length === 0) continue;
    if (lists.has(row, inRow)) continue;
    filled += 1;
    if (filled > SEARCHED_ROWS && !isCard(seen, first)) return null;
    const named = namesIn(inRow, map);
    if (named.fields.size === 0) continue;
    rows.set(row, named);
    for (const field of named.fields) seen.add(field);
    if (key !== null || named.key === null) continue;
    first = row;
    key = named.key;
  }
  return key !== null && isCard(seen, first) ? { rows, first, key } : null;
}

const isCard = (fields: ReadonlySet<FieldKey>, first: number): boolean =>
  first !== -1 && fields.has('population') && [...fields].some(isAmountField);

const fieldNamed = (name: string, map: ColumnMap): FieldKey | null =>
  name === '' ? null : fieldIn(map, name, null);

function namesIn(inRow: readonly Area[], map: ColumnMap): NamedRow {
  const fields = new Set<FieldKey>();
  const isNamed = ({ kind }: Area): boolean => fieldNamed(kind.name, map) !== null;
  let key: NamedRow['key'] = null;
  for (const [n, area] of inRow.entries()) {
    const field = fieldNamed(area.kind.name, map);
    if (field === null) continue;
    fields.add(field);
    const next = inRow[n + 1];
    const isBeside = next !== undefined && next.left === area.right + 1;
    const value = isBeside && (area.edge === area.right || !isNamed(next)) ? next : null;
    if (key !== null || !KEYS.includes(field)) continue;
    if (value !== null && isNamed(value)) continue;
    key = { field, value: value === null ? '' : squeezed(value.cell) };
  }
  return { fields, key };
}

function namedBetween(
  rows: ReadonlyMap<number, NamedRow>,
  from: number,
  to: number,
): ReadonlySet<FieldKey> {
  const fields = new Set<FieldKey>();
  for (let row = from; row < to; row += 1) {
    for (const field of rows.get(row)?.fields ?? []) fields.add(field);
  }
  return fields;
}

/**
 * Tells whether a row begins a card: a second page or a signature names the same household, but not
 * all that a card needs.
 */
const beginsCard = (fields: ReadonlySet<FieldKey>, isOther: boolean): boolean =>
  [...fields].some(isAmountField) && (isOther || fields.has('population'));

/** The fields that the first card names above its household. */
function headFields(rows: ReadonlyMap<number, NamedRow>, first: number): ReadonlySet<FieldKey> {
  const fields = new Set<FieldKey>();
  for (const [row, named] of rows) if (row < first) for (const one of named.fields) fields.add(one);
  return fields;
}

const NO_COLUMNS = { names: new Set<number>(), places: new Set<number>() };

/** The first row above a card's labels that is a title of it; signatures and notes are none. */
function titleTop(
  sheet: Sheet,
  rows: ReadonlyMap<number, NamedRow>,
  labels: number,
  above: number,
): number {
  let top = labels;
  for (let row = labels - 1; row > above && !rows.has(row); row -= 1) {
    const cells = sheet.rows[row] ?? [];
    if (cells.every(isBlank)) continue;
    if (isTitleRow(cells, NO_COLUMNS) === null) break;
    top = row;
  }
  return top;
}

/**
 * The first row of a card's labels. Above the household it may have the labels that the first card
 * has there.
 */
function firstLabelRow(
  rows: ReadonlyMap<number, NamedRow>,
  begin: number,
  above: number,
  heads: ReadonlySet<FieldKey>,
): number {
  let first = begin;
  for (let row = begin - 1; row > above; row -= 1) {
    const fields = rows.get(row)?.fields;
    if (fields === undefined || ![...fields].every((field) => heads.has(field))) break;
    first = row;
  }
  return first;
}
