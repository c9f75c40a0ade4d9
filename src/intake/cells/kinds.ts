import { yuan } from '../../domain/money.js';
import { type Cell, isFault, isLongNumber } from '../sheet.js';
import { isPlainAnswer } from './answers.js';
import { EMPTY, readMoney, readNumber, squeezed, UNREADABLE } from './values.js';

/**
 * What the cells of a column are, without saying what they say: enough to tell a column of amounts
 * from one of persons or answers, and nothing that names a household.
 */
export interface ValueKinds {
  readonly numbers: number;
  /** Digits before the point of the shortest and the longest number; null where there is none. */
  readonly digits: readonly [number, number] | null;
  readonly decimals: boolean;
  /** Cells that are 是 or 否. */
  readonly answers: number;
  /** Codes, telephone and ID numbers. */
  readonly longNumbers: number;
  readonly texts: number;
  /** Error values and formulas without a result. */
  readonly errors: number;
  readonly blanks: number;
}

/** From this many digits on a number is a code, a telephone or an ID number, no amount. */
const LONG = 8;

/** The plain number of a cell, or what else it is. */
function kindOf(cell: Cell): 'answers' | 'longNumbers' | 'texts' | 'errors' | 'blanks' | number {
  if (isFault(cell)) return 'errors';
  const count = readNumber(cell);
  if (count === EMPTY) return 'blanks';
  if (isLongNumber(cell) || /^\d{8,}[\dXx]?$/.test(squeezed(cell).normalize('NFKC'))) {
    return 'longNumbers';
  }
  const fen = count === UNREADABLE ? readMoney(cell, 0) : null;
  const value = typeof fen === 'number' ? yuan(fen) : count;
  if (typeof value === 'number') return Math.abs(value) >= 10 ** LONG ? 'longNumbers' : value;
  return isPlainAnswer(cell) ? 'answers' : 'texts';
}

/** The kinds of a column's cells. */
export function kindsOf(cells: Iterable<Cell>): ValueKinds {
  const counts = { answers: 0, longNumbers: 0, texts: 0, errors: 0, blanks: 0 };
  const numbers: number[] = [];
  for (const cell of cells) {
    const kind = kindOf(cell);
    if (typeof kind === 'number') numbers.push(kind);
    else counts[kind] += 1;
  }
  const lengths = numbers.map((value) => String(Math.trunc(Math.abs(value))).length);
  return {
    numbers: numbers.length,
    digits: numbers.length === 0 ? null : [Math.min(...lengths), Math.max(...lengths)],
    decimals: numbers.some((value) => !Number.isInteger(value)),
    ...counts,
  };
}

/** The kinds of two columns together. */
export const addKinds = (one: ValueKinds, other: ValueKinds): ValueKinds => ({
  numbers: one.numbers + other.numbers,
  digits:
    one.digits === null || other.digits === null
      ? (one.digits ?? other.digits)
      : [Math.min(one.digits[0], other.digits[0]), Math.max(one.digits[1], other.digits[1])],
  decimals: one.decimals || other.decimals,
  answers: one.answers + other.answers,
  longNumbers: one.longNumbers + other.longNumbers,
  texts: one.texts + other.texts,
  errors: one.errors + other.errors,
  blanks: one.blanks + other.blanks,
});
