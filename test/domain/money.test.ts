import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareProducts,
  divide,
  hundredths,
  inTenThousandths,
  ratio,
  yuan,
} from '../../src/domain/money.js';

const MAX = Number.MAX_SAFE_INTEGER;
const whole = fc.maxSafeInteger();
const positive = fc.integer({ min: 1, max: MAX });
/** Amounts as they come: small ones often, and any other. */
const fen = fc.oneof(fc.integer({ min: -100_000_000, max: 100_000_000 }), whole);

/** Rounds half away from zero, in exact arithmetic. */
function exactly(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

describe('divide: rounds half away from zero', () => {
  it.each([
    [5, 2, 3],
    [-5, 2, -3],
    [4, 2, 2],
    [1, 3, 0],
    [2, 3, 1],
    [1, 2, 1],
    [-1, 2, -1],
    [0, 7, 0],
    [49, 100, 0],
    [50, 100, 1],
    [51, 100, 1],
  ])('%d ÷ %d is %d', (dividend, divisor, quotient) => {
    expect(divide(dividend, divisor)).toBe(quotient);
  });

  it('has no negative zero', () => {
    expect(divide(-1, 3)).toBe(0);
    expect(divide(-0, 3)).toBe(0);
  });

  it('agrees with exact arithmetic for all whole numbers', () => {
    fc.assert(
      fc.property(fen, positive, (dividend, divisor) => {
        expect(divide(dividend, divisor)).toBe(Number(exactly(BigInt(dividend), BigInt(divisor))));
      }),
    );
  });

  it('agrees with exact arithmetic for incomes and heads', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 30 }), (income, heads) => {
        expect(divide(income, heads)).toBe(Number(exactly(BigInt(income), BigInt(heads))));
      }),
    );
  });

  it.each([MAX, MAX - 1, (MAX - 1) / 2, (MAX - 1) / 2 + 1])(
    'agrees with exact arithmetic at %d, where doubles end',
    (dividend) => {
      for (const divisor of [1, 2, 3, 7, 30, MAX - 1, MAX]) {
        const exact = Number(exactly(BigInt(dividend), BigInt(divisor)));
        expect(divide(dividend, divisor)).toBe(exact);
      }
    },
  );
});

describe('compareProducts: no bound is missed by rounding', () => {
  it('a growth of exactly 22% is reached, one fen less is not', () => {
    expect(compareProducts(122, 100, 100, 122)).toBe(0);
    expect(compareProducts(1_219_999, 100, 1_000_000, 122)).toBeLessThan(0);
    expect(compareProducts(1_220_001, 100, 1_000_000, 122)).toBeGreaterThan(0);
  });

  it('tells products apart that are equal as doubles', () => {
    expect(MAX * MAX).toBe((MAX - 1) * MAX + MAX - 1);
    expect(compareProducts(MAX, MAX, MAX - 1, MAX)).toBeGreaterThan(0);
    expect(compareProducts(MAX - 1, MAX + -1, MAX, MAX - 2)).toBeGreaterThan(0);
  });

  it('agrees with exact arithmetic for all whole numbers', () => {
    fc.assert(
      fc.property(fen, fen, fen, fen, (a, b, c, d) => {
        const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
        expect(Math.sign(compareProducts(a, b, c, d))).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0);
      }),
    );
  });
});

describe('ratio: four decimals, half away from zero', () => {
  it.each([
    [1, 3, 0.3333],
    [2, 3, 0.6667],
    [-1, 3, -0.3333],
    [1, -3, 0.3333],
    [-1, -3, -0.3333],
    [0, 5, 0],
    [22, 100, 0.22],
    [1, 20_000, 0.0001],
    [-1, 20_000, -0.0001],
    [1, 20_001, 0],
    [30, 1, 30],
  ])('%d of %d is %d', (part, of, rate) => {
    expect(ratio(part, of)).toBe(rate);
  });

  it('is undefined where there was nothing', () => {
    expect(ratio(5, 0)).toBeNull();
    expect(ratio(0, 0)).toBeNull();
  });

  it('agrees with exact arithmetic, and has at most four decimals', () => {
    fc.assert(
      fc.property(fen, fen, (part, of) => {
        fc.pre(of !== 0);
        const exact = exactly(BigInt(part) * 10_000n, BigInt(Math.abs(of)));
        expect(ratio(part, of)).toBe(exact === 0n ? 0 : Number(exact) / 10_000);
      }),
    );
  });
});

describe('hundredths: what is written in figures, in fen', () => {
  it.each([
    ['0', 0],
    ['1', 100],
    ['12.345', 1235],
    ['12.344', 1234],
    ['12.3449999', 1234],
    ['0.005', 1],
    ['0.004', 0],
    ['-0.005', -1],
    ['-0.004', 0],
    ['-0', 0],
    ['.5', 50],
    ['5.', 500],
    ['007', 700],
    ['1e3', 100_000],
    ['1.5E+2', 15_000],
    ['5e-3', 1],
    ['4e-3', 0],
    ['9e-9', 0],
    ['8.1', 810],
    ['1.005', 101],
    ['90071992547409.91', MAX],
  ])('%s is %d', (text, expected) => {
    expect(hundredths(text)).toBe(expected);
  });

  it.each([
    '',
    '-',
    '.',
    'e3',
    '1,200',
    '1 2',
    '+5',
    '１２',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '12元',
    '90071992547409.92',
    '1e99',
    '9'.repeat(30),
  ])('“%s” is no amount', (text) => {
    expect(hundredths(text)).toBeNull();
  });

  it('万元 are shifted by four places, exactly', () => {
    expect(hundredths('1.2', 4)).toBe(1_200_000);
    expect(hundredths('0.123456', 4)).toBe(123_456);
    expect(hundredths('0.1234565', 4)).toBe(123_457);
    expect(hundredths('0', 4)).toBe(0);
  });

  it('what was written to the fen is read to the fen', () => {
    fc.assert(
      fc.property(whole, (amount) => {
        const size = String(Math.abs(amount)).padStart(3, '0');
        const text = `${amount < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
        expect(hundredths(text)).toBe(amount);
      }),
    );
  });

  it('reads back what yuan prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (amount) => {
        expect(hundredths(String(yuan(amount)))).toBe(amount);
      }),
    );
  });

  it('rounds any decimal as exact arithmetic does', () => {
    const digits = fc.stringMatching(/^\d{1,9}$/);
    fc.assert(
      fc.property(digits, digits, (left, right) => {
        const exact = exactly(BigInt(left + right) * 100n, 10n ** BigInt(right.length));
        expect(hundredths(`${left}.${right}`)).toBe(Number(exact));
      }),
    );
  });
});

describe('rates of the policy', () => {
  it('are whole ten-thousandths', () => {
    expect(inTenThousandths(0.01)).toBe(100);
    expect(inTenThousandths(0.22)).toBe(2200);
    expect(inTenThousandths(0.0001)).toBe(1);
    expect(inTenThousandths(1.005)).toBe(10_050);
  });
});
