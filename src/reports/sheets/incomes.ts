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
import { type Context, linesOf, signatureOf, yuanOf } from '../context.js';
import { householdColumns } from './household-columns.js';

type Amount = AmountKey & ChangeKey;

/** Prior, current and change of one kind of income; keys such as `wagesPrior`. */
function amountColumns(
  { words, terms }: Context,
  group: Group,
  key: Exclude<Amount, 'perCapita'>,
): Column<HouseholdResult>[] {
  const { prior, current } = group.income;
  const band = terms.amounts[key];
  return [
    {
      key: `${key}Prior`,
      header: words.columns.prior,
      band,
      kind: 'money',
      value: (row) => yuanOf(row.income.prior[key]),
      total: sum(yuanOf(prior[key])),
    },
    {
      key: `${key}Current`,
      header: words.columns.current,
      band,
      kind: 'money',
      value: (row) => yuanOf(row.income.current[key]),
      total: sum(yuanOf(current[key])),
    },
    {
      key: `${key}Change`,
      header: words.columns.change,
      band,
      kind: 'change',
      value: (row) => yuanOf(row.change[key].amount),
      total: sum(differenceOf({ prior: prior[key], current: current[key] })),
    },
  ];
}

function rateColumn({ words, terms }: Context, key: Amount, total: Total): Column<HouseholdResult> {
  return {
    key: `${key}Rate`,
    header: words.columns.rate,
    band: terms.amounts[key],
    kind: 'growth',
    value: (row) => row.change[key].rate,
    total,
  };
}

function perCapitaColumns(context: Context, group: Group): Column<HouseholdResult>[] {
  const { words, terms } = context;
  const band = terms.amounts.perCapita;
  const { prior, current } = group.income;
  const change =
    prior.perCapita === null || current.perCapita === null
      ? null
      : differenceOf({ prior: prior.perCapita, current: current.perCapita });
  return [
    {
      key: 'perCapitaPrior',
      header: words.columns.prior,
      band,
      kind: 'money',
      value: (row) => yuanOf(row.income.prior.perCapita),
      total: {
        value: yuanOf(prior.perCapita),
        formula: (_own, at) => perCapitaFormula(at('netPrior'), at('personsPrior')),
      },
    },
    {
      key: 'perCapitaCurrent',
      header: words.columns.current,
      band,
      kind: 'money',
      value: (row) => yuanOf(row.income.current.perCapita),
      total: {
        value: yuanOf(current.perCapita),
        formula: (_own, at) => perCapitaFormula(at('netCurrent'), at('personsCurrent')),
      },
    },
    {
      key: 'perCapitaChange',
      header: words.columns.change,
      band,
      kind: 'change',
      value: (row) => yuanOf(row.change.perCapita.amount),
      total: {
        value: change,
        formula: (_own, at) => differenceFormula(at('perCapitaPrior'), at('perCapitaCurrent')),
      },
    },
    rateColumn(context, 'perCapita', {
      value: group.growth,
      formula: (_own, at) => growthFormula(at('perCapitaPrior'), at('perCapitaCurrent')),
    }),
  ];
}

function personsColumns({ words }: Context, group: Group): Column<HouseholdResult>[] {
  const { columns } = words;
  return [
    {
      key: 'personsPrior',
      header: columns.prior,
      band: columns.persons,
      kind: 'count',
      value: (row) => row.population.prior,
      total: sum(group.persons.prior),
    },
    {
      key: 'personsCurrent',
      header: columns.current,
      band: columns.persons,
      kind: 'count',
      value: (row) => row.population.current,
      total: sum(group.persons.current),
    },
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
    signature: signatureOf(context),
    frozenColumns: 3,
  };
}
