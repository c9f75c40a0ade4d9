import type { Cell, Merge, Sheet } from '../sheet.js';
import type { Budget } from './budget.js';
import { withoutShownError } from './xlsx/values.js';

/** One object for all rows that are not stored: a sheet of a million rows costs only their slots. */
const EMPTY: readonly Cell[] = Object.freeze([]);

/**
 * Builds a sheet from rows and cells as they come, in any order. Allocates for what is stored
 * only; the gaps to the left of a cell and above a row are counted, too.
 */
export class Grid {
  private readonly rows: (readonly Cell[])[] = [];
  private readonly merges: Merge[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns: (readonly [first: number, last: number])[] = [];
  private width = 0;

  constructor(
    private readonly name: string,
    private hidden: boolean,
    private readonly budget: Budget,
  ) {
    budget.spend('sheets', 1);
    budget.check('cellLength', name.length);
  }

  /** False where the row is there already. */
  addRow(index: number, cells: readonly Cell[]): boolean {
    this.budget.check('rows', index + 1);
    if (cells.length > 0) this.budget.spend('filledRows', 1);
    if (index < this.rows.length) {
      if (this.rows[index] !== EMPTY) return false;
      this.rows[index] = cells.length === 0 ? EMPTY : cells;
    } else {
      this.budget.spend('allRows', index + 1 - this.rows.length);
      while (this.rows.length < index) this.rows.push(EMPTY);
      this.rows.push(cells.length === 0 ? EMPTY : cells);
    }
    if (cells.length > this.width) this.width = cells.length;
    return true;
  }

  /** False where the row has that cell already. */
  setCell(row: Cell[], column: number, written: Cell): boolean {
    const cell = withoutShownError(written);
    if (typeof cell === 'string') this.budget.spendText(cell.length);
    if (column < row.length) {
      if (row[column] !== null) return false;
      row[column] = cell;
      return true;
    }
    if (column >= this.budget.limits.columns) this.budget.check('columns', column + 1);
    if (column > row.length) {
      this.budget.spend('cells', column - row.length);
      while (row.length < column) row.push(null);
    }
    row.push(cell);
    return true;
  }

  /** Remembers its last row; calling the result takes away the rows that came behind it. */
  mark(): () => void {
    const { width } = this;
    const { length } = this.rows;
    const hidden = this.hiddenRows.length;
    return () => {
      this.width = width;
      this.rows.length = length;
      this.hiddenRows.length = hidden;
    };
  }

  merge(merge: Merge): void {
    this.budget.spend('merges', 1);
    this.merges.push(merge);
  }

  hide(): void {
    this.hidden = true;
  }

  hideRow(index: number): void {
    this.hiddenRows.push(index);
  }

  /** Hides the columns from `first` to `last`, both included. */
  hideColumns(first: number, last: number): void {
    this.hiddenColumns.push([first, last]);
    this.budget.check('columns', this.hiddenColumns.length);
  }

  /** Hidden rows and columns beyond the last stored one hide nothing and are left out. */
  finish(): Sheet {
    return {
      name: this.name,
      hidden: this.hidden,
      rows: this.rows,
      merges: this.merges,
      hiddenRows: this.hiddenRows.filter((row) => row < this.rows.length).sort((a, b) => a - b),
      hiddenColumns: this.columnsHidden(),
    };
  }

  private columnsHidden(): number[] {
    const hidden = new Uint8Array(this.width);
    for (const [first, last] of this.hiddenColumns) hidden.fill(1, Math.max(first, 0), last + 1);
    return [...hidden.keys()].filter((column) => hidden[column] === 1);
  }
}
