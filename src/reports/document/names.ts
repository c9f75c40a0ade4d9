import { amountText } from '../../domain/figures.js';
import { contributionsTo } from '../../domain/outcomes/contributions.js';
import type { Group } from '../../domain/outcomes/result.js';
import { type Context, contextOf, villageText } from '../context.js';
import { rateText } from '../phrases.js';
import type { ReportOptions } from '../report.js';
import type { DocumentReport } from './blocks.js';
import { share } from './figures.js';
import { urgentRows } from './places.js';
import { factorRow, sourceRows } from './rows.js';

/** What a county's own template may name. Definition: docs/document.md. */
interface NamedTexts {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<
    Record<
      string,
      { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
    >
  >;
}

type TextOf = (context: Context, group: Group) => string;

const counted =
  (count: (group: Group) => number): TextOf =>
  (_, group) =>
    String(count(group));
const amount =
  (fenOf: (group: Group) => number | null): TextOf =>
  ({ words }, group) => {
    const fen = fenOf(group);
    return fen === null ? words.none : amountText(fen);
  };
const shared =
  (shareOf: (group: Group) => number | null): TextOf =>
  ({ words }, group) =>
    share(shareOf(group), words.none);

const TEXTS: Readonly<Record<string, TextOf>> = {
  县: ({ run }) => run.county ?? '',
  乡镇: ({ run }) => run.township,
  上年期间: ({ run, words }) => words.period(run.periods.prior),
  本年期间: ({ run, words }) => words.period(run.periods.current),
  目标: ({ run }) => rateText(run.policy.target),
  台账户数: counted(({ households }) => households.roster),
  已排查户数: counted(({ households }) => households.surveyed),
  未找到户数: counted(({ households }) => households.notFound),
  未对比户数: counted(({ households }) => households.notCompared),
  未填报户数: counted(({ households }) => households.notSurveyed),
  新增户数: counted(({ households }) => households.new),
  本年未采用行数: counted(({ households }) => households.rejected),
  上年未采用行数: counted(({ households }) => households.priorRejected),
  上年人均纯收入: amount(({ income }) => income.prior.perCapita),
  本年人均纯收入: amount(({ income }) => income.current.perCapita),
  人均增幅: shared(({ growth }) => growth),
  增收户数: counted(({ trend }) => trend.up.households),
  增收占比: shared(({ trend }) => trend.up.share),
  减收户数: counted(({ trend }) => trend.down.households),
  减收占比: shared(({ trend }) => trend.down.share),
  持平户数: counted(({ trend }) => trend.flat.households),
  持平占比: shared(({ trend }) => trend.flat.share),
  目标结果: ({ words: { target } }, { target: { reached } }) =>
    reached === null ? target.notAssessable : target[reached ? 'met' : 'notMet'],
  达标户数: counted(({ target }) => target.met),
  未达标户数: counted(({ target }) => target.notMet),
  无法判断户数: counted(({ target }) => target.notAssessable),
  目标差额: amount(({ target }) => target.shortfall),
  监测户数: counted(({ monitored }) => monitored.surveyed),
  监测增收户数: counted(({ monitored }) => monitored.up),
  监测减收户数: counted(({ monitored }) => monitored.down),
  红色预警户数: counted(({ warning }) => warning.red),
  橙色预警户数: counted(({ warning }) => warning.orange),
  黄色预警户数: counted(({ warning }) => warning.yellow),
  无上年红色预警户数: counted(({ warningNew }) => warningNew.red),
  无上年橙色预警户数: counted(({ warningNew }) => warningNew.orange),
};

interface NamedList {
  readonly columns: readonly string[];
  readonly rows: (context: Context, report: DocumentReport) => readonly (readonly string[])[];
}

const LISTS: Readonly<Record<string, NamedList>> = {
  收入来源: {
    columns: ['来源', '上年金额', '本年金额', '增减', '贡献百分点'],
    rows: (context, { township }) => sourceRows(context, township, contributionsTo(township) ?? []),
  },
  风险因素: {
    columns: ['因素', '涉及户数', '占已排查户', '因素减收户数', '占减收户', '涉及金额'],
    rows: (context, { township: { factors } }) =>
      factors.map((factor) => [...factorRow(context, factor), amountText(factor.amount)]),
  },
  各村: {
    columns: [
      '村名',
      '村已排查户数',
      '村人均',
      '村增幅',
      '村增收户数',
      '村减收户数',
      '村未达标户数',
    ],
    rows: (context, { villages }) =>
      Array.from(villages, (village) => villageRow(context, village)),
  },
  优先户: {
    columns: ['行政村', '户主', '预警', '纯收入增减', '建议措施'],
    rows: urgentRows,
  },
};

/** Every name, without anything to fill in. */
export const DOCUMENT_NAMES = {
  texts: Object.keys(TEXTS),
  lists: Object.fromEntries(Object.entries(LISTS).map(([name, { columns }]) => [name, columns])),
};

export function namedTexts(report: DocumentReport, options: ReportOptions): NamedTexts {
  const context = contextOf(report.run, report.run.township, options);
  const texts = Object.entries(TEXTS).map(([name, of]) => [name, of(context, report.township)]);
  const lists = Object.entries(LISTS).map(([name, { columns, rows }]) => [
    name,
    { columns, rows: rows(context, report) },
  ]);
  return { texts: Object.fromEntries(texts), lists: Object.fromEntries(lists) };
}

const villageRow = (context: Context, village: Group): string[] => [
  villageText(context, village.name, village.township),
  String(village.households.surveyed),
  village.income.current.perCapita === null
    ? context.words.none
    : amountText(village.income.current.perCapita),
  share(village.growth, context.words.none),
  String(village.trend.up.households),
  String(village.trend.down.households),
  String(village.target.notMet),
];
