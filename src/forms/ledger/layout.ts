import { MEASURE_KEYS, type MeasureKey } from '../../domain/measure.js';
import {
  FILLED_COLUMNS,
  type FilledColumn,
  type LedgerFamily,
  type Progress,
} from '../../domain/outcomes/ledger.js';
import { WARNINGS, type Warning } from '../../domain/outcomes/result.js';
import { terms } from '../../locales/zh/terms.js';

/**
 * What is read back of a ledger: in Chinese, whatever language the hints have.
 * Definition: docs/definitions/measures.md, "The ledger".
 */
type ComputedColumn =
  | 'key'
  | 'village'
  | 'head'
  | 'monitored'
  | 'warning'
  | 'fall'
  | 'shortfall'
  | 'factors'
  | 'marks'
  | 'family'
  | 'reason'
  | 'questions'
  | 'basis'
  /** The reason, on the sheet 不再需要. */
  | 'cause';

export type LedgerColumn = ComputedColumn | FilledColumn;

export const HEADERS: Readonly<Record<LedgerColumn, string>> = {
  key: '户编号(识别码)',
  village: '行政村',
  head: '户主姓名',
  monitored: '监测对象类别',
  warning: '预警级别',
  fall: '减收额(元)',
  shortfall: '距目标缺口(元)',
  factors: '风险因素',
  marks: '提示',
  family: '建议措施',
  reason: '建议理由',
  questions: '需核实事项',
  basis: '政策依据',
  measure: '采取措施',
  content: '项目内容',
  planned: '预计增收(元)',
  helper: '帮扶责任人',
  deadline: '完成时限',
  progress: '进度',
  actual: '实际增收(元)',
  note: '核实说明',
  cause: '不再需要的原因',
};

export const WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  key: 17,
  village: 11,
  head: 10,
  monitored: 12,
  warning: 10,
  fall: 12,
  shortfall: 12,
  factors: 24,
  marks: 13,
  family: 18,
  reason: 22,
  questions: 16,
  basis: 36,
  measure: 18,
  content: 18,
  planned: 11.5,
  helper: 10,
  deadline: 12,
  progress: 9,
  actual: 11.5,
  note: 18,
  cause: 20,
};

/** The sheet that is filled. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  'key',
  'head',
  'village',
  'monitored',
  'warning',
  'fall',
  'shortfall',
  'factors',
  'marks',
  'family',
  'reason',
  'questions',
  'basis',
  ...FILLED_COLUMNS,
];

/** The sheet of rows that are no longer needed. */
export const RETIRED_COLUMNS: readonly LedgerColumn[] = [
  'key',
  'head',
  'village',
  'family',
  'cause',
  ...FILLED_COLUMNS,
];

export const LEDGER_SHEET = '帮扶台账';
export const RETIRED_SHEET = '不再需要';
/** Household key and head stay in sight. */
export const FROZEN_COLUMNS = 2;

const NO_FAMILY = '无对应措施方向';

export const FAMILY_TEXTS: Readonly<Record<LedgerFamily, string>> = {
  ...terms.measures,
  none: NO_FAMILY,
};

/** Choices of 采取措施: the eight families, another measure, or none for the time being. */
export type MeasureChoice = MeasureKey | 'other' | 'notTaken';

export const MEASURE_CHOICES: Readonly<Record<MeasureChoice, string>> = {
  ...terms.measures,
  other: '其他帮扶',
  notTaken: '暂不采取',
};

export const CHOICE_ORDER: readonly MeasureChoice[] = [...MEASURE_KEYS, 'other', 'notTaken'];

export const PROGRESS_TEXTS: Readonly<Record<Progress, string>> = {
  notStarted: '未开始',
  underWay: '进行中',
  done: '已完成',
};

/** The key of a text; null where it is none of them. */
export const keyOf = <Key extends string>(
  texts: Readonly<Record<Key, string>>,
  text: string,
): Key | null =>
  (Object.entries(texts) as [Key, string][]).find(([, known]) => known === text)?.[0] ?? null;

export const WARNING_TEXTS: Readonly<Record<Warning, string>> = terms.warnings;

export const warningNamed = (text: string): Warning =>
  WARNINGS.find((warning) => WARNING_TEXTS[warning] === text) ?? 'none';

/** `行政村：北张村` in the line beneath the title. */
export const villageLine = (village: string): string => `行政村：${village}`;
export const VILLAGE_PATTERN = /行政村[:：]\s*(.+?)(?:　|$)/u;
