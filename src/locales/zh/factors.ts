import {
  type CauseOf,
  type ConditionName,
  FACTOR_KEYS,
  FACTOR_NAMES,
  FACTOR_NUMBERS,
  type FactorKey,
  factorKey,
} from '../../domain/factor.js';

const NUMBERS = '零一二三四五六七八九十';

/** 八项 */
export const howMany = `${NUMBERS.charAt(FACTOR_KEYS.length)}项`;

/** 经营性减收、小额贷款减少…… */
export const named = FACTOR_KEYS.map((key) => FACTOR_NAMES[key]).join('、');

/** 1 经营性减收 2 小额贷款减少…… */
export const numbered = FACTOR_NUMBERS.map(
  (factor) => `${factor} ${FACTOR_NAMES[factorKey(factor)]}`,
).join(' ');

/** The known causes of every factor; the disasters of factor 6 stand as they were written. */
export type CauseWords = {
  readonly [F in FactorKey]: Readonly<Record<CauseOf<F>, string>>;
};

export const causes: CauseWords = {
  business: {
    weather: '天气灾害',
    scale: '规模缩小',
    price: '价格下行',
    ceased: '停止或失败',
    cost: '成本上升',
    unknown: '原因待核实',
  },
  loan: { notEligible: '不符合贷款条件', noFunds: '缺少贷款投入' },
  wages: {
    unemployed: '未就业',
    payCut: '工资降低',
    shorter: '务工时间缩短',
    unknown: '原因待核实',
  },
  dibao: { cancelled: '低保取消' },
  subsidy: { cancelled: '补贴取消', reduced: '补贴减少' },
  disaster: {},
  assistance: { notDone: '帮扶未落实', unverified: '帮扶是否落实待核实' },
  other: {
    property: '财产性收入减少',
    dibaoReduced: '低保金减少',
    tekun: '特困供养金减少',
    pension: '养老保险金减少',
    support: '赡养费减少',
    otherTransfers: '其他转移性收入减少',
    undetermined: '原因待查明',
  },
};

export type ConditionWords = Readonly<Record<ConditionName, string>>;

/** What must hold for a factor to be tagged: sentences of `zengshou explain`. */
export const conditions: ConditionWords = {
  priorGross: '上年有生产经营性收入（毛收入大于0）',
  businessDown: '生产经营净收入（收入减支出）减少，且超过持平范围',
  priorLoan: '上年有小额信贷（金额大于0）',
  loanLower: '本年表有小额信贷金额列，且本户比上年少（空白按0算）',
  loanIncomeFell:
    '种植业与林果业收入、养殖业收入或金融贷款项目收入减少，且超过持平范围（两年都没有种养各列的，看生产经营净收入）',
  wagesFell: '工资性收入（两年的表都有的各项之和）减少，且超过持平范围',
  dibaoInBoth: '两年的表都有低保金列',
  priorDibao: '上年有低保金',
  tekunNotHigher: '特困供养金没有比上年多（多了是低保转特困，不是取消）',
  dibaoGone: '本年低保金为0或空白，或者减少且超过持平范围、低保特困类别由低保户改为其他',
  subsidiesFell: '政策性补贴合计减少，且超过持平范围',
  disasterNamed: '本年受灾情况填写了灾害',
  landOrAnimalsFell:
    '种植业与林果业、或养殖业的收入（或收入减自身支出）减少，且超过持平范围（两年都有该列才能比）',
  assistedFell: '帮扶带来的收入合计减少，且超过持平范围',
  assistanceNotDone: '帮扶措施是否落实没有填“是”',
  householdDown: '本户总体为减收',
  fallUncovered: '有其他因素没有涵盖的减少，或没有任何其他因素',
};
