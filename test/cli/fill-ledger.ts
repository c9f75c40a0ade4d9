import ExcelJS from 'exceljs';
import { HEADERS } from '../../src/forms/ledger/layout.js';
import { FIRST_ROW, HEADER_ROW } from '../../src/forms/sheet/rows.js';

type Cells = Partial<Record<keyof typeof HEADERS, string | number>>;

/** Fills the first rows of a ledger as a village does. */
export async function fillLedger(path: string, ...rows: readonly Cells[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new TypeError(path);
  const places = new Map<unknown, number>();
  sheet.getRow(HEADER_ROW).eachCell((cell, column) => places.set(cell.value, column));
  for (const [n, cells] of rows.entries()) {
    for (const [column, value] of Object.entries(cells)) {
      const place = places.get(HEADERS[column as keyof typeof HEADERS]) ?? 0;
      sheet.getRow(FIRST_ROW + n).getCell(place).value = value;
    }
  }
  await book.xlsx.writeFile(path);
}
