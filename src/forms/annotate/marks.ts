import type { Severity } from '../../domain/findings/severity.js';
import type { Merge } from '../../intake/sheet.js';
import { cellAddress, rangeIn, rangeText, sheetRange } from './ooxml/address.js';
import type { Scan } from './ooxml/scan.js';
import type { EditedSheet } from './ooxml/sheet.js';
import type { MarkFill, Styles } from './ooxml/styles.js';
import type { SheetEntry, Workbook } from './ooxml/workbook.js';
import { append, appendText, childrenOf, remove } from './ooxml/xml.js';

/** The mark column of a sheet; it moves along where rows and columns are inserted. */
export const MARKS = '_zengshou.marks';
/** The range of the sheet's own filter before the mark column was added to it. */
const FILTER = '_zengshou.filter';
/** What spreadsheets call the range of a sheet's filter. */
const FILTER_RANGE = '_xlnm._FilterDatabase';

const LAST_COLUMN = 16_383;

export interface MarkColumn {
  readonly column: number;
  /** The row with the filter's button, from 1; marks stand below. */
  readonly head: number;
  readonly bottom: number;
}

export interface Extent {
  readonly scan: Scan;
  readonly filter: Merge | undefined;
  /** Ranges that a mark must not stand in: formatted tables. */
  readonly tables: readonly Merge[];
  /** Last column that a finding names; it may lie beside the table. */
  readonly lastNamed: number;
  /** First row in which a household stands. */
  readonly firstHousehold: number;
}

/**
 * The marks go into the first column to the right of everything: inserting one at the left would
 * move every cell, and with it formulas, widths, print areas and what people know by heart.
 */
export function markColumn(extent: Extent): MarkColumn | null {
  const { scan, filter, tables, firstHousehold, lastNamed } = extent;
  const most = scan.rows.reduce((max, { filled }) => Math.max(max, filled), 0);
  const header = scan.rows.find(({ filled }) => filled * 2 >= most)?.number ?? 1;
  const head = Math.min(filter === undefined ? header : filter.top + 1, firstHousehold - 1);
  const merges = scan.merges.filter(({ bottom }) => bottom + 1 >= head);
  const taken = [...merges, ...tables, ...(filter === undefined ? [] : [filter])];
  const column =
    taken.reduce((last, { right }) => Math.max(last, right), Math.max(scan.lastColumn, lastNamed)) +
    1;
  const bottom = scan.rows.findLast(({ filled }) => filled > 0)?.number ?? 0;
  return head < 1 || column > LAST_COLUMN ? null : { column, head, bottom };
}

export const filterOf = (text: string | null | undefined): Merge | undefined =>
  text == null ? undefined : rangeIn(text);

/** Writes the marks of the rows and lets them be filtered. */
export function addMarks(
  workbook: Workbook,
  entry: SheetEntry,
  sheet: EditedSheet,
  styles: Styles,
  marks: ReadonlyMap<number, Severity>,
  { column, head, bottom: last }: MarkColumn,
  words: Readonly<Record<Severity, string>>,
): void {
  put(sheet, styles, head, column, 'head', '');
  for (const [row, severity] of marks) {
    put(sheet, styles, row, column, severity === 'error' ? 'error' : 'warning', words[severity]);
  }
  const bottom = [...marks.keys()].reduce((most, row) => Math.max(most, row), last);
  const range = { top: head - 1, left: column, bottom: bottom - 1, right: column };
  workbook.setName(entry, MARKS, sheetRange(entry.name, range));
  addFilter(workbook, entry, sheet, range);
  widenDimension(sheet, range);
}

function put(
  sheet: EditedSheet,
  styles: Styles,
  row: number,
  column: number,
  fill: MarkFill,
  text: string,
): void {
  const { cell, made } = sheet.cell({ row, column });
  // A formatted empty cell keeps its format, so that clearing restores what was there.
  if (made) cell.setAttribute('s', String(styles.withFill(styleOf(cell), fill)));
  if (text === '') return;
  cell.setAttribute('t', 'inlineStr');
  appendText(append(cell, 'is'), text);
}

export const styleOf = (cell: { getAttribute(name: string): string | null }): number =>
  Number(cell.getAttribute('s') ?? 0);

