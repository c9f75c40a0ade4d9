import type { Fen } from '../../domain/money.js';
import { isMoney } from '../cells/fields.js';
import { EMPTY, readMoney } from '../cells/values.js';
import type { Cell } from '../sheet.js';
import { isCategoryName } from './meaning.js';
import { type HeaderColumn, standingOf } from './names.js';
import { type MoneyUnit, normalizeHeader, shiftOf } from './normalise.js';

/**
 * Money under a header that nobody knows: it is left out of every sum, so that a person must say
 * what it is. Definition: docs/definitions/checks.md.
 */

/** Words at the end of a name that say what is paid out or earned. */
const NAMES_MONEY = /(?:收入|补贴|补助|补助金|奖补|奖励|分红|赔付|慰问金|救助金|津贴)$/u;

/** Why an unknown header may stand over money: by its name or category it does, by its place perhaps. */
type MoneySign = 'sure' | 'likely';

/** What an unknown header's name and place say of it; null where nothing speaks of money. */
function moneySign(column: HeaderColumn, columns: readonly HeaderColumn[]): MoneySign | null {
  const { leaf, parts } = column;
  if (NAMES_MONEY.test(leaf)) return 'sure';
  if (parts.slice(0, -1).map(normalizeHeader).some(isCategoryName)) return 'sure';
  const at = columns.indexOf(column);
  const [before, behind] = [columns.slice(0, at).reverse(), columns.slice(at + 1)];
  return [before, behind].every((side) => isOfMoney(side.find(isDecided))) ? 'likely' : null;
}

/** Notes belong to the column before them, and of an unknown neighbour nobody can say what it is. */
const isDecided = (column: HeaderColumn): boolean => !UNDECIDED.has(standingOf(column));
const UNDECIDED: ReadonlySet<string> = new Set(['unknown', 'note']);

const isOfMoney = (column: HeaderColumn | undefined): boolean =>
  column !== undefined &&
  (column.field === null ? column.subtotal !== undefined : isMoney(column.field));

/** What is left out with a column. */
export interface MoneyLeftOut {
  /** Its name or category says that it is money, not its place alone. */
  readonly isSure: boolean;
  readonly sum: Fen;
  /** Cells above 0. */
  readonly cells: number;
}

/** Codes, telephone and account numbers are no amounts. */
const LONGEST: Fen = 10 ** 10;

/** The money of cells of which most that are filled are numbers and one is above 0; else null. */
function moneyIn(
  cells: Iterable<Cell | undefined>,
  unit: MoneyUnit | null,
): Omit<MoneyLeftOut, 'isSure'> | null {
  const shift = shiftOf(unit);
  let numbers = 0;
  let others = 0;
  let above = 0;
  let sum = 0;
  for (const cell of cells) {
    const value = readMoney(cell, shift);
    if (typeof value === 'number' && Math.abs(value) < LONGEST) {
      numbers += 1;
      sum += value;
      if (value > 0) above += 1;
    } else if (value !== EMPTY) others += 1;
  }
  return numbers > others && above > 0 ? { sum, cells: above } : null;
}

/** The columns of a table and what stands below them. */
export interface Below {
  readonly columns: readonly HeaderColumn[];
  /** The cells of households. */
  readonly cellsOf: (column: number) => Iterable<Cell | undefined>;
  /** The table's. */
  readonly unit: MoneyUnit | null;
}

/** The money that an unknown column leaves out; null where it shows none. */
export function moneyLeftOut(
  column: HeaderColumn,
  { columns, cellsOf, unit }: Below,
): MoneyLeftOut | null {
  const sign = moneySign(column, columns);
  if (sign === null) return null;
  const found = moneyIn(cellsOf(column.column), column.unit ?? unit);
  return found === null ? null : { ...found, isSure: sign === 'sure' };
}
