import type { Margins, Page } from './frame.js';

/** Rows are a little higher, and columns wider, where a program has other fonts. */
const RESERVE = 0.9;
/** Texts are set in 10 points; printed they have at least 7. */
const SMALLEST = 0.7;
/** A width is counted in figures of the standard font, 7 pixels each; an inch has 96. */
const WIDTHS_PER_INCH = 96 / 7;
const POINTS_PER_INCH = 72;
/** Landscape, in inches. */
const PAPERS = { A4: [11.69, 8.27], A3: [16.54, 11.69] } as const;

const printedWidth = (paper: Page['paper'], { left, right }: Margins): number =>
  ((PAPERS[paper][0] - left - right) * WIDTHS_PER_INCH) / SMALLEST;

/** Points of a sheet that a page holds at the smallest size. */
const printedHeight = (paper: Page['paper'], { top, bottom }: Margins): number =>
  ((PAPERS[paper][1] - top - bottom) * POINTS_PER_INCH) / SMALLEST;

const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

/** The paper that a sheet needs to be read. */
export interface Paper {
  readonly paper: Page['paper'];
  /** Beside each other; the first columns stand on each of them. */
  readonly pagesAcross: number;
}

/** A4 where everything stays readable on it, else A3, else as many pages of A3 as it takes. */
export function paperFor(widths: readonly number[], repeated: number, margins: Margins): Paper {
  const all = sum(widths);
  if (all <= printedWidth('A4', margins)) return { paper: 'A4', pagesAcross: 1 };
  const page = printedWidth('A3', margins);
  if (all <= page) return { paper: 'A3', pagesAcross: 1 };
  const left = sum(widths.slice(0, repeated));
  const widest = Math.max(...widths.slice(repeated));
  // A page ends before a column that does not fit: up to one column's room of it stays free.
  const room = Math.max(page - left - widest / 2, widest);
  return { paper: 'A3', pagesAcross: Math.ceil((all - left) / room) };
}

/** Columns that surely stand on the first page: a title over more of them would be cut. */
export function columnsOfFirstPage(
  widths: readonly number[],
  { pagesAcross }: Paper,
  repeated: number,
): number {
  if (pagesAcross === 1) return widths.length;
  const left = sum(widths.slice(0, repeated));
  const page = left + ((sum(widths) - left) / pagesAcross) * RESERVE;
  let used = 0;
  const beyond = widths.findIndex((width) => {
    used += width;
    return used > page;
  });
  return Math.max(beyond, 1);
}

/** Whether a sheet of that height, in points, stays readable on one page. */
export const fitsOnePage = (height: number, paper: Page['paper'], margins: Margins): boolean =>
  height <= printedHeight(paper, margins);

/** The size in which columns fit on A4 that is higher than wide; never larger than it is. */
const uprightSize = (widths: readonly number[], { left, right }: Margins): number =>
  Math.min(1, ((PAPERS.A4[1] - left - right) * WIDTHS_PER_INCH) / sum(widths));

const uprightHeight = ({ top, bottom }: Margins): number =>
  (PAPERS.A4[0] - top - bottom) * POINTS_PER_INCH * RESERVE;

/** Points of a sheet that A4 holds higher than wide; null where its texts could not be read. */
export function heightOfUpright(widths: readonly number[], margins: Margins): number | null {
  const size = uprightSize(widths, margins);
  return size < SMALLEST ? null : uprightHeight(margins) / size;
}

/** Whether a sheet stays readable on one page of A4 that is higher than wide. */
export const fitsUpright = (widths: readonly number[], height: number, margins: Margins): boolean =>
  Math.min(uprightSize(widths, margins), uprightHeight(margins) / height) >= SMALLEST;

/** Points of a sheet that a page holds in the size in which its columns fit. */
export function heightOfPage(
  widths: readonly number[],
  { paper, pagesAcross }: Paper,
  margins: Margins,
): number {
  const { left, right, top, bottom } = margins;
  const [wide, high] = PAPERS[paper];
  const fitting = ((wide - left - right) * WIDTHS_PER_INCH * pagesAcross) / sum(widths);
  return ((high - top - bottom) * POINTS_PER_INCH * RESERVE) / Math.min(1, fitting);
}
