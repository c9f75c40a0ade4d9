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
