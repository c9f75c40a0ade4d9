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

function cellsOf(record: readonly string[], budget: Budget): Cell[] {
  const cells: Cell[] = [];
  for (const field of record) {
    if (field === '') {
      cells.push(null);
      continue;
    }
    budget.spendText(field.length);
    cells.push(withoutShownError(field));
  }
  return cells;
}

/** The library holds a record as a whole before anyone sees it, however many fields it has. */
const checkDelimiters = (text: string, delimiter: string, budget: Budget): void => {
  const { cells } = budget.limits;
  if (text.length > cells) budget.check('cells', occurrences(text, delimiter, cells));
};

/** Each record as it is parsed, so that a limit is met before the text as a whole is held. */
const parseRecords = (
  text: string,
  budget: Budget,
  take: (record: readonly string[]) => void,
): void => {
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
