import { attribute, escapeXml, HEAD, OFFICE, SPREADSHEET, textXml } from '../xml.js';
import type { CellStyle } from './style-sheet.js';
import type { Shade } from './table.js';

/** In inches. */
export type Margins = Readonly<
  Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>
>;

/** How a sheet is printed. */
export interface Page {
  readonly paper: 'A3' | 'A4';
  /** All on one page instead of as many below each other as it takes. */
  readonly onePage?: boolean;
  /** Higher than wide. */
  readonly upright?: boolean;
  /** How many pages stand beside each other; one where it is absent. */
  readonly pagesAcross?: number;
  /** Columns on the left that stand on every page. */
  readonly titleColumns?: number;
  readonly margins: Margins;
  /** Rows with which a page begins, wherever the one before it ends. */
  readonly breaks?: readonly number[];
  /** First and last row of what stands on top of every page, from 1. */
  readonly titleRows: readonly [first: number, last: number];
  readonly footer: string;
}

/** What a cell may hold. Formulas are those of the first row; a spreadsheet moves them along. */
export interface Validation {
  readonly range: string;
  readonly type: 'list' | 'whole' | 'decimal' | 'date' | 'textLength' | 'custom';
  readonly operator?: 'between' | 'lessThanOrEqual' | 'greaterThanOrEqual';
  readonly formulae: readonly (string | number)[];
  /** Pops up beside the cell. */
  readonly promptTitle: string;
  readonly prompt: string;
  /** The title of the message for a wrong entry. */
  readonly errorTitle: string;
  readonly error: string;
}

/** Cells stand out where a formula holds, which is that of the first row. */
interface Mark {
  readonly range: string;
  readonly when: string;
  readonly style: CellStyle;
}

/** A cell that leads to another of the same workbook, or to a file. */
export interface Link {
  readonly cell: string;
  /** A cell of the same workbook, such as `'汇总'!A1`. */
  readonly location?: string;
  /** A file, by its path from the workbook. */
  readonly file?: string;
  readonly tip?: string;
}

/** Figures with bars or signs. */
export interface ShadedRange {
  readonly range: string;
  readonly shade: Shade;
}

/** A sheet without its cells: all of it is known before the first row is written. */
export interface SheetFrame {
  readonly name: string;
  /** The widths of the columns, in figures. */
  readonly widths: readonly number[];
  /** Rows above and columns on the left that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridLines?: boolean;
  readonly activeCell?: string;
  /** True where rows of a level fold into the row above them. */
  readonly folds?: boolean;
  readonly page: Page;
  readonly filter?: string;
  /** Cells that are not open cannot be changed; widths, heights and filters can. No password. */
  readonly protected?: boolean;
  readonly validations?: readonly Validation[];
  readonly marks?: readonly Mark[];
  readonly links?: readonly Link[];
  readonly shades?: readonly ShadedRange[];
}

/** The number of the relationship of a sheet's first file; number 1 is its drawing. */
export const FIRST_FILE = 2;

/** The files that a sheet leads to, each once. */
export const filesOf = ({ links = [] }: SheetFrame): string[] => [
  ...new Set(links.flatMap(({ file }) => file ?? [])),
];

const PAPERS = { A3: 8, A4: 9 } as const;
/** The width that programs give a column without one. */
export const DEFAULT_WIDTH = 9;

const ROOT = `${HEAD.trimEnd()}<worksheet xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}">`;

const FOLDED_ABOVE = '<outlinePr summaryBelow="0" summaryRight="0"/>';

/** Everything before the rows. */
export function headXml(frame: SheetFrame, letters: (column: number) => string): string {
  return (
    `${ROOT}<sheetPr>${frame.folds ? FOLDED_ABOVE : ''}<pageSetUpPr fitToPage="1"/></sheetPr>` +
    viewXml(frame, letters) +
    `<sheetFormatPr defaultRowHeight="15"${frame.folds ? ' outlineLevelRow="1"' : ''}/>` +
    `${columnsXml(frame.widths)}<sheetData>`
  );
}

