import { lastLineWidth, widthOf } from '../width.js';
import { DEFAULT_WIDTH, type Margins } from './frame.js';
import { isReadableUpright, type Paper, paperFor } from './paper.js';
import type { PlainColumn, PlainSheet, PlainTable } from './plain.js';
import { extremesOf, numbersIn, resultsOf } from './rows/cells.js';
import { CLEARANCE, isClear, type Kind, settingOf } from './style.js';
import { CHART_COLUMNS, type Figure } from './table.js';

const NARROWEST = 6;
/** The width of a Han character. */
const WIDE = 2;
/** The widest column of texts; longer ones are wrapped. */
const WIDEST = 24;
const WIDEST_LINK = 60;
/** From this width on a column holds whole sentences, and may have so much of it. */
const SENTENCES = 24;
const NARROWED = 0.75;
const ROOM_BESIDE_TEXT = 2;
const ROOM_BESIDE_FIGURES = 1;

/**
 * Columns of sentences as narrow as saves paper, then room for whole headers and links, column by
 * column, as far as it costs no larger paper.
 */
export function widthsOf(sheet: PlainSheet, kept: number, margins: Margins): readonly number[] {
  const { headers, links, ...columns } = columnsOf(sheet.tables);
  const paperOf = (some: readonly number[]): Paper =>
    paperFor(printedWidths(sheet, some), kept, margins);
  const widths = fewestPages(columns, paperOf);
  const costOf = (some: readonly number[]): string => {
    const { paper, pagesAcross } = paperOf(some);
    return `${paper} ${pagesAcross} ${isReadableUpright(printedWidths(sheet, some), margins)}`;
  };
  const least = costOf(widths);
  return widths.reduce((taken, width, n) => {
    const forFonts = (fonts: readonly number[]) => widthFor(headers[n] ?? [], width, fonts);
    const best = forFonts(FONTS);
    const widest = Math.max(best, links[n] ?? 0);
    // What is as wide as wanted costs what it did, as nearly all columns do.
    if (widest === width) return taken;
    const all = [widest, best, forFonts([1])].map((own) => taken.with(n, own));
    return all.find((some) => costOf(some) === least) ?? taken;
  }, widths);
}

/** How much of the room that they can spare columns of sentences give away, in steps. */
const SHARES_SPARED = [0, 0.25, 0.5, 0.75, 1] as const;

/** The widest columns with which a sheet takes the smallest paper and the fewest pages across. */
function fewestPages(
  { widths, narrow }: Pick<Columns, 'widths' | 'narrow'>,
  paperOf: (widths: readonly number[]) => Paper,
): readonly number[] {
  const ways = SHARES_SPARED.map((share) =>
    widths.map((width, n) => width - Math.ceil((width - (narrow[n] ?? width)) * share)),
  );
  const pages = ways.map((way) => {
    const { paper, pagesAcross } = paperOf(way);
    return paper === 'A4' ? 0 : pagesAcross;
  });
  return ways[pages.indexOf(Math.min(...pages))] ?? widths;
}

/** A chart to the right of a table may reach over columns that no table has. */
export function printedWidths(
  { chart, tables }: PlainSheet,
  widths: readonly number[],
): readonly number[] {
  const own = chart?.side === 'right' ? (tables[chart.table]?.columns.length ?? 0) : 0;
  const end = own === 0 ? 0 : own + CHART_COLUMNS;
  return [...widths, ...Array<number>(Math.max(0, end - widths.length)).fill(DEFAULT_WIDTH)];
}

/** What the columns of a sheet hold, over all of its tables. */
interface Columns {
  /** Wide enough for every figure, and for texts as far as they are not wrapped. */
  readonly widths: number[];
  /** The same with columns of sentences, which take more lines instead, as narrow as can be read. */
  readonly narrow: number[];
  /** Of each column. */
  readonly headers: readonly (readonly string[])[];
  /** What texts that lead somewhere take on one line; 0 in other columns. */
  readonly links: readonly number[];
}

