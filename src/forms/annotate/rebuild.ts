import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { shownNames, unwrapped } from '../../intake/cells/values.js';
import { forgetFormats } from '../../intake/open/xls/formats.js';
import {
  type Cell,
  isDate,
  isFault,
  isLongNumber,
  type Merge,
  type Sheet,
  UnreadableFile,
} from '../../intake/sheet.js';
import { repack } from '../../xlsx/pack.js';
import { widthOf } from '../../xlsx/width.js';

/** The longest that a sheet's name and a cell's text can be. */
const LONGEST_NAME = 31;
/**
 * A name that says nothing: a sheet called after its file might name another village than its
 * titles do.
 */
const NO_NAME = 'Sheet1';
const LONGEST_TEXT = 32_767;
/** The narrowest and the widest column in characters, and how many rows are looked at for it. */
const NARROWEST = 8;
const WIDEST = 30;
const SAMPLE = 200;

export interface Rebuilt {
  readonly bytes: Uint8Array;
  /** What the sheets of the file are called in the workbook, where that differs. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * The limits of a rebuilt workbook: the library that writes it needs an object for every cell and a
 * slot for every row.
 */
const MOST = { allRows: 50_000, cells: 600_000, texts: 10_000_000 } as const;

/** @throws {UnreadableFile} where a workbook of these sheets would take too much memory. */
function ensureWithinLimits(sheets: readonly Sheet[]): void {
  const held = { allRows: 0, cells: 0, texts: 0 };
  for (const { rows } of sheets) {
    held.allRows += rows.length;
    for (const row of rows) {
      held.cells += row.length;
      for (const cell of row) if (typeof cell === 'string') held.texts += cell.length;
    }
  }
  for (const limit of ['allRows', 'cells', 'texts'] as const) {
    const most = MOST[limit];
    if (held[limit] > most) throw new UnreadableFile('file.tooLarge', { limit, most });
  }
}

/**
 * A workbook of a file's cells, for formats that cannot carry marks. Texts stay texts.
 *
 * @throws {UnreadableFile} where it would be too large.
 */
export async function rebuild(sheets: readonly Sheet[]): Promise<Rebuilt> {
  ensureWithinLimits(sheets);
  const book = utils.book_new();
  const renamed = new Map<string, string>();
  for (const sheet of sheets) {
    const title = freeName(sheet.name, new Set(book.SheetNames));
    for (const named of shownNames(sheet.name)) {
      if (title !== named) renamed.set(named, title);
    }
    utils.book_append_sheet(book, worksheet(sheet), title);
  }
  if (sheets.length === 0) utils.book_append_sheet(book, worksheet(undefined), NO_NAME);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  forgetFormats();
  const written: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', bookSST: true });
  return { bytes: await repack(new Uint8Array(written)), renamed };
}

/** The name of a file without its folders and its ending. */
export const baseOf = (name: string): string =>
  name.replace(/^.*[/\\]/u, '').replace(/\.[^.]*$/u, '');

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || NO_NAME;
  const used = new Set([...taken].map((each) => each.toLowerCase()));
  let name = clean.slice(0, LONGEST_NAME);
  for (let number = 2; used.has(name.toLowerCase()); number += 1) {
    name = `${clean.slice(0, LONGEST_NAME - String(number).length)}${number}`;
  }
  return name;
}

function worksheet(sheet: Sheet | undefined): WorkSheet {
  const rows = sheet?.rows ?? [];
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  // The library needs a first row.
  const cells = rows.length === 0 ? [[]] : rows.map((row) => row.map(cellObject));
  const end = utils.encode_cell({ r: Math.max(0, rows.length - 1), c: Math.max(0, width - 1) });
  const made: WorkSheet = { '!data': cells as CellObject[][], '!ref': `A1:${end}` };
  if (sheet === undefined) return made;
  made['!merges'] = sheet.merges.flatMap(rangesOf);
  made['!cols'] = Array.from({ length: width }, (_, column) => ({
    wch: columnWidth(rows, column),
    hidden: sheet.hiddenColumns.includes(column),
  }));
  const hidden = new Set(sheet.hiddenRows);
  if (hidden.size > 0) made['!rows'] = rows.map((_, row) => ({ hidden: hidden.has(row) }));
  return made;
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** A merge as the library takes it; other formats can name places that a workbook does not have. */
const rangesOf = ({ top, left, bottom, right }: Merge) =>
  top > LAST_ROW || left > LAST_COLUMN
    ? []
    : [
        {
          s: { r: top, c: left },
          e: { r: Math.min(bottom, LAST_ROW), c: Math.min(right, LAST_COLUMN) },
        },
      ];

function cellObject(cell: Cell): CellObject | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'boolean') return { t: 'b', v: cell };
  return { t: 's', v: textOf(cell).slice(0, LONGEST_TEXT), z: '@' };
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return unwrapped(String(cell));
  if (isLongNumber(cell)) return cell.digits;
  if (isDate(cell)) return cell.date;
  return isFault(cell) && cell.fault === 'error' ? cell.text : '';
}

function columnWidth(rows: readonly (readonly Cell[])[], column: number): number {
  const widths = rows.slice(0, SAMPLE).map((row) => widthOf(textOf(row[column] ?? null)));
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2);
}
