import type { FieldKey } from '../domain/catalog.js';
import { columnsOf } from '../domain/fields.js';
import { hasColumn, type TableHead } from '../domain/household.js';
import type { HouseholdRule, Need } from './rule.js';
import type { ListedRule } from './rules.js';

/** A rule that a table could not be asked, and the columns it lacks (of several, the first). */
export interface NotRun {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly missing: readonly FieldKey[];
}

export function missingIn(table: TableHead, needs: readonly Need[]): FieldKey[] {
  const missing: FieldKey[] = [];
  for (const need of needs) {
    if (typeof need === 'string') {
      if (!hasColumn(table, need)) missing.push(need);
    } else if (!need.anyOf.some((field) => hasColumn(table, field))) missing.push(need.anyOf[0]);
  }
  return missing;
}

export const notRunOf = (
  code: string,
  { file, sheet }: TableHead,
  missing: readonly FieldKey[],
): NotRun => ({ code, file, sheet, missing });

/** Picks the rules that a table has the columns for; what it lacks is noted once. */
export function askable(
  rules: readonly ListedRule<HouseholdRule>[],
  notRun: NotRun[],
): (table: TableHead) => readonly ListedRule<HouseholdRule>[] {
  const ofTable = new Map<TableHead, readonly ListedRule<HouseholdRule>[]>();
  let last: TableHead | null = null;
  let asked: readonly ListedRule<HouseholdRule>[] = [];
  return (head) => {
    if (head === last) return asked;
    last = head;
    const known = ofTable.get(head);
    asked =
      known ??
      rules.filter((rule) => {
        if (rule.currentOnly === true && head.year === 'prior') return false;
        const missing = missingIn(head, rule.needs);
        if (missing.length > 0) notRun.push(notRunOf(rule.code, head, missing));
        return missing.length === 0;
      });
    ofTable.set(head, asked);
    return asked;
  };
}

const IDENTITY: ReadonlySet<Need> = new Set(columnsOf('identity'));
/** Tells whether a need is about who a household is, which is known whatever its amounts are. */
export const isOfIdentity = (need: Need): boolean => IDENTITY.has(need);
