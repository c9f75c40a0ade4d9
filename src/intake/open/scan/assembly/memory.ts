/**
 * Where everything stands in the scanner's memory. It never grows: a part is scanned window by
 * window, and what a window gives is taken before the next one comes.
 */

const BASE: u32 = 1 << 16;

/** Bytes of a part that are scanned at once; zeros stand behind them. */
export const WINDOW: u32 = 1 << 19;
export const INPUT: u32 = BASE;

/** The most cells of a window; rows and texts are limited likewise. */
export const MOST_CELLS: u32 = 1 << 15;
export const KINDS: u32 = INPUT + WINDOW + 64;
export const COLUMNS: u32 = KINDS + MOST_CELLS;
export const STYLES: u32 = COLUMNS + MOST_CELLS * 2;
export const VALUES: u32 = STYLES + MOST_CELLS * 4;

/** Four numbers a row: its index, its cells, the end of those that hold something, whether hidden. */
export const MOST_ROWS: u32 = 1 << 15;
export const ROW_BYTES: u32 = 16;
export const ROWS: u32 = VALUES + MOST_CELLS * 8;

/** Two numbers a text: where its bytes stand and how many they are. */
export const MOST_TEXTS: u32 = 1 << 16;
export const TEXTS: u32 = ROWS + MOST_ROWS * ROW_BYTES;

/** A table of texts by their bytes; each slot holds one more than the number of a text. */
export const SLOTS: u32 = 1 << 17;
export const TABLE: u32 = TEXTS + MOST_TEXTS * 8;

/** Texts that stand in pieces, put together. */
export const PIECES: u32 = TABLE + SLOTS * 4;

/** The texts in UTF-16, one behind the other, and where each of them ends. */
export const UNITS: u32 = PIECES + WINDOW;
export const ENDS: u32 = UNITS + WINDOW * 2;

/** Names of the attributes of a tag: where and how long. */
export const MOST_NAMES: u32 = 32;
export const NAMES: u32 = ENDS + MOST_TEXTS * 4;

export const PAGES: i32 = <i32>((NAMES + MOST_NAMES * 8 + 0xffff) >> 16);
