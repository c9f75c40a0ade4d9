import type { FactorNumber } from '../domain/factor.js';
import { amountOf, type Household, numberOf } from '../domain/household.js';
import type {
  FactorTag,
  HouseholdResult,
  ItemAmounts,
  MatchKey,
} from '../domain/outcomes/result.js';
import { monitoredAs } from '../domain/standing/monitored.js';
import {
  type Comparison,
  compareHousehold,
  hasLostAssistance,
  isHeadcount,
  restsOnOneSided,
  type Terms,
  targetOf,
} from './compare.js';
import { proposeMeasures } from './measures.js';
import { planner, type TablePlan } from './plan.js';
import { priorYearOf, projectionOf } from './projection/projection.js';
import { tagHousehold } from './tags.js';
import { ownYearOf, warningOf } from './warning.js';

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

/** @internal */
export interface Analysed {
  readonly result: HouseholdResult;
  /** Declared factors that the data contradict. */
  readonly contradicted: readonly FactorNumber[];
  /** What the result was made of. */
  readonly comparison: Comparison;
}

export interface Analyst {
  compare(subject: Subject): Comparison;
  analyse(subject: Subject): Analysed;
}

/** Analyses households one by one: a pure function of two records and the policy. */
export function analyst(terms: Terms): Analyst {
  const planOf = planner();
  const compare = ({ prior, current }: Subject): Comparison =>
    compareHousehold(prior, current, planOf(prior, current), terms);
  return {
    compare,
    analyse(subject) {
      const comparison = compare(subject);
      const { tags, contradicted } = tagHousehold(comparison);
      return { contradicted, comparison, result: resultOf(subject, comparison, tags) };
    },
  };
}

/** One literal of all properties: V8 is ten times slower where an object of this size is spread. */
function resultOf(
  { prior, current, village, township, matchedBy }: Subject,
  comparison: Comparison,
  tags: readonly FactorTag[],
): HouseholdResult {
  const { policy, plan, estimated, income } = comparison;
  const target = targetOf(comparison, policy);
  const monitored = monitoredAs(current, prior);
  const standing = ownYearOf(current, income.current.net, monitored, policy);
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
    income,
    items: {
      prior: itemsOf(comparison.prior, plan.prior),
      current: itemsOf(current, plan.current),
    },
    change: comparison.change,
    trend: comparison.trend,
    headcount: isHeadcount(comparison),
    oneSided: restsOnOneSided(comparison),
    estimated,
    target,
    monitoringPerCapita: standing.monitoringPerCapita,
    warning: warningOf(comparison, standing, tags, target),
    factors: tags,
    measures: proposeMeasures(comparison, tags, target, standing.belowLine),
    assistanceStopped: hasLostAssistance(comparison),
    priorYear: priorYearOf(comparison),
    projection: projectionOf(comparison, tags),
  };
}

const itemsOf = ({ numbers }: Household, { keys, partial }: TablePlan): ItemAmounts =>
  partial === null ? { keys, numbers } : { keys, numbers, partial };
