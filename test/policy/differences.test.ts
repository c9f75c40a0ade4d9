import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/policy/differences.js';
import { DEFAULT, policyWith } from '../analysis/ask.js';

const differences = (own: object) => differencesOf(DEFAULT.file, policyWith(own).file);

describe('两份政策的不同', () => {
  it('只列不同的键,名称不算', () => {
    expect(differences({ name: '另一个', target: 0.22 })).toEqual([]);
    expect(differences({ tolerance: { rate: 0.02 }, brackets: [7000] })).toEqual([
      { key: 'tolerance.rate', present: 0.01, changed: 0.02 },
      { key: 'brackets', present: [6000, 8000, 10_000, 15_000], changed: [7000] },
    ]);
  });

  it('一边没有的键', () => {
    expect(differences({ causeWords: { 摔伤: 8 } })).toEqual([
      { key: 'causeWords.摔伤', present: undefined, changed: 8 },
    ]);
  });
});
