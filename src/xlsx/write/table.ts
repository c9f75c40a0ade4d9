import { columnLetters } from '../../domain/household.js';
import type { Kind, Look } from './style.js';

/** A figure or text as the result object gives it; null where it is undefined. */
export type Figure = number | string | null;

/** Addresses of cells in the row that is being written: `at('net')` = `K7`. */
export type At = (key: string) => string;

export interface Total {
  /** The group's figure. */
  readonly value: Figure;
  /**
   * A formula without `=`; the value is its cached result. `own` are the cells above, `at` is the
   * row of totals, `range` gives the cells of another column.
   */
  formula?(own: string, at: At, range: At): string;
  readonly kind?: Kind;
}

/** Methods, not properties: a table of any rows is then a `Table`. */
export interface Column<Row = unknown> {
  readonly key: string;
  readonly header: string;
  /** Upper header over neighbouring columns of the same band. */
  readonly band?: string;
  readonly kind: Kind;
  /** The width in figures; without it the column is as wide as its contents. */
  readonly width?: number;
  value(row: Row, index: number): Figure;
  /** The live formula whose result `value` is, or null. In what `at` gives the row's number is not seen. */
  formula?(row: Row, at: At, range: At): string | null;
  look?(row: Row): Look;
  /** Where a click leads. */
  link?(row: Row): Target | null;
  readonly shade?: Shade;
  readonly total?: Total;
}

/** A sheet of the workbook, at a cell or its beginning, or a file by its path from the workbook. */
export type Target = { readonly sheet: string; readonly cell?: string } | { readonly file: string };

/** Bars within the cells; or signs beside the figures: below 0, above it, at the aim or above. */
export type Shade = 'bars' | { readonly aim: number };

/** A name for cells that formulas of other workbooks may use, or for a constant. */
export interface CellName {
  readonly name: string;
  /** Without `=`. */
  readonly refersTo: string;
}

/** So many rows from top to bottom, which may come from a disk: they are walked once. */
export interface Rows<Row = unknown> extends Iterable<Row> {
  readonly length: number;
}

export interface Table<Row = unknown> {
  readonly caption?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  /** Label of the row of totals; without it there is none. */
  readonly totalLabel?: string;
  readonly filter?: boolean;
  /** For two lists beside each other: how many columns the first one has. */
  readonly beside?: number;
  /** A whole row that stands out. */
  look?(row: Row): Look;
  /** Rows of level 1 fold into the row of level 0 above them. */
  level?(row: Row): 0 | 1;
}

export interface BarChart {
  readonly title: string;
  readonly categories: string;
  readonly categoryTexts: readonly string[];
  readonly valueTitle: string;
  readonly series: readonly Series[];
  /** Standing side by side instead of lying one beneath the other: for many classes. */
  readonly upright?: boolean;
  /** Parts of a whole, one on top of the other. */
  readonly stacked?: boolean;
  readonly format?: 'percent';
}

/** The bars of one kind or year, or a line, of a chart. */
export interface Series {
  readonly name: string;
  readonly values: string;
  /** null where a class or month has no figure. */
  readonly valueFigures: readonly (number | null)[];
  /** As `4472A8`; without it the next of the chart's own. */
  readonly colour?: string;
}

export interface LineChart {
  readonly title: string;
  readonly categories: string;
  readonly categoryTexts: readonly string[];
  readonly series: readonly Series[];
  readonly valueTitle: string;
  readonly percent: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly title: string;
  /** Beneath the title: periods, unit, remarks. */
  readonly lines: readonly string[];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  /** A line to sign, with a free row above it. */
  readonly signature?: string;
  /** Its only table begins in A1: no title, nothing around it. */
  readonly bare?: boolean;
  /** A single page of A4, higher than wide. */
  readonly upright?: boolean;
  /** A list: its header and these columns stay in view, the header is printed on every page. */
  readonly frozenColumns?: number;
  readonly chart?: BarChart & ChartPosition;
  /** Charts beneath everything else, two beside each other. */
  readonly chartsBeneath?: readonly (LineChart | BarChart)[];
  readonly names?: readonly CellName[];
}

/** Below the table of that number, or to its right. */
export interface ChartPosition {
  readonly table: number;
  readonly side: 'below' | 'right';
  /** How many columns a chart below the table covers; without it all of the table's. */
  readonly columns?: number;
}

/** Columns that a chart to the right of a table covers. */
export const CHART_COLUMNS = 8;

/** Rows that a chart covers. */
export const CHART_ROWS = 16;

const TITLE_ROWS = 1;

type Band = Column['band'] | undefined;

/** The parts of a table that decide where it stands. */
export interface TableShape extends Pick<Table, 'caption' | 'totalLabel'> {
  readonly columns: readonly (Pick<Column, 'key' | 'header'> & { readonly band?: Band })[];
  readonly rows: { readonly length: number };
}

/** Where a table stands on its sheet; rows from 1. */
export class TablePlace {
  readonly headerRows: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** The letters of columns by their keys, found when the first is asked for: most places are not. */
  #letters: ReadonlyMap<string, string> | undefined;

