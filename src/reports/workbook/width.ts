/** Han characters, kana, full-width forms and the marks ▲▼— take the room of two figures. */
const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2190-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

/** Width of a text on one line, in figures. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** Lines that a text takes in a cell of that width. */
export const linesIn = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / Math.max(width, 1))), 0);
