import type { Year } from '../../domain/household.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import { type Group, WARNINGS } from '../../domain/outcomes/result.js';
import { growthFormula, perCapitaFormula, shareFormula } from '../../xlsx/write/formulas.js';
import type { Kind } from '../../xlsx/write/style.js';
import { type Column, type Figure, type Sheet, sum, tablePlace } from '../../xlsx/write/table.js';
import {
  chartedVillages,
  fromTenThousandths,
  growthChart,
  type LinkTo,
  lookOfLink,
  namesOf,
  nowhere,
  trendChart,
} from '../around-villages.js';
import { amountColumn, column, villageColumn } from '../columns.js';
import { type Context, linesOf, signatureLine, yuanOf } from '../context.js';

/** A figure of each village whose sum is the township's. */
function summed(
  township: Group,
  kind: Kind,
  header: string,
  key: string,
  figure: (group: Group) => Figure,
  band?: string,
): Column<Group> {
  return column(kind, key, header, figure, {
    ...(band === undefined ? {} : { band }),
    total: sum(figure(township)),
  });
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
    column('share', 'downShare', columns.shareOfSurveyed, share, {
      band,
      shade: 'bars',
      formula: (_row, at) => shareFormula(at('down'), at('surveyed')),
      total: {
        value: share(township),
        formula: (_own, at) => shareFormula(at('down'), at('surveyed')),
      },
    }),
  ];
}

function personsAndIncome({ words, run }: Context, township: Group): Column<Group>[] {
  const { columns } = words;
  const { bands } = columns;
  const persons = (year: Year) =>
    summed(
      township,
      'count',
      columns[year],
      `${year}Persons`,
      (group) => group.persons[year],
      columns.persons,
    );
  const net = (year: Year) =>
    summed(
      township,
      'money',
      columns[year],
      `${year}Net`,
      (group) => yuanOf(group.income[year].net),
      columns.net,
    );
  const perCapita = (year: Year): Column<Group> =>
    amountColumn(
      'money',
      `${year}PerCapita`,
      columns[year],
      (group) => group.income[year].perCapita,
      {
        band: bands.perCapita,
        formula: (_row, at) => perCapitaFormula(at(`${year}Net`), at(`${year}Persons`)),
        total: {
          value: yuanOf(township.income[year].perCapita),
          formula: (_own, at) => perCapitaFormula(at(`${year}Net`), at(`${year}Persons`)),
        },
      },
    );
  const growth: Column<Group> = column('growth', 'growth', columns, (group) => group.growth, {
    band: bands.perCapita,
    shade: { aim: fromTenThousandths(run.policy.target) },
    formula: (_row, at) => growthFormula(at('priorPerCapita'), at('currentPerCapita')),
    total: {
      value: township.growth,
      formula: (_own, at) => growthFormula(at('priorPerCapita'), at('currentPerCapita')),
    },
  });
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
  const target = fromTenThousandths(context.run.policy.target);
  return [
    column('share', 'target', words.columns.targetRate, () => target, {
      band,
      total: { value: target },
    }),
    column('center', 'reached', words.columns, (group) => reachedText(context, group), {
      band,
      total: { value: reachedText(context, township) },
    }),
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

/** The factor with the most households, the first of equal ones. */
function topFactor({ words, terms }: Context, { factors }: Group): string | null {
  const [top] = factors.toSorted((a, b) => b.households - a.households);
  return top && top.households > 0 ? words.topFactor(terms.factors[top.key], top.households) : null;
}

/** The least width of the chart, where few villages make a narrow table. */
const FEWEST_CHART_COLUMNS = 12;

/** 分村汇总: one row a village. */
export function villagesSheet(
  context: Context,
  township: Group,
  villages: Listing<Group>,
  linkTo: LinkTo = nowhere,
): Sheet {
  const { words } = context;
  const { columns } = words;
  const villageColumns: Column<Group>[] = [
    villageColumn(context, { link: linkTo, look: lookOfLink(linkTo) }),
    ...coverageColumns(context, township),
    ...trendColumns(context, township),
    ...personsAndIncome(context, township),
    ...targetColumns(context, township),
    ...warningColumns(context, township),
    column('text', 'topFactor', columns, (group) => topFactor(context, group), {
      width: 22,
      total: { value: topFactor(context, township) },
    }),
  ];
  const sheet: Sheet = {
    name: words.sheets.villages,
    title: words.titles.villages(context.place),
    lines: linesOf(context, words.unitYuanHouseholds),
    tables: [{ columns: villageColumns, rows: villages, totalLabel: words.total, filter: true }],
    notes: [words.notes.changeMarks, words.notes.rejectedRows],
    signature: signatureLine(context),
    frozenColumns: 1,
  };
  const place = tablePlace(sheet);
  const named = { ...sheet, names: namesOf(context, place) };
  if (villages.length < 2) return named;
  const charted = chartedVillages(context, villages);
  const chart = trendChart(context, charted, place);
  const across = Math.max(FEWEST_CHART_COLUMNS, villages.length);
  return {
    ...named,
    chart: { ...chart, table: 0, side: 'below', columns: across },
    chartsBeneath: [growthChart(context, charted, place)],
  };
}
