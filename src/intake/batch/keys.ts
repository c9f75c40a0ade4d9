import type { Household } from '../../domain/household.js';
import type { Placed } from './placed.js';
import { villageKey } from './village.js';

/** Keys of a household. A name is none. Definition: docs/definitions/intake.md, "Rejected rows". */

export const KEY_FIELDS = ['id', 'idNumber'] as const;
export type KeyField = (typeof KEY_FIELDS)[number];

type Row = Placed<Pick<Household, 'texts'>>;

/** Two texts that are both there, and not the same. */
export const differ = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a !== b;

/** Rows come village by village, so that the key of the last one is at hand. */
let last = { village: '', township: '', key: '\n' };

/** A village of one township, however it is spelled. */
export function placeKey({ village, township }: Pick<Row, 'village' | 'township'>): string {
  if (village !== last.village || township !== last.township) {
    last = { village, township, key: `${township}\n${villageKey(village)}` };
  }
  return last.key;
}

/** Each row's key is made once, because V8 flattens and hashes every newly joined string again. */
const NAME_KEYS = new WeakMap<Row, string>();

/** Village and head's name; null where the head is not named. */
export function nameKey(placed: Row): string | null {
  const { head } = placed.row.texts;
  if (head === null) return null;
  let key = NAME_KEYS.get(placed);
  if (key === undefined) {
    key = `${placeKey(placed)}\n${head}`;
    NAME_KEYS.set(placed, key);
  }
  return key;
}

/** The key of a row by one of its numbers; null where it has none. */
export type KeyOf = (placed: Row, field: KeyField) => string | null;

/** Both keys of a row, each told from the other. */
export const keysOf = (placed: Row, keyOf: KeyOf): string[] =>
  KEY_FIELDS.flatMap((field) => {
    const key = keyOf(placed, field);
    return key === null ? [] : [`${field} ${key}`];
  });

/** The keys of rows, where the 户编号 of some villages count within the village alone. */
export const keysWithin =
  (local: ReadonlySet<string>): KeyOf =>
  (placed, field) => {
    const value = placed.row.texts[field];
    if (value === null || field === 'idNumber' || local.size === 0) return value;
    const place = placeKey(placed);
    return local.has(place) ? `${place}\n${value}` : value;
  };
