import { maskIdNumber } from '../identity.js';
import { maskId } from '../masking.js';

/** What identifies a household; the ID number may be masked already. */
export interface Identity {
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly idNumber: string | null;
}

export interface HouseholdKey {
  /**
   * The 户编号; without one the masked ID number and the head; without that the village and the head.
   * A masked 户编号 is followed by village and head.
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

/** Some villages write the ID number where the 户编号 belongs: masked, it may be that of several. */
const isHidden = (id: string, idNumber: string | null): boolean =>
  id.includes('*') || maskId(id, idNumber) !== id;

/**
 * The key of a household in ledgers: the same every month, and never a whole ID number.
 * Definition: docs/ledger.md.
 */
export function householdKey({ village, id, head, idNumber }: Identity): HouseholdKey {
  const named = nameKey(village, head);
  if (id !== null && isHidden(id, idNumber)) return { key: named, aliases: [named] };
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
