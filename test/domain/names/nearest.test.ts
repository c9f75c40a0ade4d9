import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/domain/names/nearest.js';

describe('最接近的名称', () => {
  it.each([
    ['外出务工收人', '外出务工收入', 0.83],
    ['务工人收', '务工收人', 0.75],
    ['务工收入', '务工收入', 1],
    ['收入', '务工收入', 0.5],
  ])('%s 与 %s 的得分是 %d', (text, candidate, score) => {
    expect(nearest(text, [candidate])).toEqual({ candidate, score });
  });

  it('低于 0.5 的不提示;得分相同取在前的', () => {
    expect(nearest('收入', ['外出务工收入', ''])).toBeNull();
    expect(nearest('', ['务工收入'])).toBeNull();
    expect(nearest('甲乙', ['甲丙', '甲丁'])?.candidate).toBe('甲丙');
  });

  it('得分在 0.5 与 1 之间,两个方向一样,1 只给相同的', () => {
    const text = fc.string({ unit: fc.constantFrom(...'务工收入人'), maxLength: 9 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const near = nearest(one, [other]);
        expect(nearest(other, [one])?.score).toBe(near?.score);
        if (near === null) return;
        expect(near.score).toBeGreaterThanOrEqual(0.5);
        expect(near.score === 1).toBe(one === other);
      }),
    );
  });
});
