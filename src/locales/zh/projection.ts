/** The words of `zengshou seasonality` and `zengshou backtest`. */
export const projection = {
  seasonality: {
    head: (results: readonly string[]): readonly string[] => [
      `由 ${results.join('、')} 的结果学得的各月比例（公历 1 至 12 月，占全年的比例）。`,
      '请对照当地农时核对，再放进政策文件。没有列出的项：全年没有收入，或没有可用的户。',
    ],
    item: (label: string, households: number): string => `${label}，${households} 户`,
    few: (label: string, households: number): string =>
      `${label}，只有 ${households} 户，不足 30 户，慎用`,
    written: (path: string): string => `各月比例已写到 ${path}`,
  },
  backtest: {
    title: (level: string): string =>
      `回测：往年各月的全年预计与年底实际相比（区间取中间 ${level} 的误差）`,
    head: [
      '期间',
      '户数',
      '年底没有找到',
      '预计为0',
      '误差中位数',
      '区间',
      '留一村覆盖率',
      '报减收的准确率',
      '减收的查出率',
    ],
    rulesTitle: '与两种简单办法相比（平均绝对误差，元）',
    rulesHead: ['期间', '办法', '平均误差（元）', '误差中位数', '准确率', '查出率', '评价'],
    rules: {
      benktander: '本程序的预计',
      pace: '按进度推算（本年已有÷比例）',
      lastYear: '与上年相同',
    },
    best: '最好',
    /** Whether ours is best, said as it is. */
    isBest: (period: string): string => `${period}：本程序的预计平均误差最小。`,
    isNotBest: (period: string, rule: string): string =>
      `${period}：平均误差最小的是“${rule}”，不是本程序的预计。`,
    noHouseholds: (period: string): string => `${period}：没有一户能在年底的结果里找到。`,
    fragment: (periods: readonly string[], level: string): readonly string[] => [
      `由 ${periods.join('、')} 的结果回测得出，取中间 ${level} 的相对误差。放进政策文件即可。`,
    ],
    written: (path: string): string => `区间已写到 ${path}`,
  },
};

export type ProjectionWords = typeof projection;
