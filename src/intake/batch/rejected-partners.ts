import type { Household, TableHead } from '../../domain/household.js';
import { type KeyOf, keysOf } from './keys.js';
import type { PlacedHousehold } from './placed.js';

/** Finds the rejected row of the other year that carries a key of a row without partner. */
export type RejectedPartner = (row: Pick<Household, 'table' | 'row'>) => PlacedHousehold | null;

/** Rows without partner, and the rejected rows of the other year. */
interface Side {
  readonly alone: readonly PlacedHousehold[];
  readonly rejected: readonly PlacedHousehold[];
}

/**
 * Finds the rejected rows that carry a key of a household without partner: such a household is not
 * gone and not new. A name is no key.
 */
export function rejectedPartnersIn(sides: readonly Side[], keyOf: KeyOf): RejectedPartner {
  const partners = new Map<TableHead, Map<number, PlacedHousehold>>();
  for (const { alone, rejected } of sides) {
    if (rejected.length === 0) continue;
    const find = finder(rejected, keyOf);
    for (const placed of alone) {
      const partner = find(placed);
      if (partner === undefined) continue;
      const { table, row } = placed.row;
      partners.set(
        table,
        (partners.get(table) ?? new Map<number, PlacedHousehold>()).set(row, partner),
      );
    }
  }
  return ({ table, row }) => partners.get(table)?.get(row) ?? null;
}

function finder(
  rejected: readonly PlacedHousehold[],
  keyOf: KeyOf,
): (placed: PlacedHousehold) => PlacedHousehold | undefined {
  const rows = new Map<string, PlacedHousehold>();
  for (const placed of rejected) {
    for (const key of keysOf(placed, keyOf)) if (!rows.has(key)) rows.set(key, placed);
  }
  return (placed) =>
    keysOf(placed, keyOf)
      .map((key) => rows.get(key))
      .find((row) => row !== undefined);
}
