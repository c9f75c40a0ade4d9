import type { Year } from '../../domain/household.js';
import type { ChangeKey, Group, HouseholdResult } from '../../domain/outcomes/result.js';
import type { AmountKey } from '../../locales/zh/terms.js';
import {
  differenceFormula,
  differenceOf,
  growthFormula,
  growthOf,
  perCapitaFormula,
} from '../../xlsx/write/formulas.js';
import { type Column, type Sheet, sum, type Total } from '../../xlsx/write/table.js';
import { amountColumn, column } from '../columns.js';
import { type Context, linesOf, signatureLine, yuanOf } from '../context.js';
import { householdColumns } from './household-columns.js';

type Amount = AmountKey & ChangeKey;

/** Prior, current and change of one amount; keys such as `wagesPrior`. */
function bothYears(
  { words, terms }: Context,
  key: Amount,
  totals: Readonly<Record<Year | 'change', Total>>,
): Column<HouseholdResult>[] {
  const { columns } = words;
  const band = terms.amounts[key];
  return [
    amountColumn('money', `${key}Prior`, columns.prior, ({ income }) => income.prior[key], {
      band,
      total: totals.prior,
    }),
    amountColumn('money', `${key}Current`, columns.current, ({ income }) => income.current[key], {
      band,
      total: totals.current,
    }),
    amountColumn('change', `${key}Change`, columns.change, ({ change }) => change[key].amount, {
      band,
      total: totals.change,
    }),
  ];
}

/** One kind of income, whose totals are sums. */
function amountColumns(
  context: Context,
  { income: { prior, current } }: Group,
  key: Exclude<Amount, 'perCapita'>,
): Column<HouseholdResult>[] {
  return bothYears(context, key, {
    prior: sum(yuanOf(prior[key])),
    current: sum(yuanOf(current[key])),
    change: sum(differenceOf({ prior: prior[key], current: current[key] })),
  });
}

function rateColumn({ words, terms }: Context, key: Amount, total: Total): Column<HouseholdResult> {
  return column('growth', `${key}Rate`, words.columns.rate, (row) => row.change[key].rate, {
    band: terms.amounts[key],
    total,
  });
}

/** Income per head, whose totals are those of all income by those of all persons. */
function perCapitaColumns(context: Context, group: Group): Column<HouseholdResult>[] {
  const { prior, current } = group.income;
  const change =
    prior.perCapita === null || current.perCapita === null
      ? null
      : differenceOf({ prior: prior.perCapita, current: current.perCapita });
  return [
    ...bothYears(context, 'perCapita', {
      prior: {
        value: yuanOf(prior.perCapita),
        formula: (_own, at) => perCapitaFormula(at('netPrior'), at('personsPrior')),
      },
      current: {
        value: yuanOf(current.perCapita),
        formula: (_own, at) => perCapitaFormula(at('netCurrent'), at('personsCurrent')),
      },
      change: {
        value: change,
        formula: (_own, at) => differenceFormula(at('perCapitaPrior'), at('perCapitaCurrent')),
      },
    }),
    rateColumn(context, 'perCapita', {
      value: group.growth,
      formula: (_own, at) => growthFormula(at('perCapitaPrior'), at('perCapitaCurrent')),
    }),
  ];
}

function personsColumns({ words }: Context, group: Group): Column<HouseholdResult>[] {
  const { columns } = words;
  return [
    column('count', 'personsPrior', columns.prior, (row) => row.population.prior, {
      band: columns.persons,
      total: sum(group.persons.prior),
    }),
    column('count', 'personsCurrent', columns.current, (row) => row.population.current, {
      band: columns.persons,
      total: sum(group.persons.current),
    }),
  ];
}

/** 收入对比: every compared household, both years side by side. */
export function incomesSheet(
  context: Context,
  group: Group,
  households: readonly HouseholdResult[],
): Sheet {
  const { words } = context;
  const household = householdColumns(context);
  const { prior, current } = group.income;
  const columns: Column<HouseholdResult>[] = [
    household.index,
    household.id,
    household.head,
    household.type,
    household.monitored,
    ...personsColumns(context, group),
    ...amountColumns(context, group, 'wages'),
    ...amountColumns(context, group, 'business'),
    ...amountColumns(context, group, 'property'),
    ...amountColumns(context, group, 'transfers'),
    ...amountColumns(context, group, 'net'),
    rateColumn(context, 'net', {
      value: growthOf({ prior: prior.net, current: current.net }),
      formula: (_own, at) => growthFormula(at('netPrior'), at('netCurrent')),
    }),
    ...perCapitaColumns(context, group),
    household.trend,
    household.target,
    { ...household.shortfall, total: sum(yuanOf(group.target.shortfall)) },
    household.warning,
    household.marks,
  ];
  return {
    name: words.sheets.incomes,
    title: words.titles.incomes(context.place),
    lines: [...linesOf(context, words.unitYuanHouseholds), words.notes.changeMarks],
    tables: [{ columns, rows: households, totalLabel: words.total, filter: true }],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: 3,
  };
}
