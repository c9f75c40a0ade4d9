/**
 * Where everything stands in the memory of the writer, which never grows: it holds one plan and the
 * values of one line.
 */

const BASE: u32 = 1 << 16;

/** What stands between the values, and behind it what copying may read too much. */
export const PIECES: u32 = BASE;
export const PIECES_SIZE: u32 = 1 << 14;

/** The slots of the plan: of each the end of the piece before it, its kind and its place. */
export const SLOTS: u32 = PIECES + PIECES_SIZE + 8;
export const MOST_SLOTS: u32 = 1 << 9;
export const SLOT: u32 = 6;

/** Numbers, and of texts how many bytes each has. */
export const VALUES: u32 = SLOTS + 8 * MOST_SLOTS;
export const MOST_VALUES: u32 = 1 << 9;

/** The texts of the line one after the other, as they stand in JSON. */
export const TEXTS: u32 = VALUES + 8 * MOST_VALUES;
export const TEXTS_SIZE: u32 = 1 << 16;

/** No number has more bytes. */
const LONGEST: u32 = 24;

/** Room for all pieces, all numbers and all texts. */
export const OUTPUT: u32 = TEXTS + TEXTS_SIZE + 8;
export const OUTPUT_SIZE: u32 = PIECES_SIZE + MOST_SLOTS * LONGEST + TEXTS_SIZE + 8;

export const PAGES: i32 = <i32>((OUTPUT + OUTPUT_SIZE + 0xffff) >> 16);
