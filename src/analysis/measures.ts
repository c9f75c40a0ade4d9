import { FACTOR, type FactorKey } from '../domain/factor.js';
import { amountOf, answerOf, hasColumn, numberOf } from '../domain/household.js';
import {
  MEASURE_KEYS,
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
  readonly target: HouseholdResult['target'];
  readonly belowLine: boolean;
  readonly tagged: (factor: FactorKey) => boolean;
  readonly toVerify: boolean;
  /** How many of the families before this one are proposed. */
  others: number;
  /** null where unknown, which never fulfils a reason and never blocks a measure. */
  readonly labour: number | null;
  readonly willing: boolean | null;
  readonly loanEligible: boolean | null;
}

type Reason = readonly [MeasureReason, (subject: Case) => boolean];

/** A precondition of a measure; where the answer is unknown it becomes a question. */
interface Precondition {
  readonly question: MeasureQuestion;
  /** null where the answer is unknown. */
  readonly holds: (subject: Case) => boolean | null;
}

interface Family {
  readonly family: MeasureFamily;
  /** Proposed when one of these holds. */
  readonly reasons: readonly Reason[];
  readonly onlyIf: readonly Precondition[];
}

const hasLabour: Precondition = {
  question: 'labour',
  holds: ({ labour }) => (labour === null ? null : labour > 0),
};
const isWilling: Precondition = { question: 'willing', holds: ({ willing }) => willing };
const mayBorrow: Precondition = {
  question: 'loanEligible',
  holds: ({ loanEligible }) => loanEligible,
};

const landFell = ({ comparison }: Case): boolean =>
  itemFell(comparison, 'business.crops') || itemFell(comparison, 'business.orchard');
const animalsFell = ({ comparison }: Case): boolean => itemFell(comparison, 'business.livestock');

/** Tells whether an item fell, by gross or by gross less its own costs. */
const itemFell = (
  comparison: Comparison,
  key: 'business.crops' | 'business.orchard' | 'business.livestock',
): boolean => fallOfYield(comparison, comparison.plan.yields[key]) > 0;

const businessHurt = ({ tagged }: Case): boolean => tagged('business') || tagged('disaster');
const targetMissed = ({ target }: Case): boolean => target.met === false;

/** Some business fell, the household may borrow, and its loan cell says that it has none. */
const creditOpen = ({ tagged, loanEligible, comparison: { current } }: Case): boolean =>
  tagged('business') &&
  loanEligible === true &&
  hasColumn(current.table, 'loan') &&
  amountOf(current, 'loan') === 0;

const workersBelowLabour = (subject: Case): boolean => {
  const workers = numberOf(subject.comparison.current, 'workers');
  return (
    targetMissed(subject) && workers !== null && subject.labour !== null && workers < subject.labour
  );
};

const propertyFell = ({ comparison }: Case): boolean =>
  sizeOfFall(categorySums(comparison, 'property', comparison.plan.property), comparison) > 0;

const FAMILIES: readonly Family[] = [
  {
    family: 1,
    reasons: [['cropsFell', (subject) => businessHurt(subject) && landFell(subject)]],
    onlyIf: [hasLabour, isWilling],
  },
  {
    family: 2,
    reasons: [['livestockFell', (subject) => businessHurt(subject) && animalsFell(subject)]],
    onlyIf: [hasLabour, isWilling],
  },
  {
    family: 3,
    reasons: [
      ['wagesFell', ({ tagged }) => tagged('wages')],
      ['workersBelowLabour', workersBelowLabour],
    ],
    onlyIf: [hasLabour, isWilling],
  },
  {
    family: 4,
    reasons: [
      ['loanGone', ({ tagged }) => tagged('loan')],
      ['businessFellCreditOpen', creditOpen],
    ],
    onlyIf: [mayBorrow, hasLabour],
  },
  {
    family: 5,
    reasons: [
      ['propertyFell', propertyFell],
      ['noLabour', ({ labour }) => labour === 0],
      [
        'targetMissedNoProperty',
        (subject) => targetMissed(subject) && subject.comparison.income.current.property === 0,
      ],
    ],
    onlyIf: [],
  },
  {
    family: 6,
    reasons: [
      ['dibaoCancelled', ({ tagged }) => tagged('dibao')],
      ['noLabourAndFalls', ({ labour, comparison }) => labour === 0 && comparison.trend === 'down'],
      ['belowLine', ({ belowLine }) => belowLine],
    ],
    onlyIf: [],
  },
  {
    family: 7,
    reasons: [
      [
        'motivationLacking',
        ({ comparison: { current } }) => answerOf(current, 'motivated') === true,
      ],
      ['notWilling', ({ willing, labour }) => willing === false && labour !== null && labour > 0],
    ],
    onlyIf: [],
  },
  {
    family: 8,
    reasons: [
      ['assistanceFell', ({ tagged }) => tagged('assistance')],
      ['toVerify', ({ toVerify }) => toVerify],
      ['noOtherFamily', ({ comparison, others }) => comparison.trend === 'down' && others === 0],
    ],
    onlyIf: [],
  },
];

/** The families proposed for a household, with their reasons and open questions. */
export function proposeMeasures(
  comparison: Comparison,
  tags: readonly FactorTag[],
  target: HouseholdResult['target'],
  belowLine: boolean,
): readonly Proposal[] {
  const { current } = comparison;
  const subject: Case = {
    comparison,
    target,
    belowLine,
    tagged: (key) => tags.some(({ factor }) => factor === FACTOR[key]),
    toVerify: tags.some(({ verify }) => verify),
    labour: numberOf(current, 'labour'),
    willing: answerOf(current, 'willing'),
    loanEligible: answerOf(current, 'loanEligible'),
    others: 0,
  };
  const proposals: Proposal[] = [];
  for (const family of FAMILIES) {
    subject.others = proposals.length;
    const proposal = propose(family, subject);
    if (proposal !== null) proposals.push(proposal);
  }
  return proposals;
}

function propose({ family, reasons, onlyIf }: Family, subject: Case): Proposal | null {
  const holding = reasons.filter(([, holds]) => holds(subject));
  if (holding.length === 0) return null;
  const answers = onlyIf.map(({ question, holds }) => ({ question, answer: holds(subject) }));
  if (answers.some(({ answer }) => answer === false)) return null;
  return {
    family,
    key: MEASURE_KEYS[family - 1] as Proposal['key'],
    reasons: holding.map(([reason]) => reason),
    questions: answers.filter(({ answer }) => answer === null).map(({ question }) => question),
  };
}
