/**
 * How much room texts take, for the two rulers of the program: a column of a workbook, in figures of
 * its font (here), and a terminal, in columns (`cli/screen/width.ts`). What Unicode's East Asian
 * Width calls wide (W) or full-width (F) takes two of either. They differ in what it calls
 * ambiguous, as — “” … ▲: Chinese fonts of a workbook draw it wide, terminals narrow; and in marks
 * that are drawn over the character before them, of which a workbook of ours has none.
 */
const EAST_ASIAN =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Whether a character is wide wherever it is shown. */
export const isEastAsianWide = (character: string): boolean => EAST_ASIAN.test(character);

/** Dashes, quotation marks, dots, arrows and signs that Chinese fonts draw as wide as a Han character. */
const WIDE_IN_CHINESE_FONTS = /[\u2014\u2018-\u201d\u2026\u2190-\u27bf]/;

/** The first code of wide characters; below it are Latin, Greek, Cyrillic, Arabic, … */
const FIRST_WIDE = 0x1100;
/** The first half of a character that takes two units, and the second. */
const HIGH = { first: 0xd800, last: 0xdbff };
const LOW = { first: 0xdc00, last: 0xdfff };

const isIn = (code: number, { first, last }: typeof HIGH): boolean => code >= first && code <= last;

/** Widths of the characters of one unit that have been asked for; 0 of all others. */
const known = new Uint8Array(2 ** 16);

/**
 * The width of the character that begins at a unit of a text; 0 for the second half of one. Units are
 * looked at where they stand: taken out, each would be a text of its own, and reports hold millions.
 */
function widthAt(text: string, place: number): number {
  const code = text.charCodeAt(place);
  if (code < FIRST_WIDE) return 1;
  const width = known[code] as number;
  if (width > 0) return width;
  if (isIn(code, HIGH)) return characterWidth(String.fromCodePoint(text.codePointAt(place) ?? 0));
  if (isIn(code, LOW)) return isIn(text.charCodeAt(place - 1), HIGH) ? 0 : 1;
  const found = characterWidth(String.fromCharCode(code));
  known[code] = found;
  return found;
}

const characterWidth = (character: string): number =>
  isEastAsianWide(character) || WIDE_IN_CHINESE_FONTS.test(character) ? 2 : 1;

/** Width of a text on one line, in figures. */
export function widthOf(text: string): number {
  let width = 0;
  for (let n = 0; n < text.length; n += 1) width += widthAt(text, n);
  return width;
}

const SPACE = 0x20;
const LINE_BREAK = 0x0a;

interface Wrapped {
  readonly lines: number;
  /** Width of the last one. */
  readonly last: number;
}

/**
 * A paragraph of a text, from one place to another: a line may be broken beside a wide character and
 * after a blank.
 */
function wrapped(text: string, from: number, to: number, width: number): Wrapped {
  let lines = 1;
  let used = 0;
  let word = 0;
  const place = (size: number) => {
    if (used > 0 && used + size > width) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line is broken where the line ends.
    lines += Math.max(0, Math.ceil(size / width) - 1);
    used += size > width ? size % width : size;
  };
  for (let n = from; n < to; n += 1) {
    const size = widthAt(text, n);
    if (size === 0) continue;
    if (size === 1 && text.charCodeAt(n) !== SPACE) {
      word += 1;
      continue;
    }
    if (word > 0) place(word);
    word = 0;
    if (size === 2) place(2);
    else used += 1;
  }
  if (word > 0) place(word);
  return { lines, last: used };
}

/** Width of what a cell's last line holds where a text takes several; null where one is enough. */
export function lastLineWidth(text: string, width: number): number | null {
  const { lines, last } = wrapped(text, 0, text.length, width);
  return lines === 1 ? null : last;
}

/** Lines that a text takes in a cell of that width. */
export function linesIn(text: string, width: number): number {
  // No character takes more room than two figures.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  const room = Math.max(width, 2);
  let lines = 0;
  let from = 0;
  for (let n = 0; n <= text.length; n += 1) {
    if (n < text.length && text.charCodeAt(n) !== LINE_BREAK) continue;
    lines += wrapped(text, from, n, room).lines;
    from = n + 1;
  }
  return lines;
}
