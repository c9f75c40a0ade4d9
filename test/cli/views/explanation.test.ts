import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/analysis/household.js';
import { openScreen } from '../../../src/cli/screen/screen.js';
import { explanation } from '../../../src/cli/views/explanation.js';
import { factsOn } from '../../../src/domain/facts.js';
import { analysed, compared, onOneForm, policyWith } from '../../analysis/ask.js';
import { shellFor } from '../shell.js';

const LOCAL = {
  务工补贴: { text: '跨省务工交通补贴', amount: 1500, source: '某号', measures: ['work'] },
  旧补贴: { text: '已经失效', source: '旧号', measures: ['work'], until: '2020-01-01' },
};

const text = (subject: Subject, lang: 'zh' | 'en' = 'zh') => {
  const screen = openScreen({}, shellFor(['--lang', lang]));
  const policy = policyWith({ local: LOCAL });
  const facts = factsOn(policy.file.local, '2022-09-30');
  const options = { unmasked: false, facts };
  return explanation(
    compared(subject, policy),
    analysed(subject, policy).result,
    [],
    options,
    screen,
  );
};

describe('一户的说明', () => {
  it('措施写明理由、需核实事项和有效的政策依据', () => {
    const shown = text(onOneForm({ 'wages.migrant': 9000 }, { 'wages.migrant': 3000 }));
    expect(shown).toContain('3 外出务工就业帮扶: 务工收入减少；需核实：劳动力人数');
    expect(shown).toContain('政策依据：跨省务工交通补贴 1,500元（某号）');
    expect(shown).not.toContain('已经失效');
  });

  it('减收或未达标而没有措施的户写明没有', () => {
    const missed = { 'property.land': 1, 'wages.migrant': 9000 };
    expect(text(onOneForm(missed, missed))).toContain('没有对应的措施方向');
    const reached = { ...missed, 'wages.migrant': 20_000 };
    expect(text(onOneForm(missed, reached))).not.toContain('建议措施');
  });

  it('上年有帮扶类收入、本年没有的户有“四个不摘”的提示', () => {
    const post = (amount: number) => ({ 'wages.townPost': amount, 'wages.migrant': 9000 });
    expect(text(onOneForm(post(5000), post(0)))).toContain('四个不摘');
    expect(text(onOneForm(post(5000), post(0)), 'en')).toContain('assistance last year');
    expect(text(onOneForm(post(5000), post(1)))).not.toContain('四个不摘');
  });
});
