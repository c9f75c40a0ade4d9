import { CATEGORIES, ITEMS } from '../../domain/catalog.js';
import { YEARS, type Year } from '../../domain/household.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import { shareFormula, shareOf } from '../../xlsx/write/formulas.js';
import {
  type BarChart,
  type Column,
  type Sheet,
  sum,
  type Table,
  type TablePlace,
  tablePlace,
} from '../../xlsx/write/table.js';
import { amountColumn, column, villageColumn } from '../columns.js';
import { type Context, linesOf, signatureLine, yuanOf } from '../context.js';
import { type AmountLine, amountColumns, amountLine, itemLine } from './amounts.js';

/** Rows: every kind of income with its items beneath, then net income. */
function compositionLines(context: Context, township: Group): AmountLine[] {
  const kinds = CATEGORIES.flatMap((category) => [
    { ...amountLine(context, township, category), look: 'strong' as const },
    ...ITEMS.filter((item) => item.category === category)
      .map((item) => itemLine(context, township, item))
      .filter((line) => line !== null)
      .map((line) => ({ ...line, look: 'indent' as const })),
  ]);
  return [...kinds, amountLine(context, township, 'net')];
}

/** Share of the net income of the same year, for the four kinds. */
function shareColumn(
  { words }: Context,
  township: Group,
  year: Year,
  below: TablePlace | null,
): Column<AmountLine> {
  const band = words.columns.shareOfNet(words.columns[year]);
  return column(
    'share',
    `${year}Share`,
    band,
    ({ key }) =>
      key === undefined ? '' : shareOf(township.income[year][key] ?? 0, township.income[year].net),
    {
      formula: ({ key }, at) =>
        key === undefined || below === null
          ? null
          : shareFormula(at(year), below.total(totalKey('net', year))),
    },
  );
}

const totalKey = (key: string, year: Year): string =>
  `${key}${year === 'prior' ? 'Prior' : 'Current'}`;

function compositionTable(
  context: Context,
  township: Group,
  below: TablePlace | null,
): Table<AmountLine> {
  const [item, households, prior, current, change, rate] = amountColumns(
    context,
    ({ key }, year) => (key === undefined || below === null ? null : below.total(`${key}${year}`)),
  );
  const columns = [
    item,
    households,
    prior,
    shareColumn(context, township, 'prior', below),
    current,
    shareColumn(context, township, 'current', below),
    change,
    rate,
  ].filter((column) => column !== undefined);
  return {
    caption: context.words.captions.categories,
    columns,
    rows: compositionLines(context, township),
    look: ({ look }) => look,
  };
}

function byVillageTable(context: Context, township: Group, villages: Listing<Group>): Table<Group> {
  const { words, terms } = context;
  const kinds = [...CATEGORIES, 'net'] as const;
  return {
    caption: words.captions.categoriesByVillage,
    columns: [
      villageColumn(context),
      ...kinds.flatMap((key) =>
        YEARS.map(
          (year): Column<Group> =>
            amountColumn(
              'money',
              totalKey(key, year),
              words.columns[year],
              (group) => group.income[year][key],
              { band: terms.amounts[key], total: sum(yuanOf(township.income[year][key])) },
            ),
        ),
      ),
    ],
    rows: villages,
    totalLabel: words.total,
    filter: true,
  };
}

/** 收入构成: kinds and items of income of the township, then the kinds by village. */
export function compositionSheet(
  context: Context,
  township: Group,
  villages: Listing<Group>,
): Sheet {
  const { words } = context;
  const name = words.sheets.composition;
  const lines = linesOf(context, words.unitYuan);
  const byVillage = byVillageTable(context, township, villages);
  const tables = (below: TablePlace | null) => [
    compositionTable(context, township, below),
    byVillage,
  ];
  const layout = { name, lines, tables: tables(null), chart: BELOW };
  return {
    name,
    title: words.titles.composition(context.place),
    lines,
    tables: tables(tablePlace(layout, 1)),
    notes: [words.notes.itemHouseholds, words.notes.changeMarks],
    signature: signatureLine(context),
    chart: { ...kindsChart(context, township, tablePlace(layout)), ...BELOW },
  };
}

const BELOW = { table: 0, side: 'below' } as const;

/** The four kinds in both years, drawn from their rows among those of the items. */
function kindsChart(context: Context, township: Group, place: TablePlace): BarChart {
  const { words, terms } = context;
  const rows = compositionLines(context, township).flatMap(({ key }, n) =>
    key === undefined || key === 'net' ? [] : [place.firstRow + n],
  );
  const cells = (column: string): string =>
    `(${rows.map((row) => place.area(column, column, row, row)).join(',')})`;
  return {
    title: words.compositionChart,
    categories: cells('item'),
    categoryTexts: CATEGORIES.map((category) => terms.amounts[category]),
    valueTitle: words.chartYuan,
    upright: true,
    series: YEARS.map((year) => ({
      name: words.columns[year],
      values: cells(year),
      valueFigures: CATEGORIES.map((category) => yuanOf(township.income[year][category]) ?? 0),
    })),
  };
}
