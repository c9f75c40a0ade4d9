import type { Workbook, Worksheet } from 'exceljs';
import { columnLetters } from '../../domain/household.js';
import { maskWithin } from '../../domain/identity.js';
import { FILLED_COLUMNS, type FilledColumn } from '../../domain/ledger.js';
import { yuan } from '../../domain/money.js';
import type { Periods } from '../../domain/result.js';
import { ledger as en } from '../../locales/en/ledger.js';
import { type LedgerWords, ledger as zh } from '../../locales/zh/ledger.js';
import {
  addListSheet,
  bytesOf,
  FIRST_ROW,
  lastRowOf,
  newBook,
  protectList,
  type Value,
  writeHeader,
  writeRow,
} from '../list-sheet.js';
import { LIST_LOOKS } from '../list-style.js';
import {
  FAMILY_TEXTS,
  FROZEN_COLUMNS,
  HEADERS,
  LEDGER_COLUMNS,
  LEDGER_SHEET,
  type LedgerColumn,
  RETIRED_COLUMNS,
  RETIRED_SHEET,
  villageLine,
  WARNING_TEXTS,
  WIDTHS,
} from './layout.js';
import type { NewRow, RetiredRow, VillageLedger } from './rows.js';
import { lookOf, OPEN_MARK } from './style.js';
import { validationOf } from './validations.js';

export interface LedgerOptions {
  /** Of the hints and alerts; what is read back is Chinese in every language. */
  readonly lang: 'zh' | 'en';
  readonly township: string;
  readonly periods: Periods;
}

const WORDS: Readonly<Record<LedgerOptions['lang'], LedgerWords>> = { zh, en };

/** The ledger of a village as a workbook: the same arguments make the same bytes. */
export async function ledgerWorkbook(
  ledger: VillageLedger,
  options: LedgerOptions,
): Promise<Uint8Array> {
  const words = WORDS[options.lang];
  const book = newBook(zh.creator, zh.title(ledger.village));
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
  return bytesOf(book);
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
  const list = {
    name,
    lines,
    widths: columns.map((column) => WIDTHS[column]),
    frozenColumns: FROZEN_COLUMNS,
    rows: rows.length,
    pageFooter: zh.pageFooter,
  };
  const sheet = addListSheet(book, list);
  const isOpen = (column: LedgerColumn): boolean => words !== null && OPEN.has(column);
  writeHeader(
    sheet,
    columns.map((column) => ({
      text: HEADERS[column],
      style: LIST_LOOKS[isOpen(column) ? 'openHeader' : 'header'],
    })),
  );
  for (const [n, values] of rows.entries()) {
    const cells = columns.map((column) => ({
      value: safe(column, values[column] ?? null),
      style: LIST_LOOKS[lookOf(column, isOpen(column))],
      width: WIDTHS[column],
    }));
    writeRow(sheet, FIRST_ROW + n, cells);
  }
  if (words !== null && rows.length > 0) addChecks(sheet, columns, lastRowOf(list), words);
  await protectList(sheet);
}

/** What a person typed stays as it is; what comes from names and files hides ID numbers. */
const safe = (column: LedgerColumn, value: Value): Value =>
  typeof value === 'string' && !OPEN.has(column) ? maskWithin(value) : value;

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
