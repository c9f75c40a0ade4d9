/** Characters that XML cannot hold, halves of characters, and what turns the direction of a text. */
const FORBIDDEN =
  /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|\p{Bidi_Control}/gu;

/** A text without the characters that a cell cannot hold. */
export const storable = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');

/** Latin letters, figures, Han characters and their marks: nothing in such a text is left out or changed. */
const PLAIN = /^[\n -^`-~·×\u2010-\u2027\u2190-\u2bff\u3000-\u9fff\uff01-\uff5e]*$/;

/** A text as it stands in a workbook's XML before escaping: spreadsheets decode `_x0041_`. */
export const cellText = (text: string): string =>
  PLAIN.test(text) ? text : storable(text).replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
