import { lastLineWidth, widthOf } from '../width.js';
import type { PlainColumn, PlainTable } from './plain.js';
import { CLEARANCE, type Kind, settingOf } from './style.js';
import type { Figure } from './table.js';

const NARROWEST = 6;
/** Of a Han character. */
const WIDE = 2;
/** The widest column of texts; longer ones are wrapped. */
const WIDEST = 24;
const ROOM_BESIDE_TEXT = 2;
const ROOM_BESIDE_FIGURES = 1;

/** The widths of a sheet's columns: wide enough for every table that stands on it. */
export function columnWidths(tables: readonly PlainTable[]): number[] {
  const widths: number[] = [];
  const headers: string[][] = [];
  for (const { columns } of tables) {
    columns.forEach((column, n) => {
      const clear = settingOf(column, columns[n - 1]) === 'clearText' ? CLEARANCE : 0;
      const own = column.width ?? fitting(column) + clear;
      widths[n] = Math.max(widths[n] ?? 0, own);
      headers[n] = [...(headers[n] ?? []), column.header];
    });
  }
  return widths.map((width, n) => withWholeHeaders(width, headers[n] ?? []));
}

/** A character alone on the last line of a header, or a bracket, is worth so much more room. */
const MOST_MORE = 4;

/** The first width of which no header leaves a single character for its last line. */
function withWholeHeaders(width: number, headers: readonly string[]): number {
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const room = width + more - ROOM_BESIDE_FIGURES;
    if (headers.every((header) => (lastLineWidth(header, room) ?? WIDE * 2) > WIDE)) {
      return width + more;
    }
  }
  return width;
}

function fitting(column: PlainColumn): number {
  let texts = 0;
  let largest = 0;
  let smallest = 0;
  const take = (figure: Figure) => {
    if (typeof figure === 'string') texts = Math.max(texts, Math.min(widthOf(figure), WIDEST));
    else if (figure !== null && figure > largest) largest = figure;
    else if (figure !== null && figure < smallest) smallest = figure;
  };
  for (const figure of column.figures) take(figure);
  take(column.total?.value ?? null);
  const kind = column.total?.kind ?? column.kind;
  const extremes = [largest, smallest].map((figure) =>
    Math.max(figureWidth(figure, column.kind), figureWidth(figure, kind)),
  );
  return Math.max(
    NARROWEST,
    headerWidth(column.header),
    texts + ROOM_BESIDE_TEXT,
    ...extremes.map((width) => width + ROOM_BESIDE_FIGURES),
  );
}

/**
 * The width of a header: a long one is wrapped into two lines, of which the second is never a
 * single character.
 */
const headerWidth = (header: string): number => {
  const width = widthOf(header);
  if (width <= 10) return width + ROOM_BESIDE_FIGURES;
  return width <= 14 ? width - 4 : Math.ceil(width / 4) * 2;
};

const DECIMALS: Readonly<Record<Kind, number>> = {
  text: 0,
  center: 0,
  index: 0,
  count: 0,
  money: 2,
  change: 2,
  share: 2,
  growth: 2,
};

/** Width of a number as its kind is shown: separators, decimals, sign and mark. */
function figureWidth(figure: number, kind: Kind): number {
  const percent = kind === 'share' || kind === 'growth';
  const whole = Math.trunc(Math.abs(percent ? figure * 100 : figure)).toString().length;
  const mark = kind === 'change' || kind === 'growth' ? 3 : 0;
  const decimals = DECIMALS[kind] === 0 ? 0 : DECIMALS[kind] + 1;
  return whole + Math.floor((whole - 1) / 3) + decimals + mark + (percent ? 1 : 0);
}
