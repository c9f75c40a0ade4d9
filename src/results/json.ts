import type { ItemKey } from '../domain/catalog.js';
import { filled, placeOf } from '../domain/household.js';
import { maskIdNumber } from '../domain/identity.js';
import { withShownId } from '../domain/masking.js';
import type { MeasureQuestion, MeasureReason } from '../domain/measure.js';
import { type Fen, RATE_SCALE, yuan } from '../domain/money.js';
import type {
  Change,
  Evidence,
  Group,
  GroupProjection,
  HouseholdResult,
  Income,
  ItemAmounts,
  Periods,
  PriorYear,
  Projection,
} from '../domain/outcomes/result.js';
import { periodText } from '../domain/period.js';
import type { ItemShare } from '../domain/season.js';

/**
 * The result objects as JSON: money in yuan, keys in the order of docs/definitions/results.md.
 */

/** What is said of a proposal's reasons and open questions. */
interface ProposalWords {
  readonly reasons: Readonly<Record<MeasureReason, string>>;
  readonly questions: Readonly<Record<MeasureQuestion, string>>;
}

export interface JsonOptions {
  readonly unmasked: boolean;
  readonly words: ProposalWords;
}

const inYuan = (fen: Fen | null): number | null => (fen === null ? null : yuan(fen));

export const shownIdNumber = (idNumber: string | null, unmasked: boolean): string | null =>
  idNumber === null || unmasked ? idNumber : maskIdNumber(idNumber);

/** One compared household, without the line break. */
export function householdLine(result: HouseholdResult, { unmasked, words }: JsonOptions): string {
  return JSON.stringify({
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
    change: {
      wages: change(result.change.wages),
      business: change(result.change.business),
      property: change(result.change.property),
      transfers: change(result.change.transfers),
      net: change(result.change.net),
      perCapita: change(result.change.perCapita),
    },
    trend: result.trend,
    headcount: result.headcount,
    estimated: result.estimated,
    target: {
      met: result.target.met,
      shortfallPerCapita: inYuan(result.target.shortfallPerCapita),
      shortfall: inYuan(result.target.shortfall),
    },
    warning: result.warning,
    factors: result.factors.map((tag) => ({
      ...tag,
      amount: yuan(tag.amount),
      evidence: tag.evidence.map(evidence),
    })),
    measures: result.measures.map(({ family, key, reasons, questions }) => ({
      family,
      key,
      reason: reasons.map((reason) => words.reasons[reason]).join('；'),
      questions: questions.map((question) => words.questions[question]),
    })),
    ...(result.priorYear && { priorYear: priorYear(result.priorYear) }),
    ...(result.projection && { projection: projection(result.projection) }),
    township: result.township,
    helper: result.helper,
    assistanceStopped: result.assistanceStopped,
  });
}

const income = (amounts: Income) => ({
  wages: yuan(amounts.wages),
  business: yuan(amounts.business),
  businessGross: yuan(amounts.businessGross),
  businessCosts: yuan(amounts.businessCosts),
  property: yuan(amounts.property),
  transfers: yuan(amounts.transfers),
  net: yuan(amounts.net),
  perCapita: yuan(amounts.perCapita),
});

function items({ keys, numbers }: ItemAmounts): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const key of keys) {
    const value = numbers[placeOf(key)] as number;
    amounts[key] = filled(value) ? yuan(value) : 0;
  }
  return amounts;
}

const priorYear = ({ net, perCapita, items: amounts }: PriorYear) => ({
  net: yuan(net),
  perCapita: yuan(perCapita),
  items: items(amounts),
});

const projection = ({ targetMet, ...result }: Projection) => ({
  net: yuan(result.net),
  perCapita: yuan(result.perCapita),
  low: inYuan(result.low),
  high: inYuan(result.high),
  trend: result.trend,
  risk: result.risk,
  targetMet,
  shortfall: inYuan(result.shortfall),
});

const change = ({ amount, rate, trend }: Change) => ({ amount: yuan(amount), rate, trend });

const evidence = ({ money, prior, current, ...rest }: Evidence) => {
  const shown = (value: number | string | null) =>
    money && typeof value === 'number' ? yuan(value) : value;
  return {
    field: rest.field,
    prior: shown(prior),
    current: shown(current),
    source: rest.source,
    priorSource: rest.priorSource,
  };
};

function group(result: Group) {
  const { income: both, target, items: amounts, ...counts } = result;
  const groupIncome = ({ perCapita, ...sums }: Group['income']['prior']) => ({
    ...income({ ...sums, perCapita: 0 }),
    perCapita: inYuan(perCapita),
  });
  const itemSums = (sums: Group['items']['prior']) =>
    Object.fromEntries([...sums].map(([key, fen]) => [key, yuan(fen)]));
  return {
    name: counts.name,
    households: counts.households,
    persons: counts.persons,
    trend: counts.trend,
    income: { prior: groupIncome(both.prior), current: groupIncome(both.current) },
    items: { prior: itemSums(amounts.prior), current: itemSums(amounts.current) },
    itemsCompared: Object.fromEntries(
      [...result.itemsCompared].map(([key, { households, prior, current }]) => [
        key,
        { households, prior: yuan(prior), current: yuan(current) },
      ]),
    ),
    growth: counts.growth,
    target: { ...target, shortfall: yuan(target.shortfall) },
    warning: counts.warning,
    warningNew: counts.warningNew,
    brackets: counts.brackets.map(({ from, to, prior, current }) => ({
      from: inYuan(from),
      to: inYuan(to),
      prior,
      current,
    })),
    moves: counts.moves,
    factors: counts.factors.map((factor) => ({ ...factor, amount: yuan(factor.amount) })),
    monitored: counts.monitored,
    ...(result.projection && { projection: groupProjection(result.projection) }),
    township: counts.township,
    decliningOneSided: counts.decliningOneSided,
  };
}

const groupProjection = ({ priorYear: { net, persons }, ...result }: GroupProjection) => ({
  net: yuan(result.net),
  perCapita: inYuan(result.perCapita),
  growth: result.growth,
  likely: result.likely,
  possible: result.possible,
  targetMet: result.targetMet,
  reached: result.reached,
  priorYear: { net: yuan(net), persons },
});

const sharesJson = (shares: ReadonlyMap<ItemKey, ItemShare>): Record<string, number | null> =>
  Object.fromEntries(
    [...shares].map(([item, { share }]) => [item, share === null ? null : share / RATE_SCALE]),
  );

/** The township and its villages, indented for people who look into it. */
export const summaryText = (
  { prior, current, basis }: Periods,
  township: Group,
  villages: readonly Group[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
): string =>
  `${JSON.stringify(
    {
      periods: { prior: periodText(prior), current: periodText(current), basis },
      ...(shares === null ? {} : { shares: sharesJson(shares) }),
      township: group(township),
      villages: villages.map(group),
    },
    null,
    1,
  )}\n`;
