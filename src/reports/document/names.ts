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

export function namedTexts(report: DocumentReport, options: ReportOptions): NamedTexts {
  const context = contextOf(report.run, report.run.township, options);
  return {
    texts: { ...textsOfRun(context), ...textsOfGroup(context, report.township) },
    lists: {
      收入来源: sources(context, report.township),
      风险因素: factors(context, report.township),
      各村: villages(context, report.villages),
      优先户: {
        columns: ['行政村', '户主', '预警', '纯收入增减', '建议措施'],
        rows: urgentRows(context, report),
      },
    },
  };
}

const textsOfRun = ({ run, words }: Context) => ({
  县: run.county ?? '',
  乡镇: run.township,
  上年期间: words.period(run.periods.prior),
  本年期间: words.period(run.periods.current),
  目标: rateText(run.policy.target),
});

function textsOfGroup({ words }: Context, group: Group) {
  const { households: h, trend, target, warning, warningNew, monitored, income, growth } = group;
  const amount = (fen: number | null): string => (fen === null ? words.none : amountText(fen));
  const count = String;
  return {
    台账户数: count(h.roster),
    已排查户数: count(h.surveyed),
    未找到户数: count(h.notFound),
    未对比户数: count(h.notCompared),
    未填报户数: count(h.notSurveyed),
    新增户数: count(h.new),
    本年未采用行数: count(h.rejected),
    上年未采用行数: count(h.priorRejected),
    上年人均纯收入: amount(income.prior.perCapita),
    本年人均纯收入: amount(income.current.perCapita),
    人均增幅: share(growth, words.none),
    增收户数: count(trend.up.households),
    增收占比: share(trend.up.share, words.none),
    减收户数: count(trend.down.households),
    减收占比: share(trend.down.share, words.none),
    持平户数: count(trend.flat.households),
    持平占比: share(trend.flat.share, words.none),
    目标结果:
      target.reached === null
        ? words.target.notAssessable
        : words.target[target.reached ? 'met' : 'notMet'],
    达标户数: count(target.met),
    未达标户数: count(target.notMet),
    无法判断户数: count(target.notAssessable),
    目标差额: amountText(target.shortfall),
    监测户数: count(monitored.surveyed),
    监测增收户数: count(monitored.up),
    监测减收户数: count(monitored.down),
    红色预警户数: count(warning.red),
    橙色预警户数: count(warning.orange),
    黄色预警户数: count(warning.yellow),
    无上年红色预警户数: count(warningNew.red),
    无上年橙色预警户数: count(warningNew.orange),
  };
}

const sources = (context: Context, group: Group) => ({
  columns: ['来源', '上年金额', '本年金额', '增减', '贡献百分点'],
  rows: sourceRows(context, group, contributionsTo(group) ?? []),
});

const factors = (context: Context, { factors: all }: Group) => ({
  columns: ['因素', '涉及户数', '占已排查户', '因素减收户数', '占减收户', '涉及金额'],
  rows: all.map((factor) => [...factorRow(context, factor), amountText(factor.amount)]),
});

const villages = (context: Context, all: readonly Group[]) => ({
  columns: ['村名', '村已排查户数', '村人均', '村增幅', '村增收户数', '村减收户数', '村未达标户数'],
  rows: all.map((village) => [
    villageText(context, village.name, village.township),
    String(village.households.surveyed),
    village.income.current.perCapita === null
      ? context.words.none
      : amountText(village.income.current.perCapita),
    share(village.growth, context.words.none),
    String(village.trend.up.households),
    String(village.trend.down.households),
    String(village.target.notMet),
  ]),
});
