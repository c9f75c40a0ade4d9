import { type Fen, yuan } from '../../domain/money.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import { type Column, countOfRows, type Sheet, sum } from '../../xlsx/write/table.js';
import { type Context, linesOf, scaledLines, signatureLine } from '../context.js';
import { byUrgency } from '../order.js';
import type { HouseholdBrief, TownshipReport } from '../report.js';
import { aloneColumns, redFirst } from './alone-columns.js';
import { adviceOf, householdColumns, supportedBy } from './household-columns.js';

type ListName = 'ledger' | 'notMet' | 'monitored' | 'declining';

function listSheet(
  context: Context,
  name: ListName,
  columns: readonly Column<HouseholdBrief>[],
  households: Listing<HouseholdBrief>,
): Sheet {
  const { words } = context;
  const sums = sumsOf(households);
  return {
    name: words.sheets[name],
    title: words.titles[name](context.place),
    lines: [
      ...linesOf(context, words.unitYuanHouseholds),
      name === 'ledger' ? words.notes.order : words.notes.filterList,
      ...(name === 'ledger' || name === 'monitored' ? scaledLines(context) : []),
    ],
    tables: [
      {
        columns: columns.map((column) => ({ ...column, ...sums.get(column.key) })),
        rows: byUrgency(households),
        totalLabel: words.total,
        filter: true,
      },
    ],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: name === 'ledger' ? 3 : 4,
  };
}

/** The totals of columns that are added up, by their keys; the list is walked once for all of them. */
function sumsOf(households: Listing<HouseholdBrief>): ReadonlyMap<string, Pick<Column, 'total'>> {
  let persons = 0;
  let netPrior: Fen = 0;
  let netCurrent: Fen = 0;
  let netChange: Fen = 0;
  let shortfall: Fen = 0;
  for (const { population, income, change, target } of households) {
    persons += population.current;
    netPrior += income.prior.net;
    netCurrent += income.current.net;
    netChange += change.net.amount;
    shortfall += target.shortfall ?? 0;
  }
  return new Map([
    ['persons', { total: sum(persons) }],
    ['netPrior', { total: sum(yuan(netPrior)) }],
    ['netCurrent', { total: sum(yuan(netCurrent)) }],
    ['netChange', { total: sum(yuan(netChange)) }],
    ['shortfall', { total: sum(yuan(shortfall)) }],
  ]);
}

/** A column whose total is the number of households. */
const counted = (column: Column<HouseholdBrief>, households: number): Column<HouseholdBrief> => ({
  ...column,
  total: countOfRows(households),
});

function ledgerColumns(context: Context, declining: number | null): Column<HouseholdBrief>[] {
  const column = householdColumns(context);
  return [
    column.index,
    declining === null ? column.id : counted(column.id, declining),
    ...supportedBy(column),
    column.labour,
    column.netPrior,
    column.netCurrent,
    column.netChange,
    column.netRate,
    column.shortfall,
    column.warning,
    ...adviceOf(column),
  ];
}

/**
 * 减收户台账: the declining households of a village with reasons and proposed measures, beneath them
 * those who do not decline, but miss the target or carry a factor, and who else is red.
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
  const rising = households.filter(({ trend }) => trend !== 'down');
  const needy = ({ target, factors }: HouseholdBrief): boolean =>
    target.met === false || factors.length > 0;
  const others = rising.filter(needy);
  const red = rising.filter((household) => household.warning === 'red' && !needy(household));
  return {
    ...sheet,
    tables: [
      ...sheet.tables.map((table) => ({ ...table, caption: captions.ledgerDeclining })),
      {
        caption: captions.ledgerOthers,
        columns: ledgerColumns(context, null),
        rows: byUrgency(others),
      },
      {
        caption: captions.ledgerRed,
        columns: ledgerColumns(context, null),
        rows: byUrgency(red),
      },
    ],
  };
}

/** 减收户 of a township. */
export function decliningSheet(
  context: Context,
  group: Group,
  households: Listing<HouseholdBrief>,
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
      column.marks,
      column.primaryFactor,
      column.factors,
      column.measuresWithReasons,
      column.questions,
    ],
    households,
  );
}

/** 未达标户 of a township. */
export function notMetSheet(
  context: Context,
  group: Group,
  households: Listing<HouseholdBrief>,
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
      column.shortfall,
      column.trend,
      column.warning,
      column.marks,
      column.measuresWithReasons,
      column.questions,
    ],
    households,
  );
}

/**
 * 监测户 of a township: those whose risk is not cleared, who is red and not monitored, and who is
 * warned of without being compared.
 */
export function monitoredSheet(
  context: Context,
  { township, monitored, redUnmonitored, alone }: TownshipReport,
): Sheet {
  const { captions } = context.words;
  const sheet = listSheet(
    context,
    'monitored',
    monitoredColumns(context, township.monitored.surveyed),
    monitored,
  );
  const columns = monitoredColumns(context, null);
  return {
    ...sheet,
    tables: [
      ...sheet.tables.map((table) => ({ ...table, caption: captions.monitoredRisk })),
      {
        caption: captions.redUnmonitored,
        columns,
        rows: byUrgency(redUnmonitored),
      },
      {
        caption: captions.warnedAlone,
        columns: aloneColumns(context, columns),
        rows: redFirst(alone),
      },
    ],
  };
}

/**
 * The columns of monitored households. `households` is their number in the row of totals; null
 * without one.
 */
function monitoredColumns(context: Context, households: number | null): Column<HouseholdBrief>[] {
  const column = householdColumns(context);
  return [
    column.index,
    households === null ? column.village : counted(column.village, households),
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
    ...adviceOf(column),
  ];
}
