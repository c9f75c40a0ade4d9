import type { Look } from '../../xlsx/write/style.js';
import type { Column } from '../../xlsx/write/table.js';
import { type Context, idNumberText, villageText, yuanOf } from '../context.js';
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

const urgentLook = ({ warning }: HouseholdBrief): Look => (warning === 'red' ? 'fall' : 'plain');

type Columns = Readonly<Record<string, Column<HouseholdBrief>>>;

/** The columns of a household's identity. */
function identityColumns(context: Context) {
  const { columns } = context.words;
  return {
    index: { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    village: {
      key: 'village',
      header: columns.village,
      kind: 'text',
      value: (row) => villageText(context, row.village, row.township),
    },
    id: { key: 'id', header: columns.id, kind: 'text', value: (row) => row.id },
    head: { key: 'head', header: columns.head, kind: 'text', value: (row) => row.head },
    idNumber: {
      key: 'idNumber',
      header: columns.idNumber,
      kind: 'text',
      width: 20,
      value: (row) => idNumberText(context, row.idNumber),
    },
    type: { key: 'type', header: columns.type, kind: 'text', value: (row) => row.type },
    monitored: {
      key: 'monitored',
      header: columns.monitored,
      kind: 'text',
      width: 14,
      value: (row) => row.monitored,
    },
    helper: { key: 'helper', header: columns.helper, kind: 'text', value: (row) => row.helper },
    persons: {
      key: 'persons',
      header: columns.personsCurrent,
      kind: 'count',
      value: (row) => row.population.current,
    },
    labour: {
      key: 'labour',
      header: columns.labour,
      kind: 'center',
      width: 8,
      value: (row) => row.labour,
    },
  } satisfies Columns;
}

/** The columns of its income in both years. */
function incomeColumns({ words: { columns } }: Context) {
  return {
    netPrior: {
      key: 'netPrior',
      header: columns.netPrior,
      kind: 'money',
      value: (row) => yuanOf(row.income.prior.net),
    },
    netCurrent: {
      key: 'netCurrent',
      header: columns.netCurrent,
      kind: 'money',
      value: (row) => yuanOf(row.income.current.net),
    },
    netChange: {
      key: 'netChange',
      header: columns.change,
      kind: 'change',
      value: (row) => yuanOf(row.change.net.amount),
    },
    netRate: {
      key: 'netRate',
      header: columns.rate,
      kind: 'growth',
      value: (row) => row.change.net.rate,
    },
    perCapitaPrior: {
      key: 'perCapitaPrior',
      header: columns.perCapitaPrior,
      kind: 'money',
      value: (row) => yuanOf(row.income.prior.perCapita),
    },
    perCapitaCurrent: {
      key: 'perCapitaCurrent',
      header: columns.perCapitaCurrent,
      kind: 'money',
      value: (row) => yuanOf(row.income.current.perCapita),
    },
    growth: {
      key: 'growth',
      header: columns.growth,
      kind: 'growth',
      value: (row) => row.change.perCapita.rate,
    },
    monitoringPerCapita: {
      key: 'monitoringPerCapita',
      header: columns.monitoringPerCapita,
      kind: 'money',
      value: (row) => yuanOf(row.monitoringPerCapita),
    },
  } satisfies Columns;
}

/** The columns of its trend, target and warning. */
function standingColumns(context: Context) {
  const { columns } = context.words;
  const { terms } = context;
  return {
    trend: {
      key: 'trend',
      header: columns.trend,
      kind: 'center',
      width: 10,
      value: (row) => terms.markedTrends[row.trend],
      look: trendLook,
    },
    target: {
      key: 'target',
      header: columns.target,
      kind: 'center',
      width: 10,
      value: (row) => targetText(context, row),
    },
    shortfallPerCapita: {
      key: 'shortfallPerCapita',
      header: columns.shortfallPerCapita,
      kind: 'money',
      value: (row) => yuanOf(row.target.shortfallPerCapita),
    },
    shortfall: {
      key: 'shortfall',
      header: columns.shortfall,
      kind: 'money',
      value: (row) => yuanOf(row.target.shortfall),
    },
    warning: {
      key: 'warning',
      header: columns.warning,
      kind: 'center',
      width: 10,
      value: (row) => terms.warnings[row.warning],
      look: urgentLook,
    },
  } satisfies Columns;
}

/** The columns of its factors and proposed measures. */
function adviceColumns(context: Context) {
  const { columns } = context.words;
  return {
    marks: {
      key: 'marks',
      header: columns.marks,
      kind: 'text',
      width: 16,
      value: (row) => marksText(context, row),
    },
    primaryFactor: {
      key: 'primaryFactor',
      header: columns.primaryFactor,
      kind: 'text',
      width: 16,
      value: (row) => primaryText(context, row.factors),
    },
    factors: {
      key: 'factors',
      header: columns.factors,
      kind: 'text',
      width: 26,
      value: (row) => factorsText(context, row.factors),
    },
    measuresWithReasons: {
      key: 'measuresWithReasons',
      header: columns.measuresWithReasons,
      kind: 'text',
      width: 36,
      value: (row) => measuresWithReasons(context, row),
    },
    questions: {
      key: 'questions',
      header: columns.questions,
      kind: 'text',
      width: 18,
      value: (row) => questionsText(context, row.measures),
    },
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
