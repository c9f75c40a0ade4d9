import { COLUMNS, type FieldKey, ITEMS, type ItemKey } from '../../domain/catalog.js';
import {
  filled,
  type Household,
  placeOf,
  SURVEYED_FIELDS,
  TEXT_FIELDS,
  type TextField,
} from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import { readAnswer } from '../cells/answers.js';
import { EMPTY, readMoney, readNumber, squeezed, type UNREADABLE } from '../cells/values.js';
import type { Cell } from '../sheet.js';

const TEXTS: ReadonlySet<FieldKey> = new Set(TEXT_FIELDS);
const ITEM_KEYS: ReadonlySet<FieldKey> = new Set(ITEMS.map(({ key }) => key));
const TYPES = new Map(COLUMNS.map(({ key, type }) => [key as FieldKey, type]));
const isMoney = (field: FieldKey): boolean => ITEM_KEYS.has(field) || TYPES.get(field) === 'money';

type Value = number | string | null;

export function readAs(field: FieldKey, cell: Cell): Value | typeof UNREADABLE {
  if (TEXTS.has(field)) {
    const text = squeezed(cell);
    return text === '' ? null : text;
  }
  const read = isMoney(field)
    ? readMoney(cell, 0)
    : TYPES.get(field) === 'yesno'
      ? readAnswer(cell, field)
      : readNumber(cell);
  return read === EMPTY ? null : read;
}

/** What would reject the row in the village's own table is no correction. */
export function allowed(field: FieldKey, value: number | string): boolean {
  if (field === 'population')
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 30;
  if (field === 'idNumber') return String(value).length >= 18;
  return !ITEM_KEYS.has(field as ItemKey) || Number(value) >= 0;
}

export function presentValue(household: Household, field: FieldKey): Value {
  if (field === 'idNumber') return household.idNumberWhole;
  if (TEXTS.has(field)) return household.texts[field as TextField];
  const value = household.numbers[placeOf(field)] as number;
  return filled(value) ? value : null;
}

export function withValue(
  household: Household,
  field: FieldKey,
  value: number | string,
): Household {
  if (typeof value === 'string') {
    const whole = field === 'idNumber' ? value.toUpperCase() : household.idNumberWhole;
    const text = field === 'idNumber' ? value.toUpperCase().slice(0, 18) : value;
    return {
      ...household,
      idNumberWhole: whole,
      texts: { ...household.texts, [field]: text },
    };
  }
  const numbers = household.numbers.slice();
  numbers[placeOf(field)] = value;
  return { ...household, numbers, surveyed: household.surveyed || SURVEYED_FIELDS.has(field) };
}

export function shown(field: FieldKey, value: Value): string | number | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    return field === 'idNumber' ? maskIdNumber(value) : maskWithin(value);
  }
  if (isMoney(field)) return yuan(value);
  return TYPES.get(field) === 'yesno' ? (value === 1 ? '是' : '否') : value;
}
