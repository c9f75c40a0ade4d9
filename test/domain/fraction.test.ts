import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareFractions,
  fraction,
  inFourDecimals,
  median,
  quantile,
} from '../../src/domain/fraction.js';

const rising = (...parts: readonly number[]) => parts.map((part) => fraction(part, 100));
const at = (values: readonly number[], share: number) => {
  const found = quantile(rising(...values), fraction(share, 10_000));
  return found === null ? null : inFourDecimals(found);
};

describe('quantiles of type 7', () => {
  it.each([
    [[5], 1_000, 0.05],
    [[0, 100], 1_000, 0.1],
    [[0, 10, 20, 30], 5_000, 0.15],
    [[0, 10, 20, 30, 40], 1_000, 0.04],
    [[0, 10, 20, 30, 40], 9_000, 0.36],
    [[-40, -20, 0], 2_500, -0.3],
    [[1, 2, 3], 10_000, 0.03],
  ])('%j at %i ten-thousandths', (values, share, expected) => {
    expect(at(values, share)).toBe(expected);
  });

  it('is null of nothing', () => {
    expect(at([], 5_000)).toBeNull();
    expect(median([])).toBeNull();
  });

  it('halves are rounded away from zero, exactly', () => {
    expect(inFourDecimals(fraction(12_345, 100_000))).toBe(0.1235);
    expect(inFourDecimals(fraction(-12_345, 100_000))).toBe(-0.1235);
  });

  it('lies between the least and the greatest, and rises', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1 })), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 9_999 }),
        (pairs, share) => {
          const all = pairs.map(([part, whole]) => fraction(part, whole)).sort(compareFractions);
          const found = quantile(all, fraction(share, 10_000));
          const next = quantile(all, fraction(share + 1, 10_000));
          const [least, greatest] = [all[0], all.at(-1)];
          if (!found || !next || !least || !greatest) throw new Error('none');
          expect(compareFractions(found, least)).toBeGreaterThanOrEqual(0);
          expect(compareFractions(found, greatest)).toBeLessThanOrEqual(0);
          expect(compareFractions(found, next)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
