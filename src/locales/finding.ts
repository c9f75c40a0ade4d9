import type { FieldKey } from '../domain/catalog.js';
import type { FindingCode } from '../domain/findings/codes.js';
import type { Finding } from '../domain/findings/finding.js';
import { fenOf, yuan } from '../domain/money.js';

/** What is said of one code: what the rule checks, what is wrong, and what to do. */
interface FindingSentences<Code extends FindingCode> {
  readonly checks: string;
  readonly message: (finding: Finding<Code>) => string;
  readonly suggestion: (finding: Finding<Code>) => string;
}

/** Every code has its sentences, of its own values: one without them does not compile. */
export type FindingWords = { readonly [Code in FindingCode]: FindingSentences<Code> };

export interface Sentences {
  readonly message: string;
  readonly suggestion: string;
}

export function sayFinding<Code extends FindingCode>(
  words: Pick<FindingWords, Code>,
  found: Finding<Code>,
): Sentences {
  const sentences = words[found.code];
  return { message: sentences.message(found), suggestion: sentences.suggestion(found) };
}

/** The message, followed by a remark where its row, column or sheet is hidden. */
export function withHiddenPlace(
  message: string,
  { hidden, sheet, row, cell }: Pick<Finding, 'hidden' | 'sheet' | 'row' | 'cell'>,
  words: (row: number | null, column: string | null, sheet: string | null) => string,
): string {
  if (hidden === undefined) return message;
  const column = cell?.replace(/\d.*$/u, '') ?? null;
  const [inRow, inColumn] = [hidden.row ? row : null, hidden.column ? column : null];
  return `${message}${words(inRow, inColumn, hidden.sheet ? sheet : null)}`;
}

/** `1234567.5` → `1,234,567.5`, with at most two decimals; texts as they are. */
export function figure(value: string | number): string {
  if (typeof value === 'string') return value;
  const [whole = '', decimals] = String(yuan(fenOf(Math.abs(value)))).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

type Value = string | number | null | undefined;
type Values = Readonly<Record<string, Value>>;

/** Words of one language for values that may be absent. */
export interface Speech {
  /** A value as text, or the words for a missing one. */
  readonly shown: (value: Value) => string;
  /** A parameter of the finding as text. */
  readonly param: <Params extends Values>(
    finding: { readonly params: Params },
    name: keyof Params,
  ) => string;
  /** The field's label. */
  readonly field: (finding: Pick<Finding, 'field'>) => string;
}

export function speech(
  none: string,
  noField: string,
  labelOf: (field: FieldKey) => string,
): Speech {
  const shown: Speech['shown'] = (value) =>
    value === null || value === undefined || value === '' ? none : figure(value);
  return {
    shown,
    param: ({ params }, name) => shown(params[name]),
    field: ({ field }) => (field === null ? noField : labelOf(field)),
  };
}

/** The words of a parameter that holds several keys, `idNumber,similarName`; unknown ones are left out. */
export const listIn = (words: Readonly<Record<string, string>>, keys: Value): string[] =>
  String(keys ?? '')
    .split(',')
    .flatMap((key) => (Object.hasOwn(words, key) ? [words[key] as string] : []));

/** A key in a list of words; undefined where unknown. */
export const wordOf = (words: Readonly<Record<string, string>>, key: Value): string | undefined =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;

/** Tells whether a negative amount may be a loss, in a form that asks for net figures. */
export const isLoss = ({ field }: Pick<Finding, 'field'>): boolean =>
  field?.startsWith('business.') === true;
