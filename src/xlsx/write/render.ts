import type { Row as ExcelRow, stream, Worksheet, WorksheetProperties } from 'exceljs';
import { storable } from '../text.js';
import { linesIn } from '../width.js';
import { type BodyCell, BodyWriter, type BookStores } from './body.js';
import { columnWidths } from './columns.js';
import { type CellStyle, type Kind, LINE_STYLES, styleOf } from './style.js';
import {
  type At,
  type Column,
  endWithChart,
  type Figure,
  type Place,
  placesOf,
  type Sheet,
} from './table.js';

type Writer = InstanceType<typeof stream.xlsx.WorkbookWriter> & BookStores;

export interface SheetWords {
  /** Stands alone in an empty list. */
  readonly none: string;
  readonly pageFooter: string;
}

/** Shown where a figure is undefined, such as a share of nothing. */
export const UNDEFINED = '—';
const LINE_HEIGHT = 15;
/** Widths count figures of 11 points; cells are set in 10. */
const FIGURES_PER_UNIT = 1.05;
const NUMBERS: ReadonlySet<Kind> = new Set(['count', 'money', 'change', 'share', 'growth']);

/** Text stays text, whatever it begins with: exceljs makes formulas of objects only. */
const shown = (figure: Figure, kind: Kind): string | number | null => {
  if (figure === '') return null;
  if (figure === null) return NUMBERS.has(kind) ? UNDEFINED : null;
  return typeof figure === 'string' ? storable(figure) : figure;
};

const cell = (figure: Figure, kind: Kind, formula: string | undefined) =>
  formula ? { formula, result: shown(figure, kind) ?? '' } : shown(figure, kind);

/** Writes one sheet row by row and forgets each row at once. */
export function renderSheet(book: Writer, sheet: Sheet, words: SheetWords): void {
  const places = placesOf(sheet);
  const widths = columnWidths(sheet);
  const worksheet = openSheet(book, sheet, places, widths, words);
  const width = widths.reduce((total, one) => total + one, 0);
  const line = (row: number, text: string, style: keyof typeof LINE_STYLES) =>
    writeLine(worksheet, row, text, { columns: widths.length, width, style });
  line(1, sheet.title, 'title');
  sheet.lines.forEach((text, n) => {
    line(n + 2, text, 'line');
  });
  let end = sheet.lines.length + 2;
  places.forEach((place, n) => {
    if (place.table.caption !== undefined) line(place.top, place.table.caption, 'caption');
    writeTable(worksheet, new BodyWriter(book, worksheet), place, words);
    end = endWithChart(place, sheet.chart?.table === n ? sheet.chart : undefined);
  });
  sheet.notes.forEach((text, n) => {
    line(end + n, text, 'line');
  });
  worksheet.commit();
}

/** Rows fold into the row above them. */
const FOLDING: Partial<WorksheetProperties> = {
  outlineLevelRow: 1,
  outlineProperties: { summaryBelow: false, summaryRight: false },
};

