import type { Comparison, Terms } from '../../src/analysis/compare.js';
import { type Analysed, analyst, type Subject } from '../../src/analysis/household.js';
import { tagHousehold } from '../../src/analysis/tags.js';
import type { FieldKey } from '../../src/domain/catalog.js';
import type { FactorKey } from '../../src/domain/factor.js';
import { TEXT_FIELDS } from '../../src/domain/household.js';
import type { FactorTag } from '../../src/domain/outcomes/result.js';
import type { Policy } from '../../src/domain/policy.js';
import { type Given, pair } from '../build.js';
import { DEFAULT, policyWith } from '../policies.js';

/** Cells of one row: money in yuan, quantities as they are, yes/no as booleans; null is blank. */
export type Cells = Partial<Record<FieldKey, number | boolean | string | null>>;

const TEXTS: ReadonlySet<string> = new Set(TEXT_FIELDS);

function givenBy(cells: Cells): Given {
  const all = Object.entries(cells);
  return {
    texts: Object.fromEntries(all.filter(([field]) => TEXTS.has(field))),
    values: Object.fromEntries(all.filter(([field]) => !TEXTS.has(field))),
  };
}

/** One household whose two tables have the columns that are given, each its own. */
export function onTwoForms(prior: Cells, current: Cells): Subject {
  const both = pair(givenBy(prior), givenBy(current));
  const { village, township } = both.current;
  const { matchedBy } = both;
  return { prior: both.prior.row, current: both.current.row, village, township, matchedBy };
}

/** One household on the same form in both years: what one year does not give is blank there. */
export function onOneForm(prior: Cells, current: Cells): Subject {
  const blank = Object.fromEntries(
    Object.keys({ ...prior, ...current })
      .filter((field) => field !== 'population')
      .map((field) => [field, null]),
  );
  return onTwoForms({ ...blank, ...prior }, { ...blank, ...current });
}

/** Two whole years. */
const WHOLE_YEARS = { months: 12, estimated: false };

export type Span = Omit<Terms, 'policy'>;

export const compared = (
  subject: Subject,
  policy: Policy = DEFAULT,
  span: Span = WHOLE_YEARS,
): Comparison => analyst({ policy, ...span }).compare(subject);

export const analysed = (
  subject: Subject,
  policy: Policy = DEFAULT,
  span: Span = WHOLE_YEARS,
): Analysed => analyst({ policy, ...span }).analyse(subject);

export const tagsOf = (
  subject: Subject,
  policy: Policy = DEFAULT,
  span: Span = WHOLE_YEARS,
): readonly FactorTag[] => tagHousehold(compared(subject, policy, span)).tags;

/** A factor's tag for a household on one form; undefined where it is not tagged. */
export const tagger =
  (factor: FactorKey) =>
  (
    prior: Cells,
    current: Cells,
    policy: Policy = DEFAULT,
    span: Span = WHOLE_YEARS,
  ): FactorTag | undefined =>
    tagsOf(onOneForm(prior, current), policy, span).find(({ key }) => key === factor);

/** The factors of tags, in their order. */
export const factorsOf = (tags: readonly FactorTag[]): FactorKey[] => tags.map(({ key }) => key);

export { DEFAULT, policyWith };
