import type { Level } from '../../domain/outcomes/level.js';
import { rollup } from './sheets/rollup.js';

/** The words of the page 报告.html. */
export const page = {
  htmlLang: 'zh-CN',
  title: (place: string): string => `${place}农户收入两年对比报告`,
  skip: '跳到正文',
  choose: '看哪里的数字',
  chosen: (name: string): string => `现在显示：${name}`,
  unmasked: '本页含完整的身份证号，请严格保管，不得外传。',
  audience: {
    township: '乡镇内部使用，含农户个人信息。',
    county: '供县里使用：户主只写姓，没有身份证号，只列红色、橙色预警户。',
    public: '公开：少于规定户数的数字以 c（保密）代替，不列户。',
  },
  hidden: 'c 表示保密：户数太少，或由别的数字可以推算出来。',
  estimated: '上年数为按进度折算的估算数，不是全年实际数。',
  definition: '口径',
  none: '无',
  nothingCompared: '没有两年都有收入数据的户，下面没有可比的数字。',
  unit: '金额单位：元',
  sortBy: (column: string): string => `按${column}排序`,
  sections: {
    headline: '总体情况',
    composition: '收入构成和各项来源的贡献',
    brackets: '人均纯收入分档和升降',
    factors: '减收风险因素',
    projection: '全年预计',
    villages: '各村情况',
    townships: '各乡镇情况',
    heat: '因素×村',
    households: '优先走访的户',
    months: '与上期比',
    definitions: '指标口径',
  },
  headline: {
    roster: '上年在册户数',
    surveyed: '两年可比户数',
    notFound: '本年未找到',
    notCompared: '未填报收入',
    new: '本年新增',
    up: '增收户',
    down: '减收户',
    flat: '持平户',
    perCapitaPrior: '上年人均纯收入',
    perCapitaCurrent: '本年人均纯收入',
    growth: '人均纯收入增长',
    reached: '增长目标',
    reachedYes: '已达到',
    reachedNo: '未达到',
    met: '达标户',
    notMet: '未达标户',
    notAssessable: '无法判断户',
    shortfall: '达标还差',
    red: '红色预警户',
    orange: '橙色预警户',
    yellow: '黄色预警户',
    monitored: '监测户',
    monitoredDown: '监测户中减收',
  },
  columns: {
    name: '名称',
    source: '来源',
    prior: '上年',
    current: '本年',
    contribution: '对人均增长的贡献（百分点）',
    bracket: '分档',
    from: '上年分档＼本年分档',
    factor: '因素',
    households: '户数',
    shareOfSurveyed: '占可比户',
    declining: '其中减收户',
    shareOfDeclining: '占减收户',
    verify: '待核实',
    amount: '减少金额',
    causes: '具体原因',
    id: '户编号',
    head: '户主',
    type: '户类型',
    monitored: '监测对象',
    warning: '预警',
    trend: '趋势',
    net: '本年纯收入',
    change: '比上年',
    shortfall: '达标还差',
    factors: '因素',
    measures: '建议措施',
    village: '村',
    period: '期间',
  },
  filters: {
    village: '村',
    type: '户类型',
    factor: '因素',
    warning: '预警',
    all: '全部',
    shown: (shown: number, all: number): string => `显示 ${shown} 户，共 ${all} 户`,
    more: '再显示一些',
    first: (shown: number, all: number): string =>
      `按紧急程度排列，先列 ${shown} 户，共 ${all} 户；打开脚本后可筛选和全部显示。`,
  },
  bracket: (from: string | null, to: string | null): string => {
    if (from === null) return to === null ? '全部' : `${to} 及以下`;
    return to === null ? `${from} 及以上` : `${from} 至 ${to}`;
  },
  chart: {
    composition: '条形图：上年和本年各项收入，数字见下表',
    brackets: '条形图：上年和本年各档户数，数字见下表',
  },
  /** The same charts as files of their own. */
  pictures: {
    composition: '各项收入',
    brackets: '人均纯收入分档户数',
    units: { composition: '（元）', brackets: '（户）' },
  },
  projection: {
    net: '预计全年纯收入',
    perCapita: '预计全年人均',
    growth: '预计增长',
    likely: '很可能减收户',
    possible: '可能减收户',
    targetMet: '预计达标户',
  },
  months: {
    figures: '两期的数字',
    before: '上期',
    now: '本期',
    own: '两期之间的变化',
    moves: '各村的变化',
  },
  definitions: {
    headline:
      '可比户：上年和本年都有收入数据的户。人均纯收入＝纯收入合计÷当年人口合计。增长＝（本年人均－上年人均）÷上年人均。',
    composition: '经营净收入＝经营总收入－经营支出。各项来源的贡献相加，正好等于人均纯收入的增长。',
    brackets: '按每户当年的人均纯收入分档。升降表的行是上年的档，列是本年的档。',
    factors:
      '一户有几项因素的，每项都计入，所以各项户数之和可以大于总户数。占减收户＝有此因素的减收户÷全部减收户。',
    villages: '各村数字与分村工作簿相同。点村名可看这个村的全部数字。',
    heat: '格内是有此因素的户数，颜色越深，占该村可比户的比例越高。',
    households: '次序：先监测户，再按预警级别，再按达标还差的金额。',
    months: '同一户在上期和本期结果里的变化；新增减收：本期减收、上期没有减收。',
    projection: '按各月比例推算到年底，只供提前安排，不是实际数。',
  },
};

export type PageWords = typeof page;

/** 高一级的网页：原来说村的地方，说下一级的名称。 */
export const pageOver = (below: Level): PageWords => {
  const name = rollup.level[below];
  return {
    ...page,
    audience: { ...page.audience, county: '几批结果的汇总：只有户数和金额，不列户。' },
    sections: { ...page.sections, villages: `各${name}情况`, heat: `因素×${name}` },
    definitions: {
      ...page.definitions,
      villages: `点${name}名可看这个${name}的全部数字。`,
      heat: `格内是有此因素的户数，颜色越深，占该${name}可比户的比例越高。`,
    },
  };
};
