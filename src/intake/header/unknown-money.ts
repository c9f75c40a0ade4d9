import { isMoney } from '../../domain/fields.js';
import type { Fen } from '../../domain/money.js';
import { EMPTY, type Read, readMoney } from '../cells/values.js';
import type { Cell } from '../sheet.js';
import { isCategoryName } from './meaning.js';
import { columnState, type HeaderColumn } from './names.js';
import { decimalShift, type MoneyUnit, normalizeHeader } from './normalise.js';

/**
 * Money under a header that nobody knows: it is left out of every sum, so that a person must say
 * what it is. Definition: docs/definitions/checks.md.
 */

/** Words at the end of a name that say what is paid out or earned. */
const NAMES_MONEY = /(?:收入|补贴|补助|补助金|奖补|奖励|分红|赔付|慰问金|救助金|津贴)$/u;

/** Why an unknown header may stand over money: by its name or category it does, by its place perhaps. */
type MoneySign = 'sure' | 'likely';

/** What an unknown header's name and place say of it; null where nothing speaks of money. */
function moneySign(column: HeaderColumn, between: ReadonlySet<HeaderColumn>): MoneySign | null {
  const { leaf, parts } = column;
  if (NAMES_MONEY.test(leaf)) return 'sure';
  if (parts.slice(0, -1).map(normalizeHeader).some(isCategoryName)) return 'sure';
  return between.has(column) ? 'likely' : null;
}

/**
 * The columns whose decided neighbours on both sides are money, found in one pass each way: a
 * hostile table has thousands of columns that nobody knows.
 */
export function betweenMoney(columns: readonly HeaderColumn[]): ReadonlySet<HeaderColumn> {
  const behind = behindMoney(columns);
  const before = behindMoney(columns.toReversed());
  return new Set(columns.filter((column) => behind.has(column) && before.has(column)));
}

/** The columns behind which, before any other decided one, money stands. */
function behindMoney(columns: readonly HeaderColumn[]): ReadonlySet<HeaderColumn> {
  const found = new Set<HeaderColumn>();
  let isMoneyLast = false;
  for (const column of columns) {
    if (isMoneyLast) found.add(column);
    if (isDecided(column)) isMoneyLast = isOfMoney(column);
  }
  return found;
}

/**
 * Tells whether it is decided what a column is. Notes belong to the column before them, and an
 * unknown column says nothing about its neighbours.
 */
const isDecided = (column: HeaderColumn): boolean => !UNDECIDED.has(columnState(column));
const UNDECIDED: ReadonlySet<string> = new Set(['unknown', 'note']);

const isOfMoney = ({ field, subtotal }: HeaderColumn): boolean =>
  field === null ? subtotal !== undefined : isMoney(field);

/** What is left out with a column. */
export interface MoneyLeftOut {
  /** Its name or category says that it is money, not its place alone. */
  readonly isSure: boolean;
  readonly sum: Fen;
  /** Households that have some. */
  readonly cells: number;
}

/** The largest amount; longer figures are codes, telephone and account numbers. */
const LONGEST: Fen = 10 ** 10;

/** The money of cells of which most that are filled are numbers and one is above 0; else null. */
function moneyIn(
  households: Iterable<readonly (Cell | undefined)[]>,
  unit: MoneyUnit | null,
): Omit<MoneyLeftOut, 'isSure'> | null {
  const shift = decimalShift(unit);
  let numbers = 0;
  let others = 0;
  let above = 0;
  let sum = 0;
  for (const cells of households) {
    const values = cells.map((cell) => readMoney(cell, shift));
    const amounts = values.filter(isAmount);
    numbers += amounts.length;
    others += values.filter((value) => value !== EMPTY && !isAmount(value)).length;
    if (amounts.some((amount) => amount > 0)) above += 1;
    sum += amounts.reduce((total, amount) => total + amount, 0);
  }
  return numbers > others && above > 0 ? { sum, cells: above } : null;
}

const isAmount = (value: Read<number>): value is number =>
  typeof value === 'number' && Math.abs(value) < LONGEST;

/** What an unknown column is looked at with. */
export interface Below {
  /** `betweenMoney` of the table's columns. */
  readonly between: ReadonlySet<HeaderColumn>;
  /** The cells of each household. */
  readonly cellsOf: (column: number) => Iterable<readonly (Cell | undefined)[]>;
  /** The table's. */
  readonly unit: MoneyUnit | null;
}

/** The money that an unknown column leaves out; null where it shows none. */
export function moneyLeftOut(
  column: HeaderColumn,
  { between, cellsOf, unit }: Below,
): MoneyLeftOut | null {
  const sign = moneySign(column, between);
  if (sign === null) return null;
  const found = moneyIn(cellsOf(column.column), column.unit ?? unit);
  return found === null ? null : { ...found, isSure: sign === 'sure' };
}
