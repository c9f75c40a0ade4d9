import { hasCheckCharacter } from '../../domain/identity.js';
import { maskWithin, maskWritten } from '../../domain/masking.js';
import { hundredths } from '../../domain/money.js';
import { type Cell, isDate, isFault, isLongNumber } from '../sheet.js';
import { isClean } from './clean.js';

/**
 * How one cell becomes a value of its column. Definition: docs/definitions/intake.md, "Reading".
 * A reader never guesses: what it cannot read is `UNREADABLE`, what is not filled `EMPTY`.
 */
export const EMPTY = Symbol('empty');
export const UNREADABLE = Symbol('unreadable');
export type Read<T> = T | typeof EMPTY | typeof UNREADABLE;

/** White space and characters that only steer the display, e.g. direction marks of copied texts. */
const INVISIBLE = /[\s\p{Cf}]+/gu;

/** A text without any white space, also inside. */
export const squeeze = (text: string): string =>
  isClean(text) ? text : text.replace(INVISIBLE, '');

/** A text with compatible characters in one form: full-width figures become ordinary ones. */
const unified = (text: string): string => (isClean(text) ? text : text.normalize('NFKC'));

/** `'1499…`: what a person types in front of digits to keep them; exports write it out. */
const APOSTROPHE = /^\s*['‘’\uff07](?=[.,]*\d[\d.,]*[xX]?\s*$)/u;

/** `="00123"` is 00123: so tools keep a spreadsheet from turning digits into a number. */
export function unwrapped(text: string): string {
  if (APOSTROPHE.test(text)) return text.replace(APOSTROPHE, '');
  if (!text.startsWith('="') || !text.endsWith('"') || text.length < 3) return text;
  const inner = text.slice(2, -1);
  // Quotation marks of the text itself are written twice.
  return inner.replaceAll('""', '').includes('"') ? text : inner.replaceAll('""', '"');
}

/** Marks that a person writes for "nothing": zero in a money cell, blank in any other. */
const NOTHING = /^(?:[-—–―−－─]+|[/／]|无|空|[○〇◯])$/u;
/** The same of a clean text. */
const isNothing = (clean: string): boolean => clean === '无' || clean === '空';

/** A cell as text without white space around and inside; empty where it is blank. */
export function squeezed(cell: Cell): string {
  if (typeof cell === 'string') return isClean(cell) ? cell : squeeze(unwrapped(cell));
  if (cell === null) return '';
  if (isLongNumber(cell)) return cell.digits;
  if (isDate(cell)) return cell.date;
  if (isFault(cell)) return cell.fault === 'error' ? cell.text : `=${cell.formula}`;
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}

const VISIBLE = /[^\s\p{Cf}]/u;

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null ||
  cell === undefined ||
  (typeof cell === 'string' && !isClean(cell) && !VISIBLE.test(unwrapped(cell)));

/** A sheet's name as it leaves the program: sheets of cards are called after people. */
export const shownName = (sheet: string): string => maskWithin(sheet);

/** What findings may call a sheet, whatever 户编号 the batch has. */
export const shownNames = (sheet: string): readonly string[] => [
  sheet,
  shownName(sheet),
  maskWritten(sheet),
];

/**
 * What a finding quotes of a cell, masked as it is written and as it is read; numbers side by side
 * stay apart, unless they hide an ID number.
 */
export function quoted(cell: Cell): string {
  const written = typeof cell === 'string' ? maskWithin(cell) : cell;
  const text = squeezed(written);
  const masked = maskWithin(text);
  const isApart = masked === text && typeof written === 'string' && holdsSeveral(written);
  return (isApart ? written.trim().replace(/\s+/gu, ' ') : masked).slice(0, 80);
}

/** Superscripts, circled figures and fractions: `1200①` is 1200 with a footnote, not 12001. */
const OTHER_FIGURES = /\p{No}/u;
const GROUPED = /^\d{1,4}(?:,\d{4})+(?:\.|$)|^\d{1,3}(?:,\d{3})+(?:\.|$)/;
const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?$/i;

/** A number as people write it, e.g. `(1,200)`, `¥5,841.00元`, `-¥3`, with one of the units. */
const numberWith = (units: string): RegExp =>
  new RegExp(
    `^(?<sign>[-+]?)(?:人民币|RMB|CNY)?¥?(?<inner>[-+]?)(?<open>\\(?)¥?` +
      `(?<figures>[\\d.,]+(?:E[-+]?\\d+)?)(?<unit>${units})?(?<close>\\)?)(?<after>${units})?$`,
    'iu',
  );

const MONEY = numberWith('万元|万|元整?|圆|块');
const QUANTITY = numberWith(
  '元/?(?:公斤|斤|kg)|公斤|斤|亩|个月|月|人|口|头\\(只\\)|头/只|头|只|羽|户|元',
);

const INNER_BLANK = /\S\s+\S/u;
/** Finds white space between figures. */
const GAP = /(?<=[\d.,])\s+(?=[\d.,])/u;
/** Groups of three behind one to three figures, each after one blank. */
const GROUPS = /(?<![\d.,]\s*)\d{1,3}(?:\p{Zs}\d{3})+(?![\d,]|\s*\d)/u;
/** Two groups of three figures: two amounts are as likely as one number, so nobody can tell. */
const TWO_OF_THREE = /(?<!\d\p{Zs}?)\d{3}\p{Zs}[1-9]\d{2}(?!\p{Zs}?\d)/u;

/** `8000 4500`: not one number, whatever its figures would make together. */
function holdsSeveral(text: string): boolean {
  if (!INNER_BLANK.test(text)) return false;
  const plain = text.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  if (!GAP.test(plain)) return false;
  return !GROUPS.test(plain) || GAP.test(plain.replace(GROUPS, '0')) || TWO_OF_THREE.test(plain);
}

interface Written {
  readonly decimal: string;
  /** The unit behind the number; empty where none is written. */
  readonly unit: string;
}

/** A written number as a plain decimal and its unit; null where it is no number. */
function parseWritten(text: string, pattern: RegExp): Written | null {
  if (OTHER_FIGURES.test(text)) return null;
  const found = pattern.exec(text.normalize('NFKC').replace(/[−–—]/gu, '-'))?.groups;
  if (found === undefined) return null;
  const { sign = '', inner = '', open, close, figures = '', unit = '', after = '' } = found;
  if ((open === '') !== (close === '') || (unit !== '' && after !== '')) return null;
  const signs = sign + inner + (open === '' ? '' : '-');
  const plain = GROUPED.test(figures) ? figures.replaceAll(',', '') : figures;
  if (signs.length > 1 || !DECIMAL.test(plain)) return null;
  return { decimal: signs === '-' ? `-${plain}` : plain, unit: unit + after };
}

/** 万元 are four digits more than 元. */
export const WAN = 4;

/** A number with so few figures that floating point holds it exactly. */
const SIMPLE = /^-?\d{1,10}(?:\.\d{1,4})?$/;

/** A number as a machine writes it, in which nothing has to be worked out. */
export const isPlainNumber = (text: string): boolean => SIMPLE.test(text);

/**
 * Money in fen. `shift` is `WAN` where the column is in 万元; a unit in the cell itself wins.
 * Definition: docs/definitions/intake.md.
 */
export function readMoney(cell: Cell | undefined, shift: number): Read<number> {
  if (typeof cell === 'number') return fenOfNumber(cell, shift);
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean' || isFault(cell) || isDate(cell)) return UNREADABLE;
  if (isLongNumber(cell)) return hundredths(cell.digits, shift) ?? UNREADABLE;
  if (SIMPLE.test(cell)) return fenOfNumber(Number(cell), shift);
  const text = squeezed(cell);
  if (text === '') return EMPTY;
  if (NOTHING.test(text)) return 0;
  const written = holdsSeveral(cell) ? null : parseWritten(text, MONEY);
  if (written === null) return UNREADABLE;
  const { decimal, unit } = written;
  return hundredths(decimal, unit === '' ? shift : unit.startsWith('万') ? WAN : 0) ?? UNREADABLE;
}

/** Whole numbers below this are exact, and so is their division by a power of ten below it. */
const EXACT = 1e15;

/** A number of the sheet in fen; what a spreadsheet shows counts: 15 significant digits. */
function fenOfNumber(value: number, shift: number): Read<number> {
  const scale = shift === 0 ? 100 : 100 * 10 ** shift;
  const fen = Math.round(value * scale);
  // Nearly every amount has no more decimals than its unit has fen; adding 0 turns −0 into 0.
  if (fen / scale === value && fen < EXACT && fen > -EXACT) return fen + 0;
  const text = String(value);
  const shown = text.length > 16 ? String(Number(value.toPrecision(15))) : text;
  return hundredths(shown, shift) ?? UNREADABLE;
}

const finite = (value: number): Read<number> => (Number.isFinite(value) ? value : UNREADABLE);

/** A count or quantity; a unit behind it is left out. */
export function readNumber(cell: Cell | undefined): Read<number> {
  if (typeof cell === 'number') return finite(cell);
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean' || isFault(cell) || isDate(cell)) return UNREADABLE;
  if (isLongNumber(cell)) return finite(Number(cell.digits));
  if (SIMPLE.test(cell)) return Number(cell);
  const text = squeezed(cell);
  if (text === '' || NOTHING.test(text)) return EMPTY;
  const written = holdsSeveral(cell) ? null : parseWritten(text, QUANTITY);
  return written === null ? UNREADABLE : finite(Number(written.decimal));
}

/** Plain words or a day: no figure that could be an amount or a count. */
export const isWords = (cell: Cell | undefined): boolean =>
  cell !== undefined &&
  (isDate(cell) ||
    (typeof cell === 'string' &&
      readMoney(cell, 0) === UNREADABLE &&
      readNumber(cell) === UNREADABLE));

/** Text of a person: white space out; the marks for "nothing" are blank. */
export function readText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string' && isClean(cell)) return isNothing(cell) ? null : cell;
  if (isFault(cell)) return null;
  const text = squeezed(cell);
  return text === '' || NOTHING.test(text) ? null : text;
}

