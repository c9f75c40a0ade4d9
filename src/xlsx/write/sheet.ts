import { columnLetters } from '../../domain/household.js';
import { cellText } from '../text.js';
import { escapeXml } from '../xml.js';
import { headXml, type SheetFrame, tailXml } from './frame.js';
import type { PartWriter } from './part.js';
import { figureAt, formulaAt } from './rows/cells.js';
import { rowsWriter } from './rows/rows-writer.js';
import type { RowsColumn, TableRows } from './rows/table-rows.js';
import type { CellStyle, StyleSheet } from './style-sheet.js';
import type { SharedStrings } from './texts/strings.js';

/** What a cell holds. A text is never a formula, whatever it begins with. */
export type Content = string | number | null;

const known: string[] = [];

/** `A`, `B` … `AA`; column from 0. */
function lettersOf(column: number): string {
  const letters = known[column] ?? columnLetters(column);
  known[column] = letters;
  return letters;
}

/** A workbook with such a figure would not open. */
function finite(figure: number): number {
  if (!Number.isFinite(figure)) throw new TypeError(`${figure} is no figure`);
  return figure;
}

/** What a cell with a formula holds behind the number of its style. */
function formulaXml(formula: string, result: Content): string {
  const value = typeof result === 'number' ? finite(result) : escapeXml(cellText(result ?? ''));
  const type = typeof result === 'number' ? '' : ' t="str"';
  return `"${type}><f>${escapeXml(formula)}</f><v>${value}</v></c>`;
}

/** What a cell of a table holds behind the number of its style, where it is written as text. */
function restOf({ cells, ifBlank }: RowsColumn, row: number, firstRow: number): string {
  const formula = formulaAt(cells, row, firstRow + row);
  const content = figureAt(cells, row) ?? ifBlank;
  if (formula !== null) return formulaXml(formula, content);
  return `"><v>${finite(Number(content))}</v></c>`;
}

/** What the sheets of one workbook share. */
export interface BookStores {
  readonly styles: StyleSheet;
  readonly strings: SharedStrings;
  /** The sheet that is being written. */
  readonly part: Pick<PartWriter, 'add' | 'addBytes'>;
}

/** Takes the rows of a sheet, from top to bottom; cells follow each other from column A on. */
export interface RowWriter {
  /** The number of a cell's style. */
  styleNumber(style: CellStyle): number;
  /** Begins a row below all others; `height` in points, null for the sheet's own. */
  startRow(number: number, height: number | null, level?: number): void;
  add(style: number, content: Content): void;
  /** `formula` without `=`; `result` is what it comes to, for programs that do not calculate. */
  addFormula(style: number, formula: string, result: Content): void;
  endRow(): void;
  /** Adds the rows of a table. */
  addRows(rows: TableRows): void;
  /** Rows from 1 and columns from 0, the last ones included. One cell alone is not merged. */
  merge(top: number, left: number, bottom: number, right: number): void;
}

/**
 * One sheet from top to bottom: lines and headers cell by cell, rows of tables as they stand in a
 * plan. A cell is never an object (exceljs makes eight of each, docs/performance.md).
 */
export class SheetWriter implements RowWriter {
  readonly #merges: string[] = [];
  #cells = '';
  #column = 0;
  #row = 0;

  constructor(
    private readonly stores: BookStores,
    private readonly frame: SheetFrame,
  ) {
    stores.part.add(headXml(frame, lettersOf));
  }

  startRow(number: number, height: number | null, level = 0): void {
    this.#column = 0;
    this.#row = number;
    const ofHeight = height === null ? '' : ` ht="${height}" customHeight="1"`;
    this.#cells = `<row r="${number}"${ofHeight}${level === 0 ? '' : ` outlineLevel="${level}"`}>`;
  }

  styleNumber(style: CellStyle): number {
    return this.stores.styles.numberOf(style);
  }

  add(style: number, content: Content): void {
    const start = this.#start(style);
    if (content === null) this.#cells += `${start}"/>`;
    else if (typeof content === 'number') this.#cells += `${start}"><v>${finite(content)}</v></c>`;
    else {
      const text = this.stores.strings.add(content);
      this.#cells += text === null ? `${start}"/>` : `${start}" t="s"><v>${text}</v></c>`;
    }
  }

  addFormula(style: number, formula: string, result: Content): void {
    this.#cells += `${this.#start(style)}${formulaXml(formula, result)}`;
  }

  endRow(): void {
    this.stores.part.add(`${this.#cells}</row>`);
  }

  addRows(rows: TableRows): void {
    const { part } = this.stores;
    rowsWriter().write(rows, this.stores, {
      addBytes: (bytes) => part.addBytes(bytes),
      addRest: (column, row) =>
        part.add(restOf(rows.columns[column] as RowsColumn, row, rows.firstRow)),
    });
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top === bottom && left === right) return;
    this.#merges.push(`${lettersOf(left)}${top}:${lettersOf(right)}${bottom}`);
  }

  /** Everything after the rows but the last tag, which a drawing may come before. */
  end(): void {
    const { styles, part } = this.stores;
    part.add(tailXml(this.frame, this.#merges, (style) => styles.addMark(style)));
  }

  #start(style: number): string {
    const letters = lettersOf(this.#column);
    this.#column += 1;
    return `<c r="${letters}${this.#row}" s="${style}`;
  }
}
