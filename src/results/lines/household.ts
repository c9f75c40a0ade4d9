import { ByteText } from '../../domain/byte-text.js';
import type { ItemKey } from '../../domain/catalog.js';
import { filled, placeOf } from '../../domain/household.js';
import { withShownId } from '../../domain/masking.js';
import type { MeasureQuestion, MeasureReason } from '../../domain/measure.js';
import { yuan } from '../../domain/money.js';
import type {
  Change,
  Evidence,
  HouseholdResult,
  ItemAmounts,
  PriorYear,
  Projection,
} from '../../domain/outcomes/result.js';
import { incomeJson, inYuan } from '../groups.js';
import { shownIdNumber } from '../json.js';

/**
 * A line of `households.jsonl`: money in yuan, keys in the order of docs/definitions/results.md.
 */

/** The words for the reasons and the open questions of a proposal. */
interface ProposalWords {
  readonly reasons: Readonly<Record<MeasureReason, string>>;
  readonly questions: Readonly<Record<MeasureQuestion, string>>;
}

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

/** The same behind what is there already: lines of a village are never texts of their own. */
export function writeHousehold(
  line: ByteText,
  result: HouseholdResult,
  { unmasked, words }: JsonOptions,
): void {
  const { prior, current } = result.items;
  const before = JSON.stringify({
    village: result.village,
    id: withShownId(result, unmasked).id,
    head: result.head,
    idNumber: shownIdNumber(result.idNumber, unmasked),
    type: result.type,
    monitored: result.monitored,
    matchedBy: result.matchedBy,
    population: result.population,
    income: { prior: incomeJson(result.income.prior), current: incomeJson(result.income.current) },
  });
  const after = JSON.stringify({
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
      // The keys of the reasons, so that reports can be made again in another language.
      reasonKeys: reasons,
      questionKeys: questions,
    })),
    ...(result.priorYear && { priorYear: priorYear(result.priorYear) }),
    ...(result.projection && { projection: projection(result.projection) }),
    township: result.township,
    helper: result.helper,
    assistanceStopped: result.assistanceStopped,
    labour: result.labour,
    oneSided: result.oneSided,
    monitoringPerCapita: yuan(result.monitoringPerCapita),
  });
  line.add(before, 0, before.length - 1);
  line.addAscii(',"items":{"prior":{');
  writeItems(line, prior);
  line.addAscii('},"current":{');
  writeItems(line, current);
  line.addAscii('}},');
  line.add(after, 1);
}

/** How the items of a table's households stand in a line: half of it are their names. */
interface ItemsPlan {
  /** `"name":`, with the comma before it. */
  readonly names: readonly string[];
  readonly places: Uint16Array;
}

/** By the keys, which all households of a table share. */
const plans = new WeakMap<readonly ItemKey[], ItemsPlan>();

function planOf(keys: readonly ItemKey[]): ItemsPlan {
  const known = plans.get(keys);
  if (known !== undefined) return known;
  const plan: ItemsPlan = {
    names: keys.map((key, n) => `${n === 0 ? '' : ','}${JSON.stringify(key)}:`),
    places: Uint16Array.from(keys, placeOf),
  };
  plans.set(keys, plan);
  return plan;
}

/** The members of `items`, without an object of fifty made for each household and year. */
function writeItems(line: ByteText, { keys, numbers }: ItemAmounts): void {
  const { names, places } = planOf(keys);
  for (let n = 0; n < names.length; n += 1) {
    const value = numbers[places[n] as number] as number;
    line.addAscii(names[n] as string);
    line.addHundredths(filled(value) ? value : 0);
  }
}

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
