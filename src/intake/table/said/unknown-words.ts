import type { FieldKey } from '../../../domain/catalog.js';
import { squeezed } from '../../cells/values.js';
import type { Cell } from '../../sheet.js';

/** A word of a yes/no column that means neither, with the number of its cells and the first row. */
export interface UnknownWord {
  readonly field: FieldKey;
  readonly column: number;
  /** The index of the row, from 0. */
  readonly row: number;
  readonly cell: Cell;
  cells: number;
}

/** The words of a table's yes/no columns that nobody knows, each once. */
export class UnknownWords {
  private readonly words = new Map<string, UnknownWord>();

  add(field: FieldKey, column: number, cell: Cell, row: number): void {
    const key = `${column}\n${squeezed(cell)}`;
    const known = this.words.get(key);
    if (known === undefined) this.words.set(key, { field, column, row, cell, cells: 1 });
    else known.cells += 1;
  }

  all(): readonly UnknownWord[] {
    return [...this.words.values()];
  }
}
