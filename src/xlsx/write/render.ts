import { NO_FIGURE } from '../../domain/figures.js';
import { linesIn } from '../width.js';
import { columnWidths } from './columns.js';
import { DEFAULT_WIDTH, type Link, type ShadedRange, type SheetFrame } from './frame.js';
import { LINE_HEIGHT, type Pages, pagesOf } from './pages.js';
import { columnsOfFirstPage, type Paper, paperFor } from './paper.js';
import type { PlainColumn, PlainSheet, PlainTable } from './plain.js';
import type { Content, RowWriter } from './sheet.js';
import {
  CLEARANCE,
  isNumber,
  type Kind,
  LINE_STYLES,
  type Setting,
  settingOf,
  styleOf,
} from './style.js';
import {
  CHART_COLUMNS,
  type Figure,
  footOf,
  type Place,
  placesOf,
  type SheetWords,
} from './table.js';

/** Of a row of several lines, in points: a program may set them in a higher font. */
const ROOM_OF_ROW = 6;

const shown = (figure: Figure, kind: Kind): Content =>
  figure === null && isNumber(kind) ? NO_FIGURE : figure;

/** A sheet of tables, ready to be written. */
export interface Rendering {
  readonly frame: SheetFrame;
  rows(sheet: RowWriter): void;
}

/** Where everything on a sheet stands, how wide its columns are, and what its cells hold. */
export function rendering(sheet: PlainSheet, words: SheetWords): Rendering {
  const places = placesOf(sheet);
  const widths = columnWidths(sheet.tables);
  const kept = sheet.frozenColumns ?? 0;
  const printed = printedWidths(sheet, widths);
  const paper = paperFor(printed, kept, MARGINS);
  const rows = (writer: RowWriter): void => {
    const lines = new LineWriter(writer, widths.slice(0, columnsOfFirstPage(printed, paper, kept)));
    if (!sheet.bare) lines.add(1, sheet.title, 'title');
    sheet.lines.forEach((text, n) => {
      lines.add(n + 2, text, 'line');
    });
    const foot = footOf(sheet);
    sheet.tables.forEach((table, n) => {
      const place = places[n];
      if (place === undefined) return;
      if (table.caption !== undefined) lines.add(place.top, table.caption, 'caption');
      new TableWriter(writer, place, table, widths).write(words.none);
    });
    sheet.notes.forEach((text, n) => {
      lines.add(foot.notes + n, text, 'line');
    });
    if (sheet.signature !== undefined) lines.add(foot.signature, sheet.signature, 'line');
  };
  const pages = pagesOf({ sheet, places, widths: printed, paper, margins: MARGINS, rows });
  return { frame: frameOf(sheet, { places, widths, paper, pages }, words), rows };
}

/** A chart to the right of a table may reach over columns that no table has. */
function printedWidths(
  { chart, tables }: PlainSheet,
  widths: readonly number[],
): readonly number[] {
  const own = chart?.side === 'right' ? (tables[chart.table]?.columns.length ?? 0) : 0;
  const end = own === 0 ? 0 : own + CHART_COLUMNS;
  return [...widths, ...Array<number>(Math.max(0, end - widths.length)).fill(DEFAULT_WIDTH)];
}

const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

interface Measures {
  readonly places: readonly Place[];
  readonly widths: readonly number[];
  readonly paper: Paper;
  readonly pages: Pages;
}

function frameOf(
  sheet: PlainSheet,
  { places, widths, paper: { pagesAcross }, pages }: Measures,
  { pageFooter }: SheetWords,
): SheetFrame {
  const kept = sheet.frozenColumns ?? 0;
  const list = sheet.frozenColumns === undefined ? undefined : places[0];
  const headRows = sheet.lines.length + 1;
  const filtered = places[sheet.tables.findIndex(({ filter }) => filter)];
  return {
    name: sheet.name,
    widths,
    frozen: { rows: list?.headerRow ?? headRows, columns: kept },
    gridLines: false,
    ...(sheet.tables.some(({ levels }) => levels !== null) && { folds: true }),
    page: {
      paper: pages.paper,
      onePage: pages.onePage,
      ...(pages.upright && { upright: true }),
      pagesAcross,
      titleColumns: pagesAcross > 1 ? kept : 0,
      margins: MARGINS,
      ...(pages.breaks.length > 0 && { breaks: pages.breaks }),
      titleRows: pages.titleRows,
      footer: pageFooter,
    },
    ...(filtered && { filter: filterOf(filtered) }),
    links: linksOf(sheet, places),
    shades: shadesOf(sheet, places),
  };
}

/** Cells that lead somewhere, each with its address. */
const linksOf = ({ tables }: PlainSheet, places: readonly Place[]): Link[] =>
  tables.flatMap(({ columns }, n) =>
    columns.flatMap(({ key, links }) =>
      (links ?? []).flatMap((target, row): Link[] => {
        const place = places[n];
        if (target === null || place === undefined) return [];
        const cell = place.at(place.firstRow + row)(key);
        return 'file' in target
          ? [{ cell, file: target.file }]
          : [{ cell, location: `'${target.sheet.replaceAll("'", "''")}'!A1` }];
      }),
    ),
  );

