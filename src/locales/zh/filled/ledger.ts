import type { PolicyFact } from '../../../domain/facts.js';
import type { FilledColumn } from '../../../domain/outcomes/ledger.js';
import type { Periods } from '../../../domain/outcomes/result.js';
import { periodText } from '../../../domain/period.js';
import { bySource } from '../../facts.js';
import { figure } from '../../finding.js';

const factText = ({ key, text, amount }: PolicyFact): string =>
  [text ?? (amount === null ? key : null), amount === null ? null : `${figure(amount)}元`]
    .filter((part) => part !== null)
    .join(' ');

/** The words of the ledger of measures, its follow-up and what-if. */
export const ledger = {
  creator: '增收 zengshou',
  title: (village: string): string => `${village}帮扶台账`,
  retiredTitle: (village: string): string => `${village}不再需要的措施`,
  township: (name: string): string => `乡镇：${name}`,
  periods: ({ prior, current }: Periods): string =>
    `对比期间：${periodText(prior)} 与 ${periodText(current)}`,
  unit: '单位：元',
  pageFooter: '&L&A&C第 &P 页 共 &N 页',
  hint: '灰色各列由程序填写，不能修改；绿色表头的各列由村填写。同一户同一项措施只写一行，金额写合计数。',
  retiredHint: '本次结果不再需要的行，上期填写的内容原样保留；以后又需要时会自动填回台账。',
  marks: { assistanceStopped: '四个不摘：上年有帮扶类收入，本年没有' },
  primary: '【主因】',
  verify: '【待核实】',
  noMeasure: '没有对应的措施方向，需入户研究',
  kept: '本期没有再建议；上期台账已填写',
  noFact: '未配置',
  /** Facts of one source stand together. */
  facts: (facts: readonly PolicyFact[]): string =>
    bySource(facts, factText)
      .map(({ source, texts }) => `${texts.join('；')}（${source}）`)
      .join('\n'),
  alertTitle: '填写有误',
  prompts: {
    measure: '从列表中选择实际采取的措施；经研究暂不采取的选“暂不采取”，并在核实说明中写明原因。',
    content: '项目名称、地点、数量等，不超过300字。',
    planned: '这项措施预计一年增收多少元，填不小于0的数，至多两位小数。',
    helper: '负责这项措施的干部姓名。',
    deadline: '填日期，如 2022-12-31。',
    progress: '从列表中选择：未开始、进行中、已完成。',
    actual: '已实际增收多少元，填不小于0的数，至多两位小数。',
    note: '需核实事项的结果、没有采取措施的原因等，不超过300字。',
  } satisfies Record<FilledColumn, string>,
  screen: {
    head: ['村', '需帮扶户', '措施行', '沿用上期', '不再需要'],
    total: '合计',
    written: (folder: string): string => `台账已写到 ${folder}`,
    findings: (errors: number, warnings: number): string =>
      `上期台账的问题：错误 ${errors} 条，警告 ${warnings} 条（填写的内容都已保留）。`,
    more: (count: number): string => `……另有 ${count} 条，用 --json 看全部`,
    next: (folder: string): string => `下一步：发给各村填写；填好后运行 zengshou track ${folder}`,
  },
  causes: {
    notInNeed: '这一户本期不减收、已达标且没有风险因素',
    notProposed: '这一户本期没有再建议这项措施',
    notInResults: '本次结果里没有这一户（未排查、销户、迁出，或识别码变了）',
    ambiguous: '本次结果里有几户都像这一户，没有填回，请核对',
    duplicate: '这一户这项措施有两行，另一行已填回台账，请核对',
    noFamily: '认不出是哪项建议措施',
    noKey: '没有户编号(识别码)，不知道是哪一户',
  },
};

export type LedgerWords = typeof ledger;
