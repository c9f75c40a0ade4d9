import type { PlacedChart } from './chart.js';
import { BookWriter } from './package.js';
import { type PlainSheet, plainSheet } from './plain.js';
import { rendering, type SheetWords } from './render.js';
import {
  CHART_COLUMNS,
  CHART_ROWS,
  type ChartPosition,
  chartRows,
  placeOf,
  placesOf,
  type Sheet,
} from './table.js';

/** Stands in the properties of a workbook without a date: nothing is taken from the clock. */
const NO_DATE = '2000-01-01T00:00:00Z';
/** Columns that each of two charts beside each other covers. */
const LINE_CHART_COLUMNS = 11;

/** What a workbook needs besides its sheets. */
interface BookContext {
  /** The day of making, where it is given. */
  readonly run: { readonly madeOn: string | null };
  readonly words: SheetWords & { readonly creator: string };
}

/** A workbook of which nothing has to be worked out any more. */
export interface BookPlan {
  readonly sheets: readonly PlainSheet[];
  readonly madeOn: string | null;
  readonly words: BookContext['words'];
}

export function planBook(sheets: readonly Sheet[], { run, words }: BookContext): BookPlan {
  const { none, pageFooter, creator } = words;
  return {
    sheets: sheets.map(plainSheet),
    madeOn: run.madeOn,
    words: { none, pageFooter, creator },
  };
}

/** The bytes of a workbook: same plan, same bytes. */
export function writePlan({ sheets, madeOn, words }: BookPlan): Uint8Array {
  const book = new BookWriter({
    title: sheets[0]?.title ?? '',
    creator: words.creator,
    date: new Date(madeOn ?? NO_DATE),
  });
  for (const sheet of sheets) {
    const { frame, rows } = rendering(sheet, words);
    book.addSheet(frame, rows, chartsOf(sheet));
  }
  return book.bytes();
}

/** The bytes of a workbook: same sheets, same bytes. */
export const writeBook = (sheets: readonly Sheet[], context: BookContext): Uint8Array =>
  writePlan(planBook(sheets, context));

function chartsOf(sheet: PlainSheet): PlacedChart[] {
  const { chart, lineCharts = [] } = sheet;
  const end = (placesOf(sheet).at(-1)?.end ?? 1) + sheet.notes.length;
  return [
    ...(chart === undefined ? [] : [{ chart, anchor: anchorOf(sheet, chart) }]),
    ...lineCharts.map((line, n): PlacedChart => {
      const top = end + Math.floor(n / 2) * (CHART_ROWS + 1);
      const left = n % 2 === 0 ? 0 : LINE_CHART_COLUMNS;
      const right = left + LINE_CHART_COLUMNS;
      return { chart: line, anchor: { top, bottom: top + CHART_ROWS, left, right } };
    }),
  ];
}

function anchorOf(sheet: PlainSheet, chart: ChartPosition): PlacedChart['anchor'] {
  const place = placeOf(sheet, chart.table);
  const { from, to } = chartRows(place, chart);
  const columns = place.table.columns.length;
  const left = chart.side === 'below' ? 0 : columns;
  const below = Math.min(columns, chart.columns ?? columns);
  const right = chart.side === 'below' ? below : columns + CHART_COLUMNS;
  return { top: from - 1, bottom: to, left, right };
}
