import { append } from '../../domain/append.js';
import type { Household } from '../../domain/household.js';
import { maskId } from '../../domain/masking.js';
import { differ } from '../../intake/batch/keys.js';
import type { Placed } from '../../intake/batch/placed.js';
import { villageKey } from '../../intake/batch/village.js';

export type Row = Placed<Pick<Household, 'table' | 'row' | 'texts'>>;

/** A key; null where there is none of its kind. */
export type KeyOf<T> = (one: T) => string | null;

/**
 * The same row first; then by its number in its village, for lists of villages may each be numbered
 * from 1, and without its village, which may be named otherwise where a file is; then those whose
 * number was corrected.
 */
export const ROW_KEYS: readonly KeyOf<Row>[] = [
  ({ row: { texts }, village }) =>
    JSON.stringify([villageKey(village), texts.id, texts.idNumber, texts.head]),
  ({ row: { texts }, village }) =>
    `${villageKey(village)}\n${texts.id ?? texts.idNumber ?? texts.head ?? ''}`,
  ({ row: { texts } }) => texts.id ?? texts.idNumber ?? texts.head ?? '',
  ({ row: { texts } }) => texts.idNumber,
  ({ row: { texts }, village }) =>
    texts.idNumber === null && texts.head !== null ? `${villageKey(village)}\n${texts.head}` : null,
];

/** The most rows of one 户编号 that are looked at; only a hostile list has more. */
const MOST_OF_ONE_ID = 50;

/**
 * Rows that are gone, without those whose household is still there: one of two rows had to be
 * deleted.
 */
export function withoutRepeated(gone: readonly Row[], delivered: readonly Row[]): readonly Row[] {
  const byId = new Map<string, Row[]>();
  const idNumbers = new Set<string>();
  for (const one of delivered) {
    const { id, idNumber } = one.row.texts;
    if (idNumber !== null) idNumbers.add(idNumber);
    const same = id === null ? [] : (byId.get(id) ?? []);
    if (id !== null && same.length < MOST_OF_ONE_ID) byId.set(id, [...same, one]);
  }
  return gone.filter((one) => {
    const { id, idNumber } = one.row.texts;
    if (idNumber !== null && idNumbers.has(idNumber)) return false;
    const sameId = id === null ? [] : (byId.get(id) ?? []);
    return !sameId.some((other) => mayBeOne(one, other));
  });
}

/**
 * Tells whether two rows with one 户编号 may be one household: neither ID number nor head contradicts
 * it.
 */
const mayBeOne = (one: Row, other: Row): boolean =>
  villageKey(one.village) === villageKey(other.village) &&
  !differ(one.row.texts.idNumber, other.row.texts.idNumber) &&
  !differ(one.row.texts.head, other.row.texts.head);

/** Pairs old and new by their keys; several with one key are paired in their order. */
export function paired<T>(old: readonly T[], now: readonly T[], keys: readonly KeyOf<T>[]) {
  const both = new Map<T, T>();
  let onlyOld = old;
  let onlyNew = now;
  for (const keyOf of keys) {
    const open = new Map<string, T[]>();
    for (const one of onlyOld) {
      const key = keyOf(one);
      if (key === null) continue;
      append(open, key, one);
    }
    onlyNew = onlyNew.filter((one) => {
      const key = keyOf(one);
      const partner = key === null ? undefined : open.get(key)?.shift();
      if (partner !== undefined) both.set(partner, one);
      return partner === undefined;
    });
    onlyOld = onlyOld.filter((one) => !both.has(one));
  }
  return { both, onlyOld, onlyNew };
}

export const nameOf = ({ texts: { id, head, idNumber } }: Row['row']): string | null =>
  id === null ? head : maskId(id, idNumber);
