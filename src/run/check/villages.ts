import { villageName } from '../../domain/names/village-name.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Placed } from '../../intake/batch/placed.js';
import { villageInFileName, villageKey } from '../../intake/batch/village.js';

type InVillage = Pick<Placed<unknown>, 'village' | 'township'>;

/** How the villages of several deliveries are told apart: by their townships too, where there are several. */
export interface Villages {
  readonly nameOf: (row: InVillage) => string;
  /** The village that a file is named after; null where that is none of these, or one of several. */
  readonly ofFile: (file: string) => string | null;
}

export function villagesIn({ prior, current, copies }: Batch): Villages {
  const townships = new Map<string, Set<string>>();
  const rows: readonly InVillage[] = [
    ...[prior, current].flatMap(({ households, rejected }) => [...households, ...rejected]),
    ...copies,
  ];
  for (const { village, township } of rows) {
    const key = villageKey(village);
    const known = townships.get(key) ?? new Set<string>();
    townships.set(key, township === '' ? known : known.add(township));
  }
  const several = new Set(rows.flatMap(({ township }) => township || [])).size > 1;
  // A form that does not name its township belongs to the only one with a village of this name.
  const townshipOf = ({ village, township }: InVillage): string => {
    const [only = '', ...others] = townships.get(villageKey(village)) ?? [];
    return township === '' && others.length === 0 ? only : township;
  };
  const nameOf = (row: InVillage): string =>
    villageName({ village: row.village, township: townshipOf(row) }, several);
  const named = new Map<string, InVillage>(rows.map((row) => [nameOf(row), row]));
  return {
    nameOf,
    ofFile(file) {
      const key = villageKey(villageInFileName(file));
      const all = [...named].filter(([, { village }]) => villageKey(village) === key);
      const isNamed = (township: string): boolean => township !== '' && file.includes(township);
      const own = all.length === 1 ? all : all.filter(([, row]) => isNamed(townshipOf(row)));
      return own.length === 1 ? (own[0]?.[0] ?? null) : null;
    },
  };
}
