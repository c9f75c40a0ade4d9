import { pack } from '../pack.js';
import { PartsWriter } from '../parts.js';
import { type Anchor, addChart } from './chart.js';
import { renderSheet, type SheetWords } from './render.js';
import { type ChartPosition, chartRows, placeOf, type Sheet } from './table.js';

/** Stands in the properties of a workbook without a date: nothing is taken from the clock. */
const NO_DATE = '2000-01-01T00:00:00Z';
/** Columns that a chart to the right of a table covers. */
const CHART_COLUMNS = 8;

/** What a workbook needs besides its sheets. */
interface BookContext {
  /** The one clock time, where the run has been given it. */
  readonly run: { readonly generatedAt: string | null };
  readonly words: SheetWords & { readonly creator: string };
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
