import { append } from '../domain/append.js';
import type { Cover } from '../domain/outcomes/follow-up.js';
import type { LedgerHousehold, LedgerRow } from '../domain/outcomes/ledger.js';

/** All rows of one household. */
export interface LedgerCase {
  /**
   * The household with the largest fall and shortfall that its rows give; as a rule all rows give
   * the same.
   */
  readonly household: LedgerHousehold;
  readonly rows: readonly LedgerRow[];
  /** Rows whose measure is taken. */
  readonly taken: readonly LedgerRow[];
}

/** The rows by household, in the order in which households come up. */
export function casesOf(rows: readonly LedgerRow[]): LedgerCase[] {
  const byKey = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    append(byKey, row.household.key, row);
  }
  return [...byKey.values()].map((own) => ({
    household: own.map((row) => row.household).reduce(larger),
    rows: own,
    taken: own.filter(({ entry }) => entry.measure !== null),
  }));
}

const larger = (a: LedgerHousehold, b: LedgerHousehold): LedgerHousehold => ({
  ...a,
  fall: Math.max(a.fall, b.fall),
  shortfall: Math.max(a.shortfall, b.shortfall),
});

/**
 * What the measures of a household cover of what it lacks. Definition:
 * docs/definitions/measures.md, "Follow-up".
 */
export function coverOf({ household, rows, taken }: LedgerCase): Cover {
  const need = Math.max(household.fall, household.shortfall);
  const planned = taken.reduce((sum, { entry }) => sum + (entry.planned ?? 0), 0);
  const helpers = new Set(rows.flatMap(({ entry }) => entry.helper ?? []));
  return { household, helpers: [...helpers], need, planned, short: Math.max(0, need - planned) };
}
