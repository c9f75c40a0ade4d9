import { maskIdNumber } from '../identity.js';
import { maskId } from '../masking.js';

/** What identifies a household; the ID number may be masked already. */
export interface Identity {
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly idNumber: string | null;
  /** The keyed hash of the ID number, where there is one. */
  readonly hash?: string | null;
}

export interface HouseholdKey {
  /**
   * The 户编号; without one the masked ID number and the head; without that the village and the head.
   * A masked 户编号 is none: the keyed hash stands for it, else village and head.
   */
  readonly key: string;
  /**
   * Every key that the household can have, the strongest first: an earlier ledger may know it by
   * another one.
   */
  readonly aliases: readonly string[];
}

export const nameKey = (village: string, head: string | null): string =>
  head === null ? village : `${village} ${head}`;

/** The end of a hash: it is enough to tell the households of a county apart. */
const FIGURES_OF_HASH = 15;
const HASHED = /^#[0-9a-f]{15}$/;

/** The key is made of a hash: where none is known any more, it says nothing but who it is not. */
export const isHashed = (key: string): boolean => HASHED.test(key);

/** Some villages write the ID number where the 户编号 belongs: masked, it may be that of several. */
export const isHidden = ({ id, idNumber }: Pick<Identity, 'id' | 'idNumber'>): boolean =>
  id !== null && (id.includes('*') || maskId(id, idNumber) !== id);

/**
 * The key of a household in ledgers: the same every month, and never a whole ID number.
 * Definition: docs/ledger.md.
 */
export function householdKey(household: Identity): HouseholdKey {
  const { village, id, head, idNumber, hash = null } = household;
  const named = nameKey(village, head);
  if (isHidden(household)) {
    const key = hash === null ? named : `#${hash.slice(-FIGURES_OF_HASH)}`;
    return { key, aliases: [...new Set([key, named])] };
  }
  const masked = idNumber === null ? null : maskIdNumber(idNumber);
  const aliases = [
    ...(id === null ? [] : [id]),
    ...(masked === null ? [] : [head === null ? masked : `${masked} ${head}`]),
    named,
  ];
  return { key: aliases[0] ?? named, aliases };
}

/**
 * The keys of all households of a run, in their order. Where two would have one key (the same name
 * and the same visible figures of the ID number), both say their place as well.
 */
export function householdKeys(
  households: readonly (Identity & { readonly township: string })[],
): HouseholdKey[] {
  const keys = households.map(householdKey);
  const counts = new Map<string, number>();
  for (const { key } of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((own, n) => {
    if (counts.get(own.key) === 1) return own;
    const { township = '', village = '' } = households[n] ?? {};
    const key = `${own.key} ${township}${village}`;
    return { key, aliases: [key, ...own.aliases] };
  });
}
