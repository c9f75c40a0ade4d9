import { ITEMS } from '../../domain/catalog.js';
import type { ListedKind } from '../../domain/outcomes/listed.js';
import type { FactorCount, Group, Trend, Warning } from '../../domain/outcomes/result.js';
import type { AmountKey } from '../../locales/zh/terms.js';
import { countFormula, shareFormula, shareOf } from '../../xlsx/write/formulas.js';
import type { Column, Sheet, Table, TablePlace } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { type Context, linesOf, signatureLine } from '../context.js';
import { type AmountLine, amountColumns, amountLine, itemLine } from './amounts.js';
import { factorCell } from './factor-table.js';

/** The sheets of the same workbook that the summary counts. */
export interface SummarySources {
  readonly incomes: TablePlace;
  readonly listed: TablePlace;
  readonly factors: TablePlace;
}

interface CountLine {
  readonly label: string;
  readonly value: number;
  readonly formula?: string;
  /** The share of the surveyed households; absent where a share says nothing. */
  readonly share?: number | null;
  readonly sub?: boolean;
}

function trendLine(
  { terms }: Context,
  group: Group,
  trend: Trend,
  { incomes }: SummarySources,
): CountLine {
  return {
    label: terms.markedTrends[trend],
    value: group.trend[trend].households,
    formula: countFormula([incomes.range('trend'), terms.markedTrends[trend]]),
    share: group.trend[trend].share,
  };
}

function countLine(
  group: Group,
  label: string,
  value: number,
  range: string,
  text = label,
): CountLine {
  return {
    label,
    value,
    formula: countFormula([range, text]),
    share: shareOf(value, group.households.surveyed),
  };
}

function coverageLines(context: Context, group: Group, sources: SummarySources): CountLine[] {
  const { coverage } = context.words;
  const { households, persons, monitored } = group;
  const { incomes, listed } = sources;
  const inList = (
    key: 'notFound' | 'notSurveyed' | 'new' | 'notFoundRejected' | 'newPriorRejected',
    ...others: readonly ListedKind[]
  ): CountLine => ({
    label: coverage[key],
    value: households[key],
    formula: [key, ...others]
      .map((kind) => countFormula([listed.range('kind'), context.terms.listed[kind]]))
      .join('+'),
  });
  return [
    { label: coverage.roster, value: households.roster },
    {
      label: coverage.surveyed,
      value: households.surveyed,
      formula: `COUNT(${incomes.range('index')})`,
    },
    inList('notFound', 'notFoundRejected'),
    { ...inList('notFoundRejected'), sub: true },
    { label: coverage.notCompared, value: households.notCompared },
    inList('notSurveyed', 'unitUnclear', 'partsMissing'),
    inList('new', 'newPriorRejected'),
    { ...inList('newPriorRejected'), sub: true },
    { label: coverage.rejected, value: households.rejected },
    { label: coverage.priorRejected, value: households.priorRejected },
    {
      label: coverage.personsPrior,
      value: persons.prior,
      formula: incomes.total('personsPrior'),
    },
    {
      label: coverage.personsCurrent,
      value: persons.current,
      formula: incomes.total('personsCurrent'),
    },
    {
      label: coverage.monitored,
      value: monitored.surveyed,
      share: shareOf(monitored.surveyed, group.households.surveyed),
    },
    { label: coverage.monitoredDown, value: monitored.down, sub: true },
  ];
}

function outcomeLines(context: Context, group: Group, sources: SummarySources): CountLine[] {
  const { words, terms } = context;
  const { incomes } = sources;
  const { target } = group;
  const targetLine = (key: 'met' | 'notMet' | 'notAssessable') =>
    countLine(
      group,
      words.columns.targetCount(words.columns.target, words.target[key]),
      target[key],
      incomes.range('target'),
      words.target[key],
    );
  const warningLine = (level: Warning) =>
    countLine(group, terms.warnings[level], group.warning[level], incomes.range('warning'));
  return [
    trendLine(context, group, 'up', sources),
    trendLine(context, group, 'flat', sources),
    trendLine(context, group, 'down', sources),
    targetLine('met'),
    targetLine('notMet'),
    targetLine('notAssessable'),
    warningLine('red'),
    warningLine('orange'),
    warningLine('yellow'),
    warningLine('none'),
  ];
}