/** 受灾情况: 无 is an answer, not a blank. */
export const readDisaster = (cell: Cell | undefined): string | null =>
  typeof cell === 'string' && squeezed(cell) === '无' ? '无' : readText(cell);

/** Remarks and reasons keep their inner white space: line breaks separate reasons. */
export function readNote(cell: Cell | undefined): string | null {
  const text = readText(cell);
  return typeof cell === 'string' && text !== null ? unwrapped(cell).trim() : text;
}

/**
 * The name of a household. A date is no name: a spreadsheet has made it of something like `1-2`,
 * which is gone.
 */
export const readName = (cell: Cell | undefined): string | null =>
  cell !== undefined && isDate(cell) ? null : readText(cell);

/** 户编号: full-width figures become ordinary ones. */
export function readId(cell: Cell | undefined): string | null {
  const name = readName(cell);
  return name === null ? null : unified(name);
}

export interface IdNumber {
  /** The whole ID number in upper case; null where it is blank or lost. */
  readonly whole: string | null;
  /** A spreadsheet has turned the text into a number, and its last digits are gone. */
  readonly digitsLost: boolean;
}

const NO_ID_NUMBER: IdNumber = { whole: null, digitsLost: false };
const LOST_ID_NUMBER: IdNumber = { whole: null, digitsLost: true };
const EXPONENT = /^\d(?:\.\d+)?E\+?\d+$/;

/**
 * Tells whether a number was rounded: a spreadsheet keeps 15 digits, so the rest of a longer one is
 * gone or made up.
 */
function isRounded(text: string, cell: Cell | undefined): boolean {
  if (EXPONENT.test(text)) return true;
  if (/^\d{15}0{3,}$/.test(text) && !hasCheckCharacter(text)) return true;
  const asNumber = typeof cell === 'number' || (typeof cell === 'object' && cell !== null);
  return (
    asNumber && /^\d{16,}$/.test(text) && (/^\d{15}0+$/.test(text) || !hasCheckCharacter(text))
  );
}

/** An ID number; where digits are lost there is none, for what is left could be anybody's. */
export function readIdNumber(cell: Cell | undefined): IdNumber {
  const name = readName(cell);
  if (name === null) return NO_ID_NUMBER;
  const text = unified(name).toUpperCase();
  return isRounded(text, cell) ? LOST_ID_NUMBER : { whole: text, digitsLost: false };
}
