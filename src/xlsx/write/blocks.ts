import { NO_FIGURE } from '../../domain/figures.js';
import { linesIn } from '../width.js';
import { LINE_HEIGHT, type Tops } from './pages.js';
import type { PlainColumn, PlainTable } from './plain.js';
import { type Cells, FORMULA, resultsOf, TEXT } from './rows/cells.js';
import type { TableRows } from './rows/table-rows.js';
import type { Content, RowWriter } from './sheet.js';
import {
  CLEARANCE,
  isClear,
  isNumber,
  type Kind,
  LINE_STYLES,
  type Setting,
  settingOf,
  styleOf,
  stylesOf,
} from './style.js';
import type { Figure, TablePlace } from './table.js';

/** The spare height of a row with several lines, in points, for programs with a higher font. */
const ROOM_OF_ROW = 6;

/** What stands on a sheet in rows of its own. */
export interface Block {
  /** Adds its rows with their heights, in points. */
  addTo(tops: Tops): void;
  write(writer: RowWriter): void;
}

/** Columns beside each other: the first one, from 0, and the widths of all. */
export interface Across {
  readonly first: number;
  readonly widths: readonly number[];
}

/** A line across the whole sheet: title, caption, remark. */
export class LineBlock implements Block {
  readonly #height: number;

  /** `across` are the columns that it goes across. */
  constructor(
    private readonly row: number,
    private readonly text: string,
    private readonly style: keyof typeof LINE_STYLES,
    private readonly across: Across,
  ) {
    const width = across.widths.reduce((total, one) => total + one, 0);
    const { size } = LINE_STYLES[style];
    const lines = linesIn(text, (width * 10) / size);
    this.#height = lines * LINE_HEIGHT * Math.max(size / 10, 1) + 3;
  }

  addTo(tops: Tops): void {
    tops.add(this.row, this.#height);
  }

  write(writer: RowWriter): void {
    const { row } = this;
    const { first, widths } = this.across;
    const style = writer.styleNumber(LINE_STYLES[this.style].style);
    writer.startRow(row, this.#height);
    for (let column = 0; column < first; column += 1) writer.add(style, null);
    writer.add(style, this.text);
    writer.endRow();
    writer.merge(row, first, row, first + widths.length - 1);
  }
}

const shown = (figure: Figure, kind: Kind): Content =>
  figure === null && isNumber(kind) ? NO_FIGURE : figure;

/** A table: header, rows or a word that there are none, totals. */
export class TableBlock implements Block {
  readonly #settings: readonly Setting[];
  /** In points, 0 for the sheet's own. */
  readonly #rowHeights: Uint32Array;
  readonly #headerHeight: number;

  constructor(
    private readonly place: TablePlace,
    private readonly table: PlainTable,
    widths: readonly number[],
    private readonly none: string,
  ) {
    const { columns } = table;
    this.#settings = columns.map((column, n) => settingOf(column, columns[n - 1]));
    this.#rowHeights = heightsOf(table, roomOf(this.#settings, widths));
    const lines = columns.map(({ header }, n) => linesIn(header, widths[n] ?? 10));
    this.#headerHeight = Math.max(...lines) * LINE_HEIGHT + 4;
  }

  addTo(tops: Tops): void {
    const { place, table } = this;
    tops.add(place.headerRow, this.#headerHeight);
    this.#rowHeights.forEach((of, n) => {
      tops.add(place.firstRow + n, of === 0 ? undefined : of);
    });
    tops.add(table.totalLabel === undefined ? place.lastRow : place.totalRow);
  }

  write(writer: RowWriter): void {
    const { table } = this;
    this.#header(writer);
    if (table.rows.length === 0) this.#none(writer);
    else writer.addRows(this.#rows);
    if (table.totalLabel !== undefined) this.#totals(writer, table.totalLabel);
  }

  get #columns(): readonly PlainColumn[] {
    return this.table.columns;
  }

  #header(writer: RowWriter): void {
    const { place } = this;
    const columns = this.#columns;
    const bottom = place.headerRow;
    const top = bottom - place.headerRows + 1;
    const style = writer.styleNumber(styleOf('text', 'header'));
    if (top !== bottom) {
      writer.startRow(top, null);
      columns.forEach(({ band, header }, n) => {
        const continues = band !== undefined && columns[n - 1]?.band === band;
        writer.add(style, continues ? null : (band ?? header));
        if (band === undefined) writer.merge(top, n, bottom, n);
      });
      writer.endRow();
      for (const { from, to } of bandsOf(columns)) writer.merge(top, from, top, to);
    }
    writer.startRow(bottom, this.#headerHeight);
    for (const { band, header } of columns) {
      writer.add(style, top !== bottom && band === undefined ? null : header);
    }
    writer.endRow();
  }

  #none(writer: RowWriter): void {
    const { place } = this;
    const style = writer.styleNumber(styleOf('center', 'plain'));
    writer.startRow(place.firstRow, null);
    this.#columns.forEach((_column, n) => {
      writer.add(style, n === 0 ? this.none : null);
    });
    writer.endRow();
    writer.merge(place.firstRow, 0, place.firstRow, this.#columns.length - 1);
  }

  get #rows(): TableRows {
    const { place, table } = this;
    return {
      firstRow: place.firstRow,
      heights: this.#rowHeights,
      levels: table.levels,
      columns: this.#columns.map(({ cells, looks, kind }, n) => ({
        cells,
        looks,
        styles: stylesOf(this.#settings[n] ?? kind),
        ifBlank: isNumber(kind) ? NO_FIGURE : null,
      })),
    };
  }

  #totals(writer: RowWriter, label: string): void {
    const { place } = this;
    writer.startRow(place.totalRow, null);
    this.#columns.forEach(({ kind, total }, n) => {
      const shownAs = total?.kind ?? kind;
      const setting = total?.kind ?? this.#settings[n] ?? kind;
      const style = writer.styleNumber(styleOf(n === 0 ? 'center' : setting, 'total'));
      const formula = n === 0 ? undefined : total?.formula;
      if (n === 0) writer.add(style, label);
      else if (total === undefined) writer.add(style, null);
      else if (formula === undefined) writer.add(style, shown(total.value, shownAs));
      else writer.addFormula(style, formula, shown(total.value, shownAs));
    });
    writer.endRow();
  }
}

