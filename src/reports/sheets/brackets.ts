import { YEARS, type Year } from '../../domain/household.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { BracketCount, Group } from '../../domain/outcomes/result.js';
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
import { column, villageColumn } from '../columns.js';
import { type Context, linesOf, scaledLines, signatureLine } from '../context.js';
import { bracketText } from '../phrases.js';

function countColumns({ words }: Context, township: Group, year: Year): Column<BracketCount>[] {
  const { columns } = words;
  const { surveyed } = township.households;
  const share = `${year}Share`;
  const isCounted = township.brackets.every(({ persons }) => persons !== null);
  return [
    column('count', year, columns.households, (row) => row[year], {
      band: columns[year],
      total: sum(surveyed),
    }),
    column('share', share, columns.share, (row) => shareOf(row[year], surveyed), {
      band: columns[year],
      formula: (_row, at, range) => shareFormula(at(year), wholeOf(range(year))),
    }),
    ...(isCounted ? [personsColumn(columns, township, year)] : []),
  ];
}

/** Results of before they were counted have none. */
const personsColumn = (
  columns: Context['words']['columns'],
  township: Group,
  year: Year,
): Column<BracketCount> =>
  column(
    'count',
    `${year}Persons`,
    columns.personsOfBracket,
    ({ persons }) => persons?.[year] ?? null,
    { band: columns[year], total: sum(township.persons[year]) },
  );

/** `SUM` over all brackets, which stays the same where a cell is copied: `B6:B10` → `SUM(B$6:B$10)`. */
const wholeOf = (range: string): string => `SUM(${range.replace(/\d+/g, '$$$&')})`;

function bracketsTable(context: Context, township: Group): Table<BracketCount> {
  const { words } = context;
  return {
    caption: words.captions.brackets,
    columns: [
      column('text', 'bracket', words.columns, (row) => bracketText(context, row), {
        width: 24,
      }),
      ...countColumns(context, township, 'prior'),
      ...countColumns(context, township, 'current'),
    ],
    rows: township.brackets,
    totalLabel: words.total,
  };
}

interface Move {
  readonly from: BracketCount;
  readonly to: readonly number[];
}

function movesTable(context: Context, { brackets, moves, households }: Group): Table<Move> {
  const { words } = context;
  return {
    caption: words.captions.moves,
    columns: [
      column('text', 'bracket', words.columns.prior, ({ from }) => bracketText(context, from)),
      ...brackets.map(
        (bracket, n): Column<Move> =>
          column('count', `to${n}`, bracketText(context, bracket), ({ to }) => to[n] ?? 0, {
            width: 14,
            band: words.columns.current,
            look: ({ from }) => (from === bracket ? 'strong' : 'plain'),
            total: sum(bracket.current),
          }),
      ),
      column('count', 'all', words.total, ({ from }) => from.prior, {
        formula: (_row, at) => `SUM(${at('to0')}:${at(`to${brackets.length - 1}`)})`,
        total: sum(households.surveyed),
      }),
    ],
    rows: brackets.map((from, n) => ({ from, to: moves[n] ?? [] })),
    totalLabel: words.total,
  };
}

function byVillageTable(context: Context, township: Group, villages: Listing<Group>): Table<Group> {
  const { words } = context;
  return {
    caption: words.captions.bracketsByVillage,
    columns: [
      villageColumn(context),
      ...township.brackets.map(
        (bracket, n): Column<Group> =>
          column(
            'count',
            `bracket${n}`,
            bracketText(context, bracket),
            ({ brackets }) => brackets[n]?.current ?? 0,
            { total: sum(bracket.current) },
          ),
      ),
      column('count', 'all', words.total, ({ households }) => households.surveyed, {
        formula: (_row, at) =>
          `SUM(${at('bracket0')}:${at(`bracket${township.brackets.length - 1}`)})`,
        total: sum(township.households.surveyed),
      }),
    ],
    rows: villages,
    totalLabel: words.total,
    filter: true,
  };
}

/** 收入分档: households by bracket of income per head, moves between brackets, villages. */
export function bracketsSheet(context: Context, township: Group, villages: Listing<Group>): Sheet {
  const { words } = context;
  const sheet: Sheet = {
    name: words.sheets.brackets,
    title: words.titles.brackets(context.place),
    lines: [...linesOf(context, words.unitHouseholds), ...scaledLines(context)],
    tables: [
      bracketsTable(context, township),
      movesTable(context, township),
      byVillageTable(context, township, villages),
    ],
    notes: [],
    signature: signatureLine(context),
  };
  return { ...sheet, chart: { ...bracketsChart(context, township, tablePlace(sheet)), ...BESIDE } };
}

const BESIDE = { table: 0, side: 'right' } as const;

/** Households of each bracket in both years, drawn from the first table. */
const bracketsChart = (context: Context, { brackets }: Group, place: TablePlace): BarChart => ({
  title: context.words.bracketsChart,
  categories: place.range('bracket'),
  categoryTexts: brackets.map((bracket) => bracketText(context, bracket)),
  valueTitle: context.words.chartUnit,
  series: YEARS.map((year) => ({
    name: context.words.columns[year],
    values: place.range(year),
    valueFigures: brackets.map((bracket) => bracket[year]),
  })),
});
