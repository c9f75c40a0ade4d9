import { howMany, named } from '../factors.js';

type CoverageCounts = Readonly<
  Record<
    | 'roster'
    | 'surveyed'
    | 'notFound'
    | 'notSurveyed'
    | 'notCompared'
    | 'notFoundRejected'
    | 'priorRejected'
    | 'newPriorRejected'
    | 'new'
    | 'rejected',
    number
  >
>;

/** How last year's roster adds up, and who is beside it. */
export const coverageCounts = (g: CoverageCounts): string =>
  `上年台账${g.roster}户，两年都有数据、可以对比的${g.surveyed}户（下称“已排查户”）。本年未找到${g.notFound}户（其中${g.notFoundRejected}户本年的行有误未采用），找到而两年数不全的${g.notCompared}户：三者合起来就是上年台账。本年未填报收入${g.notSurveyed}户，本年新增${g.new}户（其中${g.newPriorRejected}户上年的行有误未采用）。`;

export const rejectedCounts = (g: CoverageCounts): string =>
  `本年有${g.rejected}行、上年有${g.priorRejected}行因数据有误未采用`;

/** Notes beneath tables. */
export const notes = {
  overlap:
    '注：一户有几项因素的，在各项因素中都计一户，所以各项因素的户数、比例不能相加；几项因素可能对应同一笔减收，所以各项因素的金额也不能相加。',
  primary:
    '每个减收户只认定一项主要因素（涉及金额最大的一项，受灾、贷款最多按经营净收入的减少额计；金额相同取序号在前的，其中经营性减收让位于同额的贷款减少、自然灾害），主因户数相加等于减收户数。',
  shares:
    '占排查户比例=户数÷已排查户；占减收户比例=其中减收户÷全部减收户；“—”表示分母为0，无法计算。子因素只统计户数和人口。',
  order: '排列次序：先监测户，再按预警级别（红、橙、黄），再按距目标缺口由大到小。',
  filterList: '排列次序：先监测户，再按预警级别，再按距目标缺口由大到小；可用筛选按钮按村查看。',
  itemHouseholds:
    '项目一行只加两年的表都有这一项的户，户数见“可比户数”；类别和纯收入是全部已排查户的合计，与其下各项之和可以不等。',
  itemRows:
    '一户一段：第一行是全户纯收入和两年的表、行，其下一行一项，只列两年不都是 0 的；左边的 1、2 可以收起、展开。“—”表示那一年的表没有这一项。支出一行是支出额，增加表示多支出。',
  changeMarks: '▲表示增加，▼表示减少（红字）；趋势按容许幅度判定，小幅增减计为持平。',
  rejectedRows: '未采用的行及原因见“问题数据”。',
};

