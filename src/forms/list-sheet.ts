import ExcelJS, {
  type Cell,
  type PaperSize,
  type Style,
  type Workbook,
  type Worksheet,
} from 'exceljs';
import { columnLetters } from '../domain/household.js';
import { repack } from '../xlsx/pack.js';
import { cellText } from '../xlsx/text.js';
import { linesIn } from '../xlsx/width.js';
import { LOOKS } from './template/style.js';

/** Stands in the properties: nothing is taken from the clock. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');
const LINE_HEIGHT = 14;
/** Title lines are merged so far: they must not widen the first columns. */
const TITLE_COLUMNS = 11;
/** exceljs knows the number, but has no name for it. */
const A3: number = 8;

/** Title, place and hint stand above the header. */
export const HEADER_ROW = 4;
export const FIRST_ROW = 5;

export type Value = string | number | null;

/** A list that is filled row by row and comes back. */
export interface ListSheet {
  readonly name: string;
  readonly lines: readonly [title: string, place: string, hint: string];
  readonly widths: readonly number[];
  /** They stay in sight. */
  readonly frozenColumns: number;
  readonly rows: number;
  readonly pageFooter: string;
}

/** A workbook for lists, of the same bytes whenever it is made. */
export function newBook(creator: string, title: string): Workbook {
  const book = new ExcelJS.Workbook();
  book.creator = creator;
  book.lastModifiedBy = creator;
  book.created = NO_DATE;
  book.modified = NO_DATE;
  book.title = title;
  return book;
}

export const bytesOf = async (book: Workbook): Promise<Uint8Array> =>
  repack(new Uint8Array(await book.xlsx.writeBuffer()));

export const lastRowOf = ({ rows }: Pick<ListSheet, 'rows'>): number =>
  Math.max(FIRST_ROW, FIRST_ROW + rows - 1);

/** The frame of a list: what stays in sight, its filter, its print set-up and its title lines. */
export function addListSheet(book: Workbook, list: ListSheet): Worksheet {
  const { name, widths, frozenColumns, pageFooter } = list;
  const sheet = book.addWorksheet(name, {
    views: [
      {
        state: 'frozen',
        xSplit: frozenColumns,
        ySplit: HEADER_ROW,
        topLeftCell: `${columnLetters(frozenColumns)}${FIRST_ROW}`,
        activeCell: `A${FIRST_ROW}`,
      },
    ],
    pageSetup: {
      paperSize: A3 as PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    },
    headerFooter: { oddFooter: pageFooter },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.autoFilter = `A${HEADER_ROW}:${columnLetters(widths.length - 1)}${lastRowOf(list)}`;
  writeLines(sheet, list.lines);
  return sheet;
}

/** Locked but for the cells that are to be filled; widths and the filter stay free. */
export const protectList = (sheet: Worksheet): Promise<void> =>
  sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true });

/** Text stays text, whatever it begins with: exceljs makes formulas of objects only. */
const put = (cell: Cell, style: Partial<Style>, value: Value): void => {
  cell.value = typeof value === 'string' ? cellText(value) || null : value;
  cell.style = style;
};

export function writeHeader(
  sheet: Worksheet,
  headers: readonly { readonly text: string; readonly style: Partial<Style> }[],
): void {
  const row = sheet.getRow(HEADER_ROW);
  for (const [n, { text, style }] of headers.entries()) put(row.getCell(n + 1), style, text);
  row.height = 3 * LINE_HEIGHT;
}

/** A row as high as its longest text needs. */
export function writeRow(
  sheet: Worksheet,
  number: number,
  cells: readonly {
    readonly value: Value;
    readonly style: Partial<Style>;
    readonly width: number;
  }[],
): void {
  const row = sheet.getRow(number);
  let lines = 1;
  for (const [n, { value, style, width }] of cells.entries()) {
    if (typeof value === 'string') lines = Math.max(lines, linesIn(value, width - 1));
    put(row.getCell(n + 1), style, value);
  }
  row.height = lines * LINE_HEIGHT + 6;
}

function writeLines(sheet: Worksheet, [title, place, hint]: ListSheet['lines']): void {
  const end = columnLetters(TITLE_COLUMNS - 1);
  const line = (row: number, style: Partial<Style>, text: string, height: number) => {
    put(sheet.getCell(`A${row}`), style, text);
    sheet.mergeCells(`A${row}:${end}${row}`);
    sheet.getRow(row).height = height;
  };
  line(1, LOOKS.title, title, 26);
  line(2, LOOKS.line, place, 18);
  line(3, LOOKS.line, hint, 18);
}
