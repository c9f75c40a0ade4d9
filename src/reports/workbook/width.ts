/** Han characters, kana, full-width forms and the marks ▲▼— take the room of two figures. */
const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2190-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

/** Width of a text on one line, in figures. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** A wide character by itself, or a run of narrow ones up to the next place to break. */
const WORDS = /[^\s\u0080-\uffff]+[ \t]*|[\s\S]/gu;

function wrappedLines(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const [word] of paragraph.matchAll(WORDS)) {
    const needed = widthOf(word.trimEnd());
    if (used > 0 && used + needed > width) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line is broken where the line ends.
    lines += Math.max(0, Math.ceil(needed / width) - 1);
    used += needed > width ? needed % width : widthOf(word);
  }
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