/**
 * Adds the filter. A sheet can have one: its own is widened by the mark column, else there is one
 * for the marks alone.
 */
function addFilter(workbook: Workbook, entry: SheetEntry, sheet: EditedSheet, marks: Merge): void {
  const known = sheet.child('autoFilter');
  const range = filterOf(known?.getAttribute('ref'));
  if (known !== undefined && range === undefined) return;
  if (range !== undefined) workbook.setName(entry, FILTER, sheetRange(entry.name, range));
  const filter = range === undefined ? marks : { ...range, right: marks.right };
  (known ?? sheet.addChild('autoFilter')).setAttribute('ref', rangeText(filter));
  if (range === undefined || workbook.nameOf(entry, FILTER_RANGE) !== undefined) {
    workbook.setName(entry, FILTER_RANGE, sheetRange(entry.name, filter));
  }
}

function widenDimension(sheet: EditedSheet, marks: Merge): void {
  const dimension = sheet.child('dimension');
  const range = filterOf(dimension?.getAttribute('ref'));
  if (dimension === undefined || range === undefined) return;
  const bottom = Math.max(range.bottom, marks.bottom);
  const right = Math.max(range.right, marks.right);
  dimension.setAttribute('ref', rangeText({ ...range, bottom, right }));
}

/** The cells of the mark column that clearing has to look at, by row. */
export function markCells(range: Merge | undefined, scan: Scan): Map<number, number> {
  const cells = new Map<number, number>();
  if (range === undefined) return cells;
  for (const { number, lastCell } of scan.rows) {
    const isIn = number > range.top && number <= range.bottom + 1;
    if (isIn && lastCell >= range.left) cells.set(number, range.left);
  }
  return cells;
}

export function clearMarks(
  workbook: Workbook,
  entry: SheetEntry,
  sheet: EditedSheet,
  styles: Styles,
  range: Merge | undefined,
  cells: ReadonlyMap<number, number>,
): void {
  for (const [row, column] of cells) {
    const cell = sheet.find({ row, column });
    if (cell === undefined) continue;
    if (styles.isMark(styleOf(cell))) sheet.removeCell(cell);
    else {
      cell.removeAttribute('t');
      for (const child of childrenOf(cell)) remove(child);
    }
  }
  if (range !== undefined) {
    clearFilter(workbook, entry, sheet, range.right);
    narrowDimension(sheet, range.right);
  }
  workbook.removeName(entry, MARKS);
  workbook.removeName(entry, FILTER);
}

function clearFilter(
  workbook: Workbook,
  entry: SheetEntry,
  sheet: EditedSheet,
  column: number,
): void {
  const filter = sheet.child('autoFilter');
  const range = filterOf(filter?.getAttribute('ref'));
  if (filter === undefined || range?.right !== column) return;
  if (range.left === column) {
    remove(filter);
    workbook.removeName(entry, FILTER_RANGE);
    return;
  }
  const before = filterOf(workbook.nameOf(entry, FILTER))?.right ?? column - 1;
  const own = { ...range, right: before };
  filter.setAttribute('ref', rangeText(own));
  if (workbook.nameOf(entry, FILTER_RANGE) !== undefined) {
    workbook.setName(entry, FILTER_RANGE, sheetRange(entry.name, own));
  }
  for (const each of childrenOf(filter, 'filterColumn')) {
    if (Number(each.getAttribute('colId')) > own.right - own.left) remove(each);
  }
}

function narrowDimension(sheet: EditedSheet, column: number): void {
  const dimension = sheet.child('dimension');
  const range = filterOf(dimension?.getAttribute('ref'));
  if (range === undefined || range.right !== column || range.left === column) return;
  dimension?.setAttribute('ref', rangeText({ ...range, right: column - 1 }));
}

/** The upper left cell of the merge that a place lies in: the only one that shows. */
export function shownAt(address: string, merges: readonly Merge[]): string {
  const place = cellAddress(address);
  if (place === undefined) return address;
  const merge = merges.find(
    ({ top, left, bottom, right }) =>
      place.row > top && place.row <= bottom + 1 && place.column >= left && place.column <= right,
  );
  return merge === undefined ? address : (rangeText(merge).split(':')[0] ?? address);
}
