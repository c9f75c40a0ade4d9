import type { Worksheet } from 'exceljs';
import { columnLetters } from '../../domain/household.js';
import type { FilledCell } from '../../domain/ledger.js';
import { anyDay, checkedBy, choiceOf, type Rule, textUpTo } from '../list-checks.js';
import {
  addListSheet,
  bytesOf,
  FIRST_ROW,
  lastRowOf,
  newBook,
  protectList,
  writeHeader,
  writeRow,
} from '../list-sheet.js';
import { LIST_LOOKS, type ListLook } from '../list-style.js';
import { MARKS } from '../template/style.js';
import {
  COLUMNS,
  FROZEN_COLUMNS,
  LONGEST_NAME,
  OTHER_COLUMNS,
  type SignOffColumn,
  type SignOffWords,
  WIDTHS,
  WORDS,
} from './layout.js';
import {
  checkCode,
  DECISION_COLUMNS,
  type Decision,
  type Explained,
  type OtherRow,
  type SignOffRow,
} from './row.js';

/** What a sign-off table holds. */
export interface SignOffTable {
  /** Of files that came back. */
  readonly files: number;
  readonly rows: readonly SignOffRow[];
  readonly others: readonly OtherRow[];
}

/** The table as a workbook: the same table makes the same bytes. */
export async function signOffWorkbook(
  { files, rows, others }: SignOffTable,
  { lang }: { readonly lang: 'zh' | 'en' },
): Promise<Uint8Array> {
  const words = WORDS[lang];
  const book = newBook(words.creator, words.title);
  const frame = { frozenColumns: FROZEN_COLUMNS, pageFooter: words.pageFooter };
  const list = {
    ...frame,
    name: words.sheets.rows,
    lines: [words.title, words.place(files, rows.length), words.hint] as const,
    widths: widthsOf(COLUMNS),
    rows: rows.length,
  };
  const sheet = addListSheet(book, list);
  writeHeader(sheet, headersOf(COLUMNS, words, true));
  for (const [n, row] of rows.entries()) {
    const values = { ...valuesOf(row, words), state: words.states[row.state], cause: null };
    writeRow(sheet, FIRST_ROW + n, cellsOf(COLUMNS, values, true));
  }
  if (rows.length > 0) addChecks(sheet, lastRowOf(list), words);
  await protectList(sheet);
  const apart = addListSheet(book, {
    ...frame,
    name: words.sheets.others,
    lines: [words.otherTitle, words.otherPlace(others.length), words.otherHint],
    widths: widthsOf(OTHER_COLUMNS),
    rows: others.length,
  });
  writeHeader(apart, headersOf(OTHER_COLUMNS, words, false));
  for (const [n, row] of others.entries()) {
    const values = { ...valuesOf(row, words), state: null, cause: words.causes[row.cause] };
    writeRow(apart, FIRST_ROW + n, cellsOf(OTHER_COLUMNS, values, false));
  }
  await protectList(apart);
  return bytesOf(book);
}

type Values = Readonly<Record<SignOffColumn, FilledCell>>;

const valuesOf = (
  { explained, decision }: { readonly explained: Explained; readonly decision: Decision },
  { severities }: SignOffWords,
): Omit<Values, 'state' | 'cause'> => ({
  ...explained,
  severity: severities[explained.severity],
  ...decision,
  check: checkCode(explained),
});

const widthsOf = (columns: readonly SignOffColumn[]): number[] =>
  columns.map((column) => WIDTHS[column]);

const isFilled = (column: SignOffColumn): boolean =>
  (DECISION_COLUMNS as readonly string[]).includes(column);

const headersOf = (columns: readonly SignOffColumn[], words: SignOffWords, open: boolean) =>
  columns.map((column) => ({
    text: words.columns[column],
    style: LIST_LOOKS[open && isFilled(column) ? 'openHeader' : 'header'],
  }));

function lookOf(column: SignOffColumn, open: boolean): ListLook {
  if (column === 'signed' || column === 'until') return open ? 'date' : 'lockedDate';
  return open && isFilled(column) ? 'choice' : 'lockedText';
}

const cellsOf = (columns: readonly SignOffColumn[], values: Values, open: boolean) =>
  columns.map((column) => ({
    value: values[column],
    style: LIST_LOOKS[lookOf(column, open)],
    width: WIDTHS[column],
  }));

function addChecks(sheet: Worksheet, lastRow: number, words: SignOffWords): void {
  const rules: Readonly<Record<(typeof DECISION_COLUMNS)[number], Rule>> = {
    adopt: choiceOf([words.yes, words.no]),
    who: textUpTo(LONGEST_NAME),
    signed: anyDay,
    until: anyDay,
  };
  const lettersOf = (column: SignOffColumn): string => columnLetters(COLUMNS.indexOf(column));
  const adopt = `$${lettersOf('adopt')}${FIRST_ROW}`;
  for (const column of DECISION_COLUMNS) {
    const letters = lettersOf(column);
    const range = `${letters}${FIRST_ROW}:${letters}${lastRow}`;
    const { [column]: title } = words.columns;
    const { [column]: prompt } = words.prompts;
    const { alertTitle } = words;
    sheet.dataValidations.add(range, checkedBy(rules[column], { title, prompt, alertTitle }));
    const missing =
      column === 'adopt'
        ? `LEN(${adopt})=0`
        : `AND(${adopt}="${words.yes}",LEN(${letters}${FIRST_ROW})=0)`;
    sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [missing],
          style: column === 'adopt' ? { ...MARKS.open } : { ...MARKS.missing },
        },
      ],
    });
  }
}
