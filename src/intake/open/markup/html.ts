import { Parser } from 'htmlparser2';
import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { unreadable } from '../refusal.js';
import { detached, numberOf, shownWithZeros } from '../xlsx/values.js';

/** The parser looks through all elements that are open. */
const DEEPEST = 500;
const PIECE = 2 ** 16;

const NOT_TEXT: readonly string[] = ['script', 'style'];
const LINES: readonly string[] = ['br', 'p', 'div', 'li'];

const BLANKS = /[\t\n\r \u00a0]+/g;
/** Stands for a line break that counts; those of the source are white space. */
const BREAK = '\u0001';

const shown = (content: string): string =>
  content
    .replaceAll(BLANKS, ' ')
    .split(BREAK)
    .map((line) => line.trim())
    .join('\n')
    .trim();

type Attributes = Readonly<Record<string, string>>;

const span = (value: string | undefined): number => {
  const number = Number.parseInt(value ?? '1', 10);
  return number > 1 ? number : 1;
};

/** One table that is being read; end tags of rows and cells are often left out. */
class Table {
  readonly grid: Grid;
  private rowIndex = -1;
  private row: Cell[] | undefined;
  private column = 0;
  /** The last row down to which each column is taken by a cell above. */
  private readonly takenTo: number[] = [];
  private cell: Attributes | undefined;
  private content = '';

  constructor(
    name: string,
    private readonly budget: Budget,
  ) {
    this.grid = new Grid(name, false, budget);
  }

  openRow(): void {
    this.closeRow();
    this.rowIndex += 1;
    this.row = [];
    this.column = 0;
  }

  closeRow(): void {
    this.closeCell();
    if (this.row !== undefined) this.grid.addRow(this.rowIndex, this.row);
    this.row = undefined;
  }

  openCell(attributes: Attributes): void {
    if (this.row === undefined) this.openRow();
    this.closeCell();
    this.cell = attributes;
    this.content = '';
  }

  text(text: string): void {
    if (this.cell === undefined) return;
    this.content += text;
    this.budget.check('cellLength', this.content.length);
  }

  closeCell(): void {
    const { cell, row } = this;
    if (cell === undefined || row === undefined) return;
    this.cell = undefined;
    const before = this.column;
    while ((this.takenTo[this.column] ?? -1) >= this.rowIndex) this.column += 1;
    this.budget.spend('cells', this.column - before + 1);
    const value = this.value(cell);
    if (value !== null) this.grid.setCell(row, this.column, value);
    this.span(span(cell.rowspan), span(cell.colspan));
  }

  /**
   * The value of a cell. Spreadsheet programs export the rounded number as text and the exact one
   * beside it.
   */
  private value({ 'x:num': number = '' }: Attributes): Cell {
    const text = shown(this.content);
    if (number !== '') return shownWithZeros(numberOf(number), text);
    return text === '' ? null : detached(text);
  }

  private span(rows: number, columns: number): void {
    const { column: left, rowIndex: top } = this;
    const bottom = top + rows - 1;
    this.budget.check('rows', bottom + 1);
    this.budget.check('columns', left + columns);
    this.column += columns;
    if (rows > 1) this.takenTo.length = Math.max(this.takenTo.length, this.column);
    if (rows > 1) this.takenTo.fill(bottom, left, this.column);
    if (rows * columns > 1) this.grid.merge({ top, left, bottom, right: this.column - 1 });
  }
}

/** Takes what the parser finds; a table within a table is a table of its own. */
class Tables {
  readonly sheets: Sheet[] = [];
  private readonly open: Table[] = [];
  private tables = 0;
  private depth = 0;
  private notText = 0;
  private isBare = false;

  constructor(private readonly budget: Budget) {}

  onopentag(name: string, attributes: Attributes): void {
    this.budget.spend('elements', 1);
    this.depth += 1;
    if (this.depth > DEEPEST) throw unreadable('damaged');
    const isPart = name === 'tr' || name === 'td' || name === 'th';
    if (isPart && this.open.length === 0) this.openBareTable();
    const table = this.open.at(-1);
    if (name === 'table') this.openTable();
    else if (name === 'tr') table?.openRow();
    else if (isPart) table?.openCell(attributes);
    else if (NOT_TEXT.includes(name)) this.notText += 1;
    else if (LINES.includes(name)) table?.text(BREAK);
  }

  ontext(text: string): void {
    if (this.notText === 0) this.open.at(-1)?.text(text);
  }

  onclosetag(name: string, isImplied: boolean): void {
    this.depth -= 1;
    const table = this.open.at(-1);
    if (name === 'table') {
      // Its end tag is missing, so the page was cut off.
      if (isImplied) throw unreadable('damaged');
      this.closeTable();
    }
    if (name === 'tr') table?.closeRow();
    else if (name === 'td' || name === 'th') table?.closeCell();
    else if (NOT_TEXT.includes(name)) this.notText -= 1;
    else if (LINES.includes(name) && name !== 'br') table?.text(BREAK);
  }

  private openTable(): void {
    this.endBareTable();
    this.begin();
  }

  /** Begins a table whose rows stand in the page without the element around them. */
  private openBareTable(): void {
    this.isBare = true;
    this.begin();
  }

  private begin(): void {
    this.tables += 1;
    this.open.push(new Table(`Sheet${this.tables}`, this.budget));
  }

  /** A table without an end tag ends where the page, or another table, does. */
  endBareTable(): void {
    if (!this.isBare) return;
    this.isBare = false;
    this.closeTable();
  }

  private closeTable(): void {
    const table = this.open.pop();
    if (table === undefined) throw unreadable('damaged');
    table.closeRow();
    this.sheets.push(table.grid.finish());
  }
}

/**
 * The tables of a web page, each as a sheet of texts: an ID number made a number would lose its
 * last digits, a code its leading zeros.
 */
export const readHtml = (text: string, budget: Budget): Sheet[] => {
  const tables = new Tables(budget);
  const parser = new Parser(tables);
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
  tables.endBareTable();
  return tables.sheets;
};
