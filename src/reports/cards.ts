import {
  type FieldKey,
  ITEMS,
  type Item,
  type ItemKey,
  labelOf,
  type Section,
} from '../domain/catalog.js';
import { amountText } from '../domain/figures.js';
import { filled, placeOf, type Year } from '../domain/household.js';
import { type Fen, yuan } from '../domain/money.js';
import type { HouseholdResult, Income, ItemAmounts } from '../domain/outcomes/result.js';
import { cards as words } from '../locales/zh/cards.js';
import { sheetNameFrom } from '../xlsx/sheet-name.js';
import type { Column, Figure, Sheet, Table } from '../xlsx/write/table.js';
import { column } from './columns.js';
import { bookOf, type Context, contextOf, villageText } from './context.js';
import type { RunInfo } from './report.js';

/** A line of a card: a label of the catalogue, so that the card is read back as it was written. */
interface Line {
  readonly label: string;
  readonly prior: Figure;
  readonly current: Figure;
  readonly remark: string;
  readonly isTotal: boolean;
}

const ZH = { lang: 'zh', unmasked: false } as const;

/**
 * The most cards of a workbook: a printer takes 300 sheets at a time, and so does the reader of
 * cards.
 */
export const MOST_CARDS = 300;

/**
 * 明白卡 of households, a sheet of paper each: both years item by item, what changed and why, what
 * is proposed, who signs. The workbook may be given back for both years: docs/cards.md.
 */
export function cardsWorkbook(
  run: RunInfo,
  village: string,
  households: readonly HouseholdResult[],
): Promise<Uint8Array> {
  const context = contextOf(run, village, ZH);
  const names = sheetNames(households);
  return bookOf(
    households.map((household, n) => cardOf(context, household, names[n] ?? String(n + 1))),
    context,
    run.madeOn,
  );
}

/** The longest name of a sheet, with room for a number where several are called alike. */
const LONGEST_NAME = 20;

