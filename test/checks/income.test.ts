import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../src/domain/catalog.js';
import { EVERY_CATEGORY, ofHousehold, policyWith } from './ask.js';

const one = (field: FieldKey, amount: number | null, population = 1) => ({
  values: { population, [field]: null, ...EVERY_CATEGORY, [field]: amount },
});

describe.each([
  ['income.wagesRange', 'wages.migrant', 'total.wages', 300, 300_000],
  ['income.itemRange', 'transfers.dibao', 'transfers.dibao', 200, null],
  ['income.itemRange', 'transfers.pension', 'transfers.pension', 88, null],
  ['income.itemRange', 'transfers.tekun', 'transfers.tekun', 200, null],
  ['income.itemRange', 'transfers.familyPlanning', 'transfers.familyPlanning', 100, null],
  ['income.perCapitaRange', 'wages.migrant', 'total.perCapita', 4000, 100_000],
] as const)('%s: 大于 0 时在界限内', (code, field, judged, min, max) => {
  const found = (amount: number | null) => ofHousehold(code, one(field, amount));

  it('没有填、填 0 都不报', () => {
    expect(found(null)).toEqual([]);
    expect(found(0)).toEqual([]);
  });

  it(`下限 ${min} 元:等于可以,少一分报,多一分可以`, () => {
    expect(found(min)).toEqual([]);
    expect(found(min + 0.01)).toEqual([]);
    expect(found(min - 0.01)).toMatchObject([
      {
        severity: 'warning',
        field: judged,
        cell: 'D4',
        value: min - 0.01,
        expected: max === null ? `≥${min}` : `${min}–${max}`,
      },
    ]);
    expect(found(0.01)).toHaveLength(1);
  });

  it(max === null ? '没有上限' : `上限 ${max} 元:等于可以,多一分报,少一分可以`, () => {
    if (max === null) expect(found(9_999_999)).toEqual([]);
    else {
      expect(found(max)).toEqual([]);
      expect(found(max - 0.01)).toEqual([]);
      expect(found(max + 0.01)).toHaveLength(1);
    }
  });
});

describe('界限由政策定', () => {
  it('没有下限,只有上限', () => {
    const policy = policyWith({ bounds: { wages: { min: null, max: 1000 } } });
    const found = (amount: number) =>
      ofHousehold('income.wagesRange', one('wages.migrant', amount), { policy });
    expect(found(0.01)).toEqual([]);
    expect(found(1000)).toEqual([]);
    expect(found(1000.01)).toMatchObject([{ expected: '≤1000' }]);
  });
});

describe('income.itemRange: 政策里写了范围的各项', () => {
  const both = { values: { 'transfers.dibao': 100, 'transfers.elderly': 5000 } };
  const codes = (policy: object) =>
    ofHousehold('income.itemRange', both, { policy: policyWith(policy) }).map(
      ({ field, severity, expected }) => [field, severity, expected],
    );

  it('用名称或键加别的项目,不写的一侧不设限', () => {
    expect(codes({ bounds: { items: { 高龄津贴: { max: 4999.99 } } } })).toEqual([
      ['transfers.dibao', 'warning', '≥200'],
      ['transfers.elderly', 'warning', '≤4999.99'],
    ]);
    expect(codes({ bounds: { items: { 'transfers.dibao': { min: 100 } } } })).toEqual([]);
  });

  it('以前的键 dibao、pension 就是低保金、养老保险金', () => {
    expect(codes({ bounds: { dibao: { min: 100 } } })).toEqual([]);
    expect(codes({ bounds: { dibao: { min: 100.01 } } })).toEqual([
      ['transfers.dibao', 'warning', '≥100.01'],
    ]);
    const pension = policyWith({ bounds: { pension: { min: 500 } } }).file.bounds.items;
    expect(pension['transfers.pension']).toEqual({ min: 500, max: null });
    expect(pension['transfers.dibao']).toEqual({ min: 200, max: null });
  });

  it('按表的期间折算', () => {
    const found = (amount: number) =>
      ofHousehold(
        'income.itemRange',
        { values: { 'transfers.dibao': amount } },
        { months: { prior: 9, current: 9 } },
      );
    expect(found(150)).toEqual([]);
    expect(found(149.99)).toMatchObject([{ expected: '≥150' }]);
  });
});

