import type { FindingWords } from '../../finding.js';
import { field, param, shown } from './speech.js';

/** 确认清单和更正表的问题。 */
export const followed = {
  'accept.expired': {
    checks: '确认清单中的确认没有过期',
    message: (found) =>
      `对 ${shown(found.household)} 的确认（${param(found, 'accepted')}）到 ${param(found, 'until')} 为止，已经过期，不再有效。`,
    suggestion: () => '请重新核实：仍属实的改写 until，不再需要的删去。',
  },
  'accept.unused': {
    checks: '确认清单中的每一条都对应一个问题',
    message: (found) =>
      `确认清单中 ${shown(found.household)} 的 ${param(found, 'accepted')} 没有对应的问题。`,
    suggestion: () => '问题已经改正的请删去这一条；否则请核对户、栏目和代码。',
  },
  'correction.unusable': {
    checks: '更正表的每一行写全',
    message: (found) =>
      `更正表的这一行没有采用：“${field(found)}”的${param(found, 'column')}不完整或不能读。`,
    suggestion: () => '请写全户、年度、栏目、原值、新值、更正人和原因。',
  },
  'correction.unknownHousehold': {
    checks: '更正表中的户在明细表里，并且只有一户',
    message: (found) =>
      `更正没有采用：${param(found, 'year')}的表里找不到唯一的“${shown(found.household)}”。`,
    suggestion: () =>
      '请核对户编号和年度；没有户编号的写行政村和户主姓名。整行未采用的户不能更正，请改原表。',
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
