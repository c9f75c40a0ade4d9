import type { PutAway } from '../pack.js';
import type { Across } from './blocks.js';
import type { PlacedChart } from './chart.js';
import { BookWriter } from './package.js';
import type { BookFrame, BookPlan, PlainSheet } from './plain.js';
import { rendering } from './render.js';
import {
  CHART_COLUMNS,
  CHART_ROWS,
  type ChartPosition,
  chartRows,
  footOf,
  tablePlace,
} from './table.js';

/**
 * The date in the properties of a workbook without one, so that nothing is taken from the clock.
 */
const NO_DATE = '2000-01-01T00:00:00Z';
/** How many columns each of two charts side by side covers; one alone covers more for many classes. */
const LINE_CHART_COLUMNS = 11;

/**
 * A workbook sheet by sheet: same sheets, same bytes. Pieces of long ones wait where `putAway` puts
 * them, or in memory.
 */
export class Book {
  readonly #writer: BookWriter;

  constructor(
    private readonly frame: BookFrame,
    putAway?: PutAway,
  ) {
    const { title, madeOn, words } = frame;
    const date = new Date(madeOn ?? NO_DATE);
    this.#writer = new BookWriter({ title, creator: words.creator, date }, putAway);
  }

  add(sheet: PlainSheet): void {
    const { frame, across, rows } = rendering(sheet, this.frame.words);
    this.#writer.addSheet(frame, rows, chartsOf(sheet, across));
    for (const named of sheet.names ?? []) this.#writer.addName({ ...named, sheet: null });
  }

  bytes(): Uint8Array {
    return this.#writer.bytes();
  }

  pieces(): Iterable<Uint8Array> {
    return this.#writer.pieces();
  }
}

/** The bytes of a workbook. */
export function writeBook({ sheets, ...frame }: BookPlan): Uint8Array {
  const book = new Book(frame);
  for (const sheet of sheets) book.add(sheet);
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
