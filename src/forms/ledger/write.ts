import ExcelJS, { type Cell, type PaperSize, type Workbook, type Worksheet } from 'exceljs';
import { columnLetters } from '../../domain/household.js';
import { maskWithin } from '../../domain/identity.js';
import { FILLED_COLUMNS, type FilledColumn } from '../../domain/ledger.js';
import { yuan } from '../../domain/money.js';
import type { Periods } from '../../domain/result.js';
import { ledger as en } from '../../locales/en/ledger.js';
import { type LedgerWords, ledger as zh } from '../../locales/zh/ledger.js';
import { repack } from '../../xlsx/pack.js';
import { linesIn } from '../../xlsx/width.js';
import {
  FAMILY_TEXTS,
  FIRST_ROW,
  FROZEN_COLUMNS,
  HEADER_ROW,
  HEADERS,
  HINT_ROW,
  LEDGER_COLUMNS,
  LEDGER_SHEET,
  type LedgerColumn,
  PLACE_ROW,
  RETIRED_COLUMNS,
  RETIRED_SHEET,
  TITLE_ROW,
  villageLine,
  WARNING_TEXTS,
  WIDTHS,
} from './layout.js';
import type { NewRow, RetiredRow, VillageLedger } from './rows.js';
import { type LedgerLook, lookOf, OPEN_MARK, styleOf } from './style.js';
import { validationOf } from './validations.js';

export interface LedgerOptions {
  /** Of the hints and alerts; what is read back is Chinese in every language. */
  readonly lang: 'zh' | 'en';
  readonly township: string;
  readonly periods: Periods;
}

const WORDS: Readonly<Record<LedgerOptions['lang'], LedgerWords>> = { zh, en };
/** Stands in the properties: nothing is taken from the clock. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');
const LINE_HEIGHT = 14;
/** Title lines are merged so far: they must not widen the first columns. */
const TITLE_COLUMNS = 11;
/** exceljs knows the number, but has no name for it. */
const A3: number = 8;

type Value = string | number | null;

/** The ledger of a village as a workbook: the same arguments make the same bytes. */
export async function ledgerWorkbook(
  ledger: VillageLedger,
  options: LedgerOptions,
): Promise<Uint8Array> {
  const words = WORDS[options.lang];
  const book = new ExcelJS.Workbook();
  book.creator = zh.creator;
  book.lastModifiedBy = zh.creator;
  book.created = NO_DATE;
  book.modified = NO_DATE;
  book.title = zh.title(ledger.village);
  const place = [
    zh.township(options.township),
    villageLine(ledger.village),
    zh.periods(options.periods),
    zh.unit,
  ].join('　　');
  await addSheet(book, LEDGER_SHEET, LEDGER_COLUMNS, {
    lines: [zh.title(ledger.village), place, words.hint],
    rows: ledger.rows.map(ledgerValues),
    words,
  });
  await addSheet(book, RETIRED_SHEET, RETIRED_COLUMNS, {
    lines: [zh.retiredTitle(ledger.village), place, words.retiredHint],
    rows: ledger.retired.map(retiredValues),
    words: null,
  });
  return repack(new Uint8Array(await book.xlsx.writeBuffer()));
}

type Values = Readonly<Partial<Record<LedgerColumn, Value>>>;

const ledgerValues = ({ household, family, cells, ...texts }: NewRow): Values => ({
  key: household.key,
  village: household.village,
  head: household.head,
  monitored: household.monitored,
  warning: WARNING_TEXTS[household.warning],
  fall: yuan(household.fall),
  shortfall: yuan(household.shortfall),
  factors: texts.factors,
  marks: texts.marks,
  family: FAMILY_TEXTS[family],
  reason: texts.reason,
  questions: texts.questions,
  basis: texts.basis,
  ...cells,
});

const retiredValues = ({ key, village, head, family, cause, cells }: RetiredRow): Values => ({
  key,
  village,
  head,
  family,
  cause: zh.causes[cause],
  ...cells,
});

interface Content {
  readonly lines: readonly [title: string, place: string, hint: string];
  readonly rows: readonly Values[];
  /** null: nothing is to be filled. */
  readonly words: LedgerWords | null;
}

const OPEN: ReadonlySet<LedgerColumn> = new Set(FILLED_COLUMNS);

async function addSheet(
  book: Workbook,
  name: string,
  columns: readonly LedgerColumn[],
  { lines, rows, words }: Content,
): Promise<void> {
  const end = columnLetters(columns.length - 1);
  const lastRow = Math.max(FIRST_ROW, FIRST_ROW + rows.length - 1);
  const sheet = book.addWorksheet(name, {
    views: [
      {
        state: 'frozen',
        xSplit: FROZEN_COLUMNS,
        ySplit: HEADER_ROW,
        topLeftCell: `${columnLetters(FROZEN_COLUMNS)}${FIRST_ROW}`,
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
    headerFooter: { oddFooter: zh.pageFooter },
  });
  sheet.columns = columns.map((column) => ({ width: WIDTHS[column] }));
  sheet.autoFilter = `A${HEADER_ROW}:${end}${lastRow}`;
  writeLines(sheet, lines);
  const isOpen = (column: LedgerColumn): boolean => words !== null && OPEN.has(column);
  columns.forEach((column, n) => {
    const look = isOpen(column) ? 'openHeader' : 'header';
    put(sheet.getRow(HEADER_ROW).getCell(n + 1), look, HEADERS[column]);
  });
  sheet.getRow(HEADER_ROW).height = 3 * LINE_HEIGHT;
  rows.forEach((values, n) => {
    writeRow(sheet, FIRST_ROW + n, columns, values, isOpen);
  });
  if (words !== null && rows.length > 0) addChecks(sheet, columns, lastRow, words);
  await sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true });
}

const put = (cell: Cell, look: LedgerLook, value: Value): void => {
  cell.value = typeof value === 'string' && value === '' ? null : value;
  cell.style = styleOf(look);
};

function writeLines(sheet: Worksheet, [title, place, hint]: Content['lines']): void {
  const end = columnLetters(TITLE_COLUMNS - 1);
  const line = (row: number, look: LedgerLook, text: string, height: number) => {
    put(sheet.getCell(`A${row}`), look, text);
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
  columns: readonly LedgerColumn[],
  values: Values,
  isOpen: (column: LedgerColumn) => boolean,
): void {
  const row = sheet.getRow(number);
  let lines = 1;
  columns.forEach((column, n) => {
    const value = values[column] ?? null;
    // What a person typed stays as it is; what comes from names and files hides ID numbers.
    const safe = typeof value === 'string' && !OPEN.has(column) ? maskWithin(value) : value;
    if (typeof safe === 'string') lines = Math.max(lines, linesIn(safe, WIDTHS[column] - 1));
    put(row.getCell(n + 1), lookOf(column, isOpen(column)), safe);
  });
  row.height = Math.max(lines, 1) * LINE_HEIGHT + 6;
}

function addChecks(
  sheet: Worksheet,
  columns: readonly LedgerColumn[],
  lastRow: number,
  words: LedgerWords,
): void {
  for (const [n, column] of columns.entries()) {
    if (!isFilledColumn(column)) continue;
    const letters = columnLetters(n);
    const range = `${letters}${FIRST_ROW}:${letters}${lastRow}`;
    sheet.dataValidations.add(range, validationOf(column, letters, words));
    if (column !== 'measure') continue;
    sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [`LEN(${letters}${FIRST_ROW})=0`],
          style: { ...OPEN_MARK },
        },
      ],
    });
  }
}

const isFilledColumn = (column: LedgerColumn): column is FilledColumn => OPEN.has(column);