/** Two lists side by side: what was surveyed, and what came of it. */
interface CountPair {
  readonly left: CountLine | undefined;
  readonly right: CountLine | undefined;
}

function countColumns(
  { words }: Context,
  side: keyof CountPair,
  surveyed: string,
): Column<CountPair>[] {
  const { columns } = words;
  return [
    column('text', `${side}Item`, columns.item, (row) => row[side]?.label ?? '', {
      width: side === 'left' ? 34 : 26,
      look: (row) => (row[side]?.sub ? 'indent' : 'plain'),
    }),
    column('count', `${side}Value`, columns.figure, (row) => row[side]?.value ?? '', {
      width: 18,
      formula: (row) => row[side]?.formula ?? null,
    }),
    column(
      'share',
      `${side}Share`,
      columns.shareOfSurveyed,
      (row) => (row[side]?.share === undefined ? '' : row[side].share),
      {
        width: 18,
        formula: (row, at) =>
          row[side]?.share === undefined ? null : shareFormula(at(`${side}Value`), surveyed),
      },
    ),
  ];
}

function countsTable(context: Context, group: Group, sources: SummarySources): Table<CountPair> {
  const left = coverageLines(context, group, sources);
  const right = outcomeLines(context, group, sources);
  const surveyed = `COUNT(${sources.incomes.range('index')})`;
  return {
    caption: context.words.captions.coverage,
    beside: 3,
    columns: [
      ...countColumns(context, 'left', surveyed),
      ...countColumns(context, 'right', surveyed),
    ],
    rows: right.map((line, n) => ({ left: left[n], right: line })),
  };
}

const AMOUNT_ORDER: readonly AmountKey[] = [
  'wages',
  'business',
  'businessGross',
  'businessCosts',
  'property',
  'transfers',
  'net',
  'perCapita',
];

function incomeTable(
  context: Context,
  group: Group,
  { incomes }: SummarySources,
): Table<AmountLine> {
  return {
    caption: context.words.captions.income,
    columns: amountColumns(context, ({ key }, year) =>
      key === undefined ? null : incomes.total(`${key}${year}`),
    ),
    rows: AMOUNT_ORDER.map((key) => amountLine(context, group, key)),
    look: ({ look }) => look,
  };
}

function itemsTable(context: Context, group: Group): Table<AmountLine> {
  return {
    caption: context.words.captions.items,
    columns: amountColumns(context, () => null),
    rows: ITEMS.map((item) => itemLine(context, group, item)).filter((line) => line !== null),
  };
}

function factorsTable(
  { words, terms }: Context,
  group: Group,
  { factors }: SummarySources,
): Table<FactorCount> {
  const { columns, captions } = words;
  const from = (column: string) => (factor: FactorCount) => factorCell(factors, column, factor);
  return {
    caption: captions.factors,
    columns: [
      column('text', 'factor', columns.factorOnly, ({ key }) => terms.factors[key]),
      column('count', 'households', columns, ({ households }) => households, {
        formula: from('households'),
      }),
      column('share', 'shareOfSurveyed', columns, ({ shareOfSurveyed }) => shareOfSurveyed, {
        formula: from('shareOfSurveyed'),
      }),
      column('share', 'shareOfDeclining', columns, ({ shareOfDeclining }) => shareOfDeclining, {
        formula: from('shareOfDeclining'),
      }),
      column('count', 'primary', columns, ({ primary }) => primary, {
        formula: from('primary'),
      }),
    ],
    rows: group.factors,
  };
}

/** The place of the table of factors among the tables of the summary. */
export const SUMMARY_FACTORS = 2;

/** 汇总 of a village. */
export function summarySheet(context: Context, group: Group, sources: SummarySources): Sheet {
  const { words } = context;
  return {
    name: words.sheets.summary,
    title: words.titles.summary(context.place),
    lines: linesOf(context, words.unitYuanHouseholds),
    tables: [
      countsTable(context, group, sources),
      incomeTable(context, group, sources),
      factorsTable(context, group, sources),
      itemsTable(context, group),
    ],
    notes: [words.notes.rejectedRows, words.notes.overlap],
    signature: signatureLine(context),
  };
}
