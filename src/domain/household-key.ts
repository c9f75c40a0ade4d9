import { maskIdNumber, maskWithin } from './identity.js';

/** What identifies a household; the ID number may be masked already. */
export interface Identity {
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly idNumber: string | null;
}

export interface HouseholdKey {
  /** 户编号, else masked ID number and head, else village and head. */
  readonly key: string;
  /** All of these that are known, the strongest first: what the key may have been earlier. */
  readonly aliases: readonly string[];
}

export const nameKey = (village: string, head: string | null): string =>
  head === null ? village : `${village} ${head}`;

/** Some villages write the ID number where the 户编号 belongs: it leaves the program masked. */
const idKey = (id: string, head: string | null): string => {
  const masked = maskWithin(id);
  return masked === id || head === null ? masked : `${masked} ${head}`;
};

/**
 * The key of a household in ledgers: the same every month, and never a whole ID number.
 * Definition: docs/ledger.md.
 */
export function householdKey({ village, id, head, idNumber }: Identity): HouseholdKey {
  const named = nameKey(village, head);
  const masked = idNumber === null ? null : maskIdNumber(idNumber);
  const aliases = [
    ...(id === null ? [] : [idKey(id, head)]),
    ...(masked === null ? [] : [head === null ? masked : `${masked} ${head}`]),
    named,
  ];
  return { key: aliases[0] ?? named, aliases };
}
