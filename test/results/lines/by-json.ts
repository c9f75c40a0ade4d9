import { filled, placeOf } from '../../../src/domain/household.js';
import { withShownId } from '../../../src/domain/masking.js';
import { yuan } from '../../../src/domain/money.js';
import type {
  Change,
  HouseholdResult,
  Income,
  ItemAmounts,
} from '../../../src/domain/outcomes/result.js';
import { inYuan } from '../../../src/results/groups.js';
import { shownIdNumber } from '../../../src/results/json.js';
import type { JsonOptions } from '../../../src/results/lines/household.js';
import {
  factorJson,
  priorYearJson,
  projectionJson,
  proposalJson,
} from '../../../src/results/lines/parts.js';

/** A line as `JSON.stringify` writes it of one object with everything. */
export const lineByJson = (result: HouseholdResult, { unmasked, words }: JsonOptions): string =>
  JSON.stringify({
    village: result.village,
    id: withShownId(result, unmasked).id,
    head: result.head,
    idNumber: shownIdNumber(result.idNumber, unmasked),
    type: result.type,
    monitored: result.monitored,
    matchedBy: result.matchedBy,
    population: result.population,
    income: { prior: income(result.income.prior), current: income(result.income.current) },
    items: { prior: items(result.items.prior), current: items(result.items.current) },
    change: Object.fromEntries(
      Object.entries(result.change).map(([key, one]) => [key, change(one)]),
    ),
    trend: result.trend,
    headcount: result.headcount,
    estimated: result.estimated,
    target: {
      met: result.target.met,
      shortfallPerCapita: inYuan(result.target.shortfallPerCapita),
      shortfall: inYuan(result.target.shortfall),
    },
    warning: result.warning,
    factors: result.factors.map(factorJson),
    measures: result.measures.map((proposal) => proposalJson(proposal, words)),
    ...(result.priorYear && { priorYear: priorYearJson(result.priorYear) }),
    ...(result.projection && { projection: projectionJson(result.projection) }),
    township: result.township,
    helper: result.helper,
    assistanceStopped: result.assistanceStopped,
    labour: result.labour,
    oneSided: result.oneSided,
    monitoringPerCapita: yuan(result.monitoringPerCapita),
  });

const income = (amounts: Income) =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, yuan(amount)]));

const items = ({ keys, numbers }: ItemAmounts): Record<string, number> =>
  Object.fromEntries(
    keys.map((key) => {
      const value = numbers[placeOf(key)] as number;
      return [key, filled(value) ? yuan(value) : 0];
    }),
  );

const change = ({ amount, rate, trend }: Change) => ({ amount: yuan(amount), rate, trend });
