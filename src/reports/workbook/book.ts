import { addChart } from './chart.js';
import type { Context } from './context.js';
import { pack } from './pack.js';
import { PartsWriter } from './parts.js';
import { renderSheet } from './render.js';
import { CHART_ROWS, placeOf, type Sheet } from './table.js';

/** Stands in the properties of a workbook without a date: nothing is taken from the clock. */
const NO_DATE = '2000-01-01T00:00:00Z';
/** Columns that a chart covers at most, so that it keeps its shape above a wide table. */
const CHART_COLUMNS = 11;

/** The bytes of a workbook: same sheets, same bytes. */
export async function writeBook(sheets: readonly Sheet[], context: Context): Promise<Uint8Array> {
  const { run, words } = context;
  const date = new Date(run.generatedAt ?? NO_DATE);
  const book = new PartsWriter({ useStyles: true, useSharedStrings: true });
  book.created = date;
  book.modified = date;
  book.creator = words.creator;
  book.lastModifiedBy = words.creator;
  book.title = sheets[0]?.title ?? '';
  for (const sheet of sheets) renderSheet(book, sheet, words);
  const parts = await book.parts();
  sheets.forEach((sheet, n) => {
    if (sheet.chart === undefined) return;
    const { end, table } = placeOf(sheet, sheet.chart.after);
    const columns = Math.min(table.columns.length, CHART_COLUMNS);
    addChart(parts, { sheet: n + 1, top: end, bottom: end + CHART_ROWS, columns }, sheet.chart);
  });
  return pack(parts);
}
