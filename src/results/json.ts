import { ByteText } from '../domain/byte-text.js';
import type { ItemKey } from '../domain/catalog.js';
import { filled, placeOf } from '../domain/household.js';
import { maskIdNumber } from '../domain/identity.js';
import { maskWithin, withShownId } from '../domain/masking.js';
import type { MeasureQuestion, MeasureReason } from '../domain/measure.js';
import { RATE_SCALE, yuan } from '../domain/money.js';
import type { PlacedGroup } from '../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../domain/outcomes/listed.js';
import type {
  Change,
  Evidence,
  Group,
  HouseholdResult,
  ItemAmounts,
  Periods,
  PriorYear,
  Projection,
} from '../domain/outcomes/result.js';
import { periodText } from '../domain/period.js';
import type { ItemShare } from '../domain/season.js';
import { groupJson, incomeJson, inYuan } from './groups.js';
import type { ToldGroup } from './told.js';

/**
 * The result objects as JSON: money in yuan, keys in the order of docs/definitions/results.md.
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

export const shownIdNumber = (idNumber: string | null, unmasked: boolean): string | null =>
  idNumber === null || unmasked ? idNumber : maskIdNumber(idNumber);

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

/** A surveyed household that is not compared, with its warning; a line of `alone.jsonl`. */
export function loneLine(household: LoneHousehold, unmasked: boolean): string {
  const { idNumber, net, perCapita, monitoringPerCapita, ...rest } = withShownId(
    household,
    unmasked,
  );
  return JSON.stringify({
    ...rest,
    idNumber: shownIdNumber(idNumber, unmasked),
    net: yuan(net),
    perCapita: yuan(perCapita),
    monitoringPerCapita: yuan(monitoringPerCapita),
  });
}

/** A household of 未排查与新增; a line of `listed.jsonl`. */
export function listedLine(household: ListedHousehold, unmasked: boolean): string {
  const { file, sheet, rejected, ...shown } = withShownId(household, unmasked);
  return JSON.stringify({
    ...shown,
    idNumber: shownIdNumber(shown.idNumber, unmasked),
    file: maskWithin(file),
    sheet: maskWithin(sheet),
    rejected: rejected && {
      file: maskWithin(rejected.file),
      sheet: maskWithin(rejected.sheet),
      row: rejected.row,
    },
  });
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

/** In `summary.json` a group says its township too. */
const summarised = (group: Group) => ({ ...groupJson(group), township: group.township });

/** What every summary begins with. */
const runJson = (
  { prior, current, basis }: Periods,
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
) => ({
  periods: { prior: periodText(prior), current: periodText(current), basis },
  ...(shares === null ? {} : { shares: sharesJson(shares) }),
});

const sharesJson = (shares: ReadonlyMap<ItemKey, ItemShare>): Record<string, number | null> =>
  Object.fromEntries(
    [...shares].map(([item, { share }]) => [item, share === null ? null : share / RATE_SCALE]),
  );

/** The township and its villages, indented for people who look into it. */
export const summaryText = (...summary: Parameters<typeof summaryPieces>): string =>
  [...summaryPieces(...summary)].join('');

/** The same text village by village: that of ten thousand is never held as a whole. */
export function* summaryPieces(
  periods: Periods,
  township: Group,
  villages: readonly Group[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
): Generator<string> {
  const before = indented({
    ...runJson(periods, shares),
    township: summarised(township),
    villages: [],
  });
  const end = ']\n}';
  yield before.slice(0, -end.length);
  for (const [n, village] of villages.entries()) {
    const inside = indented(summarised(village)).replaceAll('\n', '\n  ');
    yield `${n === 0 ? '' : ','}\n  ${inside}`;
  }
  yield `${villages.length === 0 ? '' : '\n '}${end}\n`;
}

const indented = (data: unknown): string => JSON.stringify(data, null, 1);

/** Units of a plan: how many are in a rollup. Definition: docs/definitions/units.md. */
export interface CountedUnits {
  readonly done: number;
  readonly of: number;
}

/** The summary for the public, from groups as they are published. */
export const publicSummaryText = (
  periods: Periods,
  township: ToldGroup & { readonly township: string },
  villages: readonly (ToldGroup & { readonly township: string })[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
): string =>
  `${JSON.stringify(
    {
      ...runJson(periods, shares),
      township,
      villages,
    },
    null,
    1,
  )}\n`;

/**
 * The summary of a rollup: the top group and those beneath it. Definition:
 * docs/definitions/levels.md.
 */
export const rollupSummaryText = (
  periods: Periods,
  { level, group }: Pick<PlacedGroup, 'level' | 'group'>,
  children: readonly Group[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
  units: CountedUnits | null,
): string =>
  `${JSON.stringify(
    {
      ...runJson(periods, shares),
      ...(units === null ? {} : { units: { done: units.done, of: units.of } }),
      level,
      group: groupJson(group),
      children: children.map(groupJson),
    },
    null,
    1,
  )}\n`;
