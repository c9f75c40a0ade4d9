import { type Cells, TableCells } from './rows/cells.js';
import { LOOK_NAMES, type Look } from './style.js';
import {
  type Column,
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
  /** The levels of rows; null where no row folds. */
  readonly levels: Uint8Array | null;
}

export interface PlainColumn
  extends Pick<Column, 'key' | 'header' | 'band' | 'kind' | 'width' | 'shade'> {
  readonly cells: Cells;
  /** The looks of cells, by their places in `LOOK_NAMES`; null where no cell stands out. */
  readonly looks: Uint8Array | null;
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

/** Walks the rows of a table once, for all of its columns. */
function plainTable(table: Table, place: TablePlace | undefined): PlainTable {
  if (place === undefined) throw new TypeError('a table without a place');
  const { caption, totalLabel, filter, rows } = table;
  const { length } = rows;
  const cells = new TableCells(length, table.columns.length);
  const columns = table.columns.map((column, n) => new ColumnPlan(column, place, cells.column(n)));
  const levels = table.level === undefined ? null : new Uint8Array(length);
  let index = 0;
  for (const row of rows) {
    if (index === length) throw new TypeError(`${place.sheet}: more than ${length} rows`);
    const look = table.look?.(row) ?? 'plain';
    if (levels !== null) levels[index] = table.level?.(row) ?? 0;
    for (const column of columns) column.add(row, index, look);
    index += 1;
  }
  if (index < length) throw new TypeError(`${place.sheet}: ${index} rows instead of ${length}`);
  return {
    ...(caption !== undefined && { caption }),
    ...(totalLabel !== undefined && { totalLabel }),
    ...(filter !== undefined && { filter }),
    columns: columns.map((column) => column.planned()),
    rows: { length },
    levels,
  };
}

/** A column while the rows come. */
class ColumnPlan {
  readonly #hasFormula: boolean;
  readonly #hasLook: boolean;
  readonly #links: (Target | null)[] | null;
  #looks: Uint8Array | null = null;

  constructor(
    private readonly column: Column,
    private readonly place: TablePlace,
    private readonly cells: ReturnType<TableCells['column']>,
  ) {
    this.#hasFormula = column.formula !== undefined;
    this.#hasLook = column.look !== undefined;
    this.#links = column.link === undefined ? null : [];
  }

  /** `look` is that of the whole row. */
  add(row: unknown, index: number, look: Look): void {
    const { column, cells } = this;
    const formula = this.#hasFormula ? this.#formulaOf(row, index) : null;
    const figure = column.value(row, index);
    if (formula === null) cells.set(index, figure);
    else cells.setFormula(index, formula, figure);
    const own = this.#hasLook ? (column.look?.(row) ?? 'plain') : 'plain';
    if (own !== 'plain') this.#stand(index, own);
    else if (look !== 'plain') this.#stand(index, look);
    this.#links?.push(column.link?.(row) ?? null);
  }

  planned(): PlainColumn {
    const { key, header, band, kind, width, shade, total } = this.column;
    const cells = this.cells.taken();
    return {
      ...{ key, header, cells },
      kind: kind === 'text' && isOfCodes(cells) ? 'code' : kind,
      ...(band !== undefined && { band }),
      ...(width !== undefined && { width }),
      ...(shade !== undefined && { shade }),
      looks: this.#looks,
      links: this.#links,
      ...(total && { total: plainTotal(key, total, this.place) }),
    };
  }

  #formulaOf(row: unknown, index: number): string | null {
    const at = this.place.at(this.place.firstRow + index);
    return this.column.formula?.(row, at) ?? null;
  }

  #stand(index: number, look: Look): void {
    this.#looks ??= new Uint8Array(this.cells.kinds.length);
    this.#looks[index] = LOOK_NAMES.indexOf(look);
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
