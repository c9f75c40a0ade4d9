import { type Group, type Trend, WARNINGS } from '../../domain/outcomes/result.js';
import { growthFormula, perCapitaFormula, shareFormula } from '../../xlsx/write/formulas.js';
import type { Kind } from '../../xlsx/write/style.js';
import {
  type BarChart,
  type Column,
  type Figure,
  type Place,
  placeOf,
  type Sheet,
  sum,
} from '../../xlsx/write/table.js';
import { type Context, linesOf, signatureOf, villageText, yuanOf } from '../context.js';

/** A figure of each village whose sum is the township's. */
function summed(
  township: Group,
  kind: Kind,
  header: string,
  key: string,
  figure: (group: Group) => Figure,
  band?: string,
): Column<Group> {
  return {
    key,
    header,
    kind,
    ...(band === undefined ? {} : { band }),
    value: figure,
    total: sum(figure(township)),
  };
}

function coverageColumns({ words }: Context, township: Group): Column<Group>[] {
  const { columns } = words;
  const count = (key: keyof Group['households'], header: string) =>
    summed(
      township,
      'count',
      header,
      key,
      (group) => group.households[key],
      columns.bands.coverage,
    );
  return [
    count('roster', columns.roster),
    count('surveyed', columns.surveyed),
    count('notFound', columns.notFound),
    count('notCompared', columns.notCompared),
    count('notSurveyed', columns.notSurveyed),
    count('new', columns.newHouseholds),
    count('rejected', columns.rejected),
  ];
}

function trendColumns({ words, terms }: Context, township: Group): Column<Group>[] {
  const { columns } = words;
  const band = columns.bands.trend;
  const share = (group: Group) => group.trend.down.share;
  return [
    ...(['up', 'flat', 'down'] as const).map((trend) =>
      summed(
        township,
        'count',
        terms.markedTrends[trend],
        trend,
        (group) => group.trend[trend].households,
        band,
      ),
    ),
    {
      key: 'downShare',
      header: columns.shareOfSurveyed,
      band,
      kind: 'share',
      value: share,
      formula: (_row, at) => shareFormula(at('down'), at('surveyed')),
      total: {
        value: share(township),
        formula: (_own, at) => shareFormula(at('down'), at('surveyed')),
      },
    },
  ];
}

function personsAndIncome({ words }: Context, township: Group): Column<Group>[] {
  const { columns } = words;
  const { bands } = columns;
  const persons = (year: 'prior' | 'current') =>
    summed(
      township,
      'count',
      columns[year],
      `${year}Persons`,
      (group) => group.persons[year],
      columns.persons,
    );
  const net = (year: 'prior' | 'current') =>
    summed(
      township,
      'money',
      columns[year],
      `${year}Net`,
      (group) => yuanOf(group.income[year].net),
      columns.net,
    );
  const perCapita = (year: 'prior' | 'current'): Column<Group> => ({
    key: `${year}PerCapita`,
    header: columns[year],
    band: bands.perCapita,
    kind: 'money',
    value: (group) => yuanOf(group.income[year].perCapita),
    formula: (_row, at) => perCapitaFormula(at(`${year}Net`), at(`${year}Persons`)),
    total: {
      value: yuanOf(township.income[year].perCapita),
      formula: (_own, at) => perCapitaFormula(at(`${year}Net`), at(`${year}Persons`)),
    },
  });
  const growth: Column<Group> = {
    key: 'growth',
    header: columns.growth,
    band: bands.perCapita,
    kind: 'growth',
    value: (group) => group.growth,
    formula: (_row, at) => growthFormula(at('priorPerCapita'), at('currentPerCapita')),
    total: {
      value: township.growth,
      formula: (_own, at) => growthFormula(at('priorPerCapita'), at('currentPerCapita')),
    },
  };
  return [
    persons('prior'),
    persons('current'),
    net('prior'),
    net('current'),
    perCapita('prior'),
    perCapita('current'),
    growth,
  ];
}

function reachedText({ words }: Context, { target }: Group): string {
  if (target.reached === null) return words.reached.unknown;
  return target.reached ? words.reached.yes : words.reached.no;
}

