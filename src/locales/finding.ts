import type { FieldKey } from '../domain/catalog.js';
import type { FindingCode } from '../domain/findings/codes.js';
import type { Finding } from '../domain/findings/finding.js';

/** What is said of one code: what the rule checks, what is wrong, and what to do. */
interface FindingSentences {
  readonly checks: string;
  readonly message: (finding: Finding) => string;
  readonly suggestion: (finding: Finding) => string;
}

/** Every code has its sentences: one without them does not compile. */
export type FindingWords = Readonly<Record<FindingCode, FindingSentences>>;

export interface Sentences {
  readonly message: string;
  readonly suggestion: string;
}

/** A code that the words do not know is told as it stands, with its values. */
export function sayFinding(words: FindingWords, found: Finding): Sentences {
  const known: Readonly<Record<string, FindingSentences>> = words;
  const sentences = Object.hasOwn(known, found.code) ? known[found.code] : undefined;
  if (sentences === undefined) {
    return { message: [found.code, ...Object.values(found.params)].join(' '), suggestion: '' };
  }
  return { message: sentences.message(found), suggestion: sentences.suggestion(found) };
}

/** `1234567.5` → `1,234,567.5`, with at most two decimals; texts as they are. */
export function figure(value: string | number): string {
  if (typeof value === 'string') return value;
  const [whole = '', decimals] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** Words of one language for values that may be absent. */
export interface Speech {
  /** A value, or how the language says that there is none. */
  readonly shown: (value: string | number | null | undefined) => string;
  /** A parameter of the finding. */
  readonly param: (finding: Finding, name: string) => string;
  /** The field's label. */
  readonly field: (finding: Finding) => string;
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
export const listIn = (
  words: Readonly<Record<string, string>>,
  keys: string | number | null | undefined,
): string[] =>
  String(keys ?? '')
    .split(',')
    .flatMap((key) => (Object.hasOwn(words, key) ? [words[key] as string] : []));

/** The value of the finding in a list of words, by one of its parameters; undefined where unknown. */
export const wordOf = (
  words: Readonly<Record<string, string>>,
  { params }: Finding,
  name: string,
): string | undefined => {
  const key = params[name];
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;
};
