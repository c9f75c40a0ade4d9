import type { FieldKey, ItemKey } from '../../../domain/catalog.js';
import { isItem, isMoney, typeOf, writtenNumber } from '../../../domain/fields.js';
import {
  type Household,
  heldValue,
  isSurveyed,
  isText,
  placeOf,
  SURVEYED_FIELDS,
} from '../../../domain/household.js';
import { ID_NUMBER_LENGTH, maskIdNumber } from '../../../domain/identity.js';
import { maskWithin } from '../../../domain/masking.js';
import { readAnswer } from '../../cells/answers.js';
import { EMPTY, quoted, readMoney, readNumber, squeezed, UNREADABLE } from '../../cells/values.js';
import type { Cell } from '../../sheet.js';
import type { Row } from '../../table/rejections.js';

/** The values of cells as corrections write and change them. */
type Value = number | string | null;

export function readAs(field: FieldKey, cell: Cell): Value | typeof UNREADABLE {
  if (isText(field)) {
    const text = squeezed(cell);
    return text === '' ? null : text;
  }
  const read = isMoney(field)
    ? readMoney(cell, 0)
    : typeOf(field) === 'yesno'
      ? readAnswer(cell, field)
      : readNumber(cell);
  return read === EMPTY ? null : read;
}

const FEWEST_PERSONS = 1;
const MOST_PERSONS = 30;
/** Business income may be below 0: a form of net figures writes a loss so. */
const BUSINESS = 'business.';

/**
 * Tells whether a correction may write this value: one that would reject the row in the village's
 * own table may not.
 */
export function isAllowed(field: FieldKey, value: number | string): boolean {
  if (field === 'population') {
    const persons = Number(value);
    return Number.isInteger(value) && persons >= FEWEST_PERSONS && persons <= MOST_PERSONS;
  }
  if (field === 'idNumber') return String(value).length >= ID_NUMBER_LENGTH;
  const mayBeNegative = !isItem(field as ItemKey) || field.startsWith(BUSINESS);
  return mayBeNegative || Number(value) >= 0;
}

export const presentValue = (household: Household, field: FieldKey): Value =>
  field === 'idNumber' ? household.idNumberWhole : heldValue(household, field);

/**
 * Tells whether the cell still holds the old value of the correction, read or as it was written.
 */
export function stillSays(household: Household, field: FieldKey, old: Cell): boolean {
  const present = presentValue(household, field);
  const unread = household.unread?.get(field);
  if (unread === undefined || present !== null) {
    if (readAs(field, old) === present) return true;
  }
  if (unread === undefined) return false;
  const written = squeezed(old);
  return unread
    .split('\n')
    .slice(0, -1)
    .some((text) => text === written || (text.startsWith('=') && written === ''));
}

/** What stands in the cell, for people: `约三千` where nobody could read it. */
export function shownPresent(household: Household, field: FieldKey): string | number | null {
  const present = presentValue(household, field);
  if (present !== null) return shown(field, present);
  const unread = household.unread?.get(field)?.trim() ?? '';
  return unread === '' ? null : maskWithin(unread.replaceAll('\n', ' '));
}

/** An old value as the correction writes it. */
export function shownOld(field: FieldKey, cell: Cell): string | number | null {
  const value = readAs(field, cell);
  return value === UNREADABLE ? quoted(cell) : shown(field, value);
}

export function shown(field: FieldKey, value: Value): string | number | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    return field === 'idNumber' ? maskIdNumber(value) : maskWithin(value);
  }
  return writtenNumber(field, value);
}

/** The row with another value in a cell, which can be read now. */
export function withValue(row: Row, field: FieldKey, value: number | string): Row {
  const { unread: before, ...household } = row;
  const unread = new Map([...(before ?? [])].filter(([one]) => one !== field));
  const rest = unread.size === 0 ? {} : { unread };
  if (typeof value === 'string') {
    const whole = field === 'idNumber' ? value.toUpperCase() : row.idNumberWhole;
    const text = field === 'idNumber' ? value.toUpperCase().slice(0, ID_NUMBER_LENGTH) : value;
    const texts = { ...row.texts, [field]: text };
    return { ...household, ...rest, idNumberWhole: whole, texts };
  }
  const numbers = row.numbers.slice();
  numbers[placeOf(field)] = value;
  const surveyed =
    row.surveyed ||
    isSurveyed(numbers) ||
    [...unread.keys()].some((one) => SURVEYED_FIELDS.has(one));
  return { ...household, ...rest, numbers, surveyed };
}
