import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import exceljs from 'exceljs';
import type { DraftCell, DraftSheet } from './draft.js';

const CREATED = new Date(Date.UTC(2022, 9, 8, 1));
/** Zip holds local time without a zone: made from local parts, it is the same everywhere. */
const PACKED = new Date(2022, 9, 8, 9);
const COLUMN_WIDTH = 12;

const BORDER = { style: 'thin' } as const;
const HEAD_STYLE: Partial<exceljs.Style> = {
  font: { bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER },
};

const toValue = (cell: DraftCell): exceljs.CellValue =>
  cell !== null && typeof cell === 'object' && 'error' in cell
    ? { error: cell.error as exceljs.CellErrorValue['error'] }
    : cell;

function writeSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, sheet: DraftSheet): void {
  const written = workbook.addWorksheet(sheet.name, { state: sheet.hidden ? 'hidden' : 'visible' });
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  written.columns = Array.from({ length: width }, (_, column) => ({
    width: COLUMN_WIDTH,
    hidden: sheet.hiddenColumns.includes(column),
  }));
  const hiddenRows = new Set(sheet.hiddenRows);
  sheet.rows.forEach((cells, number) => {
    if (cells.every((cell) => cell === null)) return;
    const row = written.getRow(number + 1);
    row.values = cells.map(toValue);
    if (number < sheet.headRows) {
      row.eachCell((cell) => {
        cell.style = HEAD_STYLE;
      });
    }
    if (hiddenRows.has(number)) row.hidden = true;
    if (sheet.merges.length === 0) row.commit();
  });
  for (const { top, left, bottom, right } of sheet.merges) {
    written.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  }
  written.commit();
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/** The same parts under one fixed date, compressed: the same content gives the same bytes. */
async function packAgain(stored: Uint8Array): Promise<Uint8Array> {
  const options = { useWebWorkers: false };
  const reader = new ZipReader(new Uint8ArrayReader(stored), options);
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...options,
    lastModDate: PACKED,
    extendedTimestamp: false,
    level: 6,
  });
  for (const entry of (await reader.getEntries()).filter(isFile)) {
    const bytes = await entry.getData(new Uint8ArrayWriter());
    await writer.add(entry.filename, new Uint8ArrayReader(bytes));
  }
  await reader.close();
  return writer.close();
}

export async function writeXlsx(sheets: readonly DraftSheet[]): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useSharedStrings: true,
    useStyles: true,
    zip: { store: true },
  });
  workbook.created = CREATED;
  workbook.modified = CREATED;
  for (const sheet of sheets) writeSheet(workbook, sheet);
  await workbook.commit();
  return packAgain(await bytes);
}
