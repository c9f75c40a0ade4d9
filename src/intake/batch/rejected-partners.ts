import type { Household } from '../../domain/household.js';
import { KEY_FIELDS, type KeyOf } from './keys.js';
import type { Placed } from './placed.js';

type Row = Placed<Household>;

/**
 * For rows without partner the rejected row of the other year that carries a key of theirs: such a
 * household is not gone and not new. A name is no key.
 */
export function rejectedPartnersOf(
  alone: readonly Row[],
  rejected: readonly Row[],
  keyOf: KeyOf,
): readonly (readonly [row: Row, partner: Row])[] {
  const keysOf = (placed: Row): readonly string[] =>
    KEY_FIELDS.flatMap((field) => {
      const key = keyOf(placed, field);
      return key === null ? [] : [`${field} ${key}`];
    });
  const rows = new Map<string, Row>();
  for (const placed of rejected) {
    for (const key of keysOf(placed)) if (!rows.has(key)) rows.set(key, placed);
  }
  return alone.flatMap((placed) => {
    const partner = keysOf(placed)
      .map((key) => rows.get(key))
      .find((row) => row !== undefined);
    return partner === undefined ? [] : [[placed, partner] as const];
  });
}
