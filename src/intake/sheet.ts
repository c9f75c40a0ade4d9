import type { FindingParams } from '../domain/findings/params.js';

/**
 * What every opener makes of a file: sheets of typed cells, without any meaning yet.
 * Shapes only; the openers are in `open/`.
 */

/** A cell that holds no plain value: says why. */
export type CellFault =
  /** An error value such as `#REF!`. */
  | { readonly fault: 'error'; readonly text: string }
  /** A formula without a cached result; its text without the leading `=`, empty where not stored. */
  | { readonly fault: 'uncached'; readonly formula: string };

/**
 * A number of 10¹⁵ or more: it has more digits than a spreadsheet keeps, e.g. an ID typed as a
 * number. Its text is as stored where the format stores text.
 */
export interface LongNumber {
  readonly digits: string;
}

/** A day or time of day in ISO 8601. Spreadsheets keep it as a number, which is no amount. */
export interface DateValue {
  readonly date: string;
}

/** The value of a cell; null where it is not stored or empty. Text is as stored, not trimmed. */
export type Cell = string | number | boolean | null | LongNumber | DateValue | CellFault;

export const isFault = (cell: Cell): cell is CellFault =>
  typeof cell === 'object' && cell !== null && 'fault' in cell;

export const isLongNumber = (cell: Cell): cell is LongNumber =>
  typeof cell === 'object' && cell !== null && 'digits' in cell;

export const isDate = (cell: Cell): cell is DateValue =>
  typeof cell === 'object' && cell !== null && 'date' in cell;

/** A merged area; all four bounds count from zero and belong to it. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  /** Empty for text files. */
  readonly name: string;
  /**
   * The sheet is a delimited text: only the number of separators before a field says which column
   * it belongs to.
   */
  readonly isDelimited?: boolean;
  readonly hidden: boolean;
  /**
   * `rows[r][c]`, zero-based; as many rows as the file holds (its last stored row, even where that
   * is formatted and empty). Rows may be shorter than the sheet is wide and, where not stored, empty.
   */
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** Zero-based. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** What the bytes turned out to be, whatever the file's name says. */
export type FileFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods' | 'html' | 'xml2003' | 'text';

export interface OpenedFile {
  readonly format: FileFormat;
  readonly sheets: readonly Sheet[];
}

/**
 * The length from which a text is a guide to filling in and no name. V8 tells strings of more than
 * 16,383 characters apart by their lengths alone, so that thousands of them as keys, or of keys
 * made of several, are compared with each other one by one.
 */
export const LONG_TEXT = 4000;

/** Limits that honest files never meet; a file that exceeds one is refused with `file.tooLarge`. */
export interface Limits {
  readonly fileBytes: number;
  /** Bytes of one part of a zip after inflating, counted while inflating. */
  readonly partBytes: number;
  /** Bytes of all parts together. */
  readonly inflatedBytes: number;
  /** Parts of a zip, both those that are found and those that it declares. */
  readonly parts: number;
  readonly sheets: number;
  /** Rows of one sheet. */
  readonly rows: number;
  /** Rows of all sheets together, including those that are not stored. */
  readonly allRows: number;
  /** Rows of all sheets together in which something stands. */
  readonly filledRows: number;
  readonly columns: number;
  /** Cells of a file, empty ones to the left of a filled one included. */
  readonly cells: number;
  readonly merges: number;
  /** XML elements, or records of an xlsb, of a file. */
  readonly elements: number;
  /** Characters of the text of one cell: spreadsheet programs keep no more. */
  readonly cellLength: number;
  /** Cells of a file whose text is longer than `LONG_TEXT`. */
  readonly longTexts: number;
  /** Characters of all cells of a file; a text that is stored once counts in every cell that shows it. */
  readonly texts: number;
  /** Characters of one line of a text file, or of one tag, comment or text of an XML part. */
  readonly textLength: number;
  /** Detail tables of a file. */
  readonly tables: number;
  /** Columns of one table for the same field. */
  readonly sameColumns: number;
  /** Findings of reading a file: where whole columns hold something else, the file is another one. */
  readonly findings: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 100 * 2 ** 20,
  partBytes: 256 * 2 ** 20,
  inflatedBytes: 384 * 2 ** 20,
  parts: 10_000,
  sheets: 500,
  rows: 1_048_576,
  allRows: 8_388_608,
  filledRows: 100_000,
  columns: 16_384,
  cells: 4_000_000,
  merges: 100_000,
  elements: 12_000_000,
  cellLength: 32_767,
  longTexts: 200,
  texts: 50_000_000,
  textLength: 1_000_000,
  tables: 5_000,
  sameColumns: 10,
  findings: 200_000,
};

/** Codes of docs/definitions/checks.md for files that cannot be read. */
export type FileFault =
  | 'file.unreadable'
  | 'file.encrypted'
  | 'file.legacyFormat'
  | 'file.tooLarge'
  | 'file.noTable';

/**
 * What a file with `file.unreadable` is instead of a table (`params.reason`).
 * @internal
 */
export const UNREADABLE_REASONS = [
  /** The file has no bytes. */
  'empty',
  /** A zip, OLE or table file whose structure is broken, e.g. cut off while copying. */
  'damaged',
  /** A part (`params.part`) that is no well-formed XML or contradicts itself. */
  'xml',
  /** XML with a document type declaration, which no spreadsheet program writes. */
  'doctype',
  /** A zip of something else. */
  'zip',
  'docx',
  'pptx',
  /** An OpenDocument file that is no spreadsheet. */
  'odf',
  'doc',
  'ppt',
  /** An OLE compound file of something else. */
  'ole',
  /** A web page without a table. */
  'html',
  /** XML that is no spreadsheet. */
  'otherXml',
  /** A web archive (.mht). */
  'mhtml',
  'rtf',
  'pdf',
  'png',
  'jpeg',
  'gif',
  'bmp',
  'rar',
  '7z',
  'gzip',
  /** Other bytes that are no text. */
  'binary',
  /** Text in none of UTF-8, UTF-16 and GB18030, or damaged. */
  'encoding',
  /** A quotation mark that opens and never closes (`params.line`). */
  'quotes',
] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** A file that cannot be read: a code and values; the sentence is in the locales. */
export class UnreadableFile<Code extends FileFault = FileFault> extends Error {
  constructor(
    readonly code: Code,
    /** What the file is or which limit it met, e.g. `{ reason: 'html' }`, `{ limit: 'cells', most: 20000000 }`. */
    readonly params: FindingParams<Code>,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'UnreadableFile';
  }
}
