import { columnLetters } from '../../domain/household.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import { linesIn } from '../../xlsx/width.js';
import type { SheetFrame } from '../../xlsx/write/frame.js';
import { BookWriter } from '../../xlsx/write/package.js';
import { paperFor } from '../../xlsx/write/paper.js';
import type { RowWriter } from '../../xlsx/write/sheet.js';
import { CLEARANCE } from '../../xlsx/write/style.js';
import { MARKS } from '../template/style.js';
import { LINE_HEIGHT, MARGINS, NO_DATE, TITLE_COLUMNS } from './paper.js';
import { FIRST_ROW, HEADER_ROW } from './rows.js';
import { clearStyleOf, type FormLook, styleOf } from './style.js';
import type { EntryCheck } from './validations.js';

/** A list that is filled row by row: some columns are the program's, the others a person's. */
export interface FormSheet {
  readonly name: string;
  readonly lines: readonly [title: string, place: string, hint: string];
  readonly columns: readonly ListColumn[];
  /** A value per column. */
  readonly rows: readonly (readonly FormValue[])[];
  /** Columns that stay in view. */
  readonly frozenColumns: number;
}

export interface ListColumn {
  readonly header: string;
  readonly width: number;
  readonly look: FormLook;
  /** True where a person fills the column. */
  readonly fill: boolean;
  /**
   * The cells hold a 户编号, a key or a text that was masked before, so they are written as they are.
   */
  readonly known: boolean;
  readonly check?: EntryCheck | undefined;
  readonly mark?: Mark | undefined;
}

/** Cells stand out where a formula holds, which is that of the first row. */
interface Mark {
  readonly when: string;
  readonly look: keyof typeof MARKS;
}

/** Marks cells in which nothing is filled yet. */
export const whereBlank = (letters: string): Mark => ({
  when: `LEN(${letters}${FIRST_ROW})=0`,
  look: 'open',
});

export type FormValue = string | number | null;

/** What all sheets of a workbook have. */
interface Frame {
  readonly title: string;
  readonly creator: string;
  readonly pageFooter: string;
}

/** A workbook of such lists: the same arguments make the same bytes. */
export function formWorkbook(
  { title, creator, pageFooter }: Frame,
  sheets: readonly FormSheet[],
): Uint8Array {
  const book = new BookWriter({ title: maskWithin(title), creator, date: NO_DATE });
  for (const form of sheets) {
    const frame = frameOf(form, pageFooter);
    book.addSheet(frame, (sheet) => {
      writeLines(sheet, form.lines, frame.page.titleColumns ?? 0);
      writeHeader(sheet, form.columns);
      form.rows.forEach((values, n) => {
        writeRow(sheet, FIRST_ROW + n, form.columns, values);
      });
    });
  }
  return book.bytes();
}

function frameOf({ name, columns, rows, frozenColumns }: FormSheet, footer: string): SheetFrame {
  const lastRow = Math.max(FIRST_ROW, FIRST_ROW + rows.length - 1);
  const widths = columns.map(({ width }) => width);
  const { pagesAcross } = paperFor(widths, frozenColumns, MARGINS);
  return {
    name,
    widths,
    frozen: { rows: HEADER_ROW, columns: frozenColumns },
    activeCell: `A${FIRST_ROW}`,
    page: {
      // A3 leaves room to write by hand.
      paper: 'A3',
      pagesAcross,
      titleColumns: pagesAcross > 1 ? frozenColumns : 0,
      margins: MARGINS,
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer,
    },
    filter: `A${HEADER_ROW}:${columnLetters(columns.length - 1)}${lastRow}`,
    protected: true,
    ...(rows.length > 0 && checksOf(columns, lastRow)),
  };
}

/** What is checked while typing and what stands out; empty where there are no rows. */
function checksOf(
  columns: readonly ListColumn[],
  lastRow: number,
): Pick<SheetFrame, 'validations' | 'marks'> {
  const ranged = columns.map((column, n) => {
    const letters = columnLetters(n);
    return { ...column, range: `${letters}${FIRST_ROW}:${letters}${lastRow}` };
  });
  return {
    validations: ranged.flatMap(({ check, range }) =>
      check === undefined ? [] : [{ ...check, range }],
    ),
    marks: ranged.flatMap(({ mark, range }) =>
      mark === undefined ? [] : [{ range, when: mark.when, style: MARKS[mark.look] }],
    ),
  };
}

/**
 * The title stands in columns that every page may repeat, so that each has it; what the other lines
 * hold there would be cut off, so they begin behind them.
 */
function writeLines(sheet: RowWriter, lines: FormSheet['lines'], repeated: number): void {
  lines.forEach((text, n) => {
    const first = n === 0 ? 0 : repeated;
    const style = sheet.styleNumber(styleOf(n === 0 ? 'title' : 'line'));
    sheet.startRow(n + 1, n === 0 ? 26 : 18);
    for (let column = 0; column < TITLE_COLUMNS; column += 1) {
      sheet.add(style, column === first ? maskWithin(text) : null);
    }
    sheet.endRow();
    sheet.merge(n + 1, first, n + 1, TITLE_COLUMNS - 1);
  });
}

function writeHeader(sheet: RowWriter, columns: readonly ListColumn[]): void {
  sheet.startRow(HEADER_ROW, 3 * LINE_HEIGHT);
  for (const { fill, header } of columns) {
    sheet.add(sheet.styleNumber(styleOf(fill ? 'openHeader' : 'header')), header);
  }
  sheet.endRow();
}

function writeRow(
  sheet: RowWriter,
  number: number,
  columns: readonly ListColumn[],
  values: readonly FormValue[],
): void {
  let lines = 1;
  const clear = columns.map(({ look }, n) => clearStyleOf(look, columns[n - 1]?.look));
  const safe = columns.map(({ known, width }, n) => {
    const value = values[n] ?? null;
    if (typeof value !== 'string') return value;
    const masked = known ? maskId(value) : maskWithin(value);
    lines = Math.max(lines, linesIn(masked, width - 1 - (clear[n] ? CLEARANCE : 0)));
    return masked;
  });
  sheet.startRow(number, lines * LINE_HEIGHT + 6);
  columns.forEach(({ look }, n) => {
    sheet.add(sheet.styleNumber(clear[n] ?? styleOf(look)), safe[n] ?? null);
  });
  sheet.endRow();
}
