import type { FindingCode } from './codes.js';
import type { Finding } from './finding.js';

type Movers = { readonly [Code in FindingCode]?: (found: Finding<Code>) => number };

/** Figures of a cell; texts are none. */
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

/** Yuan of income that hang on a finding; 0 of those behind which no amount stands. */
export function movedBy(found: Finding): number {
  // The table says of each code which values come with it.
  const mover = MOVERS[found.code] as ((one: Finding) => number) | undefined;
  return Math.abs(mover?.(found) ?? 0);
}
