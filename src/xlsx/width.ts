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

/** Below it stand Latin, Greek, Cyrillic, Arabic, … */
const FIRST_WIDE = 0x1100;
const HAN = { first: 0x4e00, last: 0x9fff };

function charWidth(char: string): number {
  const code = char.charCodeAt(0);
  if (code < FIRST_WIDE) return 1;
  return (code >= HAN.first && code <= HAN.last) ||
    isEastAsianWide(char) ||
    WIDE_IN_CHINESE_FONTS.test(char)
    ? 2
    : 1;
}

/** Width of a text on one line, in figures. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

interface Wrapped {
  readonly lines: number;
  /** Width of the last one. */
  readonly last: number;
}

/** A line may be broken beside a wide character and after a blank. */
function wrapped(paragraph: string, width: number): Wrapped {
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
  for (const char of paragraph) {
    const size = charWidth(char);
    if (size === 1 && char !== ' ') {
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
  const { lines, last } = wrapped(text, width);
  return lines === 1 ? null : last;
}

/** Lines that a text takes in a cell of that width. */
export function linesIn(text: string, width: number): number {
  // No character takes more room than two figures.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return text
    .split('\n')
    .reduce((lines, paragraph) => lines + wrapped(paragraph, Math.max(width, 2)).lines, 0);
}
