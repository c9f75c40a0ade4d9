import { COLUMNS, type FieldKey, ITEMS } from '../domain/catalog.js';
import {
  filled,
  type Household,
  placeOf,
  TEXT_FIELDS,
  type TextField,
} from '../domain/household.js';
import { maskIdNumber } from '../domain/identity.js';
import { maskId, maskWithin } from '../domain/masking.js';
import { yuan } from '../domain/money.js';

const TEXTS: ReadonlySet<FieldKey> = new Set(TEXT_FIELDS);
const MONEY: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ type }) => type === 'money').map(({ key }) => key),
]);
const ANSWERS: ReadonlySet<FieldKey> = new Set(
  COLUMNS.filter(({ type }) => type === 'yesno').map(({ key }) => key),
);

/** What a cell says, for a finding: money in yuan, ID numbers masked; null where it is blank. */
export function cellValue({ texts, numbers }: Household, field: FieldKey): string | number | null {
  if (TEXTS.has(field)) {
    const text = texts[field as TextField];
    if (text === null) return null;
    if (field === 'idNumber') return maskIdNumber(text);
    return field === 'id' ? maskId(text, texts.idNumber) : maskWithin(text);
  }
  const value = numbers[placeOf(field)] as number;
  if (!filled(value)) return null;
  if (MONEY.has(field)) return yuan(value);
  return ANSWERS.has(field) ? (value === 1 ? '是' : '否') : value;
}