const shadesOf = ({ tables }: PlainSheet, places: readonly Place[]): ShadedRange[] =>
  tables.flatMap(({ columns, rows }, n) =>
    columns.flatMap(({ key, shade }) =>
      shade === undefined || rows.length === 0 ? [] : [{ range: places[n]?.own(key) ?? '', shade }],
    ),
  );

function filterOf(place: Place): string {
  const { columns } = place.table;
  const [first, last] = [columns[0]?.key ?? '', columns.at(-1)?.key ?? ''];
  return `${place.at(place.headerRow)(first)}:${place.at(place.lastRow)(last)}`;
}

/** Lines across the whole sheet: title, captions, remarks. */
class LineWriter {
  readonly #width: number;

  constructor(
    private readonly writer: RowWriter,
    private readonly widths: readonly number[],
  ) {
    this.#width = widths.reduce((total, one) => total + one, 0);
  }

  add(row: number, text: string, style: keyof typeof LINE_STYLES): void {
    const { size, style: look } = LINE_STYLES[style];
    const lines = linesIn(text, (this.#width * 10) / size);
    this.writer.startRow(row, lines * LINE_HEIGHT * Math.max(size / 10, 1) + 3);
    this.writer.add(this.writer.styleNumber(look), text);
    this.writer.endRow();
    this.writer.merge(row, 0, row, this.widths.length - 1);
  }
}

class TableWriter {
  readonly #settings: readonly Setting[];
  /**
   * Figures that a column holds beside what it leaves clear. They are set in 10 points and widths
   * count those of 11: the difference is kept for programs with wider fonts.
   */
  readonly #room: readonly number[];

  constructor(
    private readonly writer: RowWriter,
    private readonly place: Place,
    private readonly table: PlainTable,
    private readonly widths: readonly number[],
  ) {
    const { columns } = table;
    this.#settings = columns.map((column, n) => settingOf(column, columns[n - 1]));
    this.#room = this.#settings.map(
      (setting, n) => (widths[n] ?? 0) - (setting === 'clearText' ? CLEARANCE : 0),
    );
  }

  write(none: string): void {
    const { table } = this;
    this.#header();
    if (table.rows.length === 0) this.#none(none);
    this.#rows();
    if (table.totalLabel !== undefined) this.#totals(table.totalLabel);
  }

  get #columns(): readonly PlainColumn[] {
    return this.table.columns;
  }

  #header(): void {
    const { writer, place } = this;
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
    const lines = columns.map(({ header }, n) => linesIn(header, this.widths[n] ?? 10));
    writer.startRow(bottom, Math.max(...lines) * LINE_HEIGHT + 4);
    for (const { band, header } of columns) {
      writer.add(style, top !== bottom && band === undefined ? null : header);
    }
    writer.endRow();
  }

  #none(none: string): void {
    const { writer, place } = this;
    const style = writer.styleNumber(styleOf('center', 'plain'));
    writer.startRow(place.firstRow, null);
    this.#columns.forEach((_column, n) => {
      writer.add(style, n === 0 ? none : null);
    });
    writer.endRow();
    writer.merge(place.firstRow, 0, place.firstRow, this.#columns.length - 1);
  }

  #rows(): void {
    const { writer, place, table } = this;
    const columns = this.#columns;
    const settings = this.#settings;
    const plain = settings.map((setting) => styleOf(setting, 'plain'));
    for (let n = 0; n < table.rows.length; n += 1) {
      const rowLook = table.looks?.[n] ?? 'plain';
      writer.startRow(place.firstRow + n, this.#heightOf(n), table.levels?.[n]);
      columns.forEach((column, index) => {
        const own = column.looks?.[n] ?? 'plain';
        const look = own === 'plain' ? rowLook : own;
        const style =
          (look === 'plain' && plain[index]) || styleOf(settings[index] ?? column.kind, look);
        const number = writer.styleNumber(style);
        const content = shown(column.figures[n] ?? null, column.kind);
        const formula = column.formulas?.[n] ?? null;
        if (formula === null) writer.add(number, content);
        else writer.addFormula(number, formula, content);
      });
      writer.endRow();
    }
  }

  /** Not every program fits rows to wrapped text when it opens a workbook. */
  #heightOf(row: number): number | null {
    let lines = 1;
    const columns = this.#columns;
    for (let n = 0; n < columns.length; n += 1) {
      const figure = columns[n]?.figures[row];
      if (typeof figure !== 'string') continue;
      lines = Math.max(lines, linesIn(figure, this.#room[n] ?? 0));
    }
    return lines > 1 ? lines * LINE_HEIGHT + ROOM_OF_ROW : null;
  }

  #totals(label: string): void {
    const { writer, place } = this;
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
