import type { FactorKey } from '../domain/factor.js';
import { amountOf, answerOf, hasColumn, numberOf } from '../domain/household.js';
import {
  MEASURE_KEYS,
  MEASURE_REASONS,
  type MeasureFamily,
  type MeasureQuestion,
  type MeasureReason,
} from '../domain/measure.js';
import type { FactorTag, HouseholdResult, Proposal } from '../domain/outcomes/result.js';
import type { Comparison } from './compare.js';
import { categorySums, fallOfYield, sizeOfFall } from './falls.js';

/** The eight families of measures. Definition: docs/definitions/measures.md. */

/** What proposals are made from. */
interface Case {
  readonly comparison: Comparison;
  readonly tags: readonly FactorTag[];
  readonly target: HouseholdResult['target'];
  readonly belowLine: boolean;
  /** null where unknown, which never fulfils a reason and never blocks a measure. */
  readonly labour: number | null;
  readonly willing: boolean | null;
  readonly loanEligible: boolean | null;
}

const landFell = ({ comparison }: Case): boolean =>
  itemFell(comparison, 'business.crops') || itemFell(comparison, 'business.orchard');
const animalsFell = ({ comparison }: Case): boolean => itemFell(comparison, 'business.livestock');

/** Tells whether an item fell, by gross or by gross less its own costs. */
const itemFell = (
  comparison: Comparison,
  key: 'business.crops' | 'business.orchard' | 'business.livestock',
): boolean => fallOfYield(comparison, comparison.plan.yields[key]) > 0;

const isTagged = ({ tags }: Case, factor: FactorKey): boolean => {
  for (const tag of tags) if (tag.key === factor) return true;
  return false;
};
const businessHurt = (subject: Case): boolean =>
  isTagged(subject, 'business') || isTagged(subject, 'disaster');
const targetMissed = ({ target }: Case): boolean => target.met === false;

/** Some business fell, the household may borrow, and its loan cell says that it has none. */
const creditOpen = (subject: Case): boolean => {
  const { current } = subject.comparison;
  return (
    subject.loanEligible === true &&
    isTagged(subject, 'business') &&
    hasColumn(current.table, 'loan') &&
    amountOf(current, 'loan') === 0
  );
};

const workersBelowLabour = (subject: Case): boolean => {
  const workers = numberOf(subject.comparison.current, 'workers');
  return (
    targetMissed(subject) && workers !== null && subject.labour !== null && workers < subject.labour
  );
};

const propertyFell = ({ comparison }: Case): boolean =>
  sizeOfFall(categorySums(comparison, 'property', comparison.plan.property), comparison) > 0;

const isDown = ({ comparison }: Case): boolean => comparison.trend === 'down';

/** When a reason holds; the last one only where no family before its own is proposed. */
const HOLDS: Readonly<Record<MeasureReason, (subject: Case) => boolean>> = {
  cropsFell: (subject) => businessHurt(subject) && landFell(subject),
  livestockFell: (subject) => businessHurt(subject) && animalsFell(subject),
  wagesFell: (subject) => isTagged(subject, 'wages'),
  workersBelowLabour,
  loanGone: (subject) => isTagged(subject, 'loan'),
  businessFellCreditOpen: creditOpen,
  propertyFell,
  noLabour: ({ labour }) => labour === 0,
  targetMissedNoProperty: (subject) =>
    targetMissed(subject) && subject.comparison.income.current.property === 0,
  dibaoCancelled: (subject) => isTagged(subject, 'dibao'),
  noLabourAndFalls: (subject) => subject.labour === 0 && isDown(subject),
  belowLine: ({ belowLine }) => belowLine,
  motivationLacking: ({ comparison }) => answerOf(comparison.current, 'motivated') === true,
  notWilling: ({ willing, labour }) => willing === false && labour !== null && labour > 0,
  assistanceFell: (subject) => isTagged(subject, 'assistance'),
  toVerify: ({ tags }) => tags.some(({ verify }) => verify),
  noOtherFamily: isDown,
};

interface Family {
  readonly family: MeasureFamily;
  /** Proposed when one of these holds. */
  readonly reasons: readonly MeasureReason[];
  /** What has to be so too; where the answer is unknown it becomes a question. */
  readonly onlyIf: readonly MeasureQuestion[];
}

const FAMILIES: readonly Family[] = [
  { family: 1, reasons: ['cropsFell'], onlyIf: ['labour', 'willing'] },
  { family: 2, reasons: ['livestockFell'], onlyIf: ['labour', 'willing'] },
  { family: 3, reasons: ['wagesFell', 'workersBelowLabour'], onlyIf: ['labour', 'willing'] },
  {
    family: 4,
    reasons: ['loanGone', 'businessFellCreditOpen'],
    onlyIf: ['loanEligible', 'labour'],
  },
  { family: 5, reasons: ['propertyFell', 'noLabour', 'targetMissedNoProperty'], onlyIf: [] },
  { family: 6, reasons: ['dibaoCancelled', 'noLabourAndFalls', 'belowLine'], onlyIf: [] },
  { family: 7, reasons: ['motivationLacking', 'notWilling'], onlyIf: [] },
  { family: 8, reasons: ['assistanceFell', 'toVerify', 'noOtherFamily'], onlyIf: [] },
];

/**
 * Households of which the same holds have the same proposals, which are one list. What holds is one
 * number: three answers, then yes or no for each reason.
 */
const KNOWN = new Map<number, readonly Proposal[]>();

/** When the reasons hold, in their order, so that no reason is looked up for a household. */
const TESTS = MEASURE_REASONS.map((reason) => HOLDS[reason]);

/** The families proposed for a household, with their reasons and open questions. */
export function proposeMeasures(
  comparison: Comparison,
  tags: readonly FactorTag[],
  target: HouseholdResult['target'],
  belowLine: boolean,
): readonly Proposal[] {
  const { current } = comparison;
  const labour = numberOf(current, 'labour');
  const willing = answerOf(current, 'willing');
  const loanEligible = answerOf(current, 'loanEligible');
  const subject: Case = { comparison, tags, target, belowLine, labour, willing, loanEligible };
  const hasLabour = labour === null ? null : labour > 0;
  let code = withAnswer(withAnswer(withAnswer(0, hasLabour), willing), loanEligible);
  for (const holds of TESTS) code = 2 * code + (holds(subject) ? 1 : 0);
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  const holding = MEASURE_REASONS.filter((reason) => HOLDS[reason](subject));
  const proposals = proposalsBy(holding, { labour: hasLabour, willing, loanEligible });
  KNOWN.set(code, proposals);
  return proposals;
}

/** A number with one more answer at its end: 0 no, 1 yes, 2 unknown. */
const withAnswer = (code: number, answer: boolean | null): number =>
  3 * code + (answer === null ? 2 : Number(answer));

function proposalsBy(
  holding: readonly MeasureReason[],
  answers: Readonly<Record<MeasureQuestion, boolean | null>>,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const { family, reasons, onlyIf } of FAMILIES) {
    const own = reasons.filter(
      (reason) =>
        holding.includes(reason) && (reason !== 'noOtherFamily' || proposals.length === 0),
    );
    if (own.length === 0 || onlyIf.some((question) => answers[question] === false)) continue;
    proposals.push({
      family,
      key: MEASURE_KEYS[family - 1] as Proposal['key'],
      reasons: own,
      questions: onlyIf.filter((question) => answers[question] === null),
    });
  }
  return proposals;
}
