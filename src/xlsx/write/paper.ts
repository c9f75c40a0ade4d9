import type { Margins, Page } from './frame.js';

/**
 * The share of a page that is filled: rows are a little higher and columns wider in programs with
 * other fonts.
 */
export const RESERVE = 0.9;
/** The smallest scale: texts of 10 points are printed with at least 7. */
const SMALLEST = 0.7;
/**
 * A width is counted in figures of the standard font. They have 7 pixels of 96 in an inch in Excel,
 * 7.4 where they are not rounded, as in LibreOffice; 8 leave room for fonts put in their place.
 */
const WIDTHS_PER_INCH = 96 / 8;
const POINTS_PER_INCH = 72;
/** Landscape, in inches. */
const PAPERS = { A4: [11.69, 8.27], A3: [16.54, 11.69] } as const;

/** How many figures a page is wide in the size of the screen, which no program prints larger. */
const pageWidth = (paper: Page['paper'], { left, right }: Margins): number =>
  (PAPERS[paper][0] - left - right) * WIDTHS_PER_INCH;

const printedWidth = (paper: Page['paper'], margins: Margins): number =>
  pageWidth(paper, margins) / SMALLEST;

/** How many points of a sheet a page holds at the smallest size. */
const printedHeight = (paper: Page['paper'], { top, bottom }: Margins): number =>
  ((PAPERS[paper][1] - top - bottom) * POINTS_PER_INCH) / SMALLEST;

const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

/** The paper that a sheet needs to be read. */
export interface Paper {
  readonly paper: Page['paper'];
  /** How many pages stand beside each other; the first columns stand on each of them. */
  readonly pagesAcross: number;
}

/** A4 where everything stays readable on it, else A3, else as many pages of A3 as it takes. */
export function paperFor(widths: readonly number[], repeated: number, margins: Margins): Paper {
  const all = sum(widths);
  if (all <= printedWidth('A4', margins)) return { paper: 'A4', pagesAcross: 1 };
  return { paper: 'A3', pagesAcross: pagesAcross('A3', widths, repeated, margins) };
}

/** How many pages of a paper columns take in a readable size; the first ones stand on each. */
export function pagesAcross(
  paper: Page['paper'],
  widths: readonly number[],
  repeated: number,
  margins: Margins,
): number {
  const page = printedWidth(paper, margins);
  if (sum(widths) <= page) return 1;
  const left = sum(widths.slice(0, repeated));
  let [pages, used] = [1, left];
  for (const width of widths.slice(repeated)) {
    // A page ends before a column that does not fit.
    if (used + width > page && used > left) [pages, used] = [pages + 1, left];
    used += width;
  }
  return pages;
}

/** Columns that surely stand on the first page: a title over more of them would be cut. */
export function columnsOfFirstPage(
  widths: readonly number[],
  { paper, pagesAcross }: Paper,
  repeated: number,
  margins: Margins,
): number {
  if (pagesAcross === 1) return widths.length;
  const left = sum(widths.slice(0, repeated));
  const share = left + ((sum(widths) - left) / pagesAcross) * RESERVE;
  const page = Math.max(share, pageWidth(paper, margins));
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

/** A page as it is laid before the reader. */
export interface PageForm extends Paper {
  /** Higher than wide. */
  readonly upright: boolean;
}

/**
 * Points of a sheet that a page holds in the size in which its columns fit; null where its texts
 * could not be read for lying the other way than its columns ask for.
 */
export function heightOfPage(
  widths: readonly number[],
  { paper, upright, pagesAcross }: PageForm,
  { left, right, top, bottom }: Margins,
): number | null {
  const [long, short] = PAPERS[paper];
  const [wide, high] = upright ? [short, long] : [long, short];
  const size = ((wide - left - right) * WIDTHS_PER_INCH * pagesAcross) / sum(widths);
  if (upright && size < SMALLEST) return null;
  return ((high - top - bottom) * POINTS_PER_INCH * RESERVE) / Math.min(1, size);
}

const A4_UPRIGHT: PageForm = { paper: 'A4', upright: true, pagesAcross: 1 };

/** Whether columns can be read on A4 that is higher than wide. */
export const isReadableUpright = (widths: readonly number[], margins: Margins): boolean =>
  heightOfPage(widths, A4_UPRIGHT, margins) !== null;

/** Whether a sheet stays readable on one page of A4 that is higher than wide. */
export const fitsUpright = (
  widths: readonly number[],
  height: number,
  margins: Margins,
): boolean => {
  const { top, bottom } = margins;
  const smallest = ((PAPERS.A4[0] - top - bottom) * POINTS_PER_INCH * RESERVE) / SMALLEST;
  return isReadableUpright(widths, margins) && height <= smallest;
};

/**
 * Ways to lay a sheet's pages, the first where nothing speaks against it: as its columns ask for it,
 * or higher than wide; larger ones are for what A4 would cut.
 */
export const formsOf = (given: Paper): readonly (readonly PageForm[])[] => {
  const own = [
    { ...given, upright: false },
    { paper: given.paper, pagesAcross: 1, upright: true },
  ];
  if (given.paper === 'A3') return [own];
  return [own, own.map((form) => ({ ...form, paper: 'A3' as const })).toReversed()];
};
