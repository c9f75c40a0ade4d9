import type { Group } from '../../../domain/result.js';
import type { HouseholdBrief } from '../../report.js';
import { type Context, linesOf, yuanOf } from '../context.js';
import { byUrgency } from '../order.js';
import { type Column, countOfRows, type Sheet, sum } from '../table.js';
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

/** 减收户台账: the declining households of a village with reasons and proposed measures. */
export function ledgerSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdBrief[],
): Sheet {
  const column = householdColumns(context);
  return listSheet(
    context,
    'ledger',
    [
      column.index,
      counted(column.id, group.trend.down.households),
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
      column.perCapitaCurrent,
      column.shortfall,
      column.warning,
      column.primaryFactor,
      column.factors,
      column.measuresWithReasons,
      column.questions,
    ],
    households.filter(({ trend }) => trend === 'down'),
  );
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
      column.factors,
      column.measuresWithReasons,
      column.questions,
    ],
    households,
  );
}
