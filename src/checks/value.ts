import type { FieldKey } from '../domain/catalog.js';
import { isMoney, typeOf } from '../domain/fields.js';
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
  if (isMoney(field)) return yuan(value);
  return typeOf(field) === 'yesno' ? (value === 1 ? '是' : '否') : value;
}
