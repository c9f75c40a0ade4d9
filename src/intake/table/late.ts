import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import { filled, type Household, placeOf } from '../../domain/household.js';
import type { Fen } from '../../domain/money.js';
import { type NumericReader, readerOf } from '../cells/fields.js';
import type { Subtotal } from '../header/meaning.js';
import type { HeaderColumn } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';

/**
 * Columns of which only all rows of a table together show what they are: second columns of an item
 * (利息收入 beside 房屋租金) and subtotals of groups. Definition: docs/definitions/intake.md, "Reading".
 */
export interface LateColumn {
  /** Its `place` is the column's place among the late ones. */
  readonly reader: NumericReader;
  readonly column: HeaderColumn;
  /** What it adds to. */
  readonly own: ItemKey;
  /** The subtotal; null where the column is the item under another name. */
  readonly subtotal: Subtotal | null;
}

/** A row of a table: its numbers by `placeOf`, and those of its late columns in their order. */
export interface LateRow {
  readonly numbers: Float64Array;
  readonly late: Float64Array;
  /** A total row is no household; a rejected one says less of what a column is. */
  readonly kind: 'household' | 'rejected' | 'total';
}

export type DraftHousehold = { -readonly [K in keyof Household]: Household[K] };

/** A row of a file that waits for what all rows say of its late columns. */
export interface PendingRow extends LateRow {
  /** From 0. */
  readonly index: number;
  /** The household of the row; null for a total row. */
  readonly household: DraftHousehold | null;
}

/** A subtotal that differs from its parts. */
export interface Difference<Row extends LateRow> {
  readonly row: Row;
  readonly column: HeaderColumn;
  readonly own: ItemKey;
  readonly parts: readonly ItemKey[];
  readonly reported: Fen;
  readonly sum: Fen;
}

export interface SettledColumns<Row extends LateRow = LateRow> {
  /** Second columns of an item that were added to its first one. */
  readonly added: readonly HeaderColumn[];
  /** Those that say the same as the first one in every row. */
  readonly repeated: readonly HeaderColumn[];
  /** Columns whose amounts, or part of them, count as an item that has no other column. */
  readonly owned: ReadonlyMap<ItemKey, HeaderColumn>;
  readonly differences: readonly Difference<Row>[];
}

/** The late columns of a table; columns of one name are read together. */
export function lateColumns(
  columns: readonly HeaderColumn[],
  fields: ReadonlyMap<FieldKey, readonly HeaderColumn[]>,
  unit: MoneyUnit | null,
): LateColumn[] {
  const late = new Map<string, { own: ItemKey; columns: HeaderColumn[] }>();
  const firsts = new Set([...fields.values()].flat());
  for (const column of columns) {
    const own = column.subtotal?.own ?? (firsts.has(column) ? null : column.field);
    if (own === null) continue;
    const key = `${own}\n${column.subtotal === undefined ? column.leaf : column.path}`;
    const known = late.get(key);
    if (known === undefined) late.set(key, { own: own as ItemKey, columns: [column] });
    else known.columns.push(column);
  }
  return [...late.values()].map(({ own, columns: [first, ...others] }, place) => {
    const column = first as HeaderColumn;
    return {
      reader: readerOf(own, place, [column, ...others], unit),
      column,
      own,
      subtotal: column.subtotal ?? null,
    };
  });
}

/** Brings the late columns of a table into the numbers of its rows. */
export function settleLate<Row extends LateRow>(
  columns: readonly LateColumn[],
  rows: readonly Row[],
): SettledColumns<Row> {
  const settled = {
    added: [] as HeaderColumn[],
    repeated: [] as HeaderColumn[],
    owned: new Map<ItemKey, HeaderColumn>(),
    differences: [] as Difference<Row>[],
  };
  for (const late of columns) {
    if (late.subtotal !== null) continue;
    const repeats = isRepeated(late, rows);
    for (const row of rows) take(row, late, repeats ? first : sum);
    settled[repeats ? 'repeated' : 'added'].push(late.column);
  }
  for (const { late, subtotal } of subtotalsOf(columns)) {
    if (subtotal.doubtful && !isSubtotal(late, subtotal, rows)) {
      settled.owned.set(late.own, late.column);
      for (const row of rows) take(row, late, sum);
    } else takeSubtotal(late, subtotal, rows, settled);
  }
  return settled;
}

