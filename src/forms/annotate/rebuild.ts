import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { shownName, unwrapped } from '../../intake/cells/values.js';
import { openFile } from '../../intake/open/index.js';
import {
  type Cell,
  isDate,
  isFault,
  isLongNumber,
  type Merge,
  type Sheet,
} from '../../intake/sheet.js';
import { repack } from '../../xlsx/pack.js';

/** The longest that a sheet's name and a cell's text can be. */
const LONGEST_NAME = 31;
/** Says nothing: a sheet that was called after its file would name another village than its titles. */
const NO_NAME = 'Sheet1';
const LONGEST_TEXT = 32_767;
/** Characters of the narrowest and widest column, and rows that are looked at for it. */
const NARROWEST = 8;
const WIDEST = 30;
const SAMPLE = 200;

export interface Rebuilt {
  readonly bytes: Uint8Array;
  /** What the sheets of the file are called in the workbook, where that differs. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * A workbook of a file's cells, for formats that cannot carry marks. Texts stay texts.
 *
 * @throws {UnreadableFile} as openFile does.
 */
export async function rebuild(name: string, bytes: Uint8Array): Promise<Rebuilt> {
  const { sheets } = await openFile(name, bytes);
  const book = utils.book_new();
  const renamed = new Map<string, string>();
  for (const sheet of sheets) {
    const title = freeName(sheet.name, new Set(book.SheetNames));
    for (const named of [sheet.name, shownName(sheet.name)]) {
      if (title !== named) renamed.set(named, title);
    }
    utils.book_append_sheet(book, worksheet(sheet), title);
  }
  if (sheets.length === 0) utils.book_append_sheet(book, worksheet(undefined), NO_NAME);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
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
  const cells = rows.map((row) => row.map(cellObject));
  const end = utils.encode_cell({ r: Math.max(0, rows.length - 1), c: Math.max(0, width - 1) });
  const made: WorkSheet = { '!data': cells as CellObject[][], '!ref': `A1:${end}` };
  if (sheet === undefined) return made;
  made['!merges'] = sheet.merges.map(range);
  made['!cols'] = Array.from({ length: width }, (_, column) => ({
    wch: widthOf(rows, column),
    hidden: sheet.hiddenColumns.includes(column),
  }));
  const hidden = new Set(sheet.hiddenRows);
  if (hidden.size > 0) made['!rows'] = rows.map((_, row) => ({ hidden: hidden.has(row) }));
  return made;
}

const range = ({ top, left, bottom, right }: Merge) => ({
  s: { r: top, c: left },
  e: { r: bottom, c: right },
});

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

/** Chinese characters are twice as wide. */
const lengthOf = (text: string): number => text.length + (text.match(/[^\x20-\x7e]/g)?.length ?? 0);

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const lengths = rows.slice(0, SAMPLE).map((row) => lengthOf(textOf(row[column] ?? null)));
  return Math.min(WIDEST, Math.max(NARROWEST, ...lengths) + 2);
}
