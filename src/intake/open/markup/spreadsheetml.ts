import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { brokenXml } from '../refusal.js';
import { asShown, dateOf, type Shown, shownByCode } from '../xlsx/number-format.js';
import { detached, numberOf } from '../xlsx/values.js';
import { type Attributes, ElementSink } from './element-sink.js';

/** A whole number of an attribute, from `least`; `otherwise` where it is absent. */
const whole = (value: string | undefined, least: number, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < least) throw brokenXml('');
  return number;
};

/** The longest word of an element that is kept; `SheetVeryHidden` is shorter. */
const LONGEST_WORD = 40;

/** Reads an Excel 2003 XML document, which county systems like to export under the name .xls. */
export class SpreadsheetMlSink extends ElementSink {
  readonly sheets: Sheet[] = [];
  private grid: Grid | undefined;
  private nextColumn = 0;
  private row = -1;
  private rowSpan = 0;
  private cells: Cell[] = [];
  private column = -1;
  private columnSpan = 0;
  private formula: string | undefined;
  private type: string | undefined;
  private data = '';
  private visible = '';
  private inComment = false;
  private style = '';
  private readonly formats = new Map<string, Shown>();
  private shown: Shown | undefined;
  private reading: 'Data' | 'Visible' | undefined;

  constructor(private readonly budget: Budget) {
    super();
  }

  protected start(name: string, attributes: Attributes): void {
    if (name === 'Style') this.style = attributes.get('ID') ?? '';
    else if (name === 'NumberFormat') this.noteFormat(attributes.get('Format') ?? '');
    else if (name === 'Worksheet') this.startSheet(attributes);
    else if (name === 'Column') this.startColumn(attributes);
    else if (name === 'Row') this.startRow(attributes);
    else if (name === 'Cell') this.startCell(attributes);
    else if (name === 'Comment') this.inComment = true;
    else if (name === 'Visible') this.reading = 'Visible';
    else if (name === 'Data' && !this.inComment) {
      this.type = attributes.get('Type') ?? 'String';
      this.reading = 'Data';
    }
  }

  protected characters(text: string): void {
    if (this.reading === 'Data') {
      this.data += text;
      this.budget.check('cellLength', this.data.length);
    } else if (this.reading === 'Visible')
      this.visible = (this.visible + text).slice(0, LONGEST_WORD);
  }

  protected end(name: string): void {
    if (name === this.reading) this.reading = undefined;
    if (name === 'Comment') this.inComment = false;
    else if (name === 'Cell') this.endCell();
    else if (name === 'Row') this.endRow();
    else if (name === 'Worksheet') this.endSheet();
  }

  /** Days have a type of their own, shares and numbers with zeros in front have not. */
  private noteFormat(format: string): void {
    const shown = format === 'Percent' ? 'percent' : shownByCode(format);
    if (shown !== undefined && shown !== 'date') this.formats.set(this.style, shown);
  }

  private startSheet(attributes: Attributes): void {
    this.grid = new Grid(attributes.get('Name') ?? '', false, this.budget);
    this.visible = '';
    this.row = -1;
    this.nextColumn = 0;
  }

  private endSheet(): void {
    if (this.grid === undefined) return;
    if (this.visible.includes('Hidden')) this.grid.hide();
    this.sheets.push(this.grid.finish());
    this.grid = undefined;
  }

  private startColumn(attributes: Attributes): void {
    const first = whole(attributes.get('Index'), 1, this.nextColumn + 1) - 1;
    const last = first + whole(attributes.get('Span'), 0, 0);
    if (attributes.get('Hidden') === '1') this.grid?.hideColumns(first, last);
    this.nextColumn = last + 1;
  }

  private startRow(attributes: Attributes): void {
    this.row = whole(attributes.get('Index'), 1, this.row + 2) - 1;
    this.rowSpan = whole(attributes.get('Span'), 0, 0);
    this.budget.check('rows', this.row + 1);
    if (attributes.get('Hidden') === '1') this.grid?.hideRow(this.row);
    this.cells = [];
    this.column = -1;
  }

  private endRow(): void {
    if (this.grid?.addRow(this.row, this.cells) === false) throw brokenXml('');
    this.row += this.rowSpan;
  }

  private startCell(attributes: Attributes): void {
    this.column = whole(attributes.get('Index'), 1, this.column + 2) - 1;
    this.columnSpan = whole(attributes.get('MergeAcross'), 0, 0);
    this.formula = attributes.get('Formula');
    this.shown = this.formats.get(attributes.get('StyleID') ?? '');
    this.type = undefined;
    this.data = '';
    const down = whole(attributes.get('MergeDown'), 0, 0);
    if (this.columnSpan + down === 0) return;
    this.grid?.merge({
      top: this.row,
      left: this.column,
      bottom: this.row + down,
      right: this.column + this.columnSpan,
    });
  }

  private endCell(): void {
    this.budget.spend('cells', 1);
    const cell = this.cell();
    if (cell !== null && this.grid?.setCell(this.cells, this.column, cell) === false) {
      throw brokenXml('');
    }
    this.column += this.columnSpan;
  }

  private cell(): Cell {
    const { data, type, formula } = this;
    if (type === undefined || (data === '' && type !== 'String')) {
      return formula === undefined
        ? null
        : { fault: 'uncached', formula: formula.replace(/^=/, '') };
    }
    if (type === 'Number') return asShown(numberOf(data), this.shown);
    if (type === 'DateTime') return dateOf(data);
    if (type === 'Error') return { fault: 'error', text: data };
    return type === 'Boolean' ? data === '1' : detached(data);
  }
}
