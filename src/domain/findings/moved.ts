import type { FindingCode } from './codes.js';
import type { Finding } from './finding.js';

type Movers = { readonly [Code in FindingCode]?: (found: Finding<Code>) => number };

/** The amount in a cell; a text counts as 0. */
const yuanIn = (value: Finding['value'] | undefined): number =>
  typeof value === 'number' ? value : 0;

const fromExpected = ({ value, expected }: Finding): number =>
  expected === null ? 0 : yuanIn(value) - yuanIn(expected);

const fromPrior = ({ value, params }: Finding<'income.jump' | 'income.itemJump'>): number =>
  yuanIn(value) - params.prior;

const ofValue = ({ value }: Finding): number => yuanIn(value);

/** Rules behind which money stands, and how much of it. */
const MOVERS: Movers = {
  'intake.unknownMoney': ({ params }) => params.sum,
  'intake.itemGone': ofValue,
  'intake.itemNew': ofValue,
  'intake.itemBlank': ofValue,
  'totals.category': fromExpected,
  'totals.group': fromExpected,
  'totals.gross': fromExpected,
  'totals.net': fromExpected,
  'totals.perCapita': fromExpected,
  'totals.sheet': fromExpected,
  'totals.netOnly': ofValue,
  'totals.only': ofValue,
  'income.negative': ofValue,
  'income.costsMissing': ({ params }) => ('gross' in params ? params.gross : 0),
  'income.costsExceed': ({ value, params }) => yuanIn(value) - params.gross,
  'income.wagesRange': ofValue,
  'income.itemRange': ofValue,
  'income.jump': fromPrior,
  'income.itemJump': fromPrior,
  'welfare.moneyWithoutDibao': ({ params }) => params.amount,
  'welfare.dibaoAndTekun': ({ params }) => params.tekun,
  'work.wagesWithoutWorkers': ({ params }) => params.wages,
  'work.monthsTimesWage': ({ value, params }) => yuanIn(value) - params.months * params.wage,
  'evidence.stoppedWithIncome': ({ params }) => params.gross,
};

/** How much income a finding is about, in yuan; 0 where no amount stands behind it. */
export function movedBy(found: Finding): number {
  // The type cannot follow that the function and the finding belong to the same code.
  const mover = MOVERS[found.code] as ((one: Finding) => number) | undefined;
  return Math.abs(mover?.(found) ?? 0);
}
