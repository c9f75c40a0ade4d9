import { DEFAULT_SEVERITIES, FINDING_CODES, type FindingCode } from '../domain/findings/codes.js';
import type { Severity } from '../domain/findings/severity.js';
import type { Rule, Rules } from './rule.js';
import { elsewhereRules } from './rules/elsewhere.js';
import { evidenceRules } from './rules/evidence.js';
import { householdRules } from './rules/household.js';
import { idRules } from './rules/id.js';
import { incomeRules } from './rules/income.js';
import { itemRules } from './rules/items.js';
import { matchRules } from './rules/match.js';
import { monitoringRules } from './rules/monitoring.js';
import { readingRules } from './rules/reading.js';
import { sheetRules } from './rules/sheet.js';
import { totalsRules } from './rules/totals.js';
import { unitRules } from './rules/unit.js';
import { welfareRules } from './rules/welfare.js';
import { workRules } from './rules/work.js';
import { yearsRules } from './rules/years.js';

/** Every code has its rule: a code without one does not compile. */
const BY_CODE: Required<Rules> = {
  ...elsewhereRules,
  ...readingRules,
  ...unitRules,
  ...itemRules,
  ...idRules,
  ...householdRules,
  ...totalsRules,
  ...sheetRules,
  ...incomeRules,
  ...yearsRules,
  ...welfareRules,
  ...workRules,
  ...monitoringRules,
  ...evidenceRules,
  ...matchRules,
};

export type ListedRule<R extends Rule = Rule> = R & {
  readonly code: FindingCode;
  /** The severity unless the policy says otherwise. */
  readonly severity: Severity;
};

/** All rules in the order of docs/definitions/checks.md. */
export const RULES: readonly ListedRule[] = FINDING_CODES.map((code) => ({
  ...BY_CODE[code],
  code,
  severity: DEFAULT_SEVERITIES[code],
}));
