import type { Look } from '../../xlsx/write/style.js';
import type { Column } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn, warningColumn } from '../columns.js';
import { type Context, idNumberText, villageText } from '../context.js';
import {
  factorsText,
  marksText,
  measuresWithReasons,
  primaryText,
  questionsText,
  targetText,
} from '../phrases.js';
import type { HouseholdBrief } from '../report.js';

const trendLook = ({ trend }: HouseholdBrief): Look => {
  if (trend === 'flat') return 'plain';
  return trend === 'down' ? 'fall' : 'rise';
};

type Columns = Readonly<Record<string, Column<HouseholdBrief>>>;

/** The columns of a household's identity. */
function identityColumns(context: Context) {
  const { columns } = context.words;
  return {
    index: indexColumn(columns),
    village: column('text', 'village', columns, (row) =>
      villageText(context, row.village, row.township),
    ),
    id: column('text', 'id', columns, (row) => row.id),
    head: column('text', 'head', columns, (row) => row.head),
    idNumber: column('text', 'idNumber', columns, (row) => idNumberText(context, row.idNumber), {
      width: 20,
    }),
    type: column('text', 'type', columns, (row) => row.type),
    monitored: column('text', 'monitored', columns, (row) => row.monitored, {
      width: 14,
    }),
    helper: column('text', 'helper', columns, (row) => row.helper),
    persons: column('count', 'persons', columns.personsCurrent, (row) => row.population.current),
    labour: column('center', 'labour', columns, (row) => row.labour, { width: 8 }),
  } satisfies Columns;
}

/** The columns of its income in both years. */
function incomeColumns({ words: { columns } }: Context) {
  return {
    netPrior: amountColumn('money', 'netPrior', columns, (row) => row.income.prior.net),
    netCurrent: amountColumn('money', 'netCurrent', columns, (row) => row.income.current.net),
    netChange: amountColumn('change', 'netChange', columns.change, (row) => row.change.net.amount),
    netRate: column('growth', 'netRate', columns.rate, (row) => row.change.net.rate),
    perCapitaPrior: amountColumn(
      'money',
      'perCapitaPrior',
      columns,
      (row) => row.income.prior.perCapita,
    ),
    perCapitaCurrent: amountColumn(
      'money',
      'perCapitaCurrent',
      columns,
      (row) => row.income.current.perCapita,
    ),
    growth: column('growth', 'growth', columns, (row) => row.change.perCapita.rate),
    monitoringPerCapita: amountColumn(
      'money',
      'monitoringPerCapita',
      columns,
      (row) => row.monitoringPerCapita,
    ),
  } satisfies Columns;
}

/** The columns of its trend, target and warning. */
function standingColumns(context: Context) {
  const { columns } = context.words;
  const { terms } = context;
  return {
    trend: column('center', 'trend', columns, (row) => terms.markedTrends[row.trend], {
      width: 10,
      look: trendLook,
    }),
    target: column('center', 'target', columns, (row) => targetText(context, row), {
      width: 10,
    }),
    shortfallPerCapita: amountColumn(
      'money',
      'shortfallPerCapita',
      columns,
      (row) => row.target.shortfallPerCapita,
    ),
    shortfall: amountColumn('money', 'shortfall', columns, (row) => row.target.shortfall),
    warning: warningColumn(columns, terms, ({ warning }: HouseholdBrief) => warning),
  } satisfies Columns;
}

/** The columns of its factors and proposed measures. */
function adviceColumns(context: Context) {
  const { columns } = context.words;
  return {
    marks: column('text', 'marks', columns, (row) => marksText(context, row), { width: 16 }),
    primaryFactor: column(
      'text',
      'primaryFactor',
      columns,
      (row) => primaryText(context, row.factors),
      { width: 16 },
    ),
    factors: column('text', 'factors', columns, (row) => factorsText(context, row.factors), {
      width: 26,
    }),
    measuresWithReasons: column(
      'text',
      'measuresWithReasons',
      columns,
      (row) => measuresWithReasons(context, row),
      { width: 36 },
    ),
    questions: column('text', 'questions', columns, (row) => questionsText(context, row.measures), {
      width: 18,
    }),
  } satisfies Columns;
}

/** The columns of all lists of households, by key. */
export const householdColumns = (context: Context) => ({
  ...identityColumns(context),
  ...incomeColumns(context),
  ...standingColumns(context),
  ...adviceColumns(context),
});

type HouseholdColumns = ReturnType<typeof householdColumns>;

/** Who the household is, and what its form says of the support that it is due. */
export const supportedBy = (column: HouseholdColumns) => [
  column.head,
  column.idNumber,
  column.type,
  column.monitored,
  column.helper,
  column.persons,
];

/** What is to be known of its factors and what can be done, at the end of a list. */
export const adviceOf = (column: HouseholdColumns) => [
  column.marks,
  column.factors,
  column.measuresWithReasons,
  column.questions,
];
