import { describe, expect, it } from 'vitest';
import { type Cells, tagger } from '../ask.js';

const tagged = tagger(3);
const wages = (amount: number | null, rest: Cells = {}): Cells => ({
  'wages.migrant': amount,
  ...rest,
});

describe('因素3 务工减收:工资性收入减少', () => {
  it.each([
    ['降幅恰为 1%', 19_800, false],
    ['降幅比 1% 少一分', 19_800.01, false],
    ['降幅比 1% 多一分', 19_799.99, true],
    ['上升', 21_000, false],
  ])('%s', (_, now, holds) => {
    expect(tagged(wages(20_000), wages(now)) !== undefined).toBe(holds);
  });

  it('金额为工资性收入合计的降额,各项互相抵补', () => {
    expect(
      tagged(
        { 'wages.migrant': 20_000, 'wages.townPost': 0 },
        { 'wages.migrant': 10_000, 'wages.townPost': 6_000 },
      ),
    ).toMatchObject({ amount: 400_000, basis: 'data' });
  });

  it('上年没有工资性收入,不算', () => {
    expect(tagged(wages(0), wages(0))).toBeUndefined();
  });

  it('只有小计列也能判定', () => {
    expect(tagged({ 'total.wages': 100 }, { 'total.wages': 50 })).toMatchObject({ amount: 5_000 });
  });
});

describe('因素3 的子因素', () => {
  const tag = (prior: Cells, current: Cells, now: number | null = 10_000) =>
    tagged(wages(20_000, prior), wages(now, current));

  it.each([
    ['本年工资为 0', {}, {}, 0, ['unemployed']],
    ['本年工资空白', {}, {}, null, ['unemployed']],
    ['务工人数为 0', {}, { workers: 0 }, 1, ['unemployed']],
    ['务工人数空白不是 0', { workers: 0 }, { workers: null }, 1, ['unknown']],
    ['月收入降低', { monthlyWage: 3_000 }, { monthlyWage: 2_999.99 }, 1, ['payCut']],
    ['月收入没降', { monthlyWage: 3_000 }, { monthlyWage: 3_000 }, 1, ['unknown']],
    ['上年月收入空白', { monthlyWage: null }, { monthlyWage: 100 }, 1, ['unknown']],
    ['本年月收入空白', { monthlyWage: 3_000 }, { monthlyWage: null }, 1, ['unknown']],
    ['月数减少', { workMonths: 10 }, { workMonths: 9.5 }, 1, ['shorter']],
    ['月数没减', { workMonths: 10 }, { workMonths: 10 }, 1, ['unknown']],
    ['本年月数空白', { workMonths: 10 }, { workMonths: null }, 1, ['unknown']],
    [
      '月收入和月数都减',
      { monthlyWage: 3_000, workMonths: 10 },
      { monthlyWage: 2_000, workMonths: 8 },
      1,
      ['payCut', 'shorter'],
    ],
    [
      '未就业时不再列另外两项',
      { monthlyWage: 3_000, workMonths: 10 },
      { monthlyWage: 0, workMonths: 0, workers: 0 },
      0,
      ['unemployed'],
    ],
  ])('%s', (_, prior: Cells, current: Cells, now, causes) => {
    expect(tag(prior, current, now)).toMatchObject({
      causes,
      verify: causes.includes('unknown'),
    });
  });
});

it('因素3 的依据只引用填了的格', () => {
  const tag = tagged(
    wages(20_000, { workers: 2, workMonths: 10 }),
    wages(10_000, { workers: 1, workMonths: null }),
  );
  expect(tag?.evidence).toMatchObject([
    { field: 'wages', prior: 2_000_000, current: 1_000_000, money: true },
    { field: 'workers', prior: 2, current: 1, money: false },
  ]);
});
