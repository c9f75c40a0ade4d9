/** Han characters, kana, full-width forms and the marks ▲▼— take the room of two figures. */
const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2190-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

/** Below it stand Latin, Greek, Cyrillic, Arabic, … */
const FIRST_WIDE = 0x1100;
const HAN = { first: 0x4e00, last: 0x9fff };

function charWidth(char: string): number {
  const code = char.charCodeAt(0);
  if (code < FIRST_WIDE) return 1;
  return (code >= HAN.first && code <= HAN.last) || WIDE.test(char) ? 2 : 1;
}

/** Width of a text on one line, in figures. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** A line may be broken beside a wide character and after a blank. */
function wrappedLines(paragraph: string, width: number): number {
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
  return lines;
}

/** Lines that a text takes in a cell of that width. */
export function linesIn(text: string, width: number): number {
  // No character takes more room than two figures.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return text
    .split('\n')
    .reduce((lines, paragraph) => lines + wrappedLines(paragraph, Math.max(width, 2)), 0);
}
