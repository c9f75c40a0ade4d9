/** What a cell holds; each but the first two is the number of a text. */
export const NOTHING: u32 = 0;
export const NUMBER: u32 = 1;
export const TEXT: u32 = 2;
/** The number of a shared string. */
export const SHARED: u32 = 3;
export const BOOLEAN: u32 = 4;
export const ERROR: u32 = 5;
/** A formula without a result. */
export const UNCACHED: u32 = 6;
/** A number that is not written as at most 15 figures with a point. */
export const OTHER_NUMBER: u32 = 7;
export const DATE: u32 = 8;

/** What the attribute `t` says: its letter, or a number of ours where it is a word. */
export const TYPE_NUMBER: u32 = 110;
export const TYPE_SHARED: u32 = 115;
export const TYPE_BOOLEAN: u32 = 98;
export const TYPE_ERROR: u32 = 101;
export const TYPE_DATE: u32 = 100;
export const TYPE_TEXT: u32 = 1;
export const TYPE_INLINE: u32 = 2;

/** Numbers of at most as many figures are exact, divided by one of these. */
export const POWERS = memory.data<f64>([
  1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);
export const MOST_FIGURES: u32 = 15;
