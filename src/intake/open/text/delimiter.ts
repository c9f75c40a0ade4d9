import { CsvError, type Options, parse } from 'csv-parse/sync';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** How many records decide about the delimiter. */
const SAMPLE_RECORDS = 50;
const SAMPLE_LENGTH = 2 ** 18;
/** How much of the sample tells which delimiter is looked at first. */
const HEAD_LENGTH = 4096;

/** @internal */
export const CSV_OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
} satisfies Options;

/**
 * What the library is given for every text. V8 throws away its code for the library when it is given
 * other options than before, or leaves by another door: a text then takes three times as long.
 */
export const optionsFor = (
  delimiter: string,
  longest: number,
  take: (record: string[]) => void,
  quotes: Quotes = 'anywhere',
): Options => ({
  ...CSV_OPTIONS,
  relax_quotes: quotes === 'anywhere',
  delimiter,
  max_record_size: longest,
  on_record: (record: string[]) => {
    take(record);
    return null;
  },
});

/** Where quotation marks may stand: only around whole fields, or in them as well. */
type Quotes = 'inPlace' | 'anywhere';

/** How much more likely a delimiter is beside which all quotation marks stand where they belong. */
const QUOTES_IN_PLACE = 10;

/** Ends the parsing of a sample. */
const ENOUGH = new Error('enough records');

/**
 * How well a delimiter explains the sample: the fields it makes in the records that agree on their
 * number. Commas inside amounts of a tab-separated file agree on little, titles on nothing.
 */
const explains = (sample: string, delimiter: string, quotes: Quotes): number => {
  const counts = new Map<number, number>();
  let records = 0;
  const take = ({ length }: readonly string[]): void => {
    counts.set(length, (counts.get(length) ?? 0) + 1);
    records += 1;
    if (records === SAMPLE_RECORDS) throw ENOUGH;
  };
  try {
    parse(sample, optionsFor(delimiter, 0, take, quotes));
  } catch (error) {
    if (error instanceof CsvError) return 0;
    if (error !== ENOUGH) throw error;
  }
  return Math.max(0, ...[...counts].map(([fields, alike]) => (fields - 1) * alike));
};

/** How often a delimiter stands in a text; beyond `most` it is not counted further. */
export function occurrences(
  text: string,
  delimiter: string,
  most = Number.POSITIVE_INFINITY,
): number {
  let found = 0;
  for (let at = text.indexOf(delimiter); at !== -1; at = text.indexOf(delimiter, at + 1)) {
    found += 1;
    if (found > most) break;
  }
  return found;
}

/**
 * Whether a delimiter explains the sample better than any other could: these explain no more than
 * they occur, were all quotation marks in their place.
 */
function isBeyondDoubt(sample: string, delimiter: string, found: readonly string[]): boolean {
  const least = explains(sample, delimiter, 'anywhere');
  const most = found.map((other) =>
    other === delimiter ? 0 : occurrences(sample, other) * QUOTES_IN_PLACE,
  );
  return most.every((other) => other < least);
}

/**
 * The delimiter that explains the sample best; of several that do, the first.
 * @internal
 */
export function bestDelimiter(sample: string, found: readonly string[]): string {
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of found) {
    const score =
      explains(sample, delimiter, 'inPlace') * QUOTES_IN_PLACE ||
      explains(sample, delimiter, 'anywhere');
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** By what the fields of a text are parted. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const found = DELIMITERS.filter((delimiter) => sample.includes(delimiter));
  // Commas alone are it, however well they explain the sample.
  if (found.every((delimiter) => delimiter === DELIMITERS[0])) return DELIMITERS[0];
  const head = sample.slice(0, HEAD_LENGTH);
  const [likely] = found
    .map((delimiter) => ({ delimiter, often: occurrences(head, delimiter) }))
    .sort((a, b) => b.often - a.often);
  return likely !== undefined && isBeyondDoubt(sample, likely.delimiter, found)
    ? likely.delimiter
    : bestDelimiter(sample, found);
}
