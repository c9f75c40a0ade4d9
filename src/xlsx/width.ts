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

/** The lines of a paragraph while it is laid out. */
class Lines {
  count = 1;
  /** Width of the last one. */
  used = 0;

  constructor(private readonly width: number) {}

  place(size: number): void {
    const { width } = this;
    if (this.used + size <= width) {
      this.used += size;
      return;
    }
    if (this.used > 0) {
      this.count += 1;
      this.used = 0;
    }
    // A word longer than the line is broken where the line ends.
    this.count += Math.max(0, Math.ceil(size / width) - 1);
    this.used += size > width ? size % width : size;
  }

  blank(): void {
    this.used += 1;
  }
}

/**
 * A paragraph of a text, from one place to another: a line may be broken beside a wide character and
 * after a blank.
 */
function wrapped(text: string, from: number, to: number, width: number): Lines {
  const lines = new Lines(width);
  let word = 0;
  for (let n = from; n < to; n += 1) {
    const size = widthAt(text, n);
    if (size === 0) continue;
    if (size === 1 && text.charCodeAt(n) !== SPACE) {
      word += 1;
      continue;
    }
    if (word > 0) lines.place(word);
    word = 0;
    if (size === 2) lines.place(2);
    else lines.blank();
  }
  if (word > 0) lines.place(word);
  return lines;
}

/** Whether so many characters surely fit: none takes more room than two figures. */
const fits = (characters: number, width: number): boolean => characters * 2 <= width;

/** Width of what a cell's last line holds where a text takes several; null where one is enough. */
export function lastLineWidth(text: string, width: number): number | null {
  if (fits(text.length, width)) return null;
  const { count, used } = wrapped(text, 0, text.length, width);
  return count === 1 ? null : used;
}

/** Lines that a text takes in a cell of that width. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(width, 2);
  let lines = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    lines += fits(to - from, room) ? 1 : wrapped(text, from, to, room).count;
    from = to + 1;
  }
  return lines;
}
