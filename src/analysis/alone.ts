import { amountsOf, shapeOf } from '../domain/amounts.js';
import { amountOf, type Household } from '../domain/household.js';
import type { LoneHousehold } from '../domain/outcomes/listed.js';
import { monitoredAs } from '../domain/standing/monitored.js';
import type { Terms } from './compare.js';
import { ownYearOf, warningAlone } from './warning.js';

/** A surveyed household of this year that is not compared. */
export interface LoneSubject {
  readonly current: Household;
  /** Last year's row, where there is one that is not surveyed. */
  readonly prior: Household | null;
  readonly village: string;
  readonly township: string;
}

/**
 * Line, income and 监测对象类别 need no prior year: a family newly registered in need is warned of
 * too. null where nothing warns. Definition: docs/definitions/comparison.md, "Warning levels".
 */
export function analyseAlone(
  { current, prior, village, township }: LoneSubject,
  { policy }: Pick<Terms, 'policy'>,
): LoneHousehold | null {
  const { net, perCapita } = amountsOf(current, shapeOf(current));
  const standing = ownYearOf(current, net, monitoredAs(current, prior), policy);
  const warning = warningAlone(standing, net);
  if (warning === 'none') return null;
  const { id, head, idNumber, type, helper } = current.texts;
  return {
    village,
    township,
    id,
    head,
    idNumber,
    type,
    monitored: standing.monitored,
    helper,
    population: amountOf(current, 'population'),
    net,
    perCapita,
    monitoringPerCapita: standing.monitoringPerCapita,
    warning,
  };
}
