import { kindsOf, type ValueKinds } from '../cells/kinds.js';
import type { Cell, Sheet } from '../sheet.js';
import type { Header } from './names.js';

/** The rows of a table and where its header stands among them. */
export interface Rows {
  readonly sheet: Sheet;
  readonly above: number;
  readonly header: Header;
  kindOf(row: number): string;
}

/** How many rows are looked at, enough to tell what a column holds. */
const ROWS_LOOKED_AT = 1000;
const COLUMNS_LOOKED_AT = 500;

/** The kinds of values that the households of a table have in a column. */
export function valuesIn(rows: Rows): (column: number) => ValueKinds | null {
  const body = bodyOf(rows).slice(0, ROWS_LOOKED_AT);
  let looked = 0;
  return (column) => {
    looked += 1;
    return looked > COLUMNS_LOOKED_AT ? null : kindsOf(body.map((cells) => cells[column] ?? null));
  };
}

const BODIES = new WeakMap<Rows, readonly (readonly Cell[])[]>();

/** The rows of a table's households; worked out once. */
export function bodyOf(rows: Rows): readonly (readonly Cell[])[] {
  const known = BODIES.get(rows);
  if (known !== undefined) return known;
  const { sheet, header, kindOf } = rows;
  const body: (readonly Cell[])[] = [];
  for (let row = header.bottom + 1; row < sheet.rows.length; row += 1) {
    if (kindOf(row) === 'body') body.push(sheet.rows[row] ?? []);
  }
  BODIES.set(rows, body);
  return body;
}
