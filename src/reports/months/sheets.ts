import { FACTOR_NUMBERS, factorKey } from '../../domain/factor.js';
import {
  type GroupMonth,
  type GroupMonths,
  MOVES,
  type MonthFigures,
  type Months,
} from '../../domain/outcomes/months.js';
import { type Column, type LineChart, type Sheet, tablePlace } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import type { Language } from '../context.js';
import { listed, markedTable, pathText } from './columns.js';
import { monthNotes } from './notes.js';

type Figure = Column<GroupMonth>['value'];

const figureOf =
  (pick: (figures: MonthFigures) => number | null): Figure =>
  ({ group }) =>
    group === null ? null : pick(group.figures);

const WARNED = ['red', 'orange', 'yellow'] as const;
/** The colours that warnings are named after, dark enough to be seen on white. */
const WARNING_COLOURS = { red: 'C00000', orange: 'ED7D31', yellow: 'BF9000' } as const;

function monthColumns({ months, terms }: Language): Column<GroupMonth>[] {
  const { columns, bands } = months;
  const count = (key: 'surveyed' | 'up' | 'down' | 'flat' | 'met' | 'notMet', band?: string) =>
    column(
      'count',
      key,
      columns,
      figureOf((figures) => figures[key]),
      { ...(band === undefined ? {} : { band }) },
    );
  return [
    column('text', 'period', columns, ({ period }) => months.period(period), { width: 24 }),
    count('surveyed'),
    count('up', bands.trend),
    count('down', bands.trend),
    count('flat', bands.trend),
    column(
      'growth',
      'growth',
      columns,
      figureOf(({ growth }) => growth),
    ),
    count('met', bands.target),
    count('notMet', bands.target),
    ...FACTOR_NUMBERS.map(
      (factor, n): Column<GroupMonth> =>
        column(
          'count',
          `factor${factor}`,
          terms.factors[factorKey(factor)],
          figureOf(({ factors }) => factors[n] ?? null),
          { band: bands.factors },
        ),
    ),
    ...WARNED.map(
      (level): Column<GroupMonth> =>
        column(
          'count',
          level,
          terms.warnings,
          figureOf(({ warning }) => warning[level]),
          { band: bands.warning },
        ),
    ),
    ...MOVES.map(
      (move): Column<GroupMonth> =>
        column('count', move, months.moves, ({ moves }) => moves?.[move] ?? null, {
          band: bands.moves,
        }),
    ),
  ];
}

/** 各月情况: the area month by month, with its lines beneath. */
export function monthsSheet(language: Language, trend: Months): Sheet {
  const { months } = language;
  const rows = trend.groups[0]?.months ?? [];
  const sheet = {
    name: months.sheets.months,
    title: months.titles.months(trend.name),
    lines: [months.units.households],
    tables: [{ columns: monthColumns(language), rows }],
    notes: monthNotes(language, trend),
    frozenColumns: 1,
  };
  return rows.length < 2 ? sheet : { ...sheet, chartsBeneath: chartsOf(language, sheet, rows) };
}

function chartsOf(
  { months, terms }: Language,
  sheet: Sheet,
  rows: readonly GroupMonth[],
): LineChart[] {
  const { charts, columns } = months;
  const place = tablePlace(sheet);
  const line = (key: string, name: string) => {
    const column = sheet.tables[0]?.columns.find((one) => one.key === key);
    const figures = rows.map((row, n) => {
      const value = column?.value(row, n) ?? null;
      return typeof value === 'number' ? value : null;
    });
    return { name, values: place.range(key), valueFigures: figures };
  };
  const common = {
    categories: place.range('period'),
    categoryTexts: rows.map(({ period }) => months.period(period)),
  };
  const households = { ...common, valueTitle: charts.households, percent: false };
  return [
    {
      ...households,
      title: charts.trend,
      series: [line('down', columns.down), line('up', columns.up), line('flat', columns.flat)],
    },
    {
      ...common,
      title: charts.growth,
      valueTitle: charts.percent,
      percent: true,
      series: [line('growth', columns.growth)],
    },
    {
      ...households,
      title: charts.factors,
      series: FACTOR_NUMBERS.map((factor) =>
        line(`factor${factor}`, terms.factors[factorKey(factor)]),
      ),
    },
    {
      ...households,
      title: charts.warning,
      series: WARNED.map((level) => ({
        ...line(level, terms.warnings[level]),
        colour: WARNING_COLOURS[level],
      })),
    },
  ];
}

const LISTS = ['newlyDown', 'again', 'lasting', 'recovered', 'warningRaised'] as const;

/** 本月新增减收, 再次减收, 持续减收, 已恢复, 预警升级: of the last result. */
export function listSheets(language: Language, { name, marked }: Months): Sheet[] {
  const { months } = language;
  return LISTS.map((list) => {
    const main = { ...markedTable(language, listed(marked, list)), filter: true };
    const also = {
      ...markedTable(language, listed(marked, 'cameDown')),
      caption: months.moves.cameDown,
    };
    return {
      name: months.sheets[list],
      title: months.titles.list(name, months.sheets[list]),
      lines: [months.units.yuan],
      tables: list === 'newlyDown' ? [main, also] : [main],
      notes: [months.previous.netNote],
      frozenColumns: 4,
    };
  });
}

/** 分村各月: for each village a row, for each result a column. */
export function villagesSheet({ months }: Language, trend: Months): Sheet {
  const villages = trend.groups.filter(({ level }) => level === 'village');
  const table = (
    caption: string,
    kind: 'count' | 'growth',
    value: (month: GroupMonth) => number | null,
  ) => ({
    caption,
    columns: [
      column('text', 'village', months.columns, ({ path }: GroupMonths) => pathText(path)),
      ...trend.results.map(({ period }, n) =>
        column(kind, `month${n}`, months.period(period), ({ months: all }: GroupMonths) => {
          const month = all[n];
          return month === undefined ? null : value(month);
        }),
      ),
    ],
    rows: villages,
  });
  const { villageTables } = months;
  return {
    name: months.sheets.villages,
    title: months.titles.villages(trend.name),
    lines: [months.units.households],
    tables: [
      table(villageTables.down, 'count', ({ group }) => group?.figures.down ?? null),
      table(villageTables.newlyDown, 'count', ({ moves }) => moves?.newlyDown ?? null),
      table(villageTables.met, 'count', ({ group }) => group?.figures.met ?? null),
      table(villageTables.growth, 'growth', ({ group }) => group?.figures.growth ?? null),
    ],
    notes: [],
    frozenColumns: 1,
  };
}