/** The subtotals; first those that may turn out to be items, since the others are made of them. */
const subtotalsOf = (columns: readonly LateColumn[]) =>
  columns
    .flatMap((late) => (late.subtotal === null ? [] : [{ late, subtotal: late.subtotal }]))
    .sort((a, b) => Number(b.subtotal.doubtful) - Number(a.subtotal.doubtful));

const sum = (known: Fen, other: Fen): Fen => known + other;
const first = (known: Fen): Fen => known;

function take(
  { numbers, late }: LateRow,
  { own, reader }: LateColumn,
  both: (known: Fen, other: Fen) => Fen,
): void {
  const value = late[reader.place] as number;
  if (!filled(value)) return;
  const place = placeOf(own);
  const known = numbers[place] as number;
  numbers[place] = filled(known) ? both(known, value) : value;
}

/** Wherever both cells are filled they are equal; where they never are, the money is different. */
function isRepeated({ own, reader }: LateColumn, rows: readonly LateRow[]): boolean {
  const place = placeOf(own);
  let both = 0;
  for (const { numbers, late, kind } of rows) {
    const one = numbers[place] as number;
    const other = late[reader.place] as number;
    if (kind === 'total' || !filled(one) || !filled(other)) continue;
    if (one !== other) return false;
    both += 1;
  }
  return both > 0;
}

interface Parts {
  readonly sum: Fen;
  readonly filled: number;
}

/** What stands at the places of a subtotal's parts. */
function partsOf({ numbers }: LateRow, places: readonly number[]): Parts {
  let total = 0;
  let count = 0;
  for (const place of places) {
    const value = numbers[place] as number;
    if (!filled(value)) continue;
    total += value;
    count += 1;
  }
  return { sum: total, filled: count };
}

/** A subtotal agrees as totals do: within a fen, and half a fen more for each item that is filled. */
const agrees = (reported: Fen, parts: Parts): boolean =>
  2 * Math.abs(reported - parts.sum) <= 2 + parts.filled;

function hasPart({ numbers }: LateRow, places: readonly number[]): boolean {
  for (const place of places) if ((numbers[place] as number) > 0) return true;
  return false;
}

const FEWEST_SUMS = 3;

/** A column named like an item is a subtotal where most rows, and at least three, show it. */
function isSubtotal({ reader }: LateColumn, subtotal: Subtotal, rows: readonly LateRow[]): boolean {
  const places = subtotal.parts.map(placeOf);
  let asked = 0;
  let equal = 0;
  for (const row of rows) {
    if (row.kind !== 'household') continue;
    const value = row.late[reader.place] as number;
    if (!(value > 0) && !hasPart(row, places)) continue;
    asked += 1;
    if (filled(value) && agrees(value, partsOf(row, places))) equal += 1;
  }
  return equal >= FEWEST_SUMS && 2 * equal > asked;
}

/**
 * What the subtotal has more than its parts counts as the group's own item. A subtotal that is only
 * a check counts where none of its parts is filled, and adds to nothing else.
 */
function takeSubtotal<Row extends LateRow>(
  { own, reader, column }: LateColumn,
  subtotal: Subtotal,
  rows: readonly Row[],
  { owned, differences }: { owned: Map<ItemKey, HeaderColumn>; differences: Difference<Row>[] },
): void {
  const place = placeOf(own);
  const places = subtotal.parts.map(placeOf);
  const addRest = (numbers: Float64Array, rest: Fen): void => {
    const known = numbers[place] as number;
    numbers[place] = (filled(known) ? known : 0) + rest;
  };
  const households = rows.filter(({ kind }) => kind !== 'total');
  for (const row of households) {
    const reported = row.late[reader.place] as number;
    const parts = partsOf(row, places);
    const isAlone = parts.filled === 0;
    if (!filled(reported) || (!isAlone && agrees(reported, parts))) continue;
    const rest = reported - parts.sum;
    if (!isAlone) {
      differences.push({ row, column, own, parts: subtotal.parts, reported, sum: parts.sum });
    }
    if (!isAlone && (subtotal.isCheck || rest < 0)) continue;
    addRest(row.numbers, rest);
    if (rest > 0 && !subtotal.isCheck && !owned.has(own)) owned.set(own, column);
  }
  // A total row has as much of the item as the households above it.
  for (const row of owned.has(own) ? rows : []) {
    const rest = (row.late[reader.place] as number) - partsOf(row, places).sum;
    if (row.kind === 'total' && rest > 0) addRest(row.numbers, rest);
  }
}
