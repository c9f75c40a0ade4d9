import { pack } from '../../xlsx/pack.js';
import { PartsWriter } from '../../xlsx/parts.js';
import { type Anchor, addChart } from './chart.js';
import type { Context } from './context.js';
import { renderSheet } from './render.js';
import { type ChartPosition, chartRows, placeOf, type Sheet } from './table.js';

/** Stands in the properties of a workbook without a date: nothing is taken from the clock. */
const NO_DATE = '2000-01-01T00:00:00Z';
/** Columns that a chart to the right of a table covers. */
const CHART_COLUMNS = 8;

/** As much of a context as a workbook itself needs. */
interface BookContext {
  readonly run: Pick<Context['run'], 'generatedAt'>;
  readonly words: Context['words'];
}

/** The bytes of a workbook: same sheets, same bytes. */
export async function writeBook(
  sheets: readonly Sheet[],
  context: BookContext,
): Promise<Uint8Array> {
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
    if (sheet.chart !== undefined)
      addChart(parts, anchorOf(sheet, sheet.chart, n + 1), sheet.chart);
  });
  return pack(parts);
}

function anchorOf(sheet: Sheet, chart: ChartPosition, number: number): Anchor {
  const place = placeOf(sheet, chart.table);
  const { from, to } = chartRows(place, chart);
  const columns = place.table.columns.length;
  const left = chart.side === 'below' ? 0 : columns;
  const right = chart.side === 'below' ? columns : columns + CHART_COLUMNS;
  return { sheet: number, top: from - 1, bottom: to, left, right };
}
