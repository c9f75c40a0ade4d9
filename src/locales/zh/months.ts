import type { Move } from '../../domain/outcomes/months.js';
import { numberInYear, type Period, yearOfMonth } from '../../domain/period.js';

/** The words of results set side by side: `zengshou trend`, 与上期比. */

const yearOf = (month: number): string => `${yearOfMonth(month)}年`;
const monthOf = (month: number): string => `${numberInYear(month)}月`;

/** `2021年10月—2022年1月`; a year that stays the same is said once. */
const periodName = ({ first, last }: Period): string => {
  const from = `${yearOf(first)}${monthOf(first)}`;
  if (first === last) return from;
  return `${from}—${yearOf(first) === yearOf(last) ? '' : yearOf(last)}${monthOf(last)}`;
};

const moves = {
  newlyDown: '新增减收',
  again: '再次减收',
  lasting: '持续减收',
  recovered: '已恢复',
  cameDown: '新比较即减收',
  warningRaised: '预警升级',
  warningLowered: '预警降级',
  left: '退出比较',
  came: '新进比较',
} satisfies Record<Move, string>;

export const months = {
  creator: '增收 zengshou',
  period: periodName,
  moves,
  total: '合计',
  screen: {
    title: (name: string): string => `${name} 各期对比`,
    head: { period: '本年期间', surveyed: '已排查', up: '增收', down: '减收', flat: '持平' },
    growth: '人均增幅',
    written: (folder: string): string => `各期对比已写到 ${folder}`,
    /** In every run, beneath its summary. */
    previous: (newlyDown: number, recovered: number): string =>
      `比上期：新增减收 ${newlyDown} 户，恢复 ${recovered} 户`,
    previousOf: (folder: string, period: Period): string =>
      `（上期：${folder}，${periodName(period)}）`,
    noPrevious: {
      none: '没有和上期比：结果文件夹旁边没有同一乡镇、可以比的更早的结果。',
      two: (first: string, second: string): string =>
        `没有和上期比：${first} 和 ${second} 是同一期间的结果。用 --previous 指定一份，或写 --previous none。`,
    },
    passedOver: (folder: string, reason: string): string => `没有用作上期：${folder}。${reason}`,
  },
  notes: {
    first: '每行的第一期没有上期，不标变化。',
    rows: (rows: string): string => `变化只在一行之内相比。各行：${rows}。`,
    row: (from: Period, to: Period, results: number): string =>
      results === 1 ? periodName(to) : `${periodName(from)}至${periodName(to)}共 ${results} 期`,
    policy: (from: Period, to: Period, keys: readonly string[]): string =>
      `${periodName(from)}与${periodName(to)}之间，政策文件有改动：${keys.join('、')}。这两期的变化里有口径的变化。`,
    fingerprints: '各期散列所用的密钥不同，没有按散列认户，只按户编号和同村同名。',
    groupsOnly: '有的结果只有分组汇总，没有各户，因此不标变化。',
    who: '各户按户编号跟踪；没有的按密钥散列，再没有的按同村同名（两期都只有一户）。退出比较的计入原来的村。',
  },
  sheets: {
    about: '说明',
    months: '各月情况',
    newlyDown: '本月新增减收',
    again: '再次减收',
    lasting: '持续减收',
    recovered: '已恢复',
    warningRaised: '预警升级',
    villages: '分村各月',
  },
  titles: {
    about: (name: string): string => `${name}月度对比说明`,
    months: (name: string): string => `${name}各月情况`,
    villages: (name: string): string => `${name}分村各月情况`,
    previous: (name: string): string => `${name}与上期比`,
    list: (name: string, list: string): string => `${name}${list}户名单`,
  },
  about: {
    item: '项目',
    content: '内容',
    results: '各期结果',
    result: (period: Period, folder: string): string => `${periodName(period)}：${folder}`,
    rows: '分行',
    policy: '政策改动',
    same: '各期政策文件口径相同。',
    who: '怎样认户',
    moves: '变化的含义',
    movesText: [
      '新增减收：本期减收，上期参加比较而不减收，以前各期也没有减收。',
      '再次减收：本期减收，上期参加比较而不减收，以前某期减收过。',
      '持续减收：本期和上期都减收。',
      '已恢复：上期减收，本期参加比较而不减收。',
      '新比较即减收：上期没有参加比较，本期减收。',
      '预警升级、降级：两期都有预警级别，本期比上期重、轻。',
      '退出比较、新进比较：上期比较而本期没有，本期比较而上期没有。',
    ].join('\n'),
  },
  columns: {
    index: '序号',
    period: '本年期间',
    village: '行政村',
    id: '户编号',
    head: '户主',
    surveyed: '已排查户',
    up: '增收户',
    down: '减收户',
    flat: '持平户',
    growth: '人均增幅',
    met: '达标户',
    notMet: '未达标户',
    run: '连续减收期数',
    warning: '预警',
    warningBefore: '上期预警',
    net: '本期纯收入',
    netBefore: '上期纯收入',
    factors: '本期因素',
    factorsAdded: '新增因素',
    factorsGone: '消失因素',
  },
  bands: {
    trend: '收入趋势',
    target: '目标',
    factors: '因素（户）',
    warning: '预警（户）',
    moves: '与上期比（户）',
  },
  charts: {
    trend: '增收、减收、持平户数',
    growth: '人均增幅（%）',
    factors: '各项因素户数',
    warning: '预警户数',
    households: '户',
    percent: '%',
  },
  units: { households: '单位：户', yuan: '单位：元' },
  villageTables: {
    down: '减收户数',
    newlyDown: '新增减收户数',
    met: '达标户数',
    growth: '人均增幅',
  },
  previous: {
    line: (before: Period, now: Period): string =>
      `上期：${periodName(before)}　　本期：${periodName(now)}`,
    counts: '分村变化',
    newlyNote: '本表只看上期，以前减收过的也算新增减收；各期一起看用 zengshou trend。',
    netNote: '纯收入是各期本年期间的合计，期间长短不同的不能相减。',
  },
};

export type MonthsWords = typeof months;