/** No two sheets of a workbook have one name, whatever its case. */
function sheetNames(households: readonly HouseholdResult[]): string[] {
  const taken = new Set<string>();
  return households.map(({ head, id }, n) => {
    const clean = sheetNameFrom(head ?? id ?? '', LONGEST_NAME) || String(n + 1);
    let name = clean;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${clean}(${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function cardOf(context: Context, household: HouseholdResult, name: string): Sheet {
  const { village, township, head, id } = household;
  const table: Table<Line> = {
    columns: columnsOf(context),
    rows: linesOf(household),
    look: ({ isTotal }) => (isTotal ? 'total' : 'plain'),
  };
  return {
    name,
    title: words.title(villageText(context, village, township), head ?? id ?? ''),
    lines: [words.unit],
    upright: true,
    tables: [table],
    notes: notesOf(context, household),
    signature: words.signature,
  };
}

function columnsOf({ run, words: own }: Context): Column<Line>[] {
  const amount = (year: Year, width: number): Column<Line> => ({
    key: year,
    header: own.period(run.periods[year]),
    kind: 'money',
    width,
    // The cell stays empty, as a dash would be read back as an income of 0.
    value: (line) => line[year] ?? '',
  });
  const text = (key: 'label' | 'remark', header: string): Column<Line> =>
    column('text', key, header, (line) => line[key], { width: 26 });
  const { item, remark } = words.columns;
  return [text('label', item), amount('prior', 22), amount('current', 24), text('remark', remark)];
}

const TOTALS = [
  ['wages', 'total.wages', 'wages'],
  ['business', 'total.business', 'businessGross'],
  ['costs', 'total.costs', 'businessCosts'],
  ['property', 'total.property', 'property'],
  ['transfers', 'total.transfers', 'transfers'],
] as const satisfies readonly (readonly [Section, FieldKey, keyof Income])[];

function linesOf(household: HouseholdResult): Line[] {
  const { income, population, priorYear } = household;
  const before = priorYear ?? { ...income.prior, items: household.items.prior };
  const total = (label: FieldKey, key: keyof Income): Line => {
    const prior = priorYear === null ? income.prior[key] : null;
    return { ...amounts(labelOf(label), prior, income.current[key]), isTotal: true };
  };
  const items = (section: Section, key: keyof Income): Line[] => {
    const own = ITEMS.filter((item) => item.section === section);
    const of = (year: ItemAmounts, sum: Fen | null) => itemsOf(own, year, sum);
    const prior = of(before.items, priorYear === null ? income.prior[key] : null);
    const current = of(household.items.current, income.current[key]);
    return own.flatMap((item) => {
      const [was = null, is = null] = [prior.get(item.key), current.get(item.key)];
      if (was === null && is === null) return [];
      return [{ ...amounts(item.label, was, is), ...notAsked(item, before.items, household) }];
    });
  };
  return [
    ...identity(household),
    {
      label: labelOf('population'),
      prior: String(population.prior),
      current: String(population.current),
      remark: '',
      isTotal: false,
    },
    ...TOTALS.flatMap(([section, label, key]) => [...items(section, key), total(label, key)]),
    { ...amounts(labelOf('total.net'), before.net, income.current.net), isTotal: true },
    {
      ...amounts(labelOf('total.perCapita'), before.perCapita, income.current.perCapita),
      isTotal: true,
    },
  ];
}

function identity({ village, id, head, type, monitored, helper }: HouseholdResult): Line[] {
  const known: readonly (readonly [FieldKey, string | null])[] = [
    ['village', village],
    ['id', id],
    ['head', head],
    ['type', type],
    ['monitored', monitored],
    ['helper', helper],
  ];
  return known.flatMap(([field, value]) =>
    value === null
      ? []
      : [{ label: labelOf(field), prior: null, current: value, remark: '', isTotal: false }],
  );
}

/**
 * The items that a table asks for; none where they do not make the sum, which then was all that the
 * household's row said. `sum` is null where there is none to hold them against.
 */
function itemsOf(
  items: readonly Item[],
  { keys, numbers }: ItemAmounts,
  sum: Fen | null,
): ReadonlyMap<ItemKey, Fen> {
  const found = new Map<ItemKey, Fen>();
  for (const { key } of items) {
    if (!keys.includes(key)) continue;
    const amount = numbers[placeOf(key)] ?? 0;
    found.set(key, filled(amount) ? amount : 0);
  }
  const told = [...found.values()].reduce((total, amount) => total + amount, 0);
  return sum === null || told === sum ? found : new Map();
}

/** Stands where a year's table did not ask for an item: a blank would be read back as 0. */
const notAsked = (
  { key }: Item,
  before: ItemAmounts,
  { items: { current } }: HouseholdResult,
): Partial<Pick<Line, 'prior' | 'current'>> => ({
  ...(!before.keys.includes(key) && { prior: words.notAsked }),
  ...(!current.keys.includes(key) && { current: words.notAsked }),
});

const amounts = (label: string, prior: Fen | null, current: Fen | null): Line => ({
  label,
  prior: prior === null ? null : yuan(prior),
  current: current === null ? null : yuan(current),
  remark: remarkOf(prior, current),
  isTotal: false,
});

function remarkOf(prior: Fen | null, current: Fen | null): string {
  if (prior === null || current === null) return '';
  const change = current - prior;
  if (change === 0) return '';
  const amount = amountText(Math.abs(change));
  return change > 0 ? words.rose(amount) : words.fell(amount);
}

function notesOf(context: Context, household: HouseholdResult): string[] {
  const { words: own, terms } = context;
  const { trend, change, factors, measures, target, estimated } = household;
  const named = (names: readonly string[], say: (all: string) => string): string[] =>
    names.length === 0 ? [] : [say(names.join(own.listSeparator))];
  return [
    ...(estimated ? [words.scaled] : []),
    words.trends[trend](amountText(Math.abs(change.net.amount))),
    ...(target.met === null
      ? []
      : [target.met ? words.target.met : words.target.notMet(amountText(target.shortfall ?? 0))]),
    ...named(
      factors.map(({ key }) => terms.factors[key]),
      words.factors,
    ),
    ...named(
      measures.map(({ key }) => terms.measures[key]),
      words.measures,
    ),
  ];
}
