import { squeezed } from '../cells/values.js';
import type { Cell, Merge, Sheet } from '../sheet.js';

/** The texts of rows that are read as a header. Definition: docs/definitions/intake.md, "Reading". */

/** The longest name of a column; what a hostile cell holds beyond is not looked at. */
const LONGEST_NAME = 200;

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : squeezed(typeof cell === 'string' ? cell.slice(0, LONGEST_NAME) : cell);

/** Texts of the rows `top..bottom`, merged cells showing the text of their first cell. */
export function headerTexts(sheet: Sheet, top: number, bottom: number): string[][] {
  const texts = sheet.rows.slice(top, bottom + 1).map((row) => Array.from(row, textOf));
  const width = Math.max(...texts.map(({ length }) => length));
  const spread = new Array<boolean>(texts.length).fill(false);
  // Merges never overlap in an honest sheet, so together they fill no more cells than there are.
  let room = width * texts.length;
  for (const merge of sheet.merges) {
    if (merge.bottom < top || merge.top > bottom || room <= 0) continue;
    room -= fillMerge(texts, width, merge, top, textOf(sheet.rows[merge.top]?.[merge.left]));
    if (merge.right > merge.left && merge.top >= top) spread[merge.top - top] = true;
  }
  inheritFromTheLeft(texts, spread);
  return texts;
}

/** Returns how many cells were filled: of a merge over the whole sheet those that a row reaches. */
function fillMerge(
  texts: string[][],
  width: number,
  merge: Merge,
  top: number,
  text: string,
): number {
  const right = Math.min(merge.right, width - 1);
  const rows = texts.slice(Math.max(merge.top - top, 0), merge.bottom - top + 1);
  for (const row of rows) {
    for (let c = merge.left; c <= right; c += 1) row[c] = text;
  }
  return rows.length * Math.max(right - merge.left + 1, 1);
}

/**
 * Where merges are lost (text files), an upper header stands in the first of its columns only:
 * the blanks to its right belong to it as long as leaves stand below. From the bottom, so that a
 * group reaches over all categories below it.
 */
function inheritFromTheLeft(texts: string[][], spread: readonly boolean[]): void {
  for (let r = texts.length - 2; r >= 0; r -= 1) {
    if (spread[r]) continue;
    const row = texts[r] as string[];
    const below = texts[r + 1] as string[];
    let group = '';
    for (let c = 0; c < below.length; c += 1) {
      const own = row[c] ?? '';
      if (own !== '') group = (below[c] ?? '') === '' ? '' : own;
      else if (group !== '' && (below[c] ?? '') !== '') row[c] = group;
      else group = '';
    }
  }
}