  constructor(
    readonly sheet: string,
    readonly table: TableShape,
    readonly top: number,
  ) {
    this.headerRows = table.columns.some(({ band }) => band !== undefined) ? 2 : 1;
    this.firstRow = this.headerRow + 1;
    this.lastRow = this.firstRow + Math.max(table.rows.length, 1) - 1;
  }

  /** The last row of the header. */
  get headerRow(): number {
    return this.top + (this.table.caption === undefined ? 0 : 1) + this.headerRows - 1;
  }

  get totalRow(): number {
    return this.lastRow + 1;
  }

  /** The first row after the table. */
  get end(): number {
    return this.lastRow + 1 + (this.table.totalLabel === undefined ? 0 : 1);
  }

  letters(key: string): string {
    this.#letters ??= new Map(this.table.columns.map((one, n) => [one.key, columnLetters(n)]));
    const letters = this.#letters.get(key);
    if (letters === undefined) throw new TypeError(`${this.sheet} has no column ${key}`);
    return letters;
  }

  /** Cells of a column in one row, on its own sheet. */
  at(row: number | string): At {
    return (key) => `${this.letters(key)}${row}`;
  }

  /** All rows of a column, on its own sheet. */
  own(key: string): string {
    const letters = this.letters(key);
    return `${letters}${this.firstRow}:${letters}${this.lastRow}`;
  }

  /** All rows of a column, for formulas of any sheet. */
  range(key: string): string {
    return this.area(key, key, this.firstRow, this.lastRow);
  }

  /** The total of a column, for formulas of any sheet. */
  total(key: string): string {
    return this.area(key, key, this.totalRow, this.totalRow);
  }

  area(from: string, to: string, top: number, bottom: number): string {
    const first = `$${this.letters(from)}$${top}`;
    const last = `$${this.letters(to)}$${bottom}`;
    return `'${this.sheet.replaceAll("'", "''")}'!${first === last ? first : `${first}:${last}`}`;
  }
}

/** What decides where the tables of a sheet stand. */
export type Layout = Pick<Sheet, 'name' | 'lines' | 'bare'> & {
  readonly tables: readonly TableShape[];
  readonly chart?: ChartPosition;
};

/** The places of a sheet's tables, one beneath the other with a free row between them. */
export function placesOf(sheet: Layout): TablePlace[] {
  let row = (sheet.bare ? 0 : TITLE_ROWS) + sheet.lines.length + 1;
  return sheet.tables.map((table, n) => {
    const place = new TablePlace(sheet.name, table, row);
    row = endWithChart(place, sheet.chart?.table === n ? sheet.chart : undefined) + 1;
    return place;
  });
}

/** The first free row after a table and the chart that belongs to it. */
function endWithChart(place: TablePlace, chart: ChartPosition | undefined): number {
  if (chart === undefined) return place.end;
  const { from } = chartRows(place, chart);
  return Math.max(place.end, from + CHART_ROWS);
}

/** Rows of a chart, from 1. */
export function chartRows(
  place: TablePlace,
  { side }: ChartPosition,
): { from: number; to: number } {
  const from = side === 'below' ? place.end + 1 : place.headerRow - place.headerRows + 1;
  return { from, to: from + CHART_ROWS - 1 };
}

/** What stands beneath the last table, each by its first row. */
export interface Foot {
  readonly notes: number;
  /** Two charts beside each other, each row of them with a free row beneath it. */
  readonly charts: number;
  /** The line to sign is the foot of the sheet. */
  readonly signature: number;
  /** The first free row. */
  readonly end: number;
}

export function footOf(sheet: Layout & Pick<Sheet, 'notes' | 'chartsBeneath' | 'signature'>): Foot {
  const { chart, chartsBeneath = [], tables } = sheet;
  const last = placesOf(sheet).at(-1);
  const own = chart?.table === tables.length - 1 ? chart : undefined;
  const notes = last === undefined ? sheet.lines.length + 2 : endWithChart(last, own);
  const free = notes + sheet.notes.length;
  const charts = free + 1;
  const signature = charts + Math.ceil(chartsBeneath.length / 2) * (CHART_ROWS + 1);
  const unsigned = chartsBeneath.length === 0 ? free : signature;
  return {
    notes,
    charts,
    signature,
    end: sheet.signature === undefined ? unsigned : signature + 1,
  };
}

/** The place of one table of a sheet. */
export function tablePlace(sheet: Layout, table = 0): TablePlace {
  const place = placesOf(sheet)[table];
  if (place === undefined) throw new TypeError(`${sheet.name} has no table ${table}`);
  return place;
}

/** A total that adds up its column. */
export const sum = (value: Figure): Total => ({ value, formula: (own) => `SUM(${own})` });

/** A total that counts the rows of a list, which are numbered in its column `index`. */
export const countOfRows = (value: number): Total => ({
  value,
  formula: (_own, _at, range) => `COUNT(${range('index')})`,
  kind: 'count',
});

/** Words that stand on any sheet. */
export interface SheetWords {
  /** Stands alone in an empty list. */
  readonly none: string;
  readonly pageFooter: string;
}
