import { CsvError, parse } from 'csv-parse/sync';
import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { unreadable } from '../refusal.js';
import { withoutShownError } from '../xlsx/values.js';
import { delimiterOf, occurrences, optionsFor } from './delimiter.js';

/**
 * The most records of uneven length: the library makes an error object for each, though nobody asks
 * for it.
 */
const MOST_UNEVEN = 150_000;

/** Most of the time that an error takes goes into its stack. */
function withoutStacks<Result>(act: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return act();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A text of so many characters is worth some practice. */
const WORTH = 20_000;
const PRACTICE_LINE =
  '张三,12,,"a,""b""",x"y,0.5,"一\n二",一个比大多数都长得多的字段一个比大多数都长得多的字段,""\r\n';
const PRACTICE = `标题\n${PRACTICE_LINE.repeat(6)}`;
let isPractised = false;

/**
 * V8 compiles the library's loop while the first text is parsed, and throws the code away where it
 * meets something new: another parser, a quotation mark written twice, a long field, a record of
 * another length. Where all of that has been three times before, the code stays for all texts.
 */
function practise(): void {
  if (isPractised) return;
  isPractised = true;
  const options = optionsFor(',', PRACTICE.length, () => undefined);
  for (let times = 0; times < 3; times += 1) parse(PRACTICE, options);
}

/** The library makes each record anew, so it becomes the row itself. */
function cellsOf(record: Cell[], budget: Budget): Cell[] {
  for (const [at, field] of record.entries()) {
    if (typeof field !== 'string') continue;
    if (field !== '') budget.spendText(field.length);
    const cell = field === '' ? null : withoutShownError(field);
    if (cell !== field) record[at] = cell;
  }
  return record;
}

/** The library holds a record as a whole before anyone sees it, however many fields it has. */
const checkDelimiters = (text: string, delimiter: string, budget: Budget): void => {
  const { cells } = budget.limits;
  if (text.length > cells) budget.check('cells', occurrences(text, delimiter, cells));
};

/** Each record as it is parsed, so that a limit is met before the text as a whole is held. */
const parseRecords = (text: string, budget: Budget, take: (record: string[]) => void): void => {
  if (text.length > WORTH) withoutStacks(practise);
  const delimiter = delimiterOf(text);
  checkDelimiters(text, delimiter, budget);
  try {
    const options = optionsFor(delimiter, budget.limits.textLength, take);
    withoutStacks(() => parse(text, options));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      budget.check('textLength', Number.POSITIVE_INFINITY);
    }
    throw unreadable('quotes', { line: Number(error.lines ?? 0) });
  }
};

/** Delimited text as one sheet without a name: texts only, an empty field is no cell. */
export const readDelimited = (text: string, budget: Budget): Sheet => {
  const grid = new Grid('', false, budget);
  const strict = budget.within({ rows: MOST_UNEVEN });
  let index = 0;
  let width = -1;
  let uneven = 0;
  parseRecords(text, budget, (record) => {
    if (width === -1) width = record.length;
    if (record.length !== width) uneven += 1;
    strict.check('rows', uneven);
    budget.check('columns', record.length);
    budget.spend('cells', record.length);
    grid.addRow(index, cellsOf(record, budget));
    index += 1;
  });
  return { ...grid.finish(), isDelimited: true };
};
