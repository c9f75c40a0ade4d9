import type { FieldKey } from '../domain/catalog.js';
import { columnsOf } from '../domain/fields.js';
import { hasColumn, type TableHead } from '../domain/household.js';
import { perTable } from './per-table.js';
import type { HouseholdRule, Need, PairRule } from './rule.js';
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

/**
 * A rule as row after row is asked by it. Rules differ in what they say of themselves; V8 finds the
 * parts of objects sooner where all have the same.
 */
interface Asking<R extends HouseholdRule | PairRule> {
  readonly rule: ListedRule<R>;
  readonly check: R['check'];
  readonly unsurveyed: boolean;
}

interface AskingHousehold extends Asking<HouseholdRule> {
  readonly oncePerTable: HouseholdRule['oncePerTable'] | null;
}

export type AskingPair = Asking<PairRule>;

const askingHousehold = (rule: ListedRule<HouseholdRule>): AskingHousehold => ({
  rule,
  check: rule.check,
  unsurveyed: rule.unsurveyed === true,
  oncePerTable: rule.oncePerTable ?? null,
});

export const askingPair = (rule: ListedRule<PairRule>): AskingPair => ({
  rule,
  check: rule.check,
  unsurveyed: rule.unsurveyed === true,
});

/** The rules that the households of a table are asked: surveyed ones, and those without any amount. */
export interface AskedRules {
  readonly surveyed: readonly AskingHousehold[];
  readonly unsurveyed: readonly AskingHousehold[];
}

/** Picks the rules that a table has the columns for; what it lacks is noted once. */
export const askable = (
  rules: readonly ListedRule<HouseholdRule>[],
  notRun: NotRun[],
): ((table: TableHead) => AskedRules) =>
  perTable((head) => {
    const own = rules.filter((rule) => {
      if (rule.currentOnly === true && head.year === 'prior') return false;
      const missing = missingIn(head, rule.needs);
      if (missing.length > 0) notRun.push(notRunOf(rule.code, head, missing));
      return missing.length === 0;
    });
    const surveyed = own.map(askingHousehold);
    return { surveyed, unsurveyed: surveyed.filter(({ unsurveyed }) => unsurveyed) };
  });

const IDENTITY: ReadonlySet<Need> = new Set(columnsOf('identity'));
/** Tells whether a need is about who a household is, which is known whatever its amounts are. */
export const isOfIdentity = (need: Need): boolean => IDENTITY.has(need);
