import { BLANK } from '../../domain/household.js';

/**
 * Rows of numbers that share a buffer: a buffer of its own for each would take more than the row.
 * The first buffers are small, for a sheet can hold thousands of tables with a row or two.
 */
const ROWS_OF_A_SLAB = 128;

/** Gives out rows of `length` blank numbers; `rows` is the most that are asked for. */
export function slabs(length: number, rows: number): () => Float64Array {
  const most = Math.min(ROWS_OF_A_SLAB, Math.max(rows, 1));
  let slab = new Float64Array(0);
  let size = 1;
  let used = 0;
  return () => {
    if (used + length > slab.length) {
      size = Math.min(size * 2, most);
      slab = new Float64Array(length * size).fill(BLANK);
      used = 0;
    }
    used += length;
    return slab.subarray(used - length, used);
  };
}
