import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, NUMERIC_FIELDS } from '../../../src/domain/household.js';
import { expectedSoFar } from '../../../src/run/read/season.js';
import { household } from '../../build.js';

describe('上年折算到同期', () => {
  it.each([
    ['整分', 100, 2_500, 2_500],
    ['半分进位', 0.01, 5_000, 1],
    ['不到半分舍去', 0.01, 4_999, 0],
    ['系数 1 不变', 1_234.56, 10_000, 123_456],
    ['系数 0 为 0', 1_234.56, 0, 0],
    ['除不尽四舍五入到分', 100.01, 3_333, 3_333],
  ])('%s', (_, amount, share, fen) => {
    const expected = expectedSoFar(
      household({ values: { 'wages.migrant': amount } }),
      new Map([['wages.migrant', share]]),
    );
    expect(amountOf(expected, 'wages.migrant')).toBe(fen);
  });

  it('各项用各项的系数,支出也折算', () => {
    const expected = expectedSoFar(
      household({ values: { 'business.crops': 100, 'costs.crops': 100, 'property.land': 100 } }),
      new Map([
        ['business.crops', 9_000],
        ['costs.crops', 5_000],
        ['property.land', 7_500],
      ]),
    );
    expect(amountOf(expected, 'business.crops')).toBe(9_000);
    expect(amountOf(expected, 'costs.crops')).toBe(5_000);
    expect(amountOf(expected, 'property.land')).toBe(7_500);
  });

  it('人口、贷款等不是收支的格不变;空白仍是空白;读入的行不变', () => {
    const row = household({
      values: { population: 4, loan: 50_000, area: 5, 'wages.migrant': 100, 'wages.other': null },
    });
    const before = Float64Array.from(row.numbers);
    const shares = new Map<string, number>(NUMERIC_FIELDS.map((field) => [field, 5_000]));
    const expected = expectedSoFar(row, shares);
    expect(row.numbers).toEqual(before);
    const changed = NUMERIC_FIELDS.filter(
      (_, place) => !Object.is(before[place], expected.numbers[place]),
    );
    expect(changed).toEqual(['wages.migrant']);
    expect({ ...expected, numbers: null }).toEqual({ ...row, numbers: null });
  });

  it('与精确整数运算一致', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.integer({ min: 0, max: 10_000 }),
        (fen, share) => {
          const expected = expectedSoFar(
            household({ values: { 'wages.migrant': fen / 100 } }),
            new Map([['wages.migrant', share]]),
          );
          const exact = (2n * BigInt(fen) * BigInt(share) + 10_000n) / 20_000n;
          expect(BigInt(amountOf(expected, 'wages.migrant'))).toBe(exact);
        },
      ),
    );
  });
});