function viewXml(
  { frozen: { rows, columns }, gridLines, activeCell }: SheetFrame,
  letters: (column: number) => string,
): string {
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''} ySplit="${rows}"`;
  const active = `${attribute('activeCell', activeCell)}${attribute('sqref', activeCell)}`;
  return (
    `<sheetViews><sheetView workbookViewId="0"${gridLines === false ? ' showGridLines="0"' : ''}>` +
    `<pane${split} topLeftCell="${letters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"${active}/></sheetView></sheetViews>`
  );
}

/** Neighbouring columns of the same width are one entry. */
function columnsXml(widths: readonly number[]): string {
  let xml = '';
  for (let first = 0; first < widths.length; ) {
    const width = widths[first];
    let last = first;
    while (widths[last + 1] === width) last += 1;
    if (width !== DEFAULT_WIDTH) {
      xml += `<col min="${first + 1}" max="${last + 1}" width="${width}" customWidth="1"/>`;
    }
    first = last + 1;
  }
  return xml === '' ? '' : `<cols>${xml}</cols>`;
}

/** Everything after the rows, in the order of the schema; `marks` are numbers of formats. */
export function tailXml(
  frame: SheetFrame,
  merges: readonly string[],
  numberOf: (style: CellStyle) => number,
): string {
  const { filter, protected: isProtected, validations = [] } = frame;
  const { marks = [], links = [], shades = [] } = frame;
  const numbers = new Map(filesOf(frame).map((file, n) => [file, FIRST_FILE + n]));
  return (
    '</sheetData>' +
    (isProtected ? PROTECTION : '') +
    (filter === undefined ? '' : `<autoFilter ref="${filter}"/>`) +
    listXml(
      'mergeCells',
      merges.map((range) => `<mergeCell ref="${range}"/>`),
    ) +
    marks.map((mark) => markXml(mark, numberOf(mark.style))).join('') +
    shades.map(({ range, shade }, n) => shadeXml(range, shade, marks.length + n + 1)).join('') +
    listXml('dataValidations', validations.map(validationXml)) +
    (links.length === 0
      ? ''
      : `<hyperlinks>${links.map((link) => linkXml(link, numbers)).join('')}</hyperlinks>`) +
    pageXml(frame.page)
  );
}

const PROTECTION = '<sheetProtection sheet="1" formatColumns="0" formatRows="0" autoFilter="0"/>';

const listXml = (tag: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<${tag} count="${items.length}">${items.join('')}</${tag}>`;

const markXml = ({ range, when }: Mark, format: number): string =>
  `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="${format}" priority="1"><formula>${escapeXml(when)}</formula></cfRule></conditionalFormatting>`;

const validationXml = ({ range, type, operator, formulae, ...said }: Validation): string =>
  `<dataValidation type="${type}"${operator === 'between' ? '' : attribute('operator', operator)}` +
  ` allowBlank="1" showInputMessage="1"${attribute('promptTitle', said.promptTitle)}${attribute('prompt', said.prompt)}` +
  ` showErrorMessage="1" errorStyle="stop"${attribute('errorTitle', said.errorTitle)}${attribute('error', said.error)}` +
  ` sqref="${range}">${formulae.map((formula, n) => `<formula${n + 1}>${escapeXml(String(formula))}</formula${n + 1}>`).join('')}</dataValidation>`;

const linkXml = (
  { cell, location, file, tip }: Link,
  numbers: ReadonlyMap<string, number>,
): string => {
  const id = file === undefined ? undefined : `rId${numbers.get(file)}`;
  return `<hyperlink ref="${cell}"${attribute('r:id', id)}${attribute('location', location)}${attribute('tooltip', tip)}/>`;
};

/** The XML of bars, which begin at 0, or of signs, which differ by their form. */
function shadeXml(range: string, shade: Shade, priority: number): string {
  const value = (type: string, val?: number) =>
    `<cfvo type="${type}"${val === undefined ? '' : ` val="${val}"`}/>`;
  const rule =
    shade === 'bars'
      ? `<cfRule type="dataBar" priority="${priority}"><dataBar>${value('num', 0)}${value('max')}<color rgb="FF9DB7D5"/></dataBar></cfRule>`
      : `<cfRule type="iconSet" priority="${priority}"><iconSet iconSet="3Symbols2">${value('percent', 0)}${value('num', 0)}${value('num', shade.aim)}</iconSet></cfRule>`;
  return `<conditionalFormatting sqref="${range}">${rule}</conditionalFormatting>`;
}

function pageXml(page: Page): string {
  const { paper, onePage, upright, pagesAcross = 1, margins, breaks = [], footer } = page;
  const { left, right, top, bottom, header, footer: below } = margins;
  return (
    `<pageMargins left="${left}" right="${right}" top="${top}" bottom="${bottom}" header="${header}" footer="${below}"/>` +
    `<pageSetup paperSize="${PAPERS[paper]}" orientation="${upright ? 'portrait' : 'landscape'}" fitToWidth="${pagesAcross}" fitToHeight="${onePage ? 1 : 0}"/>` +
    `<headerFooter><oddFooter>${textXml(footer)}</oddFooter></headerFooter>` +
    breaksXml(breaks)
  );
}

/** A break stands beneath the row before the page's first. */
const breaksXml = (firstRows: readonly number[]): string =>
  firstRows.length === 0
    ? ''
    : `<rowBreaks count="${firstRows.length}" manualBreakCount="${firstRows.length}">${firstRows
        .map((row) => `<brk id="${row - 1}" max="16383" man="1"/>`)
        .join('')}</rowBreaks>`;