function columnsOf(tables: readonly PlainTable[]): Columns {
  const widths: number[] = [];
  const narrow: number[] = [];
  const headers: string[][] = [];
  const links: number[] = [];
  for (const { columns } of tables) {
    columns.forEach((column, n) => {
      const clear = isClear(settingOf(column, columns[n - 1])) ? CLEARANCE : 0;
      const own = column.width ?? fitting(column) + clear;
      const isSentences = column.kind === 'text' && (column.width ?? 0) >= SENTENCES;
      widths[n] = Math.max(widths[n] ?? 0, own);
      narrow[n] = Math.max(narrow[n] ?? 0, isSentences ? Math.ceil(own * NARROWED) : own);
      headers[n] = [...(headers[n] ?? []), column.header];
      links[n] = Math.max(links[n] ?? 0, linkWidth(column));
    });
  }
  return { widths, narrow, headers, links };
}

/** Not every program wraps a text that leads somewhere. */
function linkWidth({ links, cells }: PlainColumn): number {
  if (links === null) return 0;
  const figures = [...cells.texts, ...numbersIn(cells), ...resultsOf(cells)];
  const widths = figures.map((figure) => widthOf(String(figure ?? '')));
  const longest = widths.reduce((most, one) => Math.max(most, one), 0);
  return longest === 0 ? 0 : Math.min(longest, WIDEST_LINK) + ROOM_BESIDE_TEXT;
}

/** A character alone on the last line of a header, or a bracket, is worth so much more room. */
const MOST_MORE = 5;
/** Columns are measured in figures of the program's own font, which others draw so much wider. */
const FONTS = [1, 1.15, 1.3, 1.45] as const;

/** The first width in which no header leaves a single character for its last line. */
function widthFor(headers: readonly string[], width: number, fonts: readonly number[]): number {
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const isWhole = fonts.every((font) => {
      const room = (width + more - ROOM_BESIDE_FIGURES) * font;
      return headers.every((header) => (lastLineWidth(header, room) ?? WIDE * 2) > WIDE);
    });
    if (isWhole) return width + more;
  }
  return width;
}

/** The room that figures and texts need, as far as it is known. */
class Extent {
  widest = 0;
  largest = 0;
  smallest = 0;

  add(figure: Figure): void {
    if (typeof figure === 'string') this.addText(figure);
    else if (figure !== null) this.addNumbers(figure, figure);
  }

  addText(text: string): void {
    // No character is wider than a Han character: most texts need not be looked at.
    if (this.widest === WIDEST || text.length * WIDE <= this.widest) return;
    this.widest = Math.max(this.widest, Math.min(widthOf(text), WIDEST));
  }

  addNumbers(largest: number, smallest: number): void {
    if (largest > this.largest) this.largest = largest;
    if (smallest < this.smallest) this.smallest = smallest;
  }
}

function fitting({ cells, total, kind, header }: PlainColumn): number {
  const extent = new Extent();
  for (const text of cells.texts) extent.addText(text);
  extent.addNumbers(...extremesOf(cells));
  for (const { result } of cells.formulas) extent.add(result);
  extent.add(total?.value ?? null);
  const { widest, largest, smallest } = extent;
  const ofFigures = (shownAs: Kind): number =>
    Math.max(figureWidth(largest, shownAs), figureWidth(smallest, shownAs)) + ROOM_BESIDE_FIGURES;
  return Math.max(
    NARROWEST,
    headerWidth(header),
    widest + ROOM_BESIDE_TEXT,
    ofFigures(kind),
    ofFigures(total?.kind ?? kind),
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
  code: 0,
  center: 0,
  index: 0,
  count: 0,
  money: 2,
  change: 2,
  share: 2,
  growth: 2,
};

/** Points, commas and minus signs are half as wide as a figure, the other signs are wider. */
const HALF = 0.5;
const WIDE_SIGN = 2;

/** Width of a number as its kind is shown: separators, decimals, sign and mark. */
function figureWidth(figure: number, kind: Kind): number {
  const percent = kind === 'share' || kind === 'growth';
  const marked = kind === 'change' || kind === 'growth';
  const whole = Math.trunc(Math.abs(percent ? figure * 100 : figure)).toString().length;
  const commas = Math.floor((whole - 1) / 3) * HALF;
  const decimals = DECIMALS[kind] === 0 ? 0 : DECIMALS[kind] + HALF;
  const sign = marked ? WIDE_SIGN : figure < 0 ? 1 : 0;
  return Math.ceil(whole + commas + decimals + sign + (percent ? WIDE_SIGN : 0));
}
