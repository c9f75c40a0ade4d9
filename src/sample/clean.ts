import { type FieldKey, labelOf } from '../domain/catalog.js';
import { columnsOf, ITEM_KEYS, isMoney } from '../domain/fields.js';
import { yuan } from '../domain/money.js';
import type { Row, Value } from './truth/row.js';
import { type DraftCell, type DraftSheet, plainSheet } from './write/draft.js';

/** Every column of the catalogue, in the order of a form. */
const CLEAN_FIELDS: readonly FieldKey[] = [
  ...columnsOf('identity'),
  ...ITEM_KEYS,
  ...columnsOf('total'),
  ...columnsOf('outside'),
  ...columnsOf('evidence'),
];

const HEADER: readonly DraftCell[] = CLEAN_FIELDS.map(labelOf);

function toCell(field: FieldKey, value: Value | undefined): DraftCell {
  if (value === undefined) return null;
  return typeof value === 'number' && isMoney(field) ? yuan(value) : value;
}

/** One header row of labels, one row a household, amounts in yuan. */
export const cleanSheet = (name: string, rows: readonly Row[]): DraftSheet =>
  plainSheet(name, [
    HEADER,
    ...rows.map((row) => CLEAN_FIELDS.map((field) => toCell(field, row.get(field)))),
  ]);
