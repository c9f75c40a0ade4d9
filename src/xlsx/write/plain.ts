import type { Look } from './style.js';
import {
  type Column,
  type Figure,
  placesOf,
  type Sheet,
  type SheetWords,
  type Table,
  type TablePlace,
  type Target,
  type Total,
} from './table.js';

/**
 * Sheets with every figure, formula and look worked out, once each: nothing in them has to be
 * called any more, so that another thread can be given them.
 */
export interface PlainSheet extends Omit<Sheet, 'tables'> {
  readonly tables: readonly PlainTable[];
}

export interface PlainTable extends Pick<Table, 'caption' | 'totalLabel' | 'filter'> {
  readonly columns: readonly PlainColumn[];
  /** The number of rows. */
  readonly rows: { readonly length: number };
  /** The looks of whole rows; null where none stands out. */
  readonly looks: readonly Look[] | null;
  /** The levels of rows; null where no row folds. */
  readonly levels: readonly (0 | 1)[] | null;
}

export interface PlainColumn
  extends Pick<Column, 'key' | 'header' | 'band' | 'kind' | 'width' | 'shade'> {
  readonly figures: readonly Figure[];
  /** The formulas of rows; null where no row has one. */
  readonly formulas: readonly (string | null)[] | null;
  readonly looks: readonly Look[] | null;
  /** The links of rows; null where no row has one. */
  readonly links: readonly (Target | null)[] | null;
  readonly total?: PlainTotal;
}

interface PlainTotal extends Pick<Total, 'value' | 'kind'> {
  readonly formula?: string;
}

export function plainSheet(sheet: Sheet): PlainSheet {
  const places = placesOf(sheet);
  return { ...sheet, tables: sheet.tables.map((table, n) => plainTable(table, places[n])) };
}

function plainTable(table: Table, place: TablePlace | undefined): PlainTable {
  if (place === undefined) throw new TypeError('a table without a place');
  const { caption, totalLabel, filter, rows } = table;
  return {
    ...(caption !== undefined && { caption }),
    ...(totalLabel !== undefined && { totalLabel }),
    ...(filter !== undefined && { filter }),
    columns: table.columns.map((column) => plainColumn(column, rows, place)),
    rows: { length: rows.length },
    looks: table.look === undefined ? null : rows.map((row) => table.look?.(row) ?? 'plain'),
    levels: table.level === undefined ? null : rows.map((row) => table.level?.(row) ?? 0),
  };
}

function plainColumn(column: Column, rows: readonly unknown[], place: TablePlace): PlainColumn {
  const { key, header, band, kind, width, formula, look, link, shade, total } = column;
  const figures = rows.map((row, index) => column.value(row, index));
  return {
    ...{ key, header, figures },
    kind: kind === 'text' && figures.every(isOfCode) ? 'code' : kind,
    ...(band !== undefined && { band }),
    ...(width !== undefined && { width }),
    ...(shade !== undefined && { shade }),
    formulas: formula === undefined ? null : formulasOf(column, rows, place),
    looks: look === undefined ? null : rows.map((row) => column.look?.(row) ?? 'plain'),
    links: link === undefined ? null : rows.map((row) => column.link?.(row) ?? null),
    ...(total && { total: plainTotal(key, total, place) }),
  };
}

const CODE = /^[ -~]*$/;

const isOfCode = (figure: Figure): boolean => typeof figure !== 'string' || CODE.test(figure);

const formulasOf = (column: Column, rows: readonly unknown[], place: TablePlace) =>
  rows.map((row, n) => column.formula?.(row, place.at(place.firstRow + n)) ?? null);

function plainTotal(key: string, total: Total, place: TablePlace): PlainTotal {
  const { value, kind } = total;
  const own = (of: string) => place.own(of);
  const formula = total.formula?.(own(key), place.at(place.totalRow), own);
  return {
    value,
    ...(kind !== undefined && { kind }),
    ...(formula !== undefined && { formula }),
  };
}

/** What a workbook needs besides its sheets. */
export interface BookContext {
  /** The day of making, where it is given. */
  readonly run: { readonly madeOn: string | null };
  readonly words: SheetWords & { readonly creator: string };
}

/** A workbook of which nothing has to be worked out any more. */
export interface BookPlan {
  readonly sheets: readonly PlainSheet[];
  readonly madeOn: string | null;
  readonly words: BookContext['words'];
}

export function planBook(sheets: readonly Sheet[], { run, words }: BookContext): BookPlan {
  const { none, pageFooter, creator } = words;
  return {
    sheets: sheets.map(plainSheet),
    madeOn: run.madeOn,
    words: { none, pageFooter, creator },
  };
}

/** Writes a workbook, here or in another thread. */
export type WriteBook = (plan: BookPlan) => Promise<Uint8Array>;
