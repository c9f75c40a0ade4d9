import type { Listing } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import { mayDecline } from '../../domain/standing/urgency.js';
import { type Column, type Figure, type Sheet, sum } from '../../xlsx/write/table.js';
import { amountColumn, column, villageColumn } from '../columns.js';
import { type Context, linesOf, signatureLine, yuanOf } from '../context.js';
import { byRisk } from '../order.js';
import type { HouseholdBrief } from '../report.js';
import { adviceOf, householdColumns, supportedBy } from './household-columns.js';

/** What may happen by the year's end. Definition: docs/definitions/projection.md. */

/** 可能减收户, of a village or of all villages. */
export function mayDeclineSheet(
  context: Context,
  households: Listing<HouseholdBrief>,
  { ofVillage }: { readonly ofVillage: boolean },
): Sheet {
  const { words } = context;
  const column = householdColumns(context);
  const year = yearColumns(context);
  const columns: Column<HouseholdBrief>[] = [
    column.index,
    ...(ofVillage ? [] : [column.village]),
    column.id,
    ...supportedBy(column),
    year.prior,
    year.projected,
    year.change,
    year.low,
    year.high,
    year.risk,
    { ...column.trend, header: words.projection.trendToDate },
    ...adviceOf(column),
  ];
  return {
    name: words.sheets.mayDecline,
    title: words.titles.mayDecline(context.place),
    lines: [...projectionLines(context, words.unitYuan), words.projection.order],
    tables: [{ columns, rows: byRisk(households.filter(mayDecline)), filter: true }],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: ofVillage ? 3 : 4,
  };
}

/** 全年预计 of a village: a row each household. */
export function yearEndSheet(context: Context, households: readonly HouseholdBrief[]): Sheet {
  const { words } = context;
  const column = householdColumns(context);
  const year = yearColumns(context);
  const columns: Column<HouseholdBrief>[] = [
    column.index,
    column.id,
    column.head,
    column.monitored,
    column.persons,
    year.prior,
    year.projected,
    year.change,
    year.low,
    year.high,
    year.perCapita,
    year.trend,
    year.target,
    year.shortfall,
    year.risk,
  ];
  return {
    name: words.sheets.yearEnd,
    title: words.titles.yearEnd(context.place),
    lines: projectionLines(context, words.unitYuan),
    tables: [{ columns, rows: households, filter: true }],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: 3,
  };
}

/** 全年预计 of a township: a row each village. */
export function yearEndByVillageSheet(
  context: Context,
  township: Group,
  villages: Listing<Group>,
): Sheet {
  const { words } = context;
  return {
    name: words.sheets.yearEnd,
    title: words.titles.yearEnd(context.place),
    lines: projectionLines(context, words.unitYuanHouseholds),
    tables: [
      {
        columns: groupColumns(context, township),
        rows: villages,
        totalLabel: words.total,
        filter: true,
      },
    ],
    notes: [words.projection.countsNote],
    signature: signatureLine(context),
    frozenColumns: 1,
  };
}

/** The lines that mark everything as projected and tell whether there is an interval. */
function projectionLines(context: Context, unit: string): string[] {
  const { run, words } = context;
  const line = run.policy.hasInterval ? words.projection.interval : words.projection.noInterval;
  return [...linesOf(context, unit), words.projection.line, line];
}

/** The columns of a household's year, by key. */
function yearColumns({ words, terms }: Context) {
  const { projection: said } = words;
  const money = (
    key: string,
    header: string,
    fen: (row: HouseholdBrief) => number | null,
  ): Column<HouseholdBrief> => amountColumn('money', key, header, fen);
  return {
    prior: money('yearPrior', said.prior, ({ priorYear }) => priorYear?.net ?? null),
    projected: money('yearNet', said.projected, ({ projection }) => projection?.net ?? null),
    change: {
      ...money('yearChange', said.change, ({ projection, priorYear }) =>
        projection && priorYear ? projection.net - priorYear.net : null,
      ),
      kind: 'change' as const,
    },
    low: money('yearLow', said.low, ({ projection }) => projection?.low ?? null),
    high: money('yearHigh', said.high, ({ projection }) => projection?.high ?? null),
    perCapita: money(
      'yearPerCapita',
      said.perCapita,
      ({ projection }) => projection?.perCapita ?? null,
    ),
    trend: column(
      'center',
      'yearTrend',
      said.trend,
      ({ projection }) => projection && terms.markedTrends[projection.trend],
      { width: 10, look: ({ projection }) => (projection?.trend === 'down' ? 'fall' : 'plain') },
    ),
    target: column(
      'center',
      'yearTarget',
      said.target,
      ({ projection }) => projection && targetText(words, projection.targetMet),
      { width: 10 },
    ),
    shortfall: money(
      'yearShortfall',
      said.shortfall,
      ({ projection }) => projection?.shortfall ?? null,
    ),
    risk: column(
      'center',
      'risk',
      said,
      ({ projection }) => projection && said.risks[projection.risk],
      { width: 10, look: ({ projection }) => (projection?.risk === 'likely' ? 'fall' : 'plain') },
    ),
  } satisfies Record<string, Column<HouseholdBrief>>;
}

function targetText({ target }: Context['words'], met: boolean | null): string {
  if (met === null) return target.notAssessable;
  return met ? target.met : target.notMet;
}

type Projected = NonNullable<Group['projection']>;

/** A village's projected year; the township's stands in the row of totals. */
function groupColumns(context: Context, township: Group): Column<Group>[] {
  const { words } = context;
  const { projection: said, columns } = words;
  const of =
    (figure: (projection: Projected, group: Group) => Figure) =>
    (group: Group): Figure =>
      group.projection === null ? null : figure(group.projection, group);
  const summed = (
    key: string,
    header: string,
    kind: 'count' | 'money',
    figure: (projection: Projected, group: Group) => Figure,
  ): Column<Group> => column(kind, key, header, of(figure), { total: sum(of(figure)(township)) });
  const told = (
    key: string,
    header: string,
    kind: 'money' | 'growth' | 'center',
    figure: (projection: Projected) => Figure,
  ): Column<Group> =>
    column(kind, key, header, of(figure), { total: { value: of(figure)(township) } });
  const reached = ({ reached: is }: Projected): string =>
    is === null ? words.reached.unknown : words.reached[is ? 'yes' : 'no'];
  return [
    villageColumn(context),
    summed('surveyed', columns.surveyed, 'count', (_, { households }) => households.surveyed),
    summed('yearPrior', said.prior, 'money', ({ priorYear }) => yuanOf(priorYear.net)),
    summed('yearNet', said.projected, 'money', ({ net }) => yuanOf(net)),
    told('yearPerCapita', said.perCapita, 'money', ({ perCapita }) => yuanOf(perCapita)),
    told('yearGrowth', said.growth, 'growth', ({ growth }) => growth),
    told('reached', columns.reached, 'center', reached),
    summed('targetMet', said.targetMet, 'count', ({ targetMet }) => targetMet),
    summed('likely', said.risks.likely, 'count', ({ likely }) => likely),
    summed('possible', said.risks.possible, 'count', ({ possible }) => possible),
  ];
}
