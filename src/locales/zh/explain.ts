import { conditions } from './factors.js';

/** Sentences of `zengshou explain`: one household, why each factor is tagged or not. */
export const explain = {
  conditions,
  household: '农户',
  rejected: '这一行有错误，没有参加比较：',
  matched: {
    id: '按户编号匹配',
    idNumber: '按身份证号匹配',
    name: '按同村同名匹配',
    confirmed: '经人工确认为同一户（疑似匹配）',
  },
  prior: '上年',
  current: '本年',
  place: '位置',
  /** `year`: 上年 or 本年. */
  parts: (year: string, count: number) =>
    `${year}分 ${count} 期（各项为各期相加，括号里是所在的格）`,
  partsPlace: (year: string, count: number) => `${year} ${count} 期（见下）`,
  population: '家庭人口数',
  change: '变化',
  rate: '幅度',
  trend: '趋势',
  item: '项目',
  factors: '风险因素',
  causes: '具体原因',
  amount: '涉及金额',
  evidence: '依据',
  primary: '主因',
  verify: '需核实',
  declaredOnly: '只有村里填报，数据没有反映，需核实',
  members: (count: number) => `家庭成员（${count} 人）`,
  memberMonths: (months: number) => `务工 ${months} 个月`,
  memberWage: (yuan: number) => `月收入 ${yuan} 元`,
  notTagged: '未标记的因素（✗ 为没有满足的条件）',
  measures: '建议措施',
  noMeasure: '没有对应的措施方向，需入户研究',
  assistanceStopped: '四个不摘：上年有帮扶类收入，本年没有，须核实帮扶是否中断',
  factsOf: (facts: string) => `政策依据：${facts}`,
  target: '增收目标',
  targetMet: '已达到',
  targetNotMet: (perHead: string, household: string) =>
    `未达到，人均还差 ${perHead} 元，全户还差 ${household} 元`,
  targetNotAssessable: '无法判定（上年人均收入不大于0）',
  warning: '预警级别',
  findings: '这户的问题数据',
  nobody: (key: string) =>
    `没有找到“${key}”。可以用户编号、户主姓名（或其中几个字），或身份证号（整号或后 4 位）查找。`,
  partly: (key: string, count: number) => `户主姓名里有“${key}”的有 ${count} 户：`,
  partlyHead: ['村', '户主姓名', '户编号'],
  partlyNext: '看其中一户：zengshou explain 户编号。',
  several: (key: string, count: number) =>
    `“${key}”对应 ${count} 户，下面逐户列出；用户编号可以只看一户。`,
} as const;
