import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import type { Grid } from '../grid.js';
import { unreadable } from '../refusal.js';
import { asShown } from '../xlsx/number-format.js';
import { doubleOf, errorOf } from '../xlsx/values.js';
import type { Book } from '../xlsx/worksheet.js';
import type { RecordBody } from './binary-records.js';

const ROW = 0x00;
const BEGIN_DATA = 0x91;
const END_DATA = 0x92;
const COLUMN_INFO = 0x3c;
const MERGE = 0xb0;

/**
 * The bits of a cell's style; the other bits of the four bytes say how phonetic guides are shown.
 */
const STYLE_BITS = 0xffffff;

type Value = (body: RecordBody, strings: readonly string[]) => Cell | undefined;

const packed: Value = (body) => doubleOf(body.packedNumber());
const double: Value = (body) => doubleOf(body.double());
const error: Value = (body) => errorOf(body.byte());
const answer: Value = (body) => body.byte() !== 0;
const text: Value = (body) => body.text();
const shared: Value = (body, strings) => strings[body.number()];
const rich: Value = (body) => {
  body.skip(1);
  return body.text();
};
const blank: Value = () => null;

/** How the value of each kind of cell is stored (MS-XLSB 2.1.7.61); a formula's result likewise. */
const VALUES: ReadonlyMap<number, Value> = new Map([
  [0x01, blank],
  [0x02, packed],
  [0x03, error],
  [0x04, answer],
  [0x05, double],
  [0x06, text],
  [0x07, shared],
  [0x08, text],
  [0x09, double],
  [0x0a, answer],
  [0x0b, error],
  [0x3e, rich],
]);

/** The same in short: without a column, the cell stands to the right of the last one. */
const SHORT_VALUES: ReadonlyMap<number, Value> = new Map([
  [0x0c, blank],
  [0x0d, packed],
  [0x0e, error],
  [0x0f, answer],
  [0x10, double],
  [0x11, text],
  [0x12, shared],
]);

/** Reads the records of one worksheet of an xlsb into a grid. */
export class BinarySheet {
  private inData = false;
  private rowIndex = -1;
  private row: Cell[] = [];
  private rowHidden = false;
  private cellsInRow = 0;
  private column = -1;

  constructor(
    private readonly part: string,
    private readonly grid: Grid,
    private readonly book: Book,
    private readonly budget: Budget,
  ) {}

  record(type: number, body: RecordBody): void {
    if (type === BEGIN_DATA) this.inData = true;
    else if (type === END_DATA) this.inData = false;
    else if (this.inData) this.data(type, body);
    else if (type === MERGE) this.merge(body);
    else if (type === COLUMN_INFO) this.columnInfo(body);
  }

  private data(type: number, body: RecordBody): void {
    const value = VALUES.get(type);
    if (value !== undefined) this.cell(body.number(), value, body);
    else if (SHORT_VALUES.has(type)) this.cell(this.column + 1, SHORT_VALUES.get(type), body);
    else if (type === ROW) this.openRow(body);
  }

  finish(): Sheet {
    this.closeRow();
    return this.grid.finish();
  }

  private openRow(body: RecordBody): void {
    this.closeRow();
    const index = body.number();
    this.budget.check('rows', index + 1);
    body.skip(7);
    this.rowHidden = (body.byte() & 0x10) !== 0;
    this.rowIndex = index;
    this.row = [];
    this.cellsInRow = 0;
    this.column = -1;
  }

  private closeRow(): void {
    if (this.rowIndex < 0) return;
    this.budget.spend('cells', this.cellsInRow);
    if (!this.grid.addRow(this.rowIndex, this.row)) throw this.damaged();
    if (this.rowHidden) this.grid.hideRow(this.rowIndex);
  }

  private cell(column: number, value: Value | undefined, body: RecordBody): void {
    if (this.rowIndex < 0) throw this.damaged();
    this.column = column;
    this.cellsInRow += 1;
    this.budget.check('columns', Math.max(column + 1, this.cellsInRow));
    const style = body.number() & STYLE_BITS;
    const stored = value?.(body, this.book.strings);
    if (stored === undefined) throw this.damaged();
    const cell = asShown(stored, this.book.styles.get(String(style)), this.book.from1904);
    if (cell !== null && !this.grid.setCell(this.row, column, cell)) throw this.damaged();
  }

  private merge(body: RecordBody): void {
    const [top, bottom, left, right] = [body.number(), body.number(), body.number(), body.number()];
    if (top > bottom || left > right) throw this.damaged();
    this.grid.merge({ top, left, bottom, right });
  }

  private columnInfo(body: RecordBody): void {
    const first = body.number();
    const last = body.number();
    body.skip(8);
    if ((body.word() & 1) !== 0) this.grid.hideColumns(first, last);
  }

  private damaged(): Error {
    return unreadable('damaged', { part: this.part });
  }
}
