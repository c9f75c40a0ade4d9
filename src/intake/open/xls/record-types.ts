/** The types of BIFF records that a table is made of. */

export const END = 0x0a;
/** Begins what is encrypted; the chain of records stays readable. */
export const FILE_PASS = 0x2f;
export const COLUMN_INFO = 0x7d;
export const SHEET = 0x85;
export const SEVERAL_NUMBERS = 0xbd;
export const MERGES = 0xe5;
export const SHARED_STRINGS = 0xfc;
export const CONTINUE = 0x3c;
export const FORMULA = 0x06;
/** What begins a stream, of BIFF 2, 3, 4 and of 5 and 8. */
export const BEGINNINGS: readonly number[] = [0x0009, 0x0209, 0x0409, 0x0809];
export const NEWEST_BEGINNING = 0x0809;
/** The version that a beginning of 5 and 8 names. */
export const BIFF_8 = 0x0600;

/** Records of one value, with the fewest bytes that they have and where they count their letters. */
const VALUES = [
  { type: 0x0002, fewest: 9 },
  { type: 0x0003, fewest: 15 },
  { type: 0x0004, fewest: 8, letters: { at: 7, bytes: 1 } },
  { type: 0x0005, fewest: 9 },
  { type: FORMULA, fewest: 17 },
  { type: 0x0203, fewest: 14 },
  { type: 0x0204, fewest: 8, letters: { at: 6, bytes: 2 } },
  { type: 0x0205, fewest: 8 },
  { type: 0x0206, fewest: 18 },
  { type: 0x027e, fewest: 10 },
  { type: 0x0406, fewest: 18 },
  { type: 0x00d6, fewest: 8, letters: { at: 6, bytes: 2 } },
  { type: 0x00fd, fewest: 10 },
] as const;
export const FORMULAS: readonly number[] = [FORMULA, 0x0206, 0x0406];
/** A formula's result of text stands in a record of its own. */
export const RESULTS: readonly number[] = [0x0007, 0x0207];

/** Number formats and the styles that name them, of every version: they tell dates from amounts. */
const STYLES = [
  { type: 0x001e, fewest: 2, letters: { at: 0, bytes: 1 } },
  { type: 0x0022, fewest: 2 },
  { type: 0x0043, fewest: 4 },
  { type: 0x0044, fewest: 2 },
  { type: 0x00e0, fewest: 16 },
  { type: 0x0243, fewest: 12 },
  { type: 0x041e, fewest: 4 },
  { type: 0x0443, fewest: 12 },
] as const;
export const FORMAT = 0x041e;
export const STYLE = 0x00e0;
/** Streams that hold charts, macros and their code: only worksheets have cells (MS-XLS 2.4.21). */
export const WITHOUT_CELLS: readonly number[] = [0x0006, 0x0020, 0x0040];
/** A workbook of BIFF 4 holds its sheets in itself. */
export const WORKSPACE = 0x0100;
/** Stands in front of a cell of BIFF 2 and names its style. */
const STYLE_OF_A_CELL = 0x0044;
export const STYLE_TYPES: ReadonlySet<number> = new Set(
  STYLES.map(({ type }): number => type).filter((type) => type !== STYLE_OF_A_CELL),
);
/** Sheets, code page, size, rows, empty cells and all else that is kept, with their fewest bytes. */
const OTHERS = [
  { type: 0x0000, fewest: 8 },
  { type: 0x0007, fewest: 2 },
  { type: 0x0042, fewest: 2 },
  { type: COLUMN_INFO, fewest: 10 },
  { type: 0x0081, fewest: 2 },
  { type: SHEET, fewest: 2 },
  { type: SEVERAL_NUMBERS, fewest: 12 },
  { type: 0x00be, fewest: 8 },
  { type: MERGES, fewest: 2 },
  { type: SHARED_STRINGS, fewest: 8 },
  { type: 0x0200, fewest: 10 },
  { type: 0x0201, fewest: 6 },
  { type: 0x0207, fewest: 2 },
  { type: 0x0208, fewest: 16 },
] as const;

export interface KeptRecords {
  readonly fewest: number;
  readonly letters?: { readonly at: number; readonly bytes: number };
}

export const KEPT: ReadonlyMap<number, KeptRecords> = new Map(
  [...VALUES, ...STYLES, ...OTHERS].map((kept): [number, KeptRecords] => [kept.type, kept]),
);
export const ONE_VALUE: ReadonlySet<number> = new Set(VALUES.map(({ type }) => type));
