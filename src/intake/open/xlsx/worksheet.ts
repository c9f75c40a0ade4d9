import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import type { Grid } from '../grid.js';
import type { XmlSink } from '../markup/xml.js';
import { brokenXml } from '../refusal.js';
import { asShown, dateOf } from './number-format.js';
import { columnInRow, parseRange } from './reference.js';
import type { Styles } from './styles.js';
import { booleanOf, isTrue, numberOf, textOf } from './values.js';

const NONE = 0;
const VALUE = 1;
const FORMULA = 2;
const INLINE = 3;
/** The cell's own tag is still open: only there are its reference and type. */
const TAG = 4;

/** Types whose value is the text. */
const TEXTS: readonly string[] = ['inlineStr', 'str'];

/** What the sheets of a workbook have in common. */
export interface Book {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly from1904: boolean;
}

/**
 * Reads the XML of one worksheet (ECMA-376 part 1, 18.3) into a grid. One object takes all events
 * and a cell leaves nothing behind but its value: this is where the time of a batch goes.
 */
export class WorksheetSink implements XmlSink {
  private inData = false;
  private inRow = false;
  private inCell = false;
  private inColumns = false;
  private inMerge = false;
  private inPhonetic = false;
  /** Which text of the cell is being read. */
  private reading = NONE;

  /** The index of the row that was opened last; another may have read it. */
  lastRow = -1;
  private rowNumber = '';
  private row: Cell[] = [];
  private rowHidden = false;
  private cellsInRow = 0;

  private reference = '';
  private style = '';
  private type = '';
  private column = -1;
  private value = '';
  private hasValue = false;
  private inline = '';
  private hasInline = false;
  private formula = '';
  private hasFormula = false;

  private inExtensions = false;

  private firstColumn = 0;
  private lastColumn = -1;
  private columnHidden = false;

  constructor(
    private readonly part: string,
    private readonly grid: Grid,
    private readonly book: Book,
    private readonly budget: Budget,
  ) {}

  opened(name: string): void {
    if (this.inCell) this.openedInCell(name);
    else if (this.inRow) {
      if (name === 'c') this.openCell();
    } else if (this.inData) {
      if (name === 'row') this.openRow();
    } else if (!this.inExtensions) this.openedOutside(name);
  }

  attribute(name: string, value: string): void {
    if (this.inCell) {
      if (this.reading === TAG) {
        if (name === 'r') this.reference = value;
        else if (name === 's') this.style = value;
        else if (name === 't') this.type = value;
      }
    } else if (this.inRow) {
      if (name === 'r') this.placeRow(value);
      else if (name === 'hidden') this.rowHidden = isTrue(value);
    } else if (this.inColumns) this.columnAttribute(name, value);
    else if (this.inMerge && name === 'ref') this.addMerge(value);
  }

  text(text: string): void {
    if (this.reading === FORMULA) this.formula += text;
    else if (this.reading === VALUE) this.value = this.extended(this.value, text);
    else if (this.reading === INLINE) this.inline = this.extended(this.inline, text);
  }

  private extended(value: string, text: string): string {
    if (value === '') return text;
    this.budget.check('textLength', value.length + text.length);
    return value + text;
  }

  closed(name: string): void {
    if (this.inCell) {
      if (name === 'c') this.closeCell();
      else if (name === 'rPh') this.inPhonetic = false;
      else if (name !== 'r') this.reading = NONE;
    } else if (this.inRow) {
      if (name === 'row') this.closeRow();
    } else if (name === 'sheetData') this.inData = false;
    else if (name === 'cols') this.inColumns = false;
    else if (name === 'mergeCell') this.inMerge = false;
    else if (name === 'col' && this.inColumns) this.closeColumn();
  }

  /** A list of rows is open, and there has been no row yet. */
  get isBeforeRows(): boolean {
    return this.inData && this.lastRow === -1;
  }

  finish(): Sheet {
    return this.grid.finish();
  }

  private openedOutside(name: string): void {
    if (name === 'sheetData') this.inData = true;
    else if (name === 'cols') this.inColumns = true;
    else if (name === 'mergeCell') this.inMerge = true;
    // Whatever stands there has names of its own, and nothing else follows.
    else if (name === 'extLst') this.inExtensions = true;
  }

