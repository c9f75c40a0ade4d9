import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../src/domain/catalog.js';
import { ofHousehold, policyWith } from './ask.js';

/** 工资 20000, 经营 5000 − 1000, 财产 600, 转移 400: gross 26000, net 25000, per head 8333.33. */
const PARTS = {
  population: 3,
  'wages.migrant': 18_000,
  'wages.townPost': 2000,
  'business.crops': 5000,
  'costs.crops': 1000,
  'property.land': 600,
  'transfers.soil': 400,
} as const;
const reported = (field: FieldKey, amount: number | null) => ({
  values: { ...PARTS, [field]: amount },
});

describe('totals.category: 合计等于分项之和', () => {
  // A fen, and half a fen for each item filled: two items are one more.
  it.each([
    ['total.wages', 20_000, 0.02],
    ['total.business', 5000, 0.01],
    ['total.costs', 1000, 0.01],
    ['total.property', 600, 0.01],
    ['total.transfers', 400, 0.01],
  ] as const)('%s', (field, sum, on) => {
    const found = (amount: number | null) =>
      ofHousehold('totals.category', reported(field, amount));
    expect(found(sum)).toEqual([]);
    expect(found(sum + on)).toEqual([]);
    expect(found(sum - on)).toEqual([]);
    expect(found(null)).toEqual([]);
    const beyond = on + 0.01;
    expect(found(sum - beyond)).toMatchObject([{ field, expected: sum }]);
    expect(found(sum + beyond)).toMatchObject([
      {
        severity: 'error',
        field,
        cell: 'J4',
        value: sum + beyond,
        expected: sum,
        params: { difference: beyond },
      },
    ]);
  });

  it('分项全空而合计有数,合计就是数额', () => {
    const values = { 'wages.migrant': null, 'total.wages': 500 };
    expect(ofHousehold('totals.category', { values })).toEqual([]);
    expect(ofHousehold('totals.only', { values })).toMatchObject([
      { severity: 'info', field: 'total.wages', value: 500 },
    ]);
  });

  it('分项全空而合计为 0 或负数,不是只有合计', () => {
    for (const total of [0, -500, null]) {
      const values = { 'wages.migrant': null, 'business.crops': 1, 'total.wages': total };
      expect(ofHousehold('totals.only', { values })).toEqual([]);
    }
  });

  it('一处分项填了 0,合计就要相等', () => {
    const values = { 'wages.migrant': 0, 'total.wages': 500 };
    expect(ofHousehold('totals.only', { values })).toEqual([]);
    expect(ofHousehold('totals.category', { values })).toMatchObject([{ expected: 0 }]);
  });

  it('只有合计列时无从比较', () => {
    const values = { 'total.wages': 500, 'business.crops': 100 };
    expect(ofHousehold('totals.category', { values })).toEqual([]);
  });

  it('几类都不等,各报一条', () => {
    const values = { ...PARTS, 'total.wages': 1, 'total.transfers': 1 };
    expect(ofHousehold('totals.category', { values })).toHaveLength(2);
  });

  it('允许差由政策定', () => {
    const policy = policyWith({ bounds: { totals: { amount: 1 } } });
    const found = (amount: number) =>
      ofHousehold('totals.category', reported('total.wages', amount), { policy });
    expect(found(20_001.01)).toEqual([]);
    expect(found(20_001.02)).toHaveLength(1);
  });
});

describe.each([
  // Five items of income are filled, six with the costs.
  ['totals.gross', 'total.gross', 26_000, 0.03],
  ['totals.net', 'total.net', 25_000, 0.04],
  ['totals.perCapita', 'total.perCapita', 8333.33, 0.5],
] as const)('%s: 表内数与各项计算一致', (code, field, amount, tolerance) => {
  it(`允许相差 ${tolerance} 元,多一分就是错误`, () => {
    const found = (value: number | null) => ofHousehold(code, reported(field, value));
    expect(found(amount)).toEqual([]);
    expect(found(null)).toEqual([]);
    expect(found(amount + tolerance)).toEqual([]);
    expect(found(amount - tolerance)).toEqual([]);
    expect(found(amount + tolerance + 0.01)).toMatchObject([
      {
        severity: 'error',
        field,
        expected: amount,
        params: { difference: Math.round((tolerance + 0.01) * 100) / 100 },
      },
    ]);
    expect(found(amount - tolerance - 0.01)).toHaveLength(1);
  });

  it('缺一类收入的列时不检查', () => {
    const { 'property.land': _, ...rest } = PARTS;
    expect(ofHousehold(code, { values: { ...rest, [field]: 1 } })).toEqual([]);
  });

  it('一类收入只有合计列时,用合计', () => {
    const { 'property.land': _, ...rest } = PARTS;
    const values = { ...rest, 'total.property': 600, [field]: amount };
    expect(ofHousehold(code, { values })).toEqual([]);
  });
});

describe.each([
  ['totals.net', 'total.net'],
  ['totals.perCapita', 'total.perCapita'],
] as const)('%s 需要支出列', (code, field) => {
  it('没有支出列时不检查', () => {
    const { 'costs.crops': _, ...rest } = PARTS;
    expect(ofHousehold(code, { values: { ...rest, [field]: 1 } })).toEqual([]);
  });
});

it('人均按四舍五入到分的数比', () => {
  const values = { ...PARTS, population: 7, 'total.perCapita': 3571.93 };
  expect(ofHousehold('totals.perCapita', { values })).toEqual([]);
  expect(
    ofHousehold('totals.perCapita', { values: { ...values, 'total.perCapita': 3571.94 } }),
  ).toMatchObject([{ expected: 3571.43 }]);
});
