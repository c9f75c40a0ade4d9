import { monitoringPerCapita } from '../domain/amounts.js';
import type { FactorNumber } from '../domain/factor.js';
import { amountOf, answerOf, type Household, numberOf } from '../domain/household.js';
import { compareProducts, RATE_SCALE } from '../domain/money.js';
import type {
  FactorTag,
  HouseholdResult,
  ItemAmounts,
  MatchKey,
  Warning,
} from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import {
  type Comparison,
  compareHousehold,
  hasLostAssistance,
  isHeadcount,
  targetOf,
} from './compare.js';
import { proposeMeasures } from './measures.js';
import { planner, type TablePlan } from './plan.js';
import { tagHousehold } from './tags.js';

/**
 * Two records of one household, and what is known of it besides them.
 * @internal
 */
export interface Subject {
  readonly prior: Household;
  readonly current: Household;
  readonly village: string;
  readonly township: string;
  readonly matchedBy: MatchKey;
}

export interface Analysed {
  readonly result: HouseholdResult;
  /** Declared factors that the data contradict. */
  readonly contradicted: readonly FactorNumber[];
}

export interface AnalystOptions {
  readonly policy: Policy;
  /** The prior amounts have been scaled by seasonal shares. */
  readonly estimated: boolean;
}

export interface Analyst {
  compare(subject: Subject): Comparison;
  analyse(subject: Subject): Analysed;
}

/** Analyses households one by one: a pure function of two records and the policy. */
export function analyst({ policy, estimated }: AnalystOptions): Analyst {
  const planOf = planner();
  const compare = ({ prior, current }: Subject): Comparison =>
    compareHousehold(prior, current, planOf(prior, current), policy);
  return {
    compare,
    analyse(subject) {
      const comparison = compare(subject);
      const { tags, contradicted } = tagHousehold(comparison);
      return { contradicted, result: resultOf(subject, comparison, tags, estimated) };
    },
  };
}

/** One literal of all properties: V8 is ten times slower where an object of this size is spread. */
function resultOf(
  { prior, current, village, township, matchedBy }: Subject,
  comparison: Comparison,
  tags: readonly FactorTag[],
  estimated: boolean,
): HouseholdResult {
  const { policy, plan } = comparison;
  const target = targetOf(comparison, policy);
  const perHead = monitoringPerCapita(current, comparison.income.current.net);
  const belowLine = policy.monitoringLine !== null && perHead < policy.monitoringLine;
  const monitored = monitoredAs(current);
  return {
    village,
    township,
    // The current year's identity cells, the prior year's where those are blank or absent.
    id: current.texts.id ?? prior.texts.id,
    head: current.texts.head ?? prior.texts.head,
    idNumber: current.texts.idNumber ?? prior.texts.idNumber,
    type: current.texts.type ?? prior.texts.type,
    monitored,
    helper: current.texts.helper ?? prior.texts.helper,
    matchedBy,
    population: {
      prior: amountOf(prior, 'population'),
      current: amountOf(current, 'population'),
    },
    labour: numberOf(current, 'labour'),
    income: comparison.income,
    items: { prior: itemsOf(prior, plan.prior), current: itemsOf(current, plan.current) },
    change: comparison.change,
    trend: comparison.trend,
    headcount: isHeadcount(comparison.change),
    estimated,
    target,
    monitoringPerCapita: perHead,
    warning: warningOf(comparison, belowLine, monitored !== null, tags.length > 0),
    factors: tags,
    measures: proposeMeasures(comparison, tags, target, belowLine),
    assistanceStopped: hasLostAssistance(comparison),
    places: { prior: placeIn(prior), current: placeIn(current) },
  };
}

const placeIn = ({ table: { file, sheet }, row }: Household) => ({ file, sheet, row });

const itemsOf = ({ numbers }: Household, { keys }: TablePlan): ItemAmounts => ({ keys, numbers });

/** The current 监测对象类别, where 风险是否已消除 is not 是. */
const monitoredAs = (current: Household): string | null => {
  const { monitored } = current.texts;
  if (monitored === null || NOT_MONITORED.has(monitored)) return null;
  return answerOf(current, 'riskCleared') === true ? null : monitored;
};

/** Words by which a form denies a category; any other unknown one stays, so that no family is lost. */
const NOT_MONITORED: ReadonlySet<string> = new Set(['否', '不是', '非监测户', '非监测对象']);

/** The first level that holds. Definition: docs/definitions/comparison.md, "Warning levels". */
function warningOf(
  { change, income, trend, policy }: Comparison,
  belowLine: boolean,
  monitored: boolean,
  tagged: boolean,
): Warning {
  const { amount } = change.net;
  const prior = income.prior.net;
  const deepFall =
    prior !== 0 &&
    amount < 0 &&
    compareProducts(-amount, RATE_SCALE, policy.redFall, Math.abs(prior)) >= 0;
  if (belowLine || deepFall) return 'red';
  if (change.net.trend === 'down' && monitored) return 'orange';
  return trend === 'down' || tagged ? 'yellow' : 'none';
}
