import type { FieldKey } from '../domain/catalog.js';
import { columnsOf } from '../domain/fields.js';
import { hasColumn, type TableHead } from '../domain/household.js';
import { perTable } from './per-table.js';
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

/** The rules that the households of a table are asked: surveyed ones, and those without any amount. */
export interface AskedRules {
  readonly surveyed: readonly ListedRule<HouseholdRule>[];
  readonly unsurveyed: readonly ListedRule<HouseholdRule>[];
}

/** Picks the rules that a table has the columns for; what it lacks is noted once. */
export const askable = (
  rules: readonly ListedRule<HouseholdRule>[],
  notRun: NotRun[],
): ((table: TableHead) => AskedRules) =>
  perTable((head) => {
    const surveyed = rules.filter((rule) => {
      if (rule.currentOnly === true && head.year === 'prior') return false;
      const missing = missingIn(head, rule.needs);
      if (missing.length > 0) notRun.push(notRunOf(rule.code, head, missing));
      return missing.length === 0;
    });
    return { surveyed, unsurveyed: surveyed.filter((rule) => rule.unsurveyed === true) };
  });

const IDENTITY: ReadonlySet<Need> = new Set(columnsOf('identity'));
/** Tells whether a need is about who a household is, which is known whatever its amounts are. */
export const isOfIdentity = (need: Need): boolean => IDENTITY.has(need);
