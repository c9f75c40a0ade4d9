import { COLUMNS, type FieldKey, ITEMS } from '../domain/catalog.js';

/** Fields that hold money: fen in the truth, yuan or 万元 in the files. */
export const MONEY_FIELDS: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ type }) => type === 'money').map(({ key }) => key),
]);
