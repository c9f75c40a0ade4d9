import { describe, expect, it } from 'vitest';
import { oneOfEach } from '../../src/run/one-of-each.js';

describe('equal values in memory', () => {
  it('are one object, the first of their key', () => {
    const one = oneOfEach(2);
    const first = { name: '北张村' };
    expect(one('村', first)).toBe(first);
    expect(one('村', { name: '北张村' })).toBe(first);
  });

  it('stay as they are once as many keys are kept as may be', () => {
    const one = oneOfEach(1);
    const [first, other] = [['a'], ['b']];
    one('a', first);
    expect(one('b', other)).toBe(other);
    expect(one('b', ['b'])).not.toBe(other);
    expect(one('a', ['a'])).toBe(first);
  });
});