function targetColumns(context: Context, township: Group): Column<Group>[] {
  const { words } = context;
  const band = words.columns.bands.target;
  return [
    {
      key: 'reached',
      header: words.columns.reached,
      band,
      kind: 'center',
      value: (group) => reachedText(context, group),
      total: { value: reachedText(context, township) },
    },
    ...(['met', 'notMet', 'notAssessable'] as const).map((key) =>
      summed(township, 'count', words.target[key], key, (group) => group.target[key], band),
    ),
    summed(township, 'money', words.columns.shortfall, 'shortfall', (group) =>
      yuanOf(group.target.shortfall),
    ),
  ];
}

function warningColumns({ words, terms }: Context, township: Group): Column<Group>[] {
  const { bands } = words.columns;
  return [
    ...WARNINGS.filter((level) => level !== 'none').map((level) =>
      summed(
        township,
        'count',
        terms.warnings[level],
        level,
        (group) => group.warning[level],
        bands.warning,
      ),
    ),
    summed(
      township,
      'count',
      words.columns.households,
      'monitored',
      (group) => group.monitored.surveyed,
      bands.monitored,
    ),
    summed(
      township,
      'count',
      words.columns.ofDeclining,
      'monitoredDown',
      (group) => group.monitored.down,
      bands.monitored,
    ),
  ];
}

/** The factor that touches most households; of equal ones the first. */
function topFactor({ words, terms }: Context, { factors }: Group): string | null {
  const [top] = factors.toSorted((a, b) => b.households - a.households);
  return top && top.households > 0 ? words.topFactor(terms.factors[top.key], top.households) : null;
}

/** 分村汇总: one row a village. */
export function villagesSheet(
  context: Context,
  township: Group,
  villages: readonly Group[],
): Sheet {
  const { words } = context;
  const { columns } = words;
  const villageColumns: Column<Group>[] = [
    {
      key: 'village',
      header: columns.village,
      kind: 'text',
      value: ({ name, township: town }) => villageText(context, name, town),
    },
    ...coverageColumns(context, township),
    ...trendColumns(context, township),
    ...personsAndIncome(context, township),
    ...targetColumns(context, township),
    ...warningColumns(context, township),
    {
      key: 'topFactor',
      header: columns.topFactor,
      kind: 'text',
      width: 22,
      value: (group) => topFactor(context, group),
      total: { value: topFactor(context, township) },
    },
  ];
  const sheet: Sheet = {
    name: words.sheets.villages,
    title: words.titles.villages(context.place),
    lines: linesOf(context, words.unitYuanHouseholds),
    tables: [{ columns: villageColumns, rows: villages, totalLabel: words.total, filter: true }],
    notes: [words.notes.changeMarks, words.notes.rejectedRows],
    signature: signatureOf(context),
    frozenColumns: 1,
  };
  if (villages.length < 2) return sheet;
  const chart = trendChart(context, villages, placeOf(sheet));
  const across = Math.max(FEWEST_CHART_COLUMNS, villages.length);
  return { ...sheet, chart: { ...chart, table: 0, side: 'below', columns: across } };
}

/** Bars of few villages are not spread over the whole table. */
const FEWEST_CHART_COLUMNS = 12;

/** How the households of each village stand, drawn from the table above. */
const trendChart = (context: Context, villages: readonly Group[], place: Place): BarChart => ({
  title: context.words.trendChart,
  categories: place.range('village'),
  categoryTexts: villages.map(({ name, township }) => villageText(context, name, township)),
  valueTitle: context.words.chartUnit,
  upright: true,
  stacked: true,
  series: (['up', 'flat', 'down'] as const).map((trend) => ({
    name: context.terms.markedTrends[trend],
    values: place.range(trend),
    valueFigures: villages.map((group) => group.trend[trend].households),
    colour: TREND_COLOURS[trend],
  })),
});

/** A fall is red, as it is in every table. */
const TREND_COLOURS: Readonly<Record<Trend, string>> = {
  up: '00703C',
  flat: 'BFBFBF',
  down: 'C00000',
};
