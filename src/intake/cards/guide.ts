import { isAmountField } from '../header/names.js';
import { isValueHead } from './heads.js';
import type { Label } from './label.js';

/**
 * Tells whether words stand where the value of a label is expected: under the head of values where
 * there is one, else beside it.
 */
function isWords({ beside: { next, headed } }: Label): boolean {
  const values = headed.filter(({ head }) => isValueHead(head)).map(({ cell }) => cell);
  const told = values.length > 0 ? values : [next, ...headed.map(({ cell }) => cell)];
  return told.some((cell) => cell?.area?.kind.isWords && !cell.area.kind.isNothing);
}

/**
 * A list of what the labels mean, as forms have it on a sheet of its own, has words where a card has
 * figures: for the number of persons, and for most amounts.
 */
export function isGuide(labels: readonly Label[]): boolean {
  const amounts = labels.filter(({ field }) => field !== null && isAmountField(field));
  const inWords = amounts.filter(isWords).length;
  return (
    inWords * 2 > amounts.length &&
    labels.some((label) => label.field === 'population' && isWords(label))
  );
}
