import type { ByteText } from '../../domain/byte-text.js';
import { columnLetters } from '../../domain/household.js';
import { cellText } from '../text.js';
import { escapeXml } from '../xml.js';
import { headXml, type SheetFrame, tailXml } from './frame.js';
import type { SharedStrings } from './strings.js';
import type { CellStyle, StyleSheet } from './style-sheet.js';

/** What a cell holds. A text is never a formula, whatever it begins with. */
export type Content = string | number | null;

const known: string[] = [];

/** `A`, `B` … `AA`; column from 0. */
function lettersOf(column: number): string {
  const letters = known[column] ?? columnLetters(column);
  known[column] = letters;
  return letters;
}

const starts: string[] = [];

/** How the cells of a column begin, before the number of their row. */
function startOf(column: number): string {
  const start = starts[column] ?? `<c r="${lettersOf(column)}`;
  starts[column] = start;
  return start;
}

/** A workbook with such a figure would not open. */
function finite(figure: number): number {
  if (!Number.isFinite(figure)) throw new TypeError(`${figure} is no figure`);
  return figure;
}

/** What the sheets of one workbook share. */
export interface BookStores {
  readonly styles: StyleSheet;
  readonly strings: SharedStrings;
  /** The buffer of the sheet that is being written. */
  readonly buffer: ByteText;
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
  /** Rows from 1 and columns from 0, the last ones included. One cell alone is not merged. */
  merge(top: number, left: number, bottom: number, right: number): void;
}

/**
 * One sheet, row by row, as the text of its part: a cell is never an object (exceljs makes eight of
 * each, docs/performance.md).
 */
export class SheetWriter implements RowWriter {
  readonly #merges: string[] = [];
  #column = 0;
  /** What follows the letters of a column in every cell of the row. */
  #rowEnd = '';

  constructor(
    private readonly stores: BookStores,
    private readonly frame: SheetFrame,
  ) {
    stores.buffer.add(headXml(frame, lettersOf));
  }

  startRow(number: number, height: number | null, level = 0): void {
    this.#column = 0;
    this.#rowEnd = `${number}" s="`;
    const ofHeight = height === null ? '' : ` ht="${height}" customHeight="1"`;
    const ofLevel = level === 0 ? '' : ` outlineLevel="${level}"`;
    this.stores.buffer.addAscii(`<row r="${number}"${ofHeight}${ofLevel}>`);
  }

  styleNumber(style: CellStyle): number {
    return this.stores.styles.numberOf(style);
  }

  add(style: number, content: Content): void {
    const { buffer, strings } = this.stores;
    this.#start(style);
    if (content === null) buffer.addAscii('/>');
    else if (typeof content === 'number') {
      buffer.addAscii('><v>');
      buffer.addFigure(finite(content));
      buffer.addAscii('</v></c>');
    } else {
      const text = strings.add(content);
      if (text === null) {
        buffer.addAscii('/>');
        return;
      }
      buffer.addAscii(' t="s"><v>');
      buffer.addFigure(text);
      buffer.addAscii('</v></c>');
    }
  }

  addFormula(style: number, formula: string, result: Content): void {
    const { buffer } = this.stores;
    this.#start(style);
    buffer.addAscii(typeof result === 'number' ? '><f>' : ' t="str"><f>');
    buffer.add(escapeXml(formula));
    buffer.addAscii('</f><v>');
    if (typeof result === 'number') buffer.addFigure(finite(result));
    else buffer.add(escapeXml(cellText(result ?? '')));
    buffer.addAscii('</v></c>');
  }

  endRow(): void {
    this.stores.buffer.addAscii('</row>');
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top === bottom && left === right) return;
    this.#merges.push(`${lettersOf(left)}${top}:${lettersOf(right)}${bottom}`);
  }

  /** Everything after the rows but the last tag, which a drawing may come before. */
  end(): void {
    const { styles, buffer } = this.stores;
    buffer.add(tailXml(this.frame, this.#merges, (style) => styles.addMark(style)));
  }

  #start(style: number): void {
    const { buffer } = this.stores;
    buffer.addAscii(startOf(this.#column));
    this.#column += 1;
    buffer.addAscii(this.#rowEnd);
    buffer.addFigure(style);
    buffer.addAscii('"');
  }
}