describe('income.allZero: 填了的收入都是 0', () => {
  it('填 0 的户报,单元格是第一个收入项', () => {
    expect(ofHousehold('income.allZero', { values: { 'wages.migrant': 0 } })).toMatchObject([
      { severity: 'warning', field: 'total.net', cell: 'D4', value: 0 },
    ]);
  });

  it('支出不是收入', () => {
    const values = { 'business.crops': 0, 'costs.crops': 500 };
    expect(ofHousehold('income.allZero', { values })).toHaveLength(1);
  });

  it.each([
    'wages.migrant',
    'total.transfers',
    'total.gross',
    'total.net',
    'total.perCapita',
  ] as const)('%s 有 0.01 元的不报,是负数的也不报', (field) => {
    for (const amount of [0.01, -0.01]) {
      const values = { 'business.crops': 0, [field]: amount };
      expect(ofHousehold('income.allZero', { values })).toEqual([]);
    }
  });

  it('没有排查的户、只填了支出的户不报', () => {
    const values = { 'wages.migrant': null, 'total.costs': 500 };
    expect(ofHousehold('income.allZero', { values })).toEqual([]);
    expect(ofHousehold('income.allZero', { values, surveyed: false })).toEqual([]);
  });
});

describe('income.wagesRange 看工资性收入合计', () => {
  it('几项加起来在界限内', () => {
    const values = { 'wages.migrant': 200, 'wages.townPost': 100 };
    expect(ofHousehold('income.wagesRange', { values })).toEqual([]);
  });

  it('单元格是合计列,没有合计列时是最大的一项', () => {
    const items = { 'wages.migrant': 100, 'wages.townPost': 150, 'wages.other': null };
    expect(ofHousehold('income.wagesRange', { values: items })).toMatchObject([
      { cell: 'E4', value: 250 },
    ]);
    const values = { ...items, 'total.wages': 250 };
    expect(ofHousehold('income.wagesRange', { values })).toMatchObject([{ cell: 'G4' }]);
  });
});

describe('income.perCapitaRange 看人均纯收入', () => {
  it('按人口平均,扣除支出', () => {
    const values = { population: 2, ...EVERY_CATEGORY, 'business.crops': 8500, 'costs.crops': 500 };
    expect(ofHousehold('income.perCapitaRange', { values })).toEqual([]);
    expect(
      ofHousehold('income.perCapitaRange', { values: { ...values, 'costs.crops': 500.02 } }),
    ).toMatchObject([{ value: 3999.99 }]);
  });

  it('纯收入为负的不归这条规则', () => {
    const values = { ...EVERY_CATEGORY, 'business.crops': 100, 'costs.crops': 5000 };
    expect(ofHousehold('income.perCapitaRange', { values })).toEqual([]);
  });
});

describe('income.costsMissing: 有经营收入就有支出', () => {
  const farm = (gross: number | null, costs: number | null) => ({
    values: { 'business.crops': gross, 'costs.crops': costs },
  });

  it('有支出,或没有经营收入,都可以', () => {
    expect(ofHousehold('income.costsMissing', farm(0.01, 0.01))).toEqual([]);
    expect(ofHousehold('income.costsMissing', farm(0, 0))).toEqual([]);
    expect(ofHousehold('income.costsMissing', farm(null, null))).toEqual([]);
  });

  it.each([0, null])('支出为 %s 时报', (costs) => {
    expect(ofHousehold('income.costsMissing', farm(0.01, costs))).toMatchObject([
      { severity: 'warning', field: 'total.costs', cell: 'E4', value: 0, params: { gross: 0.01 } },
    ]);
  });

  it('表中没有支出列时不检查', () => {
    expect(ofHousehold('income.costsMissing', { values: { 'business.crops': 100 } })).toEqual([]);
  });
});

describe('income.costsExceed: 支出不超过经营收入', () => {
  const farm = (costs: number) => ({ values: { 'business.crops': 1000, 'costs.crops': costs } });

  it('等于可以,多一分报', () => {
    expect(ofHousehold('income.costsExceed', farm(999.99))).toEqual([]);
    expect(ofHousehold('income.costsExceed', farm(1000))).toEqual([]);
    expect(ofHousehold('income.costsExceed', farm(1000.01))).toMatchObject([
      { severity: 'warning', field: 'total.costs', cell: 'E4', value: 1000.01, expected: '≤1000' },
    ]);
  });

  it('没有收入而有支出也报', () => {
    const values = { 'business.crops': null, 'costs.crops': 5 };
    expect(ofHousehold('income.costsExceed', { values })).toHaveLength(1);
  });
});

it('没有排查的户不检查金额', () => {
  expect(ofHousehold('income.wagesRange', { ...one('wages.migrant', 1), surveyed: false })).toEqual(
    [],
  );
});
