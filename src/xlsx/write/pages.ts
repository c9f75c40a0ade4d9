import type { Margins, Page } from './frame.js';
import { fitsOnePage, fitsUpright, heightOfPage, heightOfUpright, type Paper } from './paper.js';
import type { PlainSheet } from './plain.js';
import type { RowWriter } from './sheet.js';
import { CHART_ROWS, type Place } from './table.js';

/** How the rows of a sheet fall on pages. */
export interface Pages {
  readonly onePage: boolean;
  readonly upright: boolean;
  /** Rows with which a page begins. */
  readonly breaks: readonly number[];
  /** First and last row of what stands on top of every page. */
  readonly titleRows: Page['titleRows'];
}

interface Given {
  readonly sheet: PlainSheet;
  readonly places: readonly Place[];
  /** Of the columns and of what reaches beyond them. */
  readonly widths: readonly number[];
  readonly paper: Paper;
  readonly margins: Margins;
  /** The rows as they are written. */
  readonly rows: (writer: RowWriter) => void;
}

/** Of a row that says none, in points. */
export const LINE_HEIGHT = 15;
/** No page holds as many rows in a size that can be read. */
const MOST_ROWS_OF_A_PAGE = 80;

/**
 * One page where all of it stays readable, on A4 also higher than wide; else a section that would be
 * cut begins a page of its own, and the last one has its header on every page that it takes.
 */
export function pagesOf(given: Given): Pages {
  const { sheet, places, widths, paper, margins } = given;
  const whole = { upright: sheet.upright === true, breaks: [], titleRows: titleOf(given, null) };
  if (sheet.upright) return { ...whole, onePage: true };
  const isShort = paper.pagesAcross === 1 && (places.at(-1)?.end ?? 0) < MOST_ROWS_OF_A_PAGE;
  const isAlone = places.length === 1;
  if (!isShort && isAlone) return { ...whole, onePage: false };
  const tops = topsOf(given.rows);
  const height = (tops.at(-1) ?? 0) + chartsHeight(sheet);
  if (isShort && fitsOnePage(height, paper.paper, margins)) return { ...whole, onePage: true };
  if (isAlone) return { ...whole, onePage: false };
  if (isShort && fitsUpright(widths, height, margins)) {
    return { ...whole, onePage: true, upright: true };
  }
  const across = divided(given, tops, heightOfPage(widths, paper, margins));
  const room = heightOfUpright(widths, margins);
  const along = room === null ? null : divided(given, tops, room);
  const isBetter = along !== null && along.pages < across.pages;
  const { breaks, long } = isBetter ? along : across;
  return {
    onePage: false,
    upright: isBetter,
    breaks,
    titleRows: titleOf(given, long.includes(places.length - 1) ? places.at(-1) : null),
  };
}

/** Line charts stand beneath everything else, two beside each other. */
const chartsHeight = ({ chartsBeneath = [] }: PlainSheet): number =>
  Math.ceil(chartsBeneath.length / 2) * (CHART_ROWS + 1) * LINE_HEIGHT;

interface Divided {
  readonly pages: number;
  readonly breaks: readonly number[];
  /** Numbers of the sections that no page holds. */
  readonly long: readonly number[];
}

/** Pages of so many points: a section that the rest of its page would cut begins the next one. */
function divided({ sheet, places }: Given, tops: readonly number[], room: number): Divided {
  const running = topAt(tops, sheet.lines.length + 2);
  const breaks: number[] = [];
  const long: number[] = [];
  let used = running;
  let pages = 1;
  places.forEach(({ top }, n) => {
    const height = topAt(tops, places[n + 1]?.top ?? tops.length) - topAt(tops, top);
    // Where one ends that took several pages depends on the program's fonts.
    if (n > 0 && (used + height > room || long.includes(n - 1))) {
      breaks.push(top);
      pages += 1;
      used = running;
    }
    // What goes over the page's end stands beneath the running head of the next one.
    for (used += height; used > room; used -= room - running) pages += 1;
    if (height > room - running) long.push(n);
  });
  return { pages, breaks, long };
}

/** A list's header, or that of the last section where it goes over pages; else title and lines. */
function titleOf({ sheet, places }: Given, last: Place | undefined | null): Page['titleRows'] {
  const place = sheet.frozenColumns === undefined ? last : places[0];
  if (!place) return [1, sheet.lines.length + 1];
  return [place.headerRow - place.headerRows + 1, place.headerRow];
}

const topAt = (tops: readonly number[], row: number): number => tops[row] ?? tops.at(-1) ?? 0;

/** Where each row begins, in points, by its number; the last one is where the last row ends. */
function topsOf(rows: (writer: RowWriter) => void): number[] {
  const tops = [0, 0];
  rows({
    styleNumber: () => 0,
    startRow: (number, height) => {
      while (tops.length <= number) tops.push((tops.at(-1) ?? 0) + LINE_HEIGHT);
      tops.push((tops[number] ?? 0) + (height ?? LINE_HEIGHT));
    },
    add: () => undefined,
    addFormula: () => undefined,
    endRow: () => undefined,
    merge: () => undefined,
  });
  return tops;
}
