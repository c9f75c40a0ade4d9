import { FACTOR_KEYS, FACTOR_NUMBERS, factorKey } from '../../domain/factor.js';
import { terms } from './terms.js';

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** `eight` */
export const howMany = NUMBERS[FACTOR_KEYS.length] ?? String(FACTOR_KEYS.length);

/** `1 business income fell, 2 small loan gone` and so on. */
export const numbered = FACTOR_NUMBERS.map(
  (factor) => `${factor} ${terms.factors[factorKey(factor)].toLowerCase()}`,
).join(', ');
