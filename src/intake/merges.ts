import type { Sheet } from './sheet.js';

/** Rows (from 0) of a column that lie in a merge starting above them, with the row it starts in. */
export function mergedFromAbove(sheet: Sheet, column: number): Int32Array {
  const starts = new Int32Array(sheet.rows.length).fill(-1);
  for (const merge of sheet.merges) {
    if (merge.left > column || merge.right < column) continue;
    const last = Math.min(merge.bottom, sheet.rows.length - 1);
    for (let row = merge.top + 1; row <= last && starts[row] === -1; row += 1) {
      starts[row] = merge.top;
    }
  }
  return starts;
}
