import type { Margins, Page } from './frame.js';
import {
  fitsOnePage,
  fitsUpright,
  formsOf,
  heightOfPage,
  type PageForm,
  type Paper,
  RESERVE,
} from './paper.js';
import type { PlainSheet } from './plain.js';
import { chartRows, footOf, type TablePlace, type TableShape } from './table.js';

/** How the rows of a sheet fall on pages. */
export interface Pages {
  readonly paper: Page['paper'];
  readonly onePage: boolean;
  readonly upright: boolean;
  /** Rows with which a page begins. */
  readonly breaks: readonly number[];
  /** First and last row of what stands on top of every page. */
  readonly titleRows: Page['titleRows'];
}

interface Given {
  readonly sheet: PlainSheet;
  readonly places: readonly TablePlace[];
  /** The widths of the columns, and of what reaches beyond them. */
  readonly widths: readonly number[];
  readonly paper: Paper;
  readonly margins: Margins;
  /** Asked for only where the height of the sheet decides. */
  readonly tops: () => Tops;
}

/** The height of a row without one, in points. */
export const LINE_HEIGHT = 15;
/** More rows than a page can hold at a readable size. */
const MOST_ROWS_OF_A_PAGE = 80;

/**
 * One page where all of it stays readable, on A4 also higher than wide; else a section that would be
 * cut begins a page of its own, and one that takes several has its header on each of them.
 */
export function pagesOf(given: Given): Pages {
  const { sheet, places, widths, paper, margins } = given;
  const whole = {
    paper: paper.paper,
    upright: sheet.upright === true,
    breaks: [],
    titleRows: (sheet.frozenColumns === undefined ? null : headerOf(places[0])) ?? titleOf(given),
  };
  if (sheet.upright) return { ...whole, onePage: true };
  const isShort = paper.pagesAcross === 1 && (places.at(-1)?.end ?? 0) < MOST_ROWS_OF_A_PAGE;
  const { chart, chartsBeneath } = sheet;
  const isList = places.length === 1 && chart === undefined && chartsBeneath === undefined;
  if (!isShort && isList) return { ...whole, onePage: false };
  const tops = given.tops();
  const height = tops.at(footOf(sheet).end);
  if (isShort && fitsOnePage(height, paper.paper, margins)) return { ...whole, onePage: true };
  if (isList) return { ...whole, onePage: false };
  if (isShort && fitsUpright(widths, height, margins)) {
    return { ...whole, onePage: true, paper: 'A4', upright: true };
  }
  const { form, breaks, long } = bestOf(given, tops);
  return {
    paper: form.paper,
    onePage: false,
    upright: form.upright,
    breaks,
    titleRows:
      headerOf(places[runningSection(given, long) ?? -1]) ??
      (long.length > 0 ? whole.titleRows : titleOf(given)),
  };
}

/**
 * The least number of pages of which no section begins that goes on without a header: only one can
 * be printed on every page, and not above what has another. Larger paper where A4 has none such.
 */
function bestOf(given: Given, tops: Tops): Divided {
  const headless = ({ cut, long }: Divided): number => {
    const headed = runningSection(given, long) ?? Number.POSITIVE_INFINITY;
    return cut.filter((n) => n < headed).length;
  };
  const ways = formsOf(given.paper).map((forms) =>
    forms
      .flatMap((form) => divided(given, tops, form) ?? [])
      .toSorted((a, b) => headless(a) - headless(b) || a.pages - b.pages),
  );
  const firsts = ways.flatMap(([first]) => first ?? []);
  const [best] = firsts.toSorted((a, b) => headless(a) - headless(b));
  if (best === undefined) throw new TypeError(`${given.sheet.name} fits on no paper`);
  return best;
}

interface Divided {
  readonly form: PageForm;
  readonly pages: number;
  readonly breaks: readonly number[];
  /** Numbers of the sections that no page holds. */
  readonly long: readonly number[];
  /** Of these the ones that no page holds in any program's fonts. */
  readonly cut: readonly number[];
}

