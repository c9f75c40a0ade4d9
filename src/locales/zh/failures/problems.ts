import type { Allowed, ConfigProblem } from '../../../domain/findings/config-problem.js';
import type { Basis } from '../../../domain/period.js';

/** A longer list helps nobody. */
const MOST_VALUES = 20;

export function allowedText(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'oneOf':
      return allowed.values.length <= MOST_VALUES ? allowed.values.join('、') : '';
    case 'number': {
      const { least, most, whole } = allowed;
      const number = whole ? '整数' : '数';
      if (least !== null && most !== null) return `${least} 到 ${most} 之间的${number}`;
      if (least !== null) return `不小于 ${least} 的${number}`;
      return most === null ? number : `不大于 ${most} 的${number}`;
    }
    case 'list': {
      const { least, most } = allowed;
      if (least !== null && least === most) return `正好有 ${least} 项的列表，如 [1, 2]`;
      if (least !== null) return `至少有 ${least} 项的列表，如 [1, 2]`;
      return most === null ? '列表，如 [1, 2]' : `至多有 ${most} 项的列表`;
    }
    case 'within':
      return `${allowed.period} 之内的月份`;
    case 'decimals':
      return `至多 ${allowed.most} 位小数的数`;
    case 'rule':
      return allowed.rule;
    default:
      return simple[allowed.kind];
  }
}

const simple = {
  text: '文字（数字请加引号）',
  yesno: 'true 或 false',
  mapping: '下面缩进两格写“键: 值”',
  date: '日期，如 2022-09-30 或 2022年9月30日',
  timeZone: '时区名称，如 Asia/Shanghai',
  period: '期间，如 2021-10..2022-09 或 2021年10月至2022年9月',
  placeholders: '可用 {prior}、{current} 代表两个期间，大括号里不能是别的',
  folder: '文件夹，如 结果（“-”是标准输出，放不下一个文件夹；文件夹真叫“-”的，写 ./-）',
  file: '文件名（“-”是标准输出，这里另有用处；文件真叫“-”的，写 ./-）',
  files: '文件、文件夹或通配符，如 [上年/*]',
  unit: '计划文件加冒号和序号（从 1 起）或名称，如 plan.jsonl:1、plan.jsonl:文水县/北张乡',
  units:
    '各乡镇的文件在哪里，如 "{county}/{township}/{prior|current}/*"：后两个占位各写一次，每个占位自成一层文件夹',
  rising: '从小到大排列的数',
  addsUpToOne: 'even，或 1 至 12 月的 12 个数（至多四位小数），相加正好是 1',
  itemTwice: '同一项只能写一次：写键或写名称，不要都写',
  notBelowMin: '不能小于 min',
  notBelowLow: '不能小于 low',
  notBeforeFrom: '不能早于 from',
  staysError: '这条规则使整行或整个文件不能采用，始终是错误，不能更改',
} satisfies Record<
  Exclude<Allowed['kind'], 'oneOf' | 'number' | 'list' | 'decimals' | 'within' | 'rule'>,
  string
>;

export function configProblemText(found: ConfigProblem): string {
  const place = found.line === null ? '' : `第 ${found.line} 行：`;
  return `${place}${problemWords(found)}`;
}

function problemWords({ problem, key, value, allowed, nearest }: ConfigProblem): string {
  const may = allowed === null ? '' : allowedText(allowed);
  const meant = nearest === null ? '' : `，是否想写 ${nearest}？`;
  switch (problem) {
    case 'syntax':
      return `YAML 格式不对${value ? `（${value}）` : ''}：检查缩进、引号、冒号后的空格`;
    case 'duplicateKey':
      return `${key} 写了两次`;
    case 'alias':
      return '别名（*名称）没有定义，或用得过多';
    case 'fullWidthColon':
      return `键后面是全角冒号“：”（${value ?? ''}）：改成半角冒号加一个空格，如 ${key}: 值`;
    case 'notMapping':
      return '应逐行写“键: 值”';
    case 'unknownKey':
      return `没有 ${key} 这个键${meant || (may && `；可用的键：${may}`)}`;
    case 'missingKey':
      return `缺少 ${key}${may && `（${may}）`}`;
    case 'more':
      return `……另有 ${value ?? ''} 处，多半是给错了文件`;
    case 'notAllowed':
      return `${key} 不能是 ${value ?? '空'}${may && `；应为：${may}`}${meant}`;
  }
}

export const suggestion = (nearest: string | null): string =>
  nearest === null ? '' : `，是否想写 ${nearest}？`;

export const bases = { 'same-period': '同期对比', 'to-date': '按进度折算对比' } satisfies Record<
  Basis,
  string
>;
