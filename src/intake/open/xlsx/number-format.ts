import type { Cell } from '../../sheet.js';

/** A whole number with zeros in front and, may be, with letters around: `000000`, `"BZ"000`. */
interface WithZeros {
  /** The format without its marks; each 0 stands for a figure. */
  readonly zeros: string;
}

/** What a number's format shows instead of a plain number. */
export type Shown = 'date' | 'percent' | WithZeros;

/** Formats that files only name by their number (ECMA-376 part 1, 18.8.30); East Asian ones too. */
const isIn = (id: number, ...ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([first, last]) => id >= first && id <= last);

export function shownByNumber(id: number): Shown | undefined {
  if (isIn(id, [9, 10])) return 'percent';
  return isIn(id, [14, 22], [27, 36], [45, 47], [50, 58]) ? 'date' : undefined;
}

/** Quoted and escaped characters, padding, colours and conditions; but for elapsed time: `[h]`. */
const ASIDE = /"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]|General|G\/通用格式|E[+-]/gi;
/** Longer than any format that a program writes. */
const LONGEST = 255;

/** The code of a number format, `yyyy"年"m"月"`; its first section is that of positive numbers. */
export function shownByCode(code: string): Shown | undefined {
  const [positive = ''] = code.slice(0, LONGEST).replace(ASIDE, '').split(';');
  if (positive.includes('%')) return 'percent';
  if (/[ymdhs]|a{3}|[上下]午/i.test(positive)) return 'date';
  return FIGURES_ONLY.test(positive.trim()) ? withZeros(code) : undefined;
}

/** At least two figures that are always shown, and no other ones. */
const FIGURES_ONLY = /^[-/ ]*0[-/ ]*0[-/ 0]*$/;
/** A text in quotation marks, an escaped character, padding, a colour or a language. */
const LITERAL = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]/gu;

/** A unit belongs to the amount in front of it: `00"元"` is no code. */
const UNIT = /[元万亩人%]/u;

function withZeros(code: string): WithZeros | undefined {
  const [positive = ''] = code.split(';');
  const zeros = positive.replace(LITERAL, (_, quoted = '', escaped = '') => quoted + escaped);
  // A figure or a separator of the format among its letters: where the number's own stand is unclear.
  const literals = [...positive.matchAll(LITERAL)].map(([, quoted, escaped]) => quoted ?? escaped);
  const isClear = literals.every((literal = '') => !/[0;]/.test(literal) && !UNIT.test(literal));
  return isClear ? { zeros: zeros.trim() } : undefined;
}

/**
 * The number with its zeros: from the right each 0 of the format takes a figure, and the first one
 * takes all that are left.
 */
function filledIn({ zeros }: WithZeros, number: number): string {
  let figures = String(number);
  const first = zeros.indexOf('0');
  let text = '';
  for (let at = zeros.length - 1; at >= 0; at -= 1) {
    if (zeros[at] !== '0') text = zeros[at] + text;
    else if (at === first) text = figures.padStart(1, '0') + text;
    else {
      text = (figures.at(-1) ?? '0') + text;
      figures = figures.slice(0, -1);
    }
  }
  return text;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** Day 0 of spreadsheets, as their days after February 1900 are counted, and that of 1904. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** 1900-02-29, which spreadsheets count and no calendar has: days before it are one later. */
const NO_SUCH_DAY = 60;
/** The last day of 9999. */
const LAST_DAY = 2_958_465;

function dateText(serial: number, from1904: boolean): string {
  if (serial < 0 || serial >= LAST_DAY + 1) return String(serial);
  const zero = from1904 ? DAY_ZERO_1904 : DAY_ZERO;
  const early = !from1904 && serial < NO_SUCH_DAY ? DAY_MS : 0;
  const seconds = Math.round((serial * DAY_MS) / SECOND_MS) * SECOND_MS;
  const [day = '', time = ''] = new Date(zero + early + seconds).toISOString().split('T');
  const clock = time.slice(0, 8);
  if (serial < 1) return clock;
  return clock === '00:00:00' ? day : `${day}T${clock}`;
}

/**
 * What people see: 0.5 shown as 50% is no half yuan, day 44834 no amount at all, and 2 shown as
 * 000002 the number of a household. A blank cell stays blank in any format.
 */
export function asShown(number: Cell, shown: Shown | undefined, from1904 = false): Cell {
  if (shown === undefined || typeof number !== 'number' || number === 0) return number;
  if (shown === 'date') return { date: dateText(number, from1904) };
  if (shown !== 'percent') {
    return Number.isSafeInteger(number) && number > 0 ? filledIn(shown, number) : number;
  }
  return `${Number((number * 100).toPrecision(15))}%`;
}

/** A day or time as XML formats write it: `2022-09-30T00:00:00.000`. */
export const dateOf = (iso: string): Cell => ({ date: iso.replace(/T00:00:00(?:\.0*)?Z?$/, '') });
