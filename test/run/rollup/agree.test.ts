import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/domain/period.js';
import { loadPolicy } from '../../../src/policy/load.js';
import { ensureAgreement } from '../../../src/run/rollup/agree.js';
import type { GivenResults } from '../../../src/run/rollup/read.js';
import { failureOf } from '../../failing.js';

const results = (path: string, policy: string, current = '2021-10..2022-09') =>
  ({
    path,
    runs: [],
    policy: loadPolicy({ file: '政策.yaml', text: policy }).policy,
    periods: {
      prior: parsePeriod('2020-10..2021-09'),
      current: parsePeriod(current),
      basis: 'same-period',
    },
  }) as unknown as GivenResults;

/** What the results do not agree on, by key. */
const differing = (...given: readonly GivenResults[]): unknown => {
  const { params } = failureOf(() => ensureAgreement(given, null));
  return (params as { differences: readonly { key: string }[] }).differences.map(({ key }) => key);
};

describe('口径一致才汇总', () => {
  it('期间、政策都一样的可以', () => {
    const same = ['甲', '乙'].map((path) => results(path, 'target: 0.2\n'));
    expect(() => ensureAgreement(same, null)).not.toThrow();
  });

  it.each([
    ['期间', results('乙', '', '2021-10..2022-06'), 'current'],
    ['目标', results('乙', 'target: 0.3\n'), 'target'],
    ['监测线', results('乙', 'monitoringLine: 6500\n'), 'monitoringLine'],
  ])('%s不同的拒绝,写明是哪一项', (_, other, key) => {
    expect(differing(results('甲', ''), other)).toEqual([key]);
  });

  it('只有一批政策里有的词也是不同', () => {
    const own = results('乙', 'causeWords: { 冰雹打了: 6 }\n');
    expect(differing(results('甲', ''), own)).toEqual(['causeWords.冰雹打了']);
    expect(differing(own, results('甲', ''))).toEqual(['causeWords.冰雹打了']);
  });
});
