import {
  type BookType,
  type CellObject,
  utils,
  type WorkBook,
  type WorkSheet,
  write,
} from '@e965/xlsx';
import { type DraftCell, type DraftSheet, plainValue } from './draft.js';

const ERROR_CODES: Readonly<Record<string, number>> = { '#DIV/0!': 7, '#REF!': 23, '#N/A': 42 };

function toCell(cell: DraftCell): CellObject | null {
  if (cell !== null && typeof cell === 'object' && 'error' in cell) {
    return { t: 'e', v: ERROR_CODES[cell.error] ?? 42, w: cell.error };
  }
  const value = plainValue(cell);
  if (value === null) return null;
  return typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
}

function toSheet({ rows, merges, hiddenRows, hiddenColumns }: DraftSheet): WorkSheet {
  const sheet: WorkSheet = {};
  const right = Math.max(0, ...rows.map((row) => row.length - 1));
  rows.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const written = toCell(cell);
      if (written) sheet[utils.encode_cell({ r, c })] = written;
    });
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: right } });
  sheet['!merges'] = merges.map((merge) => ({
    s: { r: merge.top, c: merge.left },
    e: { r: merge.bottom, c: merge.right },
  }));
  const hide = (places: readonly number[]) => {
    const infos: { hidden: boolean }[] = [];
    for (const place of places) infos[place] = { hidden: true };
    return infos;
  };
  sheet['!rows'] = hide(hiddenRows);
  sheet['!cols'] = hide(hiddenColumns);
  return sheet;
}

/** BIFF8, which Excel 97–2003 writes as `.xls` and WPS as `.et`; or another format. */
export function writeXls(sheets: readonly DraftSheet[], bookType: BookType = 'biff8'): Uint8Array {
  const book: WorkBook = {
    SheetNames: sheets.map(({ name }) => name),
    Sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, toSheet(sheet)])),
    Workbook: { Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) },
  };
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}
