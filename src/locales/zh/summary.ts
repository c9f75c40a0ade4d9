import type { Periods } from '../../domain/outcomes/result.js';
import { periodText } from '../../domain/period.js';

/** What the screen shows at the end of `zengshou analyze`. */
export const summary = {
  title: (township: string, { prior, current, basis }: Periods): string =>
    `${township} 收入对比：${periodText(prior)} → ${periodText(current)}${basis === 'to-date' ? '（上年按进度折算，为估算数）' : ''}`,
  villageHead: [
    '村',
    '应排查',
    '已排查',
    '增收',
    '减收',
    '持平',
    '人均增幅',
    '达标户',
    '首要因素（户）',
  ],
  total: '合计',
  factors: '风险因素关联户数及占比',
  factorHead: [
    '',
    '因素',
    '户数',
    '占排查户',
    '占减收户',
    '待核实',
    '监测户',
    '涉及金额（元）',
    '主因户数',
  ],
  overlap: '一户有几项因素的，各项都计；不同因素的金额不能相加。',
  projection: (perCapita: string, growth: string, likely: number, possible: number): string =>
    `全年预计（推算数，不是实际数）：人均 ${perCapita} 元，比上年全年 ${growth}；很可能减收 ${likely} 户，可能减收 ${possible} 户`,
  mayDecline: (households: number): string =>
    `其中目前还没有减收的 ${households} 户，名单见工作簿“可能减收户”。`,
  others: (notFound: number, fresh: number, notSurveyed: number, rejected: number): string =>
    `上年有本年未找到 ${notFound} 户，本年新增 ${fresh} 户，未填报收入 ${notSurveyed} 户，有误未参加比较 ${rejected} 行。名单见工作簿“未排查与新增”“问题数据”。`,
  questions: (open: number): string =>
    `其中有 ${open} 条像是同一户而没有匹配，请在“疑似匹配.xlsx”里答“是”或“否”，下次运行加 --matches。`,
  unread: (files: number): string => `有 ${files} 个文件没能读出，结果不含这些文件。`,
  findings: (errors: number, warnings: number): string =>
    errors + warnings === 0
      ? '没有发现问题数据。'
      : `问题数据：错误 ${errors} 条，警告 ${warnings} 条。`,
  row: (row: number | null): string => (row === null ? '' : `第${row}行`),
  moreStrict: (count: number): string =>
    `……另有 ${count} 条错误，用 zengshou validate 本年的表 --prior 上年的表 --format csv 看全部`,
  more: (count: number): string =>
    `……另有 ${count} 条错误，见各村工作簿“问题数据”和 data/findings.jsonl`,
  kept: (file: string, folder: string): string => `${file} 有人改过：原样移到 ${folder}，没有覆盖`,
  keptMore: (files: number): string => `……另有 ${files} 个改过的文件，也在那里`,
  replacedOther: (folder: string): string =>
    `这次运行期间，另一次运行也把结果写进了 ${folder}：这次的结果替换了那一次的`,
  noPng: '这台电脑的系统没有能画 PNG 的程序库，图/ 里只有 SVG（新版 Office、WPS 可以直接插入）',
  written: (folder: string): string => `结果已写到 ${folder}`,
};

export type SummaryWords = typeof summary;
