import { monitoringPerCapita } from '../domain/amounts.js';
import { type Household, hasColumn } from '../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE } from '../domain/money.js';
import type { FactorTag, HouseholdResult, Warning } from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import type { Comparison } from './compare.js';

/** Warning levels. Definition: docs/definitions/comparison.md, "Warning levels". */

/** What a household's own year says, whatever last year was. */
export interface OwnYear {
  /** net + claims − out-of-pocket spending, per head. */
  readonly monitoringPerCapita: Fen;
  readonly belowLine: boolean;
  readonly monitored: string | null;
}

export function ownYearOf(
  household: Household,
  net: Fen,
  monitored: string | null,
  { monitoringLine }: Policy,
): OwnYear {
  const perCapita = monitoringPerCapita(household, net);
  return {
    monitoringPerCapita: perCapita,
    belowLine: monitoringLine !== null && perCapita < monitoringLine,
    monitored,
  };
}

/** What needs no prior year: a household that is not compared is held against it too. */
export function warningAlone(
  { belowLine, monitored }: OwnYear,
  net: Fen,
): 'red' | 'orange' | 'none' {
  if (belowLine || net <= 0) return 'red';
  return monitored === null ? 'none' : 'orange';
}

/** The first level that holds. */
export function warningOf(
  comparison: Comparison,
  standing: OwnYear,
  tags: readonly FactorTag[],
  target: HouseholdResult['target'],
): Warning {
  const { change, income } = comparison;
  if (standing.belowLine || income.current.net <= 0 || fellDeep(comparison, standing)) {
    return 'red';
  }
  // Income per head counts as well as net: a family with more people lives on less each.
  const fell = change.net.trend === 'down' || change.perCapita.trend === 'down';
  const monitored = standing.monitored !== null;
  if (fell && monitored) return 'orange';
  const missed = monitored && target.met === false;
  return fell || missed || tags.some((tag) => isWeighty(tag, comparison)) ? 'yellow' : 'none';
}

/** Tells whether income per head fell by the policy's share, before or after medical spending. */
function fellDeep(comparison: Comparison, { monitoringPerCapita: now }: OwnYear): boolean {
  const { prior, current, income, policy, estimated } = comparison;
  if (fellBy(income.prior.perCapita, income.current.perCapita, policy)) return true;
  const asked = hasColumn(prior.table, 'outOfPocket') && hasColumn(current.table, 'outOfPocket');
  return asked && !estimated && fellBy(monitoringPerCapita(prior, income.prior.net), now, policy);
}

const fellBy = (prior: Fen, current: Fen, { redFall }: Policy): boolean =>
  prior !== 0 &&
  current < prior &&
  compareProducts(prior - current, RATE_SCALE, redFall, Math.abs(prior)) >= 0;

/** Tells whether a tag's amount is above the tolerance of last year's net. */
const isWeighty = ({ amount }: FactorTag, { income, policy }: Comparison): boolean =>
  compareProducts(amount, RATE_SCALE, policy.toleranceRate, Math.abs(income.prior.net)) > 0;
