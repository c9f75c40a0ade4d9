import type { FindingWords } from '../../finding.js';
import { param, shown } from './speech.js';

/** 帮扶台账和政策中本地事实的问题。 */
export const ledger = {
  'policy.factOutOfDate': {
    checks: '政策文件 local: 中的事实在本年期间的最后一天有效',
    message: (found) =>
      found.params.state === 'expired'
        ? `政策文件中的“${param(found, 'key')}”有效期到 ${param(found, 'until')}，早于本年期间的最后一天 ${shown(found.expected)}，已经失效。`
        : `政策文件中的“${param(found, 'key')}”从 ${param(found, 'from')} 起有效，晚于本年期间的最后一天 ${shown(found.expected)}，还没有生效。`,
    suggestion: () => '请按现行文件更新金额、来源和起止日期；在此之前，措施建议不以它为依据。',
  },
  'ledger.notLedger': {
    checks: '文件是帮扶台账',
    message: () => '这个文件里没有帮扶台账（找不到台账的表头）。',
    suggestion: () => '请写 zengshou ledger 生成的台账；表头一行不要改动。',
  },
  'ledger.missingColumn': {
    checks: '台账的列齐全',
    message: (found) => `台账缺少这些列：${param(found, 'columns')}。`,
    suggestion: () => '请恢复原来的表头；被删除的列无法读取。',
  },
  'ledger.missingKey': {
    checks: '台账中填写了内容的行有户编号(识别码)',
    message: () => '这一行填写了内容，但没有户编号(识别码)。',
    suggestion: () => '请从原台账补上识别码，否则不知道是哪一户的措施。',
  },
  'ledger.unknownFamily': {
    checks: '台账中填写了内容的行写明是哪一项建议措施',
    message: (found) => `建议措施“${shown(found.value)}”不在八项帮扶措施之内。`,
    suggestion: () => '请恢复为原来的建议措施；改用别的措施的，写在“采取措施”一列。',
  },
  'ledger.duplicateRow': {
    checks: '台账中一户一项措施只有一行',
    message: (found) =>
      `这一户的“${param(found, 'family')}”在 ${param(found, 'first')} 已有一行，这一行没有计入。`,
    suggestion: () => '请把两行并为一行：预计增收、实际增收写合计数，项目内容写在一起。',
  },
  'ledger.unknownChoice': {
    checks: '台账中“采取措施”“进度”是下拉列表中的选项',
    message: (found) =>
      `“${param(found, 'column')}”填“${shown(found.value)}”，不是下拉列表中的选项，没有计入。`,
    suggestion: () => '请从下拉列表中选择。',
  },
  'ledger.notAmount': {
    checks: '台账中的金额是不小于 0 的数',
    message: (found) =>
      `“${param(found, 'column')}”填“${shown(found.value)}”，不是不小于 0 的金额，没有计入。`,
    suggestion: () => '请填以元为单位的数字，说明写在“核实说明”一列。',
  },
  'ledger.amountText': {
    checks: '台账中的金额是数字，不是文本',
    message: (found) =>
      `“${param(found, 'column')}”填的是文本“${shown(found.value)}”，按 ${shown(found.expected)} 元计入。`,
    suggestion: () => '请核对，并改填为数字。',
  },
  'ledger.notDate': {
    checks: '台账中的完成时限是日期',
    message: (found) =>
      `“${param(found, 'column')}”填“${shown(found.value)}”，不是日期，没有计入。`,
    suggestion: () => '请填具体日期，如 2022-12-31。',
  },
  'ledger.dateText': {
    checks: '台账中的完成时限是日期，不是文本',
    message: (found) =>
      `“${param(found, 'column')}”填的是文本“${shown(found.value)}”，按 ${shown(found.expected)} 计入。`,
    suggestion: () => '请核对，并改填为日期。',
  },
  'ledger.otherVillage': {
    checks: '台账中的行属于本村',
    message: (found) =>
      `这一行的行政村是“${shown(found.value)}”，但这是${shown(found.expected)}的台账。`,
    suggestion: () => '请核对是否从别村台账复制而来；仍按识别码认户。',
  },
  'ledger.figuresDiffer': {
    checks: '台账中一户各行的减收额、缺口相同',
    message: () => '这一户各行的减收额或距目标缺口不相同，按最大的计。',
    suggestion: () => '灰色各列由程序填写，请从原台账恢复。',
  },
  'ledger.planWithoutMeasure': {
    checks: '台账中填了预计增收的行选了采取措施',
    message: (found) =>
      `预计增收填 ${shown(found.value)} 元，但没有选采取措施（或选了“暂不采取”），没有计入。`,
    suggestion: () => '已采取措施的，请在“采取措施”中选择。',
  },
} as const satisfies Partial<FindingWords>;
