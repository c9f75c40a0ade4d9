import { describe, expect, it } from 'vitest';
import { type Cells, DEFAULT, factorsOf, onOneForm, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger('wages');
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

describe('因素3 的子因素:还有没有工作', () => {
  const posts = ['wages.sectorPost', 'wages.townPost', 'wages.villagePost', 'wages.workshop'];

  it.each(posts)('没有人外出务工而有 %s,不是未就业', (post) => {
    const tag = (amount: number) =>
      tagged(wages(20_000, { [post]: amount }), wages(10_000, { [post]: amount, workers: 0 }));
    expect(tag(0.01)?.causes).toEqual(['unknown']);
    expect(tag(0)?.causes).toEqual(['unemployed']);
  });

  it('务工收入没有了,公益岗还在,也是未就业', () => {
    const both = (migrant: number): Cells => wages(migrant, { 'wages.townPost': 6_000 });
    expect(tagged(both(20_000), both(0))?.causes).toEqual(['unemployed']);
    expect(tagged(both(20_000), both(0.01))?.causes).toEqual(['unknown']);
  });

  const whole = (prior: Cells, current: Cells, now: number | null = 50) =>
    tagged({ 'total.wages': 100, ...prior }, { 'total.wages': now, ...current })?.causes;

  it.each([
    ['工资没有了', {}, {}, 0, ['unemployed']],
    ['工资空白', {}, {}, null, ['unemployed']],
    ['工资空白而有人务工', {}, { workers: 1 }, null, ['unknown']],
    ['务工人数减为 0', { workers: 1 }, { workers: 0 }, 50, ['unemployed']],
    ['务工人数为 0,上年未知', {}, { workers: 0 }, 50, ['unknown']],
    [
      '务工人数两年都是 0,月收入也低了',
      { workers: 0, monthlyWage: 2 },
      { workers: 0, monthlyWage: 0 },
      50,
      ['unknown'],
    ],
  ])('只有小计:%s', (_, prior: Cells, current: Cells, now, causes) => {
    expect(whole(prior, current, now)).toEqual(causes);
  });

  it('年初至今:务工月数与上年按月份折算的比,恰好相等不算缩短', () => {
    const shorter = (before: number, now: number, months: number) =>
      tagged(wages(20_000, { workMonths: before }), wages(10_000, { workMonths: now }), DEFAULT, {
        months,
        estimated: true,
      })?.causes;
    expect(shorter(12, 9, 9)).toEqual(['unknown']);
    expect(shorter(12, 8.99, 9)).toEqual(['shorter']);
    expect(shorter(12, 9.01, 9)).toEqual(['unknown']);
    // 10.8 × 9 ÷ 12 = 8.1
    expect(shorter(10.8, 8.1, 9)).toEqual(['unknown']);
    expect(shorter(10.8, 8, 9)).toEqual(['shorter']);
  });

  it('同期相比的九个月不折算', () => {
    const causes = tagged(
      wages(20_000, { workMonths: 9 }),
      wages(10_000, { workMonths: 8 }),
      DEFAULT,
      { months: 9, estimated: false },
    )?.causes;
    expect(causes).toEqual(['shorter']);
  });
});

describe('因素3 只看两年的表都有的项', () => {
  it('本年表没有村级公益岗列,不算务工减收', () => {
    const subject = onTwoForms(
      wages(10_000, { 'wages.villagePost': 6_000 }),
      wages(10_000, { 'wages.workshop': 1 }),
    );
    expect(factorsOf(tagsOf(subject))).toEqual(['other']);
  });

  it('一户的分项全空、只填了小计,整个工资相比', () => {
    const subject = onOneForm(
      { 'total.wages': null, 'wages.migrant': 10_000, 'wages.townPost': 2_000 },
      { 'total.wages': 9_000, 'wages.migrant': null, 'wages.townPost': null },
    );
    expect(tagsOf(subject)).toMatchObject([
      { key: 'wages', amount: 300_000, evidence: [{ field: 'wages', current: 900_000 }] },
    ]);
  });

  it.each([
    ['小计填 0,工资就不是空白', 0, ['unemployed']],
    ['小计也空白,有人务工就不是未就业', null, ['unknown']],
  ])('上年只有小计,本年分项空白:%s', (_, total, causes) => {
    const subject = onOneForm(
      { 'total.wages': 5_400, 'wages.migrant': null },
      { 'total.wages': total, 'wages.migrant': null, workers: 1 },
    );
    expect(tagsOf(subject)[0]).toMatchObject({ key: 'wages', causes });
  });

  it('务工收入不是两年都有时,看整个工资有没有', () => {
    const prior: Cells = { 'wages.townPost': 6_000, 'wages.migrant': 9_000 };
    const causes = (townPost: number) =>
      tagsOf(onTwoForms(prior, { 'wages.townPost': townPost, 'wages.other': 0 }))[0]?.causes;
    expect(causes(0)).toEqual(['unemployed']);
    expect(causes(100)).toEqual(['unknown']);
  });
});

describe('因素3 的子因素', () => {
  const tag = (prior: Cells, current: Cells, now: number | null = 10_000) =>
    tagged(wages(20_000, prior), wages(now, current));

  it.each([
    ['本年工资为 0', {}, {}, 0, ['unemployed']],
    ['本年工资空白', {}, {}, null, ['unemployed']],
    ['本年工资空白而有人务工', {}, { workers: 1 }, null, ['unknown']],
    ['务工的人少了,工资却空白', { workers: 2 }, { workers: 1 }, null, ['unknown']],
    ['本年工资为 0 而有人务工', {}, { workers: 1 }, 0, ['unemployed']],
    ['务工人数为 0', {}, { workers: 0 }, 1, ['unemployed']],
    ['务工人数减少', { workers: 2 }, { workers: 1 }, 1, ['unemployed']],
    ['务工人数没减', { workers: 2 }, { workers: 2 }, 1, ['unknown']],
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
    { field: 'wages.migrant', prior: 2_000_000, current: 1_000_000, money: true },
    { field: 'wages', prior: 2_000_000, current: 1_000_000, money: true },
    { field: 'workers', prior: 2, current: 1, money: false },
  ]);
});
