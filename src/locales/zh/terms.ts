import { type Category, type FieldKey, labelOf } from '../../domain/catalog.js';
import { FACTOR_NAMES } from '../../domain/factor.js';
import type { SignOff } from '../../domain/findings/finding.js';
import type { Severity } from '../../domain/findings/severity.js';
import type { MeasureKey, MeasureQuestion, MeasureReason } from '../../domain/measure.js';
import type { ListedHousehold, ListedKind } from '../../domain/outcomes/listed.js';
import type {
  Evidence,
  FactorTag,
  Income,
  MatchKey,
  Trend,
  Warning,
} from '../../domain/outcomes/result.js';
import type { Basis } from '../../domain/period.js';
import { causes } from './factors.js';

export type AmountKey = keyof Income;
type EvidenceField = Evidence['field'];

const measures = {
  crops: '种植业帮扶',
  livestock: '养殖业帮扶',
  work: '外出务工就业帮扶',
  credit: '小额信贷帮扶',
  dividends: '产业收益分配帮扶',
  safetyNet: '社会救助兜底',
  motivation: '扶志扶智',
  liaison: '联络帮扶',
} satisfies Record<MeasureKey, string>;

const reasons = {
  cropsFell: '种植或林果收入减少',
  livestockFell: '养殖收入减少',
  wagesFell: '务工收入减少',
  workersBelowLabour: '未达增收目标，尚有劳动力未务工',
  loanGone: '小额贷款减少且经营减收',
  businessFellCreditOpen: '经营减收，符合贷款条件且没有贷款',
  propertyFell: '财产性收入减少',
  noLabour: '无劳动力，差异化分配',
  targetMissedNoProperty: '未达增收目标，没有财产性收入',
  dibaoCancelled: '低保取消',
  noLabourAndFalls: '无劳动力且减收',
  belowLine: '收入低于监测线',
  motivationLacking: '内生动力不足',
  notWilling: '有劳动力但无发展意愿',
  assistanceFell: '帮扶类收入减少',
  toVerify: '有因素待核实',
  noOtherFamily: '减收而没有其他对应的措施',
} satisfies Record<MeasureReason, string>;

const questions = {
  willing: '需核实：是否有发展意愿',
  labour: '需核实：劳动力人数',
  loanEligible: '需核实：是否符合小额信贷条件',
} satisfies Record<MeasureQuestion, string>;

const amounts = {
  wages: '工资性收入',
  business: '经营净收入',
  businessGross: '经营总收入',
  businessCosts: '经营支出',
  property: '财产性收入',
  transfers: '转移性收入',
  net: '家庭纯收入',
  perCapita: '人均纯收入',
} satisfies Record<AmountKey, string>;

const sums: Readonly<Record<string, string>> = {
  ...amounts,
  subsidy: '政策性补贴合计',
  assisted: '帮扶类收入合计',
} satisfies Record<Exclude<EvidenceField, FieldKey> | Category, string>;

/** The words of the field, for every report and screen. */
/** Why a household is not compared; `row` is the rejected one of the other year. */
const listedReasons: Readonly<Record<ListedKind, (row: string) => string>> = {
  notFound: () => '上年有、本年没有找到：可能是漏排，也可能是迁出、销户或并户。',
  notFoundRejected: (row) => `本年${row}有误未采用：不是漏排，改正后再比较。`,
  notSurveyed: () => '本年收入全部空白（未排查）：没有比较。',
  unitUnclear: () => '本年这张表的金额像是用错了单位：标明“单位：万元”或“单位：元”后再比较。',
  partsMissing: () => '本年各期的表有缺或有重叠，凑不成全年：补齐后再比较。',
  notCompared: () => '上年收入全部空白：没有比较。',
  priorUnitUnclear: () => '上年那张表的金额像是用错了单位：标明“单位：万元”或“单位：元”后再比较。',
  priorPartsMissing: () => '上年各期的表有缺或有重叠，凑不成全年：补齐后再比较。',
  new: () => '上年没有，为本年新增：没有比较。',
  newPriorRejected: (row) => `上年${row}有误未采用：不一定是新增，改正后再比较。`,
};

export const terms = {
  factors: FACTOR_NAMES,
  causes,
  measures,
  reasons,
  questions,
  amounts,
  trends: { up: '增收', down: '减收', flat: '持平' } satisfies Record<Trend, string>,
  /** With a mark, so that colour never speaks alone. */
  markedTrends: { up: '▲ 增收', down: '▼ 减收', flat: '— 持平' } satisfies Record<Trend, string>,
  warnings: {
    red: '红色预警',
    orange: '橙色预警',
    yellow: '黄色预警',
    none: '无预警',
  } satisfies Record<Warning, string>,
  basis: { 'same-period': '同期对比', 'to-date': '按进度折算对比' } satisfies Record<Basis, string>,
  tagBasis: {
    data: '数据',
    declared: '本户申报',
    both: '数据和申报',
  } satisfies Record<FactorTag['basis'], string>,
  matchedBy: {
    id: '户编号',
    idNumber: '户主证件号码',
    name: '村和户主姓名',
    confirmed: '人工确认',
  } satisfies Record<MatchKey, string>,
  listed: {
    notFound: '上年有、本年未找到',
    notFoundRejected: '本年的行有误',
    notSurveyed: '本年未填报收入',
    unitUnclear: '本年单位不清',
    partsMissing: '本年各期不全',
    notCompared: '上年未填报收入',
    priorUnitUnclear: '上年单位不清',
    priorPartsMissing: '上年各期不全',
    new: '本年新增',
    newPriorRejected: '上年的行有误',
  } satisfies Record<ListedKind, string>,
  listedReason: (kind: ListedKind, rejected: ListedHousehold['rejected']): string =>
    listedReasons[kind](
      rejected === null
        ? ''
        : `第 ${rejected.row} 行（${[rejected.file, rejected.sheet].filter(Boolean).join('!')}）`,
    ),
  severities: { error: '错误', warning: '警告', info: '提示' } satisfies Record<Severity, string>,
  /** Who found a finding to be right. */
  signOff: ({ who, signed, until, why }: SignOff): string =>
    `${who}${signed === null ? '' : ` ${signed}`} 确认，有效期至 ${until}：${why}`,
  yes: '是',
  no: '否',
  /** The label of an item, a column or a sum of items. */
  field: (field: EvidenceField): string => sums[field] ?? labelOf(field as FieldKey),
};

export type Terms = typeof terms;