/**
 * Figures that each column holds beside what it leaves clear. They are set in 10 points and widths
 * count those of 11: the difference is kept for programs with wider fonts.
 */
const roomOf = (settings: readonly Setting[], widths: readonly number[]): number[] =>
  settings.map((setting, n) => (widths[n] ?? 0) - (isClear(setting) ? CLEARANCE : 0));

/** Heights of a table's rows: not every program fits them to wrapped text when it opens a workbook. */
function heightsOf({ columns, rows }: PlainTable, room: readonly number[]): Uint32Array {
  const lines = new Uint32Array(rows.length).fill(1);
  columns.forEach(({ cells }, n) => {
    const width = room[n] ?? 0;
    addLines(cells, TEXT, linesOf(cells.texts, width), lines);
    addLines(cells, FORMULA, linesOf(resultsOf(cells), width), lines);
  });
  return lines.map((of) => (of > 1 ? of * LINE_HEIGHT + ROOM_OF_ROW : 0));
}

/** The lines of each figure in a column of that width; null where one is enough for all of them. */
function linesOf(figures: readonly Figure[], width: number): Uint32Array | null {
  let lines: Uint32Array | null = null;
  for (let n = 0; n < figures.length; n += 1) {
    const figure = figures[n];
    const own = typeof figure === 'string' ? linesIn(figure, width) : 1;
    if (own === 1) continue;
    lines ??= new Uint32Array(figures.length);
    lines[n] = own;
  }
  return lines;
}

/** Adds to each row's lines those of its cell, where it is of that kind. */
function addLines(
  { kinds, values }: Cells,
  kind: number,
  own: Uint32Array | null,
  lines: Uint32Array,
): void {
  if (own === null) return;
  for (let row = 0; row < lines.length; row += 1) {
    if (kinds[row] !== kind) continue;
    const more = own[values[row] as number] as number;
    if (more > (lines[row] as number)) lines[row] = more;
  }
}

/** Runs of neighbouring columns with the same band, as indexes. */
function bandsOf(columns: readonly PlainColumn[]): { from: number; to: number }[] {
  const bands: { from: number; to: number; band: string }[] = [];
  columns.forEach(({ band }, n) => {
    const last = bands.at(-1);
    if (band === undefined) return;
    if (last?.band === band && last.to === n - 1) last.to = n;
    else bands.push({ from: n, to: n, band });
  });
  return bands;
}
