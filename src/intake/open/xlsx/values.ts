import type { Cell, CellFault } from '../../sheet.js';

/** From here on a spreadsheet no longer keeps every digit of a whole number. */
const LOST_DIGITS = 1e15;
/** A double holds this many decimal digits; what is written beyond them is noise of its binary form. */
const DIGITS = 15;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const POWERS: readonly number[] = Array.from({ length: DIGITS + 1 }, (_, n) => 10 ** n);

const DOT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * A copy of a text that was cut out of a larger one. Engines let the cut refer to the whole: one
 * ID number would keep 64 KB of XML in memory, and a batch all the XML it ever read. Joining and
 * cutting again leaves a whole of the text's own size (measured in docs/libraries.md).
 */
export const detached = (text: string): string => ` ${text}`.slice(1);

/**
 * At most 15 digits with at most one point, without a regular expression and without `Number`:
 * two thirds of the cells of a sheet are such numbers. Mantissa and power of ten are both exact,
 * so their quotient is the nearest double. undefined: written in another way.
 */
const plainDecimal = (raw: string): number | undefined => {
  const length = raw.length;
  let mantissa = 0;
  let decimals = -1;
  for (let at = 0; at < length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      mantissa = mantissa * 10 + code - ZERO;
      if (decimals >= 0) decimals += 1;
    } else if (code === DOT && decimals < 0 && at > 0) {
      decimals = 0;
    } else {
      return undefined;
    }
  }
  return decimals > 0 ? mantissa / (POWERS[decimals] ?? 1) : mantissa;
};

/** The number that a program shows, without the noise of its double: 711.92000000000007 is 711.92. */
const withoutNoise = (value: number): number => Number(value.toPrecision(DIGITS)) + 0;

/** A number as text; text that is no number stays what it is. */
export const numberOf = (raw: string): Cell => {
  if (raw.length <= DIGITS && raw.length > 0) {
    const plain = plainDecimal(raw);
    if (plain !== undefined) return plain;
  }
  const text = raw.trim();
  if (text === '') return null;
  if (!DECIMAL.test(text)) return raw;
  const value = Number(text);
  return Math.abs(value) >= LOST_DIGITS ? { digits: detached(text) } : withoutNoise(value);
};

/** A boolean attribute, as all programs write it. */
export const isTrue = (value: string): boolean =>
  value === '1' || value === 'true' || value === 'on';

/** The value of a number that is stored as a double; one that is not finite is no number. */
export const doubleOf = (value: number): Cell => {
  if (!Number.isFinite(value)) return { fault: 'error', text: '#NUM!' };
  return Math.abs(value) >= LOST_DIGITS ? { digits: String(value) } : withoutNoise(value);
};

/** The value of a cell that says it is true or false; a text that is neither stays what it is. */
export const booleanOf = (value: string): Cell => {
  if (value === '1' || value === 'true') return true;
  return value === '0' || value === 'false' ? false : value;
};

/**
 * A text to keep. OOXML writes characters that XML cannot hold, and carriage returns, as
 * `_x000D_` (ECMA-376 part 1, 22.9.2.19).
 */
export const textOf = (raw: string): string =>
  raw.includes('_x')
    ? raw.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : detached(raw);

/** What the format shows counts: a 户编号 of 2 that is shown as 000002 is 000002. */
export const shownWithZeros = (value: Cell, text: string): Cell =>
  typeof value === 'number' && /^0\d{1,20}$/.test(text) && Number(text) === value
    ? detached(text)
    : value;

/** Error values by their number in BIFF and xlsb (MS-XLS 2.5.10). */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
  [43, '#GETTING_DATA'],
]);

/** Error values as programs show them, LibreOffice's own (`Err:502`) and those of newer Excels too. */
const SHOWN_ERROR =
  /^(?:#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|EXTERNAL!)|(?:Err|错误)[:：]\d{3})$/iu;
const LONGEST_ERROR = 16;
/**
 * How an error value begins; hardly any other text of a table begins so, which makes it a quick
 * test.
 */
const SIGN = /^\s*[#Ee错]/;

/** A cell as it counts: an error value that was kept as a text is an error value. */
export function withoutShownError(cell: Cell): Cell {
  if (typeof cell !== 'string' || cell.length > LONGEST_ERROR || !SIGN.test(cell)) return cell;
  const text = cell.trim();
  return SHOWN_ERROR.test(text) ? { fault: 'error', text: detached(text) } : cell;
}

export const errorOf = (code: number): CellFault => ({
  fault: 'error',
  text: ERRORS.get(code) ?? `#${code}`,
});
