import type { FindingWords } from '../../finding.js';
import { param, shown } from './speech.js';

/** 几批结果汇总时的问题。 */
export const rollup = {
  'rollup.duplicate': {
    checks: '一户只在一批结果里（汇总时）',
    message: (found) =>
      `“${shown(found.household)}”户本年在 ${param(found, 'runs')} 批结果里都有：${param(found, 'places')}。各批都计了这一户，汇总没有减去。`,
    suggestion: () => '请与有关乡镇核实该户现属哪里，由一个地方填报，改正后重新分析、汇总。',
  },
  'rollup.sameNumber': {
    checks: '不同的户不用同一个户编号（汇总时）',
    message: (found) =>
      `两批结果有 ${shown(found.value)} 个相同的户编号，是不同的户，如 ${shown(found.household)}：${param(found, 'places')}。这些户编号不用来认户。`,
    suggestion: (found) =>
      found.params.byHash === 1
        ? '户编号是各地自编的，可以不管：跨批已按识别码认户。'
        : '户编号是各地自编的，可以不管；要跨批认户，用同一个 --merge-key 写出识别码。',
  },
  'rollup.moved': {
    checks: '一批结果本年未找到的户，没有在别的一批里新增（汇总时）',
    message: (found) =>
      `“${shown(found.household)}”户在一批结果里本年未找到，在另一批里是本年新增：${param(found, 'places')}。该户可能迁移了，没有两年对比。`,
    suggestion: (found) =>
      found.params.isDuplicate === 1
        ? '该户同时是跨批重复：先核实现属哪里、只留一处，再看是不是迁移。'
        : '请核实该户是否迁移；在迁入地两年的表里都列上，就能对比。',
  },
} as const satisfies Partial<FindingWords>;