/** Pages of so many points: what the rest of a page would cut begins the next one. */
function divided(given: Given, tops: Tops, form: PageForm): Divided | null {
  const room = heightOfPage(given.widths, form, given.margins);
  if (room === null) return null;
  const running = tops.at(given.sheet.lines.length + 2);
  const breaks: number[] = [];
  const long: number[] = [];
  const cut: number[] = [];
  let used = running;
  let pages = 1;
  let wasLong = false;
  const heightOf = (from: number, to: number) => tops.at(to) - tops.at(from);
  const isLong = (from: number, to: number) => heightOf(from, to) > room - running;
  uncutOf(given, isLong).forEach(({ section, from, to, goesOn }, n) => {
    const height = heightOf(from, to);
    // Where a section ends that took several pages depends on the program's fonts.
    if (n > 0 && (used + height > room || wasLong)) {
      breaks.push(from);
      pages += 1;
      used = running;
    }
    // What goes over the page's end stands beneath the running head of the next one.
    for (used += height; used > room; used -= room - running) pages += 1;
    wasLong = isLong(from, to);
    if (wasLong || goesOn) long.push(section);
    if (height > room / RESERVE - running || goesOn) cut.push(section);
  });
  return { form, pages, breaks, long, cut };
}

interface Uncut {
  readonly section: number;
  /** First row, and the first one after it. */
  readonly from: number;
  readonly to: number;
  /** True where its table goes on with the next ones. */
  readonly goesOn: boolean;
}

/**
 * The last rows of a table that takes several pages stand on the page of the charts beneath it:
 * alone they would stand under its header.
 */
const ROWS_BESIDE_CHARTS = 3;

/** What is not cut as long as a page holds it: each table, and charts that stand beneath one. */
function uncutOf({ sheet, places }: Given, isLong: (from: number, to: number) => boolean): Uncut[] {
  const { chart, chartsBeneath = [] } = sheet;
  const { charts, end } = footOf(sheet);
  return places.flatMap((place, section) => {
    const isLast = section === places.length - 1;
    const starts = [
      place.top,
      // The free row above a chart goes with it: its edge would be drawn on the page before.
      ...(chart?.table === section && chart.side === 'below'
        ? [chartRows(place, chart).from - 1]
        : []),
      ...(isLast && chartsBeneath.length > 0 ? [charts - 1] : []),
    ];
    const [, below] = starts;
    const isDivided = below !== undefined && isLong(place.top, below);
    if (isDivided) starts[1] = place.end - ROWS_BESIDE_CHARTS;
    const after = places[section + 1]?.top ?? end;
    return starts.map((from, n) => ({
      ...{ section, from, to: starts[n + 1] ?? after },
      goesOn: isDivided && n === 0,
    }));
  });
}

const titleOf = ({ sheet }: Given): Page['titleRows'] => [1, sheet.lines.length + 1];

/** The section whose header is printed on every page from then on, where there is one. */
const runningSection = ({ places }: Given, long: readonly number[]): number | undefined =>
  long.find((n) => places.slice(n).every((place) => isAlike(place, places[n])));

const headerOf = (place: TablePlace | undefined): Page['titleRows'] | null =>
  place === undefined ? null : [place.headerRow - place.headerRows + 1, place.headerRow];

/** Whether two tables have the same header. */
const isAlike = ({ table }: TablePlace, other: TablePlace | undefined): boolean =>
  other !== undefined && headsOf(table) === headsOf(other.table);

const headsOf = ({ columns }: TableShape): string =>
  JSON.stringify(columns.map(({ band, header }) => [band, header]));

/** Where each row of a sheet begins, in points; rows come from top to bottom. */
export class Tops {
  /** By the number of the row; the last one is where the last row ends. */
  readonly #tops = [0, 0];

  /** A row, beneath those before it; without a height it has the sheet's own. */
  add(row: number, height?: number): void {
    const tops = this.#tops;
    while (tops.length <= row) this.#push(LINE_HEIGHT);
    if (tops.length === row + 1) this.#push(height ?? LINE_HEIGHT);
  }

  /** Rows below the last one that is written hold charts, in the sheet's own height. */
  at(row: number): number {
    const tops = this.#tops;
    return tops[row] ?? this.#end + (row - tops.length + 1) * LINE_HEIGHT;
  }

  get #end(): number {
    return this.#tops.at(-1) ?? 0;
  }

  #push(height: number): void {
    this.#tops.push(this.#end + height);
  }
}
