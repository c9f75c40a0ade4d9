import type { Merge } from '../../sheet.js';

const RANGE = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;

/** The number of a column; `A` is 0. */
const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

/** `B2:C3`, or `B2` for one cell; undefined where the text is no reference. */
export const parseRange = (text: string): Merge | undefined => {
  const [, left, top, right = left, bottom = top] = RANGE.exec(text) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const merge = {
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  };
  const inOrder = merge.top >= 0 && merge.top <= merge.bottom && merge.left <= merge.right;
  return inOrder ? merge : undefined;
};

/**
 * The column of a cell reference in a row whose number is `row` as text (`D7` in row `7` is 3);
 * -1 where the text is no reference into that row.
 */
export const columnInRow = (reference: string, row: string): number => {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const inRow = reference.length === at + row.length && reference.endsWith(row);
  return inRow && at <= 3 ? column - 1 : -1;
};