/** The sheet 说明: how the figures are meant. */
export const about = {
  countedRow: '采用的行',
  corrections: '更正',
  correctionText: (
    place: string,
    household: string,
    field: string,
    old: string,
    now: string,
    who: string,
    why: string,
  ): string => `${household}“${field}”由 ${old} 改为 ${now}（${place}；${who}：${why}）`,
  blank: '空白',
  oneSided: '只有一年有的项目',
  oneSidedText: (households: number, declining: number): string =>
    `减收的 ${declining} 户中，有 ${households} 户在只有一年的表才有的项目上有金额，增减先按所填的数计算，缺的一年按 0 计。是哪些项目见“问题数据”（intake.itemGone、intake.itemNew）：应补的请补填；两年都不计的，在列对照表中写 不问: [项目]。`,
  leftOut: '列对照表不计的内容',
  notAsked: (items: readonly string[]): string =>
    `不问（两年都不计）：${items.join('、')}。一年只有合计的类，这些项目仍在合计之内。`,
  notRead: (headers: readonly string[]): string =>
    `不读：${headers.join('、')}。这些列的金额不在任何数字之内。`,
  confirmed: '人工确认的匹配',
  confirmedText: {
    same: (current: string, prior: string, why: string): string =>
      `${current}与上年${prior}是同一户${why === '' ? '' : `；${why}`}`,
    split: (current: string, prior: string, why: string): string =>
      `${current}是从上年${prior}分出的，没有对比${why === '' ? '' : `；${why}`}`,
    merged: (current: string, prior: string, why: string): string =>
      `上年${prior}已并入${current}${why === '' ? '' : `；${why}`}`,
  },
  item: '项目',
  content: '内容',
  region: '地区',
  regionOf: (parts: readonly string[]): string => parts.join(' '),
  compared: '对比了什么',
  comparedText: (prior: string, current: string, basis: string): string =>
    `把每户本年（${current}）的收入与上年（${prior}）的收入明细逐项对比。对比方式：${basis}。`,
  estimated:
    '上年收入按各项收入的季节比例折算到相同月份，是估算数，凡由此得出的增减都带有估算成分。',
  coverage: '排查了多少',
  coverageText: (g: CoverageCounts): string =>
    `${coverageCounts(g)}以上都不参加对比，名单和原因见“未排查与新增”。${rejectedCounts(g)}，本年的见“问题数据”。`,
  policy: '所用标准',
  trend: '增收、减收、持平',
  trendText: (basis: 'net' | 'perCapita', amount: string, rate: string): string =>
    `按${basis === 'net' ? '家庭纯收入' : '人均纯收入'}判定。增减额不超过${amount}元或上年数的${rate}（两者取大）的为持平，超过的为增收或减收。`,
  target: '增收目标',
  targetText: (rate: string): string =>
    `人均纯收入比上年增长${rate}及以上为达标。距目标缺口=上年人均纯收入×（1+${rate}）－本年人均纯收入（不足为正），再乘以本年人口。上年人均纯收入为0或负数的户无法评定，单独列出。`,
  shares: '折算比例',
  shareText: (item: string, share: string | null): string =>
    share === null ? item : `${item} ${share}`,
  sharesOwn: (items: string): string => `上年全年数乘以下列比例，折算为同期：${items}。`,
  sharesDefault: (items: string): string => `政策没有单独写出比例、用 default 的：${items}。`,
  sharesOnce: (items: string): string =>
    `一年一次、没有单独写出比例的（本年已有的按上年全额比，没有的视为还没到时候）：${items}。`,
  line: '监测线',
  lineText: (amount: string): string =>
    `${amount}元/人。用“家庭纯收入+理赔收入-合规自付支出”的人均数与监测线比较。`,
  lineMissing: '未配置。本次没有用监测线判定红色预警，请在政策文件中填写本地监测线后重新运行。',
  warning: '预警级别',
  warningText: (fall: string, line: boolean): string =>
    `红色：${line ? '人均收入低于监测线，或' : ''}家庭纯收入为0或负数，或人均纯收入下降${fall}及以上，或扣除合规自付支出后的人均收入下降${fall}及以上；橙色：监测户的纯收入或人均纯收入减少；黄色：纯收入或人均纯收入减少，或一项减收因素的金额超过持平范围，或监测户未达标。依次判定，取最先符合的一级。`,
  income: '收入口径',
  incomeText:
    '家庭纯收入=工资性收入+经营净收入（经营总收入-经营支出）+财产性收入+转移性收入；人均纯收入=家庭纯收入÷当年家庭人口。理赔收入、合规自付支出不计入纯收入。',
  factors: '减收因素',
  factorsText: `共${howMany}：${named}。由两年数据逐户判定，户内申报的减收原因一并列入。“待核实”表示数据不足以确定，需入户核实。`,
  monitored: '监测户',
  monitoredText: '脱贫不稳定户、边缘易致贫户、突发严重困难户中风险尚未消除的户。',
  measures: '建议措施',
  measuresText:
    '根据减收因素和家庭情况提出的帮扶方向，供研究确定，不是最后决定。“需核实”的事项表中没有填写，落实前应先核实。',
  marks: '符号',
  marksText: '▲增加，▼减少（同时用红字），—持平或无法计算。空白表示原表没有填写。',
  formulas: '合计数',
  formulasText: '合计、比例为公式，可点开查看来源。表内金额单位为元，保留到分。',
  valuesText: '合计、比例为数值，不是公式。表内金额单位为元，保留到分。',
  privacy: '证件号码',
  masked: '已隐去中间数字。',
  unmasked: '本文件含完整证件号码，请妥善保管，不得外传。',
  sheets: '各表内容',
  sheetLine: (name: string, text: string): string => `${name}：${text}`,
  sheetTexts: {
    about: '本表',
    summary: '排查、增减、收入、因素的汇总',
    incomes: '每户两年收入逐类对比',
    items: '每户每项两年对比，写明单元格',
    ledger: '减收户名单、原因、建议措施',
    factors: `${howMany}因素及子因素的户数、比例、图`,
    details: '每户每项因素的依据和出处',
    listed: '没有参加对比的户',
    findings: '数据中的问题和处理建议',
    villages: '各村排查、增减、人均、目标、预警',
    factorsByVillage: `${howMany}因素及子因素的户数、比例、图，各村户数`,
    composition: '各类收入及其占比，分村构成',
    brackets: '人均纯收入各档户数及变动',
    notMet: '未达增收目标的户',
    monitored: '风险未消除的监测户',
    declining: '收入减少的户',
    urgent: '红色、橙色预警的户',
    crossings: '几批结果里都有的户，和从一批迁到另一批的户',
    mayDecline: '目前没有减收、预计全年可能减收的户',
    yearEnd: '预计的全年收入、趋势、目标（推算数）',
    previous: '和上期结果相比的变化、名单',
  },
  missing: '未配置的项目',
  missingNone: '无',
  missingLine: '监测线',
  made: '生成',
  madeText: (version: string, date: string | null): string =>
    `由 zengshou ${version} 生成${date === null ? '' : `，时间 ${date}`}。`,
};