  private openedInCell(name: string): void {
    if (name === 'v') {
      // Two values of one cell: nobody can tell which one counts.
      if (this.hasValue) throw brokenXml(this.part);
      this.reading = VALUE;
      this.hasValue = true;
    } else if (name === 'f') {
      this.reading = FORMULA;
      this.hasFormula = true;
    } else if (name === 't' && !this.inPhonetic) {
      this.reading = INLINE;
      this.hasInline = true;
    } else {
      this.reading = NONE;
      if (name === 'rPh') this.inPhonetic = true;
      else if (name === 'c') throw brokenXml(this.part);
    }
  }

  private columnAttribute(name: string, value: string): void {
    if (name === 'min') this.firstColumn = Number(value) - 1;
    else if (name === 'max') this.lastColumn = Number(value) - 1;
    else if (name === 'hidden') this.columnHidden = isTrue(value);
  }

  private openRow(): void {
    this.inRow = true;
    this.lastRow += 1;
    this.rowNumber = '';
    this.rowHidden = false;
    this.row = [];
    this.cellsInRow = 0;
    this.column = -1;
  }

  private placeRow(value: string): void {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) throw brokenXml(this.part);
    this.budget.check('rows', number);
    this.lastRow = number - 1;
  }

  private closeRow(): void {
    this.inRow = false;
    this.budget.spend('cells', this.cellsInRow);
    if (!this.grid.addRow(this.lastRow, this.row)) throw brokenXml(this.part);
    if (this.rowHidden) this.grid.hideRow(this.lastRow);
  }

  private openCell(): void {
    this.inCell = true;
    this.inPhonetic = false;
    this.reading = TAG;
    this.reference = '';
    this.style = '';
    this.type = '';
    this.value = '';
    this.hasValue = false;
    this.inline = '';
    this.hasInline = false;
    this.formula = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    this.inCell = false;
    this.reading = NONE;
    this.cellsInRow += 1;
    if (this.cellsInRow > this.budget.limits.columns) this.budget.check('columns', this.cellsInRow);
    this.column += 1;
    if (this.reference !== '') this.placeCell();
    const cell = this.cell();
    if (cell !== null && !this.grid.setCell(this.row, this.column, cell)) {
      throw brokenXml(this.part);
    }
  }

  private placeCell(): void {
    if (this.rowNumber === '') this.rowNumber = String(this.lastRow + 1);
    this.column = columnInRow(this.reference, this.rowNumber);
    // A reference into another row: the cell's place cannot be known.
    if (this.column < 0) throw brokenXml(this.part);
  }

  private cell(): Cell {
    const { type } = this;
    // Some programs write a text twice, as an inline text and as a value; the type says which counts.
    const isInline =
      this.hasInline && (!this.hasValue || (type === 'inlineStr' && this.inline !== ''));
    const value = isInline ? this.inline : this.value;
    if (!(isInline || this.hasValue) || (value === '' && type !== 'str' && type !== 'inlineStr')) {
      return this.hasFormula ? { fault: 'uncached', formula: this.formula } : null;
    }
    if (type === '' || type === 'n') return this.number(value);
    if (type === 's') return this.sharedString(value);
    if (type === 'e') return { fault: 'error', text: value };
    if (type === 'b') return booleanOf(value);
    if (TEXTS.includes(type)) return textOf(value);
    if (type === 'd') return dateOf(value);
    throw brokenXml(this.part);
  }

  private number(value: string): Cell {
    const { styles, from1904 } = this.book;
    const number = numberOf(value);
    return styles.size === 0 ? number : asShown(number, styles.get(this.style), from1904);
  }

  private sharedString(value: string): string {
    const text = this.book.strings[Number(value)];
    if (text === undefined) throw brokenXml(this.part);
    return text;
  }

  private addMerge(reference: string): void {
    const merge = parseRange(reference);
    if (merge === undefined) throw brokenXml(this.part);
    this.grid.merge(merge);
  }

  private closeColumn(): void {
    if (this.columnHidden) this.grid.hideColumns(this.firstColumn, this.lastColumn);
    this.columnHidden = false;
    this.firstColumn = 0;
    this.lastColumn = -1;
  }
}
