import type { PlacedHousehold } from '../placed.js';
import { villageKey } from '../village.js';

/** The most rows of one name that are looked at: nobody could tell more of them apart. */
const MOST_OF_ONE_NAME = 50;

/** The rows of a year by what a correction may call them, sorted once for all corrections. */
export interface NamedRows {
  /**
   * Finds rows by 户编号 or ID number, or by the head's name where nobody has that number. `village`
   * is null for rows of any village.
   */
  find(name: string, village: string | null): readonly PlacedHousehold[];
  /** Those that carry a 户编号 or an ID number, in any village. */
  carrying(key: string): readonly PlacedHousehold[];
}

export function namedRows(rows: readonly PlacedHousehold[]): NamedRows {
  const keys = new Map<string, PlacedHousehold[]>();
  const heads = new Map<string, PlacedHousehold[]>();
  const add = (
    names: Map<string, PlacedHousehold[]>,
    name: string | null,
    placed: PlacedHousehold,
  ): void => {
    if (name === null) return;
    const own = `${villageKey(placed.village)}\n${name}`;
    for (const key of [name, own]) {
      const known = names.get(key);
      if (known === undefined) names.set(key, [placed]);
      else if (known.length <= MOST_OF_ONE_NAME) known.push(placed);
    }
  };
  for (const placed of rows) {
    const { id, idNumber, head } = placed.row.texts;
    add(keys, id, placed);
    if (idNumber !== id) add(keys, idNumber, placed);
    add(heads, head, placed);
  }
  return {
    find(name, village) {
      const key = village === null ? name : `${villageKey(village)}\n${name}`;
      return keys.get(key) ?? heads.get(key) ?? [];
    },
    carrying: (key) => keys.get(key) ?? [],
  };
}
