import { type Cells, OWN_ROW, TableCells } from './rows/cells.js';
import { type Kind, LOOK_NAMES } from './style.js';
import {
  type Column,
  type Figure,
  placesOf,
  type Rows,
  type Shade,
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
  /** The levels of rows; null where no row folds. */
  readonly levels: Uint8Array | null;
}

/** All of its fields are there, also those that are undefined: sheets have thousands of columns. */
export interface PlainColumn extends Pick<Column, 'key' | 'header' | 'kind'> {
  readonly band: string | undefined;
  readonly width: number | undefined;
  readonly shade: Shade | undefined;
  readonly cells: Cells;
  /** The looks of cells, by their places in `LOOK_NAMES`; null where no cell stands out. */
  readonly looks: Uint8Array | null;
  /** The links of rows, empty where none leads anywhere; null where none can. */
  readonly links: readonly RowLink[] | null;
  readonly total: PlainTotal | undefined;
}

/** Where the cell of a row leads. */
interface RowLink {
  /** From 0. */
  readonly row: number;
  readonly target: Target;
}

interface PlainTotal {
  readonly value: Figure;
  readonly kind: Kind | undefined;
  readonly formula: string | undefined;
}

/**
 * A sheet with everything worked out.
 * @internal
 */
export function plainSheet(sheet: Sheet): PlainSheet {
  const places = placesOf(sheet);
  return { ...sheet, tables: sheet.tables.map((table, n) => plainTable(table, places[n])) };
}

/** So many rows are held at a time: each column takes them in a loop of its own. */
const HELD = 512;
/** Of rows that are fetched from the disk, of which a group takes 40 KB, fewer. */
const HELD_FETCHED = 32;

/** Walks the rows of a table once, for all of its columns. */
function plainTable(table: Table, place: TablePlace | undefined): PlainTable {
  if (place === undefined) throw new TypeError('a table without a place');
  const { caption, totalLabel, filter, rows } = table;
  const { length } = rows;
  const cells = new TableCells(length, table.columns.length);
  const columns = table.columns.map(
    (column, n) => new ColumnPlan(column, table, place, cells.column(n)),
  );
  const levels = table.level === undefined ? null : new Uint8Array(length);
  let from = 0;
  for (const held of heldOf(rows)) {
    const to = from + held.length;
    if (to > length) throw new TypeError(`${place.sheet}: more than ${length} rows`);
    for (const column of columns) column.add(held, from);
    levels?.set(
      held.map((row) => table.level?.(row) ?? 0),
      from,
    );
    from = to;
  }
  if (from < length) throw new TypeError(`${place.sheet}: ${from} rows instead of ${length}`);
  return {
    ...(caption !== undefined && { caption }),
    ...(totalLabel !== undefined && { totalLabel }),
    ...(filter !== undefined && { filter }),
    columns: columns.map((column) => column.planned()),
    rows: { length },
    levels,
  };
}

/** Rows, some at a time. */
function* heldOf(rows: Rows): Generator<unknown[]> {
  const most = Array.isArray(rows) ? HELD : HELD_FETCHED;
  let held: unknown[] = [];
  for (const row of rows) {
    if (held.push(row) < most) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

/** A column while the rows come. */
class ColumnPlan {
  readonly #links: RowLink[] | null;
  #looks: Uint8Array | null = null;

  constructor(
    private readonly column: Column,
    private readonly table: Table,
    private readonly place: TablePlace,
    private readonly cells: ReturnType<TableCells['column']>,
  ) {
    this.#links = column.link === undefined ? null : [];
  }

  /** Takes the rows from that one on. */
  add(rows: readonly unknown[], from: number): void {
    const { column, table, cells } = this;
    if (column.formula !== undefined) this.#addWithFormulas(rows, from);
    else {
      for (let n = 0; n < rows.length; n += 1) {
        cells.set(from + n, column.value(rows[n], from + n));
      }
    }
    if (column.look !== undefined || table.look !== undefined) this.#addLooks(rows, from);
    if (this.#links !== null) this.#addLinks(rows, from, this.#links);
  }

  planned(): PlainColumn {
    const { key, header, band, kind, width, shade, total } = this.column;
    const cells = this.cells.taken();
    return {
      key,
      header,
      kind: kind === 'text' && isOfCodes(cells) ? 'code' : kind,
      band,
      width,
      shade,
      cells,
      looks: this.#looks,
      links: this.#links,
      total: total && plainTotal(key, total, this.place),
    };
  }

  #addWithFormulas(rows: readonly unknown[], from: number): void {
    const { column, place, cells } = this;
    const at = place.at(OWN_ROW);
    const range = (key: string) => place.own(key);
    for (let n = 0; n < rows.length; n += 1) {
      const index = from + n;
      const formula = column.formula?.(rows[n], at, range) ?? null;
      const figure = column.value(rows[n], index);
      if (formula === null) cells.set(index, figure);
      else cells.setFormula(index, formula, figure);
    }
  }

  #addLinks(rows: readonly unknown[], from: number, links: RowLink[]): void {
    for (let n = 0; n < rows.length; n += 1) {
      const target = this.column.link?.(rows[n]) ?? null;
      if (target !== null) links.push({ row: from + n, target });
    }
  }

  /** A cell looks as its whole row does where it has no look of its own. */
  #addLooks(rows: readonly unknown[], from: number): void {
    const { column, table, cells } = this;
    for (let n = 0; n < rows.length; n += 1) {
      const own = column.look?.(rows[n]) ?? 'plain';
      const look = own === 'plain' ? (table.look?.(rows[n]) ?? 'plain') : own;
      if (look === 'plain') continue;
      this.#looks ??= new Uint8Array(cells.kinds.length);
      this.#looks[from + n] = LOOK_NAMES.indexOf(look);
    }
  }
}

const CODE = /^[ -~]*$/;

/** Whether a column of texts holds nothing but codes. */
const isOfCodes = ({ texts, formulas }: Cells): boolean =>
  texts.every((text) => CODE.test(text)) &&
  formulas.every(({ result }) => typeof result !== 'string' || CODE.test(result));

function plainTotal(key: string, total: Total, place: TablePlace): PlainTotal {
  const { value, kind } = total;
  const own = (of: string) => place.own(of);
  const formula = total.formula?.(own(key), place.at(place.totalRow), own);
  return { value, kind, formula };
}

/** What a workbook needs besides its sheets. */
export interface BookContext {
  /** The day of making, where it is given. */
  readonly run: { readonly madeOn: string | null };
  readonly words: SheetWords & { readonly creator: string };
}

/** What is said of a workbook besides its sheets. */
export interface BookFrame {
  readonly title: string;
  readonly madeOn: string | null;
  readonly words: BookContext['words'];
}

/** A workbook whose sheets are worked out one by one, each when the one before it has been taken. */
export interface BookPlan extends BookFrame {
  readonly sheets: Iterable<PlainSheet>;
}

export function planBook(sheets: readonly Sheet[], { run, words }: BookContext): BookPlan {
  const { none, pageFooter, creator } = words;
  return {
    title: sheets[0]?.title ?? '',
    madeOn: run.madeOn,
    words: { none, pageFooter, creator },
    sheets: planned(sheets),
  };
}

function* planned(sheets: readonly Sheet[]): Generator<PlainSheet> {
  for (const sheet of sheets) yield plainSheet(sheet);
}

/** Writes a workbook, here or in another thread; to its bytes, or to something else. */
export type WriteBook<Whole = Uint8Array> = (plan: BookPlan) => Promise<Whole>;
