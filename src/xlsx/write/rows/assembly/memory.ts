/**
 * Where everything stands in the memory of the writer, which never grows: rows come in batches, and
 * what they are written to is taken whenever it is full.
 */

const BASE: u32 = 1 << 16;

/** The most cells of a batch, column after column. */
export const MOST_CELLS: u32 = 1 << 14;
export const KINDS: u32 = BASE;
export const LOOKS: u32 = KINDS + MOST_CELLS;
export const VALUES: u32 = LOOKS + MOST_CELLS;

/** Heights of rows in points and their levels, 0 where they have none of their own. */
export const HEIGHTS: u32 = VALUES + MOST_CELLS * 8;
export const LEVELS: u32 = HEIGHTS + MOST_CELLS * 4;

/** Of each column the numbers of its styles, by look, and of the text of its blank cells. */
export const MOST_COLUMNS: u32 = 1 << 10;
export const MOST_LOOKS: u32 = 8;
export const STYLES: u32 = LEVELS + MOST_CELLS;
export const BLANKS: u32 = STYLES + MOST_COLUMNS * MOST_LOOKS * 4;

/** The XML that is written. */
export const OUTPUT: u32 = BLANKS + MOST_COLUMNS * 4;
export const OUTPUT_SIZE: u32 = 1 << 18;

export const PAGES: i32 = <i32>((OUTPUT + OUTPUT_SIZE + 0xffff) >> 16);
