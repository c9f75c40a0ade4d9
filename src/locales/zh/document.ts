import type { Level } from '../../domain/outcomes/level.js';
import { day } from './reports.js';
import { coverageCounts, rejectedCounts } from './sheets/about.js';
import { rollup } from './sheets/rollup.js';

/** 百分数与百分点都保留两位小数；金额已写成文字。 */
interface Fall {
  readonly village: string;
  readonly head: string;
  readonly prior: string;
  readonly current: string;
  readonly causes: string;
}

const growth = (points: number | null, rate: string): string => {
  if (points === null) return '上年人均纯收入不高于 0，不算增幅';
  if (points === 0) return '与上年持平';
  return points > 0 ? `比上年增长${rate}` : `比上年下降${rate}`;
};

/** 研判报告（.docx）的话。 */
export const document = {
  /** 两行：地名再长也不把词拆开。 */
  title: '脱贫户和监测户收入情况研判报告',
  periods: (prior: string, current: string): string[] => [`本年：${current}`, `上年：${prior}`],
  headings: {
    coverage: '排查情况',
    income: '收入总体变化',
    sources: '收入来源',
    factors: '减收风险因素',
    villages: '各村情况',
    monitored: '监测对象和预警',
    target: '增收目标',
    projection: '全年预计',
    urgent: '优先走访户和帮扶措施',
    quality: '数据质量',
    next: '下一步工作',
  },
  coverage: coverageCounts,
  nothingCompared: '两年没有可以对比的农户，收入变化、风险因素和增收目标都还无从研判。',
  income: (prior: string, current: string, points: number | null, rate: string): string =>
    `已排查户上年人均纯收入${prior}元，本年${current}元，${growth(points, rate)}。`,
  trends: (
    up: { readonly households: number; readonly share: string },
    down: { readonly households: number; readonly share: string },
    flat: { readonly households: number; readonly share: string },
  ): string =>
    `增收${up.households}户，占${up.share}；减收${down.households}户，占${down.share}；持平${flat.households}户，占${flat.share}。`,
  estimated: '上年数是按进度折算到同一时段的估算数，不是全年实际数。',
  /** 拉动、下拉的百分点。 */
  contributions: (
    total: number,
    rate: string,
    parts: readonly { readonly name: string; readonly points: number; readonly text: string }[],
  ): string => {
    const told = parts.map(({ name, points, text }) => {
      if (points === 0) return `${name}没有影响`;
      return points > 0 ? `${name}拉动${text}个百分点` : `${name}下拉${text}个百分点`;
    });
    const change =
      total === 0 ? '人均纯收入持平' : `人均纯收入${total > 0 ? '增长' : '下降'}${rate}`;
    return `${change}，其中${told.join('，')}。`;
  },
  sourceTable: {
    source: '收入来源',
    prior: '上年（元）',
    current: '本年（元）',
    change: '增减（元）',
    points: '对人均增幅的贡献（百分点）',
  },
  noDecline: '没有减收户。',
  noFactor: '已排查户都没有触发八项风险因素。',
  leading: (
    factors: readonly {
      readonly name: string;
      readonly households: number;
      readonly share: string;
    }[],
  ): string =>
    `涉及户数最多的是${factors.map(({ name, households, share }) => `${name}（${households}户，占已排查户${share}）`).join('、')}。`,
  overlap: '一户可以同时涉及几项，各项户数不能相加。',
  verify: (households: number): string =>
    households === 0 ? '' : `其中${households}户次的认定依据还要核实。`,
  factorTable: {
    factor: '风险因素',
    households: '涉及户数',
    shareOfSurveyed: '占已排查户',
    declining: '其中减收户',
    shareOfDeclining: '占减收户',
  },
  cases: '典型户',
  aCase: (factor: string, { village, head, prior, current, causes }: Fall): string =>
    `${factor}：${village}${head}，人均纯收入由${prior}元降到${current}元${causes === '' ? '' : `，${causes}`}。`,
  lead: (names: string, rate: string): string => `增幅最高的是${names}（${rate}）。`,
  lag: (names: string, rate: string): string => `增幅最低的是${names}（${rate}）。`,
  reached: (reached: number, all: number): string =>
    `${all}个村中，${reached}个村的人均纯收入增幅达到目标。`,
  villageTable: {
    village: '行政村',
    surveyed: '已排查户',
    perCapita: '本年人均（元）',
    growth: '增幅',
    down: '减收户',
    notMet: '未达标户',
    red: '红色预警',
  },
  monitored: (surveyed: number, up: number, down: number, flat: number): string =>
    surveyed === 0
      ? '已排查户中没有监测对象。'
      : `已排查户中有监测对象${surveyed}户：增收${up}户，减收${down}户，持平${flat}户。`,
  warnings: (red: number, orange: number, yellow: number): string =>
    red + orange + yellow === 0
      ? '没有预警户。'
      : `红色预警${red}户，橙色预警${orange}户，黄色预警${yellow}户。`,
  warningsNew: (red: number, orange: number): string =>
    red + orange === 0
      ? ''
      : `另有没有上年数可比的户，只按监测线预警：红色${red}户，橙色${orange}户。`,
  target: (target: string): string => `增收目标是人均纯收入比上年增长${target}。`,
  targetReached: (rate: string): string => `全部已排查户合计增长${rate}，达到目标。`,
  targetMissed: (rate: string): string => `全部已排查户合计增幅为${rate}，没有达到目标。`,
  targetUnknown: '上年人均纯收入不高于 0，无法判断全部已排查户是否达到目标。',
  targetHouseholds: (met: number, notMet: number, notAssessable: number): string =>
    `分户看，达标${met}户，未达标${notMet}户${notAssessable === 0 ? '' : `，无法判断${notAssessable}户`}。`,
  shortfall: (amount: string): string => `未达标户要达到目标，合计还差${amount}元。`,
  projected: (perCapita: string, points: number | null, rate: string): string =>
    `按目前进度预计，全年人均纯收入${perCapita}元，${growth(points, rate)}。预计数与前面各部分的实际数分开，不相混合。`,
  mayDecline: (likely: number, possible: number): string =>
    likely + possible === 0
      ? '预计没有新的减收户。'
      : `目前没有减收、到年底可能减收的户：很可能${likely}户，有可能${possible}户，应及早了解。`,
  urgentIntro: (households: number): string =>
    `按监测对象、预警等级和目标差额排列，先走访下列${households}户；其余各户见工作簿各表。`,
  urgentNone: '没有需要优先走访的户。',
  urgentTable: {
    place: '行政村',
    head: '户主',
    warning: '预警',
    net: '家庭纯收入增减（元）',
    measures: '建议措施',
  },
  rejected: (counts: Parameters<typeof rejectedCounts>[0]): string =>
    counts.rejected + counts.priorRejected === 0
      ? '两年的表没有因数据有误而未采用的行。'
      : `${rejectedCounts(counts)}，原因见“问题数据”表，改正后重新汇总。`,
  steps: {
    notFound: (households: number): string =>
      `逐户核实本年未找到的${households}户：是迁出、死亡、并户，还是漏报。`,
    rejected: (rows: number): string => `请有关村改正本年有误的${rows}行，补报后重新对比。`,
    notSurveyed: (households: number): string => `补填本年没有收入数据的${households}户。`,
    declining: (households: number): string =>
      `对减收的${households}户逐户走访，核实风险因素，把帮扶措施落实到户、到人。`,
    verify: '对标注“待核实”的因素，先核实，再确定措施。',
    monitored: (households: number): string =>
      `对减收的${households}户监测对象，重新研判风险，调整帮扶措施。`,
    notMet: (households: number): string =>
      `对未达标的${households}户，对照差额安排增收措施，按月跟踪。`,
    keep: '保持监测，下期继续对比。',
  },
  signature: { unit: '填报单位：', by: '填表人：', checked: '审核人：', head: '单位负责人：' },
  date: (madeOn: string | null): string =>
    madeOn === null ? '　　　　年　　月　　日' : day(madeOn),
};

export type DocumentWords = typeof document;

/** 高一级的报告：原来说村的地方，说下一级的名称。 */
export const documentOver = (below: Level): DocumentWords => {
  const name = rollup.level[below];
  return {
    ...document,
    headings: { ...document.headings, villages: `各${name}情况` },
    reached: (reached, all) => `${all}个${name}中，${reached}个${name}的人均纯收入增幅达到目标。`,
    villageTable: { ...document.villageTable, village: name },
    rejected: (counts) =>
      counts.rejected + counts.priorRejected === 0
        ? document.rejected(counts)
        : `${rejectedCounts(counts)}，原因见各${name}工作簿的“问题数据”表，改正后重新汇总。`,
    steps: {
      ...document.steps,
      rejected: (rows) => `请有关${name}改正本年有误的${rows}行，重新分析后再汇总。`,
    },
  };
};
