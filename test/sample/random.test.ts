import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/sample/random.js';

const draw = (...seeds: [number, ...number[]]) => {
  const random = createRandom(...seeds);
  return Array.from({ length: 8 }, () => random.whole(0, 1_000_000));
};

describe('seeded random numbers', () => {
  it('the same seed and stream give the same numbers', () => {
    expect(draw(5, 2, 3)).toEqual(draw(5, 2, 3));
  });

  it('seeds, streams and places in a stream are told apart, also seeds beyond 32 bits', () => {
    const all = [
      draw(5, 2, 3),
      draw(6, 2, 3),
      draw(5, 3, 3),
      draw(5, 2, 4),
      draw(5 + 2 ** 32, 2, 3),
    ];
    expect(new Set(all.map(String)).size).toBe(all.length);
  });

  it('whole numbers stay within both bounds and reach them', () => {
    const random = createRandom(1);
    const drawn = new Set(Array.from({ length: 400 }, () => random.whole(-2, 3)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  it('shuffling keeps every element', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (list, seed) => {
        const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
        expect(sorted(createRandom(seed).shuffle(list))).toEqual(sorted(list));
      }),
    );
  });

  it('nothing can be picked from an empty list', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});
