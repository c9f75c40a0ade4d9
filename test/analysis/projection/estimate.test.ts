import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benktander, onceAYear } from '../../../src/analysis/projection/estimate.js';
import { divide } from '../../../src/domain/money.js';

const fen = fc.oneof(
  fc.integer({ min: -(10 ** 7), max: 10 ** 7 }),
  fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
);
const share = fc.integer({ min: 0, max: 10_000 });

/** Half away from zero, of a fraction of whole numbers. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const whole = size / divisor;
  const up = (size % divisor) * 2n >= divisor ? whole + 1n : whole;
  return dividend < 0n ? -up : up;
}

describe('一项收入的全年预计', () => {
  it('与精确的有理数运算一致,只舍入一次', () => {
    fc.assert(
      fc.property(fen, fen, share, (current, prior, s) => {
        const one = 10_000n;
        const [c, p, part] = [BigInt(current), BigInt(prior), BigInt(s)];
        const exact = rounded(
          c * (2n * one - part) * one + p * (one - part) * (one - part),
          one * one,
        );
        expect(BigInt(benktander(current, prior, s))).toBe(exact);
      }),
      { numRuns: 500 },
    );
  });

  it('按进度到账的,预计正好是上年的数:C = sP 时 F = P', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), share, (tenThousands, s) => {
        const prior = tenThousands * 10_000;
        expect(benktander(tenThousands * s, prior, s)).toBe(prior);
      }),
    );
  });

  it('折算到分的数与比例差不到一分时,预计差不到一分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), share, (prior, s) => {
        const soFar = divide(prior * s, 10_000);
        expect(Math.abs(benktander(soFar, prior, s) - prior)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['还没有一个月的比例:本年的数加倍,再加上年全年', 100, 700, 0, 900],
    ['一半', 300, 800, 5_000, 650],
    ['全年都在内,就是本年的数', 300, 800, 10_000, 300],
    ['半分进位', 1, 0, 5_000, 2],
    ['半分远离零', -1, 0, 5_000, -2],
    ['只有上年有的', 0, 1_000, 2_500, 563],
  ])('%s', (_, current, prior, s, expected) => {
    expect(benktander(current, prior, s)).toBe(expected);
  });
});

describe('一年一次的收入', () => {
  it.each([
    ['本年已有的就是全年', 1, 500, null, 1],
    ['本年已有的就是全年,有没有单独的比例都一样', 1, 500, 4_000, 1],
    ['还没有的,按上年全额', 0, 500, null, 500],
    ['还没有而政策单独写了比例的,按余下的比例', 0, 500, 4_000, 300],
    ['余下的比例舍入到分', 0, 5, 3_000, 4],
  ])('%s', (_, current, prior, s, expected) => {
    expect(onceAYear(current, prior, s)).toBe(expected);
  });
});
