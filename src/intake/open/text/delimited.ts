import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { unreadable } from '../refusal.js';
import { withoutShownError } from '../xlsx/values.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** How many records decide about the delimiter. */
const SAMPLE_RECORDS = 50;
const SAMPLE_LENGTH = 2 ** 18;

/** @internal */
export const CSV_OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
} satisfies Options;

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

/** How much more likely a delimiter is beside which all quotation marks stand where they belong. */
const QUOTES_IN_PLACE = 10;

/**
 * How well a delimiter explains the sample: the fields it makes in the records that agree on their
 * number. Commas inside amounts of a tab-separated file agree on little, titles on nothing.
 */
const explains = (sample: string, delimiter: string, quotes: 'inPlace' | 'anywhere'): number => {
  const counts = new Map<number, number>();
  try {
    const records: string[][] = parse(sample, {
      ...CSV_OPTIONS,
      relax_quotes: quotes === 'anywhere',
      delimiter,
      to: SAMPLE_RECORDS,
    });
    for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return 0;
  }
  return Math.max(0, ...[...counts].map(([fields, records]) => (fields - 1) * records));
};

const sniff = (text: string): string => {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const found = DELIMITERS.filter((delimiter) => sample.includes(delimiter));
  let best: string = DELIMITERS[0];
  // Commas alone are it, however well they explain the sample.
  if (found.every((delimiter) => delimiter === best)) return best;
  let most = 0;
  for (const delimiter of found) {
    const score =
      explains(sample, delimiter, 'inPlace') * QUOTES_IN_PLACE ||
      explains(sample, delimiter, 'anywhere');
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
};

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
  let delimiters = 0;
  for (let at = text.indexOf(delimiter); at !== -1; at = text.indexOf(delimiter, at + 1)) {
    delimiters += 1;
    if (delimiters > budget.limits.cells) budget.check('cells', delimiters);
  }
};

/** Each record as it is parsed, so that a limit is met before the text as a whole is held. */
const parseRecords = (
  text: string,
  budget: Budget,
  take: (record: readonly string[]) => void,
): void => {
  const delimiter = sniff(text);
  checkDelimiters(text, delimiter, budget);
  try {
    const options: Options = {
      ...CSV_OPTIONS,
      delimiter,
      max_record_size: budget.limits.textLength,
      on_record: (record: string[]) => {
        take(record);
        return null;
      },
    };
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
