import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan, splitUnit } from '../../../src/run/units/read.js';
import { failureOf } from '../../failing.js';
import { folderWith } from '../../files/temporary.js';

const unit = (name: string): string =>
  JSON.stringify({
    ...{ unit: name, township: '北张乡', county: null, prior: ['a.csv'], current: ['b.csv'] },
    ...{ policy: null, bytes: 1 },
  });

const plan = (...lines: readonly string[]) =>
  join(folderWith({ 'plan.jsonl': lines.map((line) => `${line}\n`).join('') }), 'plan.jsonl');
const refused = (...lines: readonly string[]) =>
  failureOf(() => readPlan(plan(...lines), 'plan.jsonl'));

describe('读计划', () => {
  it('一行一个单元,次序照旧', () => {
    const { units } = readPlan(plan(unit('北张乡'), unit('南安镇')), 'plan.jsonl');
    expect(units.map((one) => one.unit)).toEqual(['北张乡', '南安镇']);
  });

  it('一个名字有两行的拒绝,写明是哪两行', () => {
    expect(refused(unit('北张乡'), unit('南安镇'), unit('北张乡'))).toMatchObject({
      code: 'units.sameName',
      params: { unit: '北张乡', paths: ['plan.jsonl:1', 'plan.jsonl:3'] },
    });
  });

  it('不是计划的一行,写明是哪一行;空的文件也不是', () => {
    expect(refused(unit('北张乡'), '{}')).toMatchObject({
      code: 'units.notPlan',
      params: { path: 'plan.jsonl', line: 2 },
    });
    expect(refused()).toMatchObject({ code: 'units.notPlan', params: { line: 0 } });
  });

  it('没有这个文件', () => {
    expect(failureOf(() => readPlan('没有.jsonl', '没有.jsonl'))).toMatchObject({
      code: 'input.unreadable',
      params: { reason: 'missing' },
    });
  });
});

describe('--unit 写的计划和单元', () => {
  it('计划是真有的那一段,名称里可以有冒号', () => {
    const path = plan(unit('a'));
    const at = (text: string) => splitUnit(text, (name) => name);
    expect(at(`${path}:甲:乙`)).toEqual({ plan: path, unit: '甲:乙' });
    expect(at(':1')).toBeNull();
    expect(at('没有.jsonl:1')).toBeNull();
  });
});
