import type { ValueKinds } from '../../intake/cells/kinds.js';
import type { NearField } from '../../intake/header/columns.js';
import type { ColumnWords } from '../../locales/zh/columns.js';

/** The nearest name of an unknown header with its score, and whether the table has it already. */
export function nearText({ name, label, score, taken }: NearField, words: ColumnWords): string {
  const text = words.nearest(name, label, score.toFixed(2));
  return taken === null ? text : words.joined([text, words.taken(taken)]);
}

/** What the cells of a column are: `数字 28（3～5 位），空 2`. */
export function valuesText(kinds: ValueKinds, words: ColumnWords): string {
  const { values } = words;
  const { digits, decimals } = kinds;
  const size = [
    ...(digits === null ? [] : [values.digits(...digits)]),
    ...(decimals ? [values.decimals] : []),
  ];
  const counted = (['answers', 'longNumbers', 'texts', 'errors', 'blanks'] as const).flatMap(
    (kind) => (kinds[kind] > 0 ? [values[kind](kinds[kind])] : []),
  );
  const numbers = words.bracketed(values.numbers(kinds.numbers), words.joined(size));
  return words.joined([...(kinds.numbers > 0 ? [numbers] : []), ...counted]);
}

/** Where something stands: file, sheet and cell as far as there are any. */
export const whereText = (...parts: readonly string[]): string => parts.filter(Boolean).join(' / ');

/** Text of a file on one line, where it can do nothing to the terminal or to a comment. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