function openSheet(
  book: Writer,
  sheet: Sheet,
  places: readonly Place[],
  widths: readonly number[],
  words: SheetWords,
): Worksheet {
  const list = sheet.frozenColumns === undefined ? undefined : places[0];
  const headRows = sheet.lines.length + 1;
  const filtered = places.find(({ table }) => table.filter);
  const worksheet = book.addWorksheet(sheet.name, {
    ...(sheet.tables.some(({ level }) => level !== undefined) && { properties: FOLDING }),
    views: [
      {
        state: 'frozen',
        xSplit: sheet.frozenColumns ?? 0,
        ySplit: list?.headerRow ?? headRows,
        showGridLines: false,
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.onePage ? 1 : 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: list
        ? `${list.headerRow - list.headerRows + 1}:${list.headerRow}`
        : `1:${headRows}`,
    },
    headerFooter: { oddFooter: words.pageFooter },
  });
  worksheet.columns = widths.map((width) => ({ width }));
  if (filtered) {
    const last = filtered.table.columns.at(-1)?.key ?? '';
    const from = filtered.at(filtered.headerRow)(filtered.table.columns[0]?.key ?? '');
    worksheet.autoFilter = `${from}:${filtered.at(filtered.lastRow)(last)}`;
  }
  return worksheet;
}

function writeLine(
  worksheet: Worksheet,
  row: number,
  text: string,
  { columns, width, style }: { columns: number; width: number; style: keyof typeof LINE_STYLES },
): void {
  const excelRow = worksheet.getRow(row);
  const look = LINE_STYLES[style];
  if (columns > 1) worksheet.mergeCells(row, 1, row, columns);
  excelRow.getCell(1).value = storable(text);
  excelRow.getCell(1).style = look;
  const size = look.font.size;
  excelRow.height = linesIn(text, (width * 10) / size) * LINE_HEIGHT * Math.max(size / 10, 1) + 3;
  excelRow.commit();
}

function writeTable(worksheet: Worksheet, body: BodyWriter, place: Place, words: SheetWords): void {
  const { table } = place;
  writeHeader(worksheet, place);
  if (table.rows.length === 0) writeNone(worksheet, place, words.none);
  const plan: RowPlan = {
    place,
    widths: table.columns.map((_column, n) => worksheet.getColumn(n + 1).width ?? 0),
    styles: table.columns.map(({ kind }) => styleOf(kind, 'plain')),
  };
  table.rows.forEach((row, n) => {
    writeRow(body, plan, row, n);
  });
  if (table.totalLabel !== undefined) writeTotals(worksheet.getRow(place.totalRow), place);
}

function writeHeader(worksheet: Worksheet, place: Place): void {
  const { columns } = place.table;
  const bottom = place.headerRow;
  const top = bottom - place.headerRows + 1;
  const style = styleOf('text', 'header');
  const put = (row: number, column: number, text: string) => {
    const target = worksheet.getRow(row).getCell(column);
    target.value = text;
    target.style = style;
  };
  columns.forEach(({ band, header }, n) => {
    put(bottom, n + 1, header);
    if (top === bottom) return;
    put(top, n + 1, band ?? header);
    if (band === undefined) worksheet.mergeCells(top, n + 1, bottom, n + 1);
  });
  for (const { from, to } of bandsOf(columns)) {
    if (to > from) worksheet.mergeCells(top, from + 1, top, to + 1);
  }
  setHeaderHeight(worksheet, place, bottom);
  worksheet.getRow(bottom).commit();
}

function setHeaderHeight(worksheet: Worksheet, place: Place, bottom: number): void {
  const lines = place.table.columns.map(({ header }, n) =>
    linesIn(header, worksheet.getColumn(n + 1).width ?? 10),
  );
  worksheet.getRow(bottom).height = Math.max(...lines) * LINE_HEIGHT + 4;
}

/** Runs of neighbouring columns with the same band, as indexes. */
function bandsOf(columns: readonly Column[]): { from: number; to: number }[] {
  const bands: { from: number; to: number; band: string }[] = [];
  columns.forEach(({ band }, n) => {
    const last = bands.at(-1);
    if (band === undefined) return;
    if (last?.band === band && last.to === n - 1) last.to = n;
    else bands.push({ from: n, to: n, band });
  });
  return bands;
}

function writeNone(worksheet: Worksheet, place: Place, none: string): void {
  const row = worksheet.getRow(place.firstRow);
  place.table.columns.forEach((_column, n) => {
    row.getCell(n + 1).style = styleOf('center', 'plain');
  });
  if (place.table.columns.length > 1) {
    worksheet.mergeCells(place.firstRow, 1, place.firstRow, place.table.columns.length);
  }
  row.getCell(1).value = none;
  row.commit();
}

/** What the rows of a table have in common. */
interface RowPlan {
  readonly place: Place;
  readonly widths: readonly number[];
  /** The styles of cells that do not stand out. */
  readonly styles: readonly CellStyle[];
}

function writeRow(
  body: BodyWriter,
  { place, widths, styles }: RowPlan,
  row: unknown,
  n: number,
): void {
  const { table } = place;
  const number = place.firstRow + n;
  const at: At = place.at(number);
  const rowLook = table.look?.(row) ?? 'plain';
  let lines = 1;
  const cells = table.columns.map((column, index): BodyCell => {
    const value = column.value(row, n);
    if (typeof value === 'string') {
      lines = Math.max(lines, linesIn(value, (widths[index] ?? 0) * FIGURES_PER_UNIT));
    }
    const own = column.look?.(row) ?? 'plain';
    const look = own === 'plain' ? rowLook : own;
    return {
      value: shown(value, column.kind),
      formula: column.formula?.(row, at) ?? null,
      style: (look === 'plain' && styles[index]) || styleOf(column.kind, look),
    };
  });
  // Not every program fits rows to wrapped text when it opens a workbook.
  const height = lines > 1 ? lines * LINE_HEIGHT + 2 : null;
  body.row(number, cells, height, table.level?.(row) ?? 0);
}

function writeTotals(target: ExcelRow, place: Place): void {
  const { columns, totalLabel = '' } = place.table;
  const at = place.at(place.totalRow);
  target.values = columns.map(({ key, kind, total }, n) => {
    if (n === 0) return totalLabel;
    return total === undefined
      ? null
      : cell(
          total.value,
          total.kind ?? kind,
          total.formula?.(place.own(key), at, (other) => place.own(other)),
        );
  });
  columns.forEach(({ kind, total }, n) => {
    target.getCell(n + 1).style = styleOf(n === 0 ? 'center' : (total?.kind ?? kind), 'total');
  });
  target.commit();
}
