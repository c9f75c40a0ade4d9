import { type Cell, isFault, type Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { brokenXml } from '../refusal.js';
import { asShown, dateOf } from '../xlsx/number-format.js';
import { detached, numberOf, shownWithZeros, withoutShownError } from '../xlsx/values.js';
import { type Attributes, ElementSink } from './element-sink.js';

const count = (value: string | undefined): number => {
  if (value === undefined) return 1;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw brokenXml('');
  return number;
};

const isHidden = (attributes: Attributes): boolean =>
  (attributes.get('visibility') ?? 'visible') !== 'visible';

const TRUTHS: ReadonlySet<string> = new Set(['TRUE', 'FALSE']);

/** `PT08H30M00S` is half past eight. */
const timeOf = (duration: string): Cell =>
  dateOf(duration.replace(/^PT(\d+)H(\d+)M(\d+)(?:[.,]\d*)?S$/, '$1:$2:$3'));

const textIn = (cells: readonly Cell[]): number =>
  cells.reduce((sum: number, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);

/** Content of a cell that is not its text: comments, readings, drawings. */
const ASIDE: readonly string[] = ['annotation', 'ruby-text', 'shapes', 'frame', 'custom-shape'];

/**
 * Reads the sheets of an OpenDocument spreadsheet (ODF 1.2 part 1, 9). Repeated rows share one
 * array; empty rows and cells at the end are repeated up to the sheet's edge by every producer and
 * do not count as stored.
 */
export class OpenDocumentSink extends ElementSink {
  readonly sheets: Sheet[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private grid: Grid | undefined;
  private row = 0;
  private rowRepeated = 1;
  private rowHidden = false;
  private cells: Cell[] = [];
  private column = 0;
  private sheetColumn = 0;
  private cellAttributes: Attributes = new Map();
  private inCell = false;
  private paragraphs = 0;
  private content = '';
  private inParagraph = false;
  private aside = 0;

  constructor(private readonly budget: Budget) {
    super();
  }

  protected start(name: string, attributes: Attributes): void {
    if (ASIDE.includes(name)) this.aside += 1;
    else if (this.aside > 0) return;
    else if (this.inCell) this.startInCell(name, attributes);
    else if (name === 'style') this.style = attributes.get('name') ?? '';
    else if (name === 'table-properties') {
      if (attributes.get('display') === 'false') this.hiddenStyles.add(this.style);
    } else if (name === 'table') this.startTable(attributes);
    else if (name === 'table-column') this.startColumn(attributes);
    else if (name === 'table-row') this.startRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.startCell(attributes);
  }

  protected characters(text: string): void {
    if (this.inParagraph && this.aside === 0) this.add(text);
  }

  protected end(name: string): void {
    if (ASIDE.includes(name)) this.aside -= 1;
    else if (this.aside > 0) return;
    else if (name === 'p') this.inParagraph = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
    else if (name === 'table-row') this.endRow();
    else if (name === 'table') this.endTable();
  }

  private startTable(attributes: Attributes): void {
    // With a table inside a table, rows of one of them would be lost.
    if (this.grid !== undefined) throw brokenXml('');
    const hidden = this.hiddenStyles.has(attributes.get('style-name') ?? '');
    this.grid = new Grid(attributes.get('name') ?? '', hidden, this.budget);
    this.row = 0;
    this.sheetColumn = 0;
  }

  private endTable(): void {
    if (this.grid !== undefined) this.sheets.push(this.grid.finish());
    this.grid = undefined;
  }

  private startColumn(attributes: Attributes): void {
    const end = this.sheetColumn + count(attributes.get('number-columns-repeated'));
    if (isHidden(attributes)) this.grid?.hideColumns(this.sheetColumn, end - 1);
    this.sheetColumn = end;
  }

  private startRow(attributes: Attributes): void {
    this.rowRepeated = count(attributes.get('number-rows-repeated'));
    this.rowHidden = isHidden(attributes);
    this.cells = [];
    this.column = 0;
  }

  private endRow(): void {
    const end = this.row + this.rowRepeated;
    if (this.cells.length > 0) {
      this.budget.check('rows', end);
      this.budget.spend('cells', this.cells.length * (this.rowRepeated - 1));
      this.budget.spend('texts', textIn(this.cells) * (this.rowRepeated - 1));
      for (let row = this.row; row < end; row += 1) {
        this.grid?.addRow(row, this.cells);
        if (this.rowHidden) this.grid?.hideRow(row);
      }
    }
    this.row = end;
  }

  private startCell(attributes: Attributes): void {
    this.inCell = true;
    this.cellAttributes = attributes;
    this.paragraphs = 0;
    this.content = '';
  }

  private startInCell(name: string, attributes: Attributes): void {
    if (name === 'p') {
      if (this.paragraphs > 0) this.add('\n');
      this.paragraphs += 1;
      this.inParagraph = true;
    } else if (name === 's') this.add(' '.repeat(this.spaces(attributes)));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
  }

  private spaces(attributes: Attributes): number {
    const spaces = count(attributes.get('c'));
    this.budget.check('cellLength', spaces);
    return spaces;
  }

  private add(text: string): void {
    this.content += text;
    this.budget.check('cellLength', this.content.length);
  }

  private endCell(): void {
    this.inCell = false;
    const repeated = count(this.cellAttributes.get('number-columns-repeated'));
    const cell = this.cell();
    if (cell !== null) {
      this.budget.check('columns', this.column + repeated);
      this.budget.spend('cells', repeated);
      for (let n = 0; n < repeated; n += 1) this.grid?.setCell(this.cells, this.column + n, cell);
    }
    this.mergeCell();
    this.column += repeated;
  }

  private mergeCell(): void {
    const down = count(this.cellAttributes.get('number-rows-spanned')) - 1;
    const across = count(this.cellAttributes.get('number-columns-spanned')) - 1;
    if (down + across === 0) return;
    const { row: top, column: left } = this;
    this.grid?.merge({ top, left, bottom: top + down, right: left + across });
  }

  private cell(): Cell {
    const attributes = this.cellAttributes;
    const type = attributes.get('value-type') ?? '';
    const formula = attributes.get('formula');
    if (type === '' && formula !== undefined && this.paragraphs === 0) {
      return { fault: 'uncached', formula: formula.replace(/^(?:[a-z]+:)?=/, '') };
    }
    // Excel writes the number 0 beside the error that it shows.
    const shown = withoutShownError(this.content);
    if (type === 'error' || isFault(shown)) return { fault: 'error', text: this.content };
    // LibreOffice keeps some truth values as numbers with their format.
    if (type === 'float' && TRUTHS.has(this.content)) return this.content === 'TRUE';
    if (type === 'float' || type === 'percentage' || type === 'currency') {
      const number = numberOf(attributes.get('value') ?? this.content);
      return type === 'percentage'
        ? asShown(number, 'percent')
        : shownWithZeros(number, this.content);
    }
    if (type === 'date') return dateOf(attributes.get('date-value') ?? this.content);
    if (type === 'time') return timeOf(attributes.get('time-value') ?? this.content);
    if (type === 'boolean') return attributes.get('boolean-value') === 'true';
    const text = attributes.get('string-value') ?? this.content;
    return text === '' && type !== 'string' ? null : detached(text);
  }
}
