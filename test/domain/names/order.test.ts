import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint } from '../../../src/domain/names/order.js';

/** Code points one by one: the plain meaning. */
function plainly(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let n = 0; n < Math.min(left.length, right.length); n += 1) {
    const difference = (left[n]?.codePointAt(0) ?? 0) - (right[n]?.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(left.length - right.length);
}

describe('code-point order', () => {
  it('a rare character of a name comes after all of the basic plane', () => {
    expect(['𠮷村', '\uff21村', '北张村'].sort(byCodePoint)).toEqual([
      '北张村',
      '\uff21村',
      '𠮷村',
    ]);
  });

  it('the shorter of two texts that begin alike comes first', () => {
    expect(['北张村东', '北张村', ''].sort(byCodePoint)).toEqual(['', '北张村', '北张村东']);
  });

  it('is the order of the code points one by one', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(plainly(a, b));
      }),
    );
  });
});
