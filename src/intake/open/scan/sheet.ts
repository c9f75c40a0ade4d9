import { type Cell, LONG_TEXT } from '../../sheet.js';
import type { Budget } from '../budget.js';
import type { Grid } from '../grid.js';
import { asShown, dateOf, type Shown } from '../xlsx/number-format.js';
import { booleanOf, numberOf, textOf, withoutShownError } from '../xlsx/values.js';
import type { Book, WorksheetSink } from '../xlsx/worksheet.js';
import { type Items, Unusual } from './part.js';
import {
  BOOLEAN,
  DATE,
  ERROR,
  NUMBER,
  OTHER_NUMBER,
  ROW_NUMBERS,
  SHARED,
  scanner,
  TEXT,
  UNCACHED,
} from './scanner.js';

/** How deep the list of rows stands: below the root. */
const DEPTH = 2;

/** The rows of a sheet as the scanner gives them, window by window, into a grid. */
export class ScannedRows implements Items {
  readonly list = 'sheetData';
  private readonly scanner = scanner();
  private readonly shared: readonly Cell[];
  /** The format of each style, behind that of a cell without one; empty where all are plain. */
  private readonly shown: (Shown | undefined)[] = [];
  private readonly ordinary: number;
  /** The texts of the window. */
  private texts: readonly string[] = [];
  private cells: Cell[] = [];

  constructor(
    private readonly sink: WorksheetSink,
    private readonly grid: Grid,
    private readonly book: Book,
    private readonly budget: Budget,
  ) {
    this.ordinary = Math.min(LONG_TEXT, budget.limits.cellLength);
    this.shared = book.strings.map(withoutShownError);
    for (const [style, shown] of book.styles) {
      this.shown[style === '' ? 0 : Number(style) + 1] = shown;
    }
  }

  begin(depth: number): boolean {
    return depth === DEPTH && this.sink.isBeforeRows;
  }

  scan(window: Uint8Array): number {
    return this.scanner.scanRows(window, this.sink.lastRow);
  }

  mark(): () => void {
    return this.grid.mark();
  }

  take(): void {
    const { scanner: scanned, budget } = this;
    const { rows, taken } = scanned;
    this.texts = scanned.texts();
    this.cells = [];
    let first = 0;
    for (let at = 0; at < taken * ROW_NUMBERS; at += ROW_NUMBERS) {
      const index = rows[at] as number;
      const cells = rows[at + 1] as number;
      const end = rows[at + 2] as number;
      budget.check('columns', cells);
      budget.spend('cells', cells);
      if (!this.grid.addRow(index, this.row(first, end))) throw new Unusual();
      if (rows[at + 3] === 1) this.grid.hideRow(index);
      first = end;
    }
    this.sink.lastRow = rows[(taken - 1) * ROW_NUMBERS] as number;
  }

  private row(first: number, end: number): Cell[] {
    const { columns } = this.scanner;
    const row: Cell[] = [];
    let length = 0;
    let gaps = 0;
    for (let at = first; at < end; at += 1) {
      const cell = this.cell(at);
      if (cell === null) continue;
      const column = columns[at] as number;
      if (column < row.length) throw new Unusual();
      gaps += column - row.length;
      while (row.length < column) row.push(null);
      row.push(cell);
      if (typeof cell === 'string') length += this.lengthOf(cell);
    }
    this.budget.check('columns', row.length);
    this.budget.spend('cells', gaps);
    this.budget.spend('texts', length);
    return row;
  }

  /** The length that a text counts with; long texts are counted one by one. */
  private lengthOf({ length }: string): number {
    if (length <= this.ordinary) return length;
    this.budget.spendText(length);
    return 0;
  }

  private cell(at: number): Cell {
    const { kinds, values, styles } = this.scanner;
    const kind = kinds[at];
    const value = values[at] as number;
    if (kind === NUMBER) return this.asShown(value, styles[at] as number);
    if (kind === SHARED) {
      const cell = this.shared[value];
      if (cell === undefined) throw new Unusual();
      return cell;
    }
    if (kind === TEXT) {
      const known = this.cells[value];
      if (known !== undefined) return known;
      const cell = withoutShownError(textOf(this.texts[value] as string));
      this.cells[value] = cell;
      return cell;
    }
    return this.other(kind, this.texts[value] as string, styles[at] as number);
  }

  private other(kind: number | undefined, text: string, style: number): Cell {
    if (kind === BOOLEAN) return withoutShownError(booleanOf(text));
    if (kind === ERROR) return { fault: 'error', text };
    if (kind === UNCACHED) return { fault: 'uncached', formula: text };
    if (kind === DATE) return dateOf(text);
    if (kind === OTHER_NUMBER) {
      const number = numberOf(text);
      const cell = typeof number === 'number' ? this.asShown(number, style) : number;
      return withoutShownError(cell);
    }
    throw new Error(`the scanner gave a cell of kind ${kind}`);
  }

  private asShown(number: number, style: number): Cell {
    const { shown, book } = this;
    return shown.length === 0 ? number : asShown(number, shown[style + 1], book.from1904);
  }
}
