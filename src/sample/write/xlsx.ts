import type { CellErrorValue, CellValue, Style } from 'exceljs';
import { pack } from '../../xlsx/pack.js';
import { PartsWriter } from '../../xlsx/parts.js';
import type { DraftCell, DraftSheet } from './draft.js';

const CREATED = new Date(Date.UTC(2022, 9, 8, 1));
const COLUMN_WIDTH = 12;

const BORDER = { style: 'thin' } as const;
const HEAD_STYLE: Partial<Style> = {
  font: { bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER },
};

function toValue(cell: DraftCell): CellValue {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('error' in cell) return { error: cell.error as CellErrorValue['error'] };
  if ('date' in cell) return new Date(cell.date);
  const { formula, result } = cell;
  return result === null ? { formula } : { formula, result };
}

function writeSheet(workbook: PartsWriter, sheet: DraftSheet): void {
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

/** The same content gives the same bytes. */
export async function writeXlsx(sheets: readonly DraftSheet[]): Promise<Uint8Array> {
  const workbook = new PartsWriter({ useSharedStrings: true, useStyles: true });
  workbook.created = CREATED;
  workbook.modified = CREATED;
  for (const sheet of sheets) writeSheet(workbook, sheet);
  return pack(await workbook.parts());
}
