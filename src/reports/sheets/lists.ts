import type { Group } from '../../domain/outcomes/result.js';
import { type Column, countOfRows, type Sheet, sum } from '../../xlsx/write/table.js';
import { type Context, linesOf, yuanOf } from '../context.js';
import { byUrgency } from '../order.js';
import type { HouseholdBrief } from '../report.js';
import { householdColumns } from './household-columns.js';

type ListName = 'ledger' | 'notMet' | 'monitored' | 'declining';

function listSheet(
  context: Context,
  name: ListName,
  columns: readonly Column<HouseholdBrief>[],
  households: readonly HouseholdBrief[],
): Sheet {
  const { words } = context;
  return {
    name: words.sheets[name],
    title: words.titles[name](context.place),
    lines: [
      ...linesOf(context, words.unitYuanHouseholds),
      name === 'ledger' ? words.notes.order : words.notes.filterList,
    ],
    tables: [{ columns, rows: byUrgency(households), totalLabel: words.total, filter: true }],
    notes: [],
    frozenColumns: name === 'ledger' ? 3 : 4,
  };
}

/** The number of households stands beside the label of the totals. */
const counted = (column: Column<HouseholdBrief>, households: number): Column<HouseholdBrief> => ({
  ...column,
  total: countOfRows(households),
});

function ledgerColumns(context: Context, declining: number | null): Column<HouseholdBrief>[] {
  const column = householdColumns(context);
  return [
    column.index,
    declining === null ? column.id : counted(column.id, declining),
    column.head,
    column.idNumber,
    column.type,
    column.monitored,
    column.helper,
    column.persons,
    column.labour,
    column.netPrior,
    column.netCurrent,
    column.netChange,
    column.netRate,
    column.shortfall,
    column.warning,
    column.marks,
    column.factors,
    column.measuresWithReasons,
    column.questions,
  ];
}

/**
 * 减收户台账: the declining households of a village with reasons and proposed measures, and beneath
 * them those who do not decline, but miss the target or carry a factor.
 */
export function ledgerSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdBrief[],
): Sheet {
  const { captions } = context.words;
  const sheet = listSheet(
    context,
    'ledger',
    ledgerColumns(context, group.trend.down.households),
    households.filter(({ trend }) => trend === 'down'),
  );
  const others = households.filter(
    ({ trend, target, factors }) =>
      trend !== 'down' && (target.met === false || factors.length > 0),
  );
  return {
    ...sheet,
    tables: [
      ...sheet.tables.map((table) => ({ ...table, caption: captions.ledgerDeclining })),
      {
        caption: captions.ledgerOthers,
        columns: ledgerColumns(context, null),
        rows: byUrgency(others),
      },
    ],
  };
}

/** 减收户 of a township. */
export function decliningSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdBrief[],
): Sheet {
  const column = householdColumns(context);
  return listSheet(
    context,
    'declining',
    [
      column.index,
      counted(column.village, group.trend.down.households),
      column.id,
      column.head,
      column.idNumber,
      column.type,
      column.monitored,
      column.persons,
      column.netPrior,
      column.netCurrent,
      column.netChange,
      column.netRate,
      column.warning,
      column.primaryFactor,
      column.factors,
      column.measures,
    ],
    households,
  );
}

/** 未达标户 of a township. */
export function notMetSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdBrief[],
): Sheet {
  const column = householdColumns(context);
  return listSheet(
    context,
    'notMet',
    [
      column.index,
      counted(column.village, group.target.notMet),
      column.id,
      column.head,
      column.idNumber,
      column.type,
      column.monitored,
      column.persons,
      column.perCapitaPrior,
      column.perCapitaCurrent,
      column.growth,
      column.shortfallPerCapita,
      { ...column.shortfall, total: sum(yuanOf(group.target.shortfall)) },
      column.trend,
      column.warning,
      column.measures,
    ],
    households,
  );
}

/** 监测户 of a township: those whose risk is not cleared. */
export function monitoredSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdBrief[],
): Sheet {
  const column = householdColumns(context);
  return listSheet(
    context,
    'monitored',
    [
      column.index,
      counted(column.village, group.monitored.surveyed),
      column.id,
      column.head,
      column.idNumber,
      column.monitored,
      column.helper,
      column.persons,
      column.netPrior,
      column.netCurrent,
      column.netChange,
      column.netRate,
      column.monitoringPerCapita,
      column.trend,
      column.target,
      column.warning,
      column.marks,
      column.factors,
      column.measuresWithReasons,
      column.questions,
    ],
    households,
  );
}
