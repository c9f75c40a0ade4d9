import type { TextField } from '../../domain/household.js';
import { columnsIn, type FieldColumns } from '../cells/fields.js';
import { squeezed } from '../cells/values.js';
import type { Sheet } from '../sheet.js';
import { mergedFromAbove } from './merges.js';

interface KeyColumn {
  readonly field: TextField;
  readonly column: number;
  /** The row in which the merge starts that a row lies in; -1 for none. */
  readonly startOf: (row: number) => number;
}

/** The keys of a table's rows, some of which may lie in a merge that starts above their row. */
export class MergedKeys {
  private readonly keys: readonly KeyColumn[];

  constructor(
    private readonly sheet: Sheet,
    fields: FieldColumns,
    names: readonly TextField[],
  ) {
    this.keys = names.flatMap((field) =>
      columnsIn(fields, field).map((column) => ({
        field,
        column,
        startOf: mergedFromAbove(sheet, column),
      })),
    );
  }

  /** The column of the first key that a row shares with the one above; null where all are its own. */
  sharedColumn(row: number): number | null {
    return this.keys.find(({ startOf }) => startOf(row) !== -1)?.column ?? null;
  }

  /** The first key that stands in a row; null where it has none, or shares one. */
  ownKey(row: number): string | null {
    if (this.sharedColumn(row) !== null) return null;
    const cells = this.sheet.rows[row] ?? [];
    const texts = this.keys.map(({ column }) => squeezed(cells[column] ?? null));
    return texts.find((text) => text !== '') ?? null;
  }

  /** The row whose keys a row shares, and which ones. */
  shared(row: number): { readonly start: number; readonly fields: readonly TextField[] } {
    const merged = this.keys.filter(({ startOf }) => startOf(row) !== -1);
    return {
      start: Math.min(row, ...merged.map(({ startOf }) => startOf(row))),
      fields: merged.map(({ field }) => field),
    };
  }
}
