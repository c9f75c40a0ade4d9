import { maskWithin } from '../domain/identity.js';
import { hundredths } from '../domain/money.js';
import { type Cell, isFault, isLongNumber } from './sheet.js';

/**
 * How one cell becomes a value of its column. Definition: docs/definitions/intake.md, "Reading".
 * A reader never guesses: what it cannot read is `UNREADABLE`, what is not filled `EMPTY`.
 */
export const EMPTY = Symbol('empty');
export const UNREADABLE = Symbol('unreadable');
export type Read<T> = T | typeof EMPTY | typeof UNREADABLE;

const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]+/gu;

/** Without any white space, also inside. */
export const squeeze = (text: string): string => text.replace(INVISIBLE, '');

/** Marks that a person writes for "nothing": zero in a money cell, blank in any other. */
const NOTHING = /^(?:[-—–―−－─]+|[/／]|无|空|[○〇◯])$/u;

/** A cell as text without white space around and inside; empty where it is blank. */
export function squeezed(cell: Cell): string {
  if (typeof cell === 'string') return squeeze(cell);
  if (cell === null) return '';
  if (isLongNumber(cell)) return cell.digits;
  if (isFault(cell)) return cell.fault === 'error' ? cell.text : `=${cell.formula}`;
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && squeeze(cell) === '');

/** What a finding quotes of a cell. */
export const quoted = (cell: Cell): string => maskWithin(squeezed(cell)).slice(0, 80);

const GROUPS_OF_THREE = /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const GROUPS_OF_FOUR = /^-?\d{1,4}(?:,\d{4})+(?:\.\d*)?$/;

/** `(1,200)` and `¥5,841.00元` as plain decimals; null where it is no number. */
function plainDecimal(written: string): string | null {
  let text = written.normalize('NFKC').replace(/[−–—]/gu, '-');
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) text = `-${bracketed[1]}`;
  text = text.replace(/^(-?)[¥￥$]/u, '$1').replace(/^[¥￥](-?)/u, '$1');
  if (text.includes(',')) {
    if (!GROUPS_OF_THREE.test(text) && !GROUPS_OF_FOUR.test(text)) return null;
    text = text.replaceAll(',', '');
  }
  if (text.startsWith('+')) text = text.slice(1);
  return /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? text : null;
}

const UNIT_OF_MONEY = /(万元|万|元整?|圆|块)$/u;

/** 万元 are four digits more than 元. */
export const WAN = 4;

/**
 * Money in fen. `shift` is `WAN` where the column is in 万元; a unit in the cell itself wins.
 * Definition: docs/definitions/intake.md.
 */
export function readMoney(cell: Cell | undefined, shift: number): Read<number> {
  if (typeof cell === 'number') return fenOfNumber(cell, shift);
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean' || isFault(cell)) return UNREADABLE;
  if (isLongNumber(cell)) return hundredths(cell.digits, shift) ?? UNREADABLE;
  const text = squeeze(cell);
  if (text === '') return EMPTY;
  if (NOTHING.test(text)) return 0;
  const unit = UNIT_OF_MONEY.exec(text)?.[1];
  const decimal = plainDecimal(unit === undefined ? text : text.slice(0, -unit.length));
  if (decimal === null) return UNREADABLE;
  const own = unit === undefined ? shift : unit.startsWith('万') ? WAN : 0;
  return hundredths(decimal, own) ?? UNREADABLE;
}

/** A number of the sheet in fen; what a spreadsheet shows counts: 15 significant digits. */
function fenOfNumber(value: number, shift: number): Read<number> {
  if (Number.isInteger(value) && shift === 0 && Math.abs(value) < 1e13) return value * 100;
  const text = String(value);
  const shown = text.length > 16 ? String(Number(value.toPrecision(15))) : text;
  return hundredths(shown, shift) ?? UNREADABLE;
}

const UNIT_OF_QUANTITY =
  /(?:元\/?(?:公斤|斤|kg)|公斤|斤|亩|个月|月|人|口|头|只|头\(只\)|头\/只|羽|户|元)$/u;

/** A count or quantity; a unit behind it is left out. */
export function readNumber(cell: Cell | undefined): Read<number> {
  if (typeof cell === 'number') return cell;
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean' || isFault(cell)) return UNREADABLE;
  if (isLongNumber(cell)) return Number(cell.digits);
  const text = squeeze(cell);
  if (text === '' || NOTHING.test(text)) return EMPTY;
  const decimal = plainDecimal(text.normalize('NFKC').replace(UNIT_OF_QUANTITY, ''));
  return decimal === null ? UNREADABLE : Number(decimal);
}

/** 是 is 1, 否 is 0. */
export function readAnswer(cell: Cell | undefined): Read<number> {
  if (isBlank(cell) || cell === undefined) return EMPTY;
  const text = squeezed(cell);
  if (text === '是') return 1;
  if (text === '否') return 0;
  return NOTHING.test(text) ? EMPTY : UNREADABLE;
}

/** Text of a person: white space out; the marks for "nothing" are blank. */
export function readText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || isFault(cell)) return null;
  const text = squeezed(cell);
  return text === '' || NOTHING.test(text) ? null : text;
}

/** 受灾情况: 无 is an answer, not a blank. */
export const readDisaster = (cell: Cell | undefined): string | null =>
  typeof cell === 'string' && squeeze(cell) === '无' ? '无' : readText(cell);

/** Remarks and reasons keep their inner white space: line breaks separate reasons. */
export function readNote(cell: Cell | undefined): string | null {
  return typeof cell === 'string' && readText(cell) !== null ? cell.trim() : readText(cell);
}

/** 户编号: full-width figures become ordinary ones. */
export const readId = (cell: Cell | undefined): string | null =>
  readText(cell)?.normalize('NFKC') ?? null;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The check character of GB 11643-1999 agrees; false also for what is no 18-character number. */
export function hasCheckCharacter(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false;
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(idNumber[n]), 0);
  return CHECK_CHARACTERS[sum % 11] === idNumber[17];
}

export interface IdNumber {
  /** Upper case, whole; null where blank or lost. */
  readonly whole: string | null;
  /** A spreadsheet has turned it into a number and its last digits are gone. */
  readonly digitsLost: boolean;
}

const NO_ID_NUMBER: IdNumber = { whole: null, digitsLost: false };
const LOST_ID_NUMBER: IdNumber = { whole: null, digitsLost: true };
const EXPONENT = /^\d(?:\.\d+)?E\+?\d+$/;

/** An ID number; where digits are lost there is none, for what is left could be anybody's. */
export function readIdNumber(cell: Cell | undefined): IdNumber {
  const text = readText(cell)?.normalize('NFKC').toUpperCase();
  if (text === undefined) return NO_ID_NUMBER;
  const asNumber = typeof cell === 'number' || (typeof cell === 'object' && cell !== null);
  const rounded = /^\d{15}000$/.test(text) && (asNumber || !hasCheckCharacter(text));
  if (EXPONENT.test(text) || rounded) return LOST_ID_NUMBER;
  return { whole: text, digitsLost: false };
}
