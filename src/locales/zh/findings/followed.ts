import { type FindingWords, wordOf } from '../../finding.js';
import { field, param, shown } from './speech.js';

const unusable = {
  missing: '没有填写',
  notChoice: '不是“是”也不是“否”：',
  notDate: '不是日期：',
  beforeSigned: '早于签认日期：',
  tooLong: '太长：',
};

/** 确认清单和更正表的问题。 */
export const followed = {
  'accept.expired': {
    checks: '确认清单中的确认没有过期',
    message: (found) =>
      `对 ${shown(found.household)} 的确认（${param(found, 'accepted')}）到 ${param(found, 'until')} 为止，已经过期，不再有效。`,
    suggestion: () => '请重新核实：仍属实的改写有效期，不再需要的删去或改为“否”。',
  },
  'accept.unused': {
    checks: '确认清单中的每一条都对应一个问题',
    message: (found) =>
      `确认清单中 ${shown(found.household)} 的 ${param(found, 'accepted')} 没有对应的问题。`,
    suggestion: () => '问题已经改正的请删去这一条或改为“否”；否则请核对户、栏目和代码。',
  },
  'accept.ambiguous': {
    checks: '一条确认只对应一户',
    message: (found) =>
      `${shown(found.household)} 的 ${param(found, 'accepted')} 在一张表里对应几户，这条确认没有采用。`,
    suggestion: () => '请在明细表中补上户编号，再按户编号确认。',
  },
  'accept.unusable': {
    checks: '签认表中采纳的行填写完整、能读',
    message: (found) =>
      `这一行没有采用：${wordOf(unusable, found.params.reason) ?? ''}“${param(found, 'column')}”${found.value === null ? '' : `（填写：${shown(found.value)}）`}。`,
    suggestion: () =>
      '采纳填“是”或“否”；填“是”的写全签认人、签认日期、有效期至，日期如 2022-12-31，有效期不早于签认日期。',
  },
  'accept.keyChanged': {
    checks: '签认表中程序填写的各列没有改动',
    message: () => '这一行没有采用：程序填写的内容和识别码对不上，可能改动、错行或手工添加过。',
    suggestion: () =>
      '请按原来的签认表恢复灰色各列，或用 zengshou validate --explained 重新生成；要另写理由的，写进确认清单（yaml）。',
  },
  'accept.duplicate': {
    checks: '签认表中一个问题只有一行，各份签认表不相矛盾',
    message: (found) =>
      found.params.conflict === 1
        ? `这个问题在 ${param(found, 'first')} 的采纳与这一行相反，两行都没有采用。`
        : `这个问题在 ${param(found, 'first')} 已有一行，这一行没有采用。`,
    suggestion: () => '请只留一行；有几份签认表的，改正或清空旧的一份里的这一行。',
  },
  'correction.unusable': {
    checks: '更正表的每一行写全',
    message: (found) =>
      `更正表的这一行没有采用：“${field(found)}”的${param(found, 'column')}不完整或不能读。`,
    suggestion: () =>
      '请写全户、年度、栏目、原值、新值、更正人和原因；原值照表里写的抄（约三千、#REF!，空白的不写）。重复的行写“采用的行”，原值是共有几行，新值是采用的那一行。',
  },
  'correction.unknownHousehold': {
    checks: '更正表中的户在明细表里，并且只有一户',
    message: (found) =>
      `更正没有采用：${param(found, 'year')}的表里找不到唯一的“${shown(found.household)}”。`,
    suggestion: () =>
      '请核对户编号和年度；没有户编号的写行政村和户主姓名。编号重复的，先写一行“采用的行”。',
  },
  'correction.unknownField': {
    checks: '更正表中的栏目是已知的，该户的表里有这一栏',
    message: (found) => `更正没有采用：没有“${shown(found.value)}”这一栏，或该户的表里没有。`,
    suggestion: () => '请写采集表上的栏目名称。',
  },
  'correction.oldValueGone': {
    checks: '更正表中的原值仍在明细表里',
    message: (found) =>
      `更正没有采用：${shown(found.household)} 的“${field(found)}”现在是 ${shown(found.value)}，不是更正表写的原值 ${shown(found.expected)}。`,
    suggestion: () => '可能已在原表改过；请核对后删去或重写这一行。',
  },
} as const satisfies Partial<FindingWords>;
