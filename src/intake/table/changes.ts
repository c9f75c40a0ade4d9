import type { FieldKey } from '../../domain/catalog.js';
import { yuan } from '../../domain/money.js';
import type { FieldColumns, NumericReader } from '../cells/fields.js';
import { Normalisations } from '../cells/normalisations.js';
import { EMPTY, isBlank, isPlainNumber, squeezed } from '../cells/values.js';
import type { HeaderColumn } from '../header/names.js';
import type { Cell, Sheet } from '../sheet.js';
import type { Places } from './places.js';
import { isLost } from './report.js';

/** Where the values of a table come from. */
interface Of {
  readonly sheet: Sheet;
  readonly fields: FieldColumns;
  readonly places: Places;
  readonly numeric: readonly NumericReader[];
}

export type Changes = ReturnType<typeof changesOf>;

/**
 * Keeps what is read otherwise than a person wrote it, with its place.
 * Definition: docs/definitions/intake.md.
 */
export function changesOf({ sheet, fields, places, numeric }: Of) {
  const changed = new Normalisations();
  noteUnits();

  /** Notes a unit once, in the header; the figures themselves are what the person wrote. */
  function noteUnits(): void {
    for (const { field, sources, isMoney } of numeric) {
      for (const { column, shift } of isMoney ? sources : []) {
        if (shift === 0) continue;
        const path = fields.get(field)?.find((each) => each.column === column)?.path ?? '';
        changed.add(places.headerAt(column), `${path} 万元`, `${path} 元`);
      }
    }
  }

  function noteText(row: number, column: number, cell: Cell, value: string | null): void {
    // A cell inherited from a merge is noted where it stands.
    if (typeof cell !== 'string' || cell === value || cell !== sheet.rows[row]?.[column]) return;
    if (!isBlank(cell)) changed.add(places.cellAt(row, column), cell, value);
  }

  function noteNumber(
    row: number,
    column: number,
    cell: string,
    value: number | typeof EMPTY,
    { isMoney, isAnswer }: NumericReader,
  ): void {
    // Only what is empty can be blank.
    if (isPlainNumber(cell) || (value === EMPTY ? isBlank(cell) : isAnswer)) return;
    const readAs = value === EMPTY ? null : String(isMoney ? yuan(value) : value);
    changed.add(places.cellAt(row, column), cell, readAs);
  }

  function noteIdNumber(row: number, column: number, cell: Cell, readAs: string | null): void {
    if (isBlank(cell) || isLost(cell, 'idNumber')) return;
    const was = typeof cell === 'string' ? cell : squeezed(cell);
    if (was !== readAs) changed.addIdNumber(places.cellAt(row, column), was, readAs);
  }

  /** Notes in the header that two columns of an item were added up, as they are different money. */
  function noteAdded(column: HeaderColumn): void {
    const first = fields.get(column.field as FieldKey)?.[0];
    if (first !== undefined)
      changed.add(places.headerAt(column.column), column.path, `${first.path}+${column.path}`);
  }

  return {
    text: noteText,
    number: noteNumber,
    idNumber: noteIdNumber,
    added: noteAdded,
    made: (row: number, column: number, was: string, readAs: string): void =>
      changed.add(places.cellAt(row, column), was, readAs),
    lines: (): Uint8Array => changed.lines(),
  };
}
