/** 明白卡的话。明白卡由各户和填表的人看，也由程序读回，只有中文。 */
export const cards = {
  title: (village: string, head: string): string => `${village}${head}户收入对比明白卡`,
  /** 两栏金额写各自的期间，读回时凭它分出两年。 */
  columns: { item: '项目', remark: '说明' },
  unit: '单位：元',
  /** 那一年的表没有问这一项；读回时也是没有问，不是 0。 */
  notAsked: '未问',
  rose: (amount: string): string => `增加 ${amount} 元`,
  fell: (amount: string): string => `减少 ${amount} 元`,
  /** 以下各句放在表后，不是标签，不会读成数。 */
  scaled: '上年各项是全年的数，本年各项是年初到现在的数，不能直接相比。',
  trends: {
    up: (amount: string): string => `全家纯收入比上年增加了 ${amount} 元。`,
    down: (amount: string): string => `全家纯收入比上年减少了 ${amount} 元。`,
    flat: (amount: string): string =>
      `全家纯收入和上年差不多（相差 ${amount} 元，在容许的范围内）。`,
  },
  factors: (names: string): string => `减收的风险因素是${names}。`,
  measures: (names: string): string => `建议的帮扶措施是${names}。`,
  target: {
    met: '人均纯收入达到了增收目标。',
    notMet: (amount: string): string => `人均纯收入没有达到增收目标，全家还差 ${amount} 元。`,
  },
  signature: '户主签字（手印）　　　　　　　　帮扶责任人签字　　　　　　　　　　　　年　　月　　日',
};
