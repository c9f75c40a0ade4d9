import { ByteText } from '../../domain/byte-text.js';
import type { ItemKey } from '../../domain/catalog.js';
import { NUMERIC_FIELDS, placeOf } from '../../domain/household.js';
import { withShownId } from '../../domain/masking.js';
import type {
  Both,
  Change,
  HouseholdResult,
  Income,
  ItemAmounts,
} from '../../domain/outcomes/result.js';
import { shownIdNumber } from '../json.js';
import { amountAt, FLAG, type LinePlan, linePlan, NUMBER, TEXT, YUAN } from './line-plan.js';
import { type LineWriter, lineWriter } from './line-writer.js';
import {
  factorJson,
  type ProposalWords,
  priorYearJson,
  projectionJson,
  proposalBytes,
} from './parts.js';

/**
 * A line of `households.jsonl`: money in yuan, keys in the order of docs/definitions/results.md.
 */

export interface JsonOptions {
  readonly unmasked: boolean;
  readonly words: ProposalWords;
}

/** One compared household, without the line break. */
export function householdLine(result: HouseholdResult, options: JsonOptions): string {
  const line = new ByteText();
  writeHousehold(line, result, options);
  return new TextDecoder().decode(line.written);
}

/** The numbers of both years stand in front of the values of the line itself. */
const PRIOR = 0;
const CURRENT = NUMERIC_FIELDS.length;
const OWN = 2 * NUMERIC_FIELDS.length;

/** The same behind what is there already: lines of a village are never texts of their own. */
export function writeHousehold(
  to: ByteText,
  result: HouseholdResult,
  { unmasked, words }: JsonOptions,
): void {
  const { population, income, items, change, target, priorYear, projection } = result;
  const line = lineWriter();
  line.begin(planOf(items, priorYear !== null), OWN);
  line.hold(items.prior.numbers, PRIOR);
  line.hold(items.current.numbers, CURRENT);
  line.text(result.village);
  line.text(withShownId(result, unmasked).id);
  line.text(result.head);
  line.text(shownIdNumber(result.idNumber, unmasked));
  line.text(result.type);
  line.text(result.monitored);
  line.text(result.matchedBy);
  line.number(population.prior);
  line.number(population.current);
  tellIncome(line, income.prior);
  tellIncome(line, income.current);
  tellChange(line, change.wages);
  tellChange(line, change.business);
  tellChange(line, change.property);
  tellChange(line, change.transfers);
  tellChange(line, change.net);
  tellChange(line, change.perCapita);
  line.text(result.trend);
  line.flag(result.headcount);
  line.flag(result.estimated);
  line.flag(target.met);
  line.number(target.shortfallPerCapita);
  line.number(target.shortfall);
  line.text(result.warning);
  line.list(result.factors, factorJson);
  line.bytes(proposalBytes(result.measures, words));
  if (priorYear !== null) {
    line.json(JSON.stringify(priorYearJson(priorYear)));
    line.json(JSON.stringify(projection && projectionJson(projection)));
  }
  line.text(result.township);
  line.text(result.helper);
  line.flag(result.assistanceStopped);
  line.number(result.labour);
  line.flag(result.oneSided);
  line.number(result.monitoringPerCapita);
  line.end(to);
}

function tellIncome(line: LineWriter, income: Income): void {
  line.number(income.wages);
  line.number(income.business);
  line.number(income.businessGross);
  line.number(income.businessCosts);
  line.number(income.property);
  line.number(income.transfers);
  line.number(income.net);
  line.number(income.perCapita);
}

function tellChange(line: LineWriter, { amount, rate, trend }: Change): void {
  line.number(amount);
  line.number(rate);
  line.text(trend);
}

const INCOME = {
  wages: YUAN,
  business: YUAN,
  businessGross: YUAN,
  businessCosts: YUAN,
  property: YUAN,
  transfers: YUAN,
  net: YUAN,
  perCapita: YUAN,
};

const CHANGE = { amount: YUAN, rate: NUMBER, trend: TEXT };

const itemsAt = (keys: readonly ItemKey[], first: number) =>
  Object.fromEntries(keys.map((key) => [key, amountAt(first + placeOf(key))]));

/** The members of a line; values are told in this order. */
const shapeOf = ({ prior, current }: Both<ItemAmounts>, toDate: boolean) => ({
  village: TEXT,
  id: TEXT,
  head: TEXT,
  idNumber: TEXT,
  type: TEXT,
  monitored: TEXT,
  matchedBy: TEXT,
  population: { prior: NUMBER, current: NUMBER },
  income: { prior: INCOME, current: INCOME },
  items: { prior: itemsAt(prior.keys, PRIOR), current: itemsAt(current.keys, CURRENT) },
  change: {
    wages: CHANGE,
    business: CHANGE,
    property: CHANGE,
    transfers: CHANGE,
    net: CHANGE,
    perCapita: CHANGE,
  },
  trend: TEXT,
  headcount: FLAG,
  estimated: FLAG,
  target: { met: FLAG, shortfallPerCapita: YUAN, shortfall: YUAN },
  warning: TEXT,
  factors: TEXT,
  measures: TEXT,
  ...(toDate && { priorYear: TEXT, projection: TEXT }),
  township: TEXT,
  helper: TEXT,
  assistanceStopped: FLAG,
  labour: NUMBER,
  oneSided: FLAG,
  monitoringPerCapita: YUAN,
});

type Plans = WeakMap<readonly ItemKey[], WeakMap<readonly ItemKey[], LinePlan>>;

/** By the keys of both years, which all households of two tables share. */
const PLANS: Plans = new WeakMap();
const PLANS_TO_DATE: Plans = new WeakMap();

function planOf(items: Both<ItemAmounts>, toDate: boolean): LinePlan {
  const plans = toDate ? PLANS_TO_DATE : PLANS;
  let ofPrior = plans.get(items.prior.keys);
  if (ofPrior === undefined) {
    ofPrior = new WeakMap();
    plans.set(items.prior.keys, ofPrior);
  }
  let plan = ofPrior.get(items.current.keys);
  if (plan === undefined) {
    plan = linePlan(shapeOf(items, toDate), OWN);
    ofPrior.set(items.current.keys, plan);
  }
  return plan;
}
