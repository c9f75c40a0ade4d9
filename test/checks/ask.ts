import {
  type CheckOptions,
  checkBatch,
  checkHouseholds,
  checkPairs,
  checkTables,
} from '../../src/checks/run.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { Finding } from '../../src/domain/findings/finding.js';
import type { TableHead } from '../../src/domain/household.js';
import { type Given, household, pair, placed } from '../build.js';
import { DEFAULT, policyWith } from '../policies.js';

export const OPTIONS: CheckOptions = { policy: DEFAULT, today: '2022-09-30' };

const only = (code: FindingCode, findings: readonly Finding[]): Finding[] =>
  findings.filter((found) => found.code === code);

/** What one rule says of one household. */
export const ofHousehold = (
  code: FindingCode,
  given: Given,
  options: Partial<CheckOptions> = {},
): Finding[] =>
  only(code, checkHouseholds([placed(household(given))], { ...OPTIONS, ...options }).findings);

/** What one rule says of one household in both years. */
export const ofPair = (
  code: FindingCode,
  prior: Given,
  current: Given,
  {
    options = {},
    villages,
  }: {
    options?: Partial<CheckOptions>;
    villages?: readonly [string, string];
  } = {},
): Finding[] => {
  const both = pair(prior, current, villages === undefined ? {} : { villages });
  return only(code, checkPairs([both], { ...OPTIONS, ...options }).findings);
};

export { checkBatch, checkHouseholds, checkPairs, checkTables, DEFAULT, policyWith };

/** A column of every category, left blank: what is said of all income needs them. */
export const EVERY_CATEGORY = {
  ...{ 'wages.migrant': null, 'business.crops': null },
  ...{ 'property.land': null, 'transfers.soil': null },
} as const;

/** A table with households in the rows from 4 on, and total rows where they are given. */
export const detailTable = (
  head: TableHead,
  households: readonly Given[],
  totals: readonly { row: number; label?: string; values: Given['values'] }[] = [],
  rejected: readonly number[] = [],
) => ({
  head,
  unit: null,
  households: households.map((given, n) => household({ table: head, row: 4 + n, ...given })),
  rejected: rejected.map((row) => ({ row })),
  totals: totals.map(({ row, label = '合计', values = {} }) => ({
    row,
    label,
    numbers: household({ values: { population: null, ...values } }).numbers,
  })),
});

/** An ID number with its check character: region, birth date, sequence. */
export function idNumber(birth = '19700101', region = '149900', sequence = '121'): string {
  const body = region + birth + sequence;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(body[n]), 0);
  return body + '10X98765432'[sum % 11];
}
