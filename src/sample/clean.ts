import { COLUMNS, type FieldKey, ITEMS, labelOf } from '../domain/catalog.js';
import { MONEY_FIELDS } from './fields.js';
import type { Row, Value } from './truth/row.js';
import { type DraftCell, type DraftSheet, plainSheet } from './write/draft.js';

const keysOf = (group: string): readonly FieldKey[] =>
  COLUMNS.filter((column) => column.group === group).map(({ key }) => key);

/** Every column of the catalogue, in the order of a form. */
const CLEAN_FIELDS: readonly FieldKey[] = [
  ...keysOf('identity'),
  ...ITEMS.map(({ key }) => key),
  ...keysOf('total'),
  ...keysOf('outside'),
  ...keysOf('evidence'),
];

const HEADER: readonly DraftCell[] = CLEAN_FIELDS.map(labelOf);

function toCell(field: FieldKey, value: Value | undefined): DraftCell {
  if (value === undefined) return null;
  return typeof value === 'number' && MONEY_FIELDS.has(field) ? value / 100 : value;
}

/** One header row of labels, one row a household, amounts in yuan. */
export const cleanSheet = (name: string, rows: readonly Row[]): DraftSheet =>
  plainSheet(name, [
    HEADER,
    ...rows.map((row) => CLEAN_FIELDS.map((field) => toCell(field, row.get(field)))),
  ]);
