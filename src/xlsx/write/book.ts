import type { Across } from './blocks.js';
import type { PlacedChart } from './chart.js';
import { BookWriter } from './package.js';
import { type BookContext, type BookPlan, type PlainSheet, plainSheet } from './plain.js';
import { rendering } from './render.js';
import {
  CHART_COLUMNS,
  CHART_ROWS,
  type ChartPosition,
  chartRows,
  footOf,
  type Sheet,
  tablePlace,
} from './table.js';

/**
 * The date in the properties of a workbook without one, so that nothing is taken from the clock.
 */
const NO_DATE = '2000-01-01T00:00:00Z';
/** How many columns each of two charts side by side covers; one alone covers more for many classes. */
const LINE_CHART_COLUMNS = 11;

/** The bytes of a workbook: same sheets, same bytes. One sheet after the other is worked out. */
export const writeBook = (sheets: readonly Sheet[], { run, words }: BookContext): Uint8Array =>
  written(sheets, { madeOn: run.madeOn, words }, plainSheet);

/** The bytes of a workbook whose sheets have been worked out. */
export const writePlan = ({ sheets, ...plan }: BookPlan): Uint8Array =>
  written(sheets, plan, (sheet) => sheet);

function written<Any extends Pick<Sheet, 'title' | 'names'>>(
  sheets: readonly Any[],
  { madeOn, words }: Omit<BookPlan, 'sheets'>,
  plain: (sheet: Any) => PlainSheet,
): Uint8Array {
  const book = new BookWriter({
    title: sheets[0]?.title ?? '',
    creator: words.creator,
    date: new Date(madeOn ?? NO_DATE),
  });
  for (const each of sheets) {
    const sheet = plain(each);
    const { frame, across, rows } = rendering(sheet, words);
    book.addSheet(frame, rows, chartsOf(sheet, across));
    for (const named of sheet.names ?? []) book.addName({ ...named, sheet: null });
  }
  return book.bytes();
}

function chartsOf(sheet: PlainSheet, across: Across): PlacedChart[] {
  const { first } = across;
  const end = first + across.widths.length;
  const { chart, chartsBeneath = [] } = sheet;
  const { charts } = footOf(sheet);
  const [alone] = chartsBeneath.length === 1 ? chartsBeneath : [];
  const widest = Math.max(LINE_CHART_COLUMNS, alone?.categoryTexts.length ?? 0);
  return [
    ...(chart === undefined ? [] : [{ chart, anchor: anchorOf(sheet, chart, across) }]),
    ...chartsBeneath.map((line, n): PlacedChart => {
      const top = charts - 1 + Math.floor(n / 2) * (CHART_ROWS + 1);
      const left = n % 2 === 0 ? first : LINE_CHART_COLUMNS;
      const right = n % 2 === 0 ? Math.min(widest, end) : 2 * left;
      return { chart: line, anchor: { top, bottom: top + CHART_ROWS, left, right } };
    }),
  ];
}

function anchorOf(
  sheet: PlainSheet,
  chart: ChartPosition,
  { first, widths }: Across,
): PlacedChart['anchor'] {
  const place = tablePlace(sheet, chart.table);
  const { from, to } = chartRows(place, chart);
  const columns = place.table.columns.length;
  const left = chart.side === 'below' ? first : columns;
  const below = Math.min(columns, chart.columns ?? columns, first + widths.length);
  const right = chart.side === 'below' ? below : columns + CHART_COLUMNS;
  return { top: from - 1, bottom: to, left, right };
}
