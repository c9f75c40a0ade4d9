import { describe, expect, it } from 'vitest';
import { finding } from '../../src/domain/findings/finding.js';
import { parseFinding, recordedFinding } from '../../src/results/finding.js';

const FOUND = {
  ...finding('income.itemRange', { file: '北张村.xlsx', field: 'transfers.dibao', value: 90_000 }),
  message: '低保金为 90,000 元。',
  suggestion: '请核对。',
};

describe('findings.jsonl 的一行', () => {
  const line = recordedFinding(FOUND);

  it('写了再读,还是同一个问题', () => {
    expect(parseFinding(line)).toEqual(FOUND);
  });

  it('所在的行、列是不是隐藏的也留着', () => {
    const hidden = { ...FOUND, hidden: { row: true, column: false } };
    expect(parseFinding(recordedFinding(hidden))).toEqual(hidden);
  });

  it('以前的代码读成现在的', () => {
    const former = line.replace('income.itemRange', 'income.dibaoRange');
    expect(parseFinding(former)?.code).toBe('income.itemRange');
  });

  it('没有的代码、别的级别读不出', () => {
    expect(parseFinding(line.replace('income.itemRange', 'income.other'))).toBeNull();
    expect(parseFinding(line.replace('"warning"', '"off"'))).toBeNull();
    expect(parseFinding('{')).toBeNull();
  });
});
