import ExcelJS, {
  type Cell,
  type DataValidation,
  type PaperSize,
  type Workbook,
  type Worksheet,
} from 'exceljs';
import { columnLetters } from '../../domain/household.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import { repack } from '../../xlsx/pack.js';
import { cellText } from '../../xlsx/text.js';
import { linesIn } from '../../xlsx/width.js';
import { MARKS } from '../template/style.js';
import { FIRST_ROW, HEADER_ROW } from './rows.js';
import { type FormLook, styleOf } from './style.js';

/** A list that is filled row by row: some columns are the program's, the others a person's. */
export interface FormSheet {
  readonly name: string;
  readonly lines: readonly [title: string, place: string, hint: string];
  readonly columns: readonly FormColumn[];
  /** A value per column. */
  readonly rows: readonly (readonly FormValue[])[];
  /** Columns that stay in view. */
  readonly frozenColumns: number;
}

export interface FormColumn {
  readonly header: string;
  readonly width: number;
  readonly look: FormLook;
  /** A person is to fill it. */
  readonly fill: boolean;
  /** A 户编号 or key stands here, or a text that was masked before: other long numbers stay. */
  readonly known: boolean;
  readonly check?: DataValidation | undefined;
  readonly mark?: Mark | undefined;
}

/** Cells stand out where a formula holds, which is that of the first row. */
interface Mark {
  readonly when: string;
  readonly look: keyof typeof MARKS;
}

/** Where nothing is filled yet. */
export const whereBlank = (letters: string): Mark => ({
  when: `LEN(${letters}${FIRST_ROW})=0`,
  look: 'open',
});

export type FormValue = string | number | null;

const TITLE_ROW = 1;
const PLACE_ROW = 2;
const HINT_ROW = 3;

/** Stands in the properties: nothing is taken from the clock. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');
const LINE_HEIGHT = 14;
/** Title lines are merged so far: they must not widen the first columns. */
const TITLE_COLUMNS = 11;
/** exceljs knows the number, but has no name for it. */
const A3: number = 8;

/** What all sheets of a workbook have. */
interface Frame {
  readonly title: string;
  readonly creator: string;
  readonly pageFooter: string;
}

/** A workbook of such lists: the same arguments make the same bytes. */
export async function formWorkbook(
  { title, creator, pageFooter }: Frame,
  sheets: readonly FormSheet[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = creator;
  book.lastModifiedBy = creator;
  book.created = NO_DATE;
  book.modified = NO_DATE;
  book.title = maskWithin(title);
  for (const sheet of sheets) await addSheet(book, sheet, pageFooter);
  return repack(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function addSheet(book: Workbook, form: FormSheet, pageFooter: string): Promise<void> {
  const { columns, rows, frozenColumns } = form;
  const end = columnLetters(columns.length - 1);
  const lastRow = Math.max(FIRST_ROW, FIRST_ROW + rows.length - 1);
  const sheet = book.addWorksheet(form.name, {
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
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.autoFilter = `A${HEADER_ROW}:${end}${lastRow}`;
  writeLines(sheet, form.lines);
  columns.forEach(({ fill, header }, n) => {
    put(sheet.getRow(HEADER_ROW).getCell(n + 1), fill ? 'openHeader' : 'header', header);
  });
  sheet.getRow(HEADER_ROW).height = 3 * LINE_HEIGHT;
  rows.forEach((values, n) => {
    writeRow(sheet, FIRST_ROW + n, columns, values);
  });
  if (rows.length > 0) addChecks(sheet, columns, lastRow);
  await sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true });
}

/** Text stays text, whatever it begins with: exceljs makes formulas of objects only. */
const put = (cell: Cell, look: FormLook, value: FormValue): void => {
  cell.value = typeof value === 'string' ? cellText(value) || null : value;
  cell.style = styleOf(look);
};

function writeLines(sheet: Worksheet, [title, place, hint]: FormSheet['lines']): void {
  const end = columnLetters(TITLE_COLUMNS - 1);
  const line = (row: number, look: FormLook, text: string, height: number) => {
    put(sheet.getCell(`A${row}`), look, maskWithin(text));
    sheet.mergeCells(`A${row}:${end}${row}`);
    sheet.getRow(row).height = height;
  };
  line(TITLE_ROW, 'title', title, 26);
  line(PLACE_ROW, 'line', place, 18);
  line(HINT_ROW, 'line', hint, 18);
}

function writeRow(
  sheet: Worksheet,
  number: number,
  columns: readonly FormColumn[],
  values: readonly FormValue[],
): void {
  const row = sheet.getRow(number);
  let lines = 1;
  columns.forEach(({ look, known, width }, n) => {
    const value = values[n] ?? null;
    const mask = known ? maskId : maskWithin;
    const safe = typeof value === 'string' ? mask(value) : value;
    if (typeof safe === 'string') lines = Math.max(lines, linesIn(safe, width - 1));
    put(row.getCell(n + 1), look, safe);
  });
  row.height = Math.max(lines, 1) * LINE_HEIGHT + 6;
}

function addChecks(sheet: Worksheet, columns: readonly FormColumn[], lastRow: number): void {
  columns.forEach(({ check, mark }, n) => {
    const letters = columnLetters(n);
    const range = `${letters}${FIRST_ROW}:${letters}${lastRow}`;
    if (check !== undefined) sheet.dataValidations.add(range, check);
    if (mark === undefined) return;
    sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [mark.when],
          style: { ...MARKS[mark.look] },
        },
      ],
    });
  });
}
