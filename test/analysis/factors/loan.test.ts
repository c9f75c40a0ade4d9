import { describe, expect, it } from 'vitest';
import { type Cells, factorsOf, onOneForm, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger('loan');
const PRIOR: Cells = { 'business.crops': 10_000, loan: 50_000 };
const now = (rest: Cells, gross = 8_000): Cells => ({ 'business.crops': gross, ...rest });

describe('因素2 小额贷款减少:上年有贷款、本年减少,且种养或金融贷款项目收入减少', () => {
  it.each([
    ['本年为 0', { loan: 0 }, true],
    ['本年空白(有这一列)', { loan: null }, true],
    ['本年少一分', { loan: 49_999.99 }, true],
    ['本年一样', { loan: 50_000 }, false],
    ['本年多一分', { loan: 50_000.01 }, false],
  ])('%s', (_, loan, holds) => {
    expect(tagged(PRIOR, now(loan)) !== undefined).toBe(holds);
  });

  it('本年表没有贷款列,不算', () => {
    expect(factorsOf(tagsOf(onTwoForms(PRIOR, now({}))))).toEqual(['business']);
  });

  it.each([
    ['上年为 0', 0],
    ['上年空白', null],
  ])('%s,不算', (_, loan) => {
    expect(tagged({ ...PRIOR, loan }, now({ loan: 0 }))).toBeUndefined();
  });

  it.each([
    ['降幅恰为 1%', 9_900, false],
    ['降幅比 1% 少一分', 9_900.01, false],
    ['降幅比 1% 多一分', 9_899.99, true],
  ])('种植林果毛收入%s', (_, gross, holds) => {
    expect(tagged(PRIOR, now({ loan: 0 }, gross)) !== undefined).toBe(holds);
  });

  it('看毛收入:支出省下一样多、净收入没减,也算', () => {
    expect(
      tagged({ ...PRIOR, 'costs.crops': 2_000 }, now({ loan: 0, 'costs.crops': 0 })),
    ).toMatchObject({ amount: 200_000 });
  });

  it('商店的减收与贷款无关', () => {
    expect(
      tagged(
        { ...PRIOR, 'business.other': 9_000 },
        { 'business.crops': 10_000, 'business.other': 1_000, loan: 0 },
      ),
    ).toBeUndefined();
  });

  it('种植林果、养殖、金融贷款项目三者的减少相加,上升的不抵', () => {
    const lastYear: Cells = {
      'business.crops': 6_000,
      'business.orchard': 4_000,
      'business.livestock': 5_000,
      'property.loanProject': 2_000,
      loan: 50_000,
    };
    const nowWith = (animals: number, project: number): Cells => ({
      'business.crops': 5_000,
      'business.orchard': 4_500,
      'business.livestock': animals,
      'property.loanProject': project,
      loan: 10_000,
    });
    expect(tagged(lastYear, nowWith(3_000, 500))?.amount).toBe(50_000 + 200_000 + 150_000);
    expect(tagged(lastYear, nowWith(9_000, 2_000))?.amount).toBe(50_000);
    // 恰在持平范围之内的不计入。
    expect(tagged(lastYear, nowWith(4_950, 1_980))?.amount).toBe(50_000);
    expect(tagged(lastYear, nowWith(4_949.99, 1_979.99))?.amount).toBe(50_000 + 5_001 + 2_001);
  });

  it('只有金融贷款项目收入减少,也算', () => {
    expect(
      tagged(
        { 'business.crops': 1, 'property.loanProject': 2_000, loan: 50_000 },
        { 'business.crops': 1, 'property.loanProject': 0, loan: 0 },
      ),
    ).toMatchObject({ amount: 200_000, verify: false });
  });
});

describe('两年的表都没有种植、林果、养殖', () => {
  const totals = (business: number, loan: number, rest: Cells = {}): Cells => ({
    'total.business': business,
    'total.costs': 0,
    loan,
    ...rest,
  });

  it.each([
    ['恰为 1%', 9_900, undefined],
    ['比 1% 多一分', 9_899.99, 10_001],
  ])('看经营净收入,降幅%s', (_, business, amount) => {
    expect(tagged(totals(10_000, 50_000), totals(business, 0))?.amount).toBe(amount);
  });

  it('金融贷款项目收入的减少加上;经营没减时只算它', () => {
    const project = (amount: number): Cells => ({ 'property.loanProject': amount });
    expect(tagged(totals(10_000, 50_000, project(900)), totals(8_000, 0, project(0)))?.amount).toBe(
      290_000,
    );
    expect(
      tagged(totals(10_000, 50_000, project(900)), totals(12_000, 0, project(0)))?.amount,
    ).toBe(90_000);
  });

  it('上年没有经营毛收入而亏损加大,也算', () => {
    expect(
      tagged({ loan: 50_000, 'total.costs': 100 }, { loan: 0, 'total.costs': 300 }),
    ).toMatchObject({ amount: 20_000 });
  });

  it('一年的表有种植、另一年只有小计:只看金融贷款项目收入', () => {
    const items: Cells = { 'business.crops': 10_000, 'property.loanProject': 900, loan: 50_000 };
    const whole: Cells = { 'total.business': 1_000, 'property.loanProject': 900, loan: 0 };
    const factors = (current: Cells) => tagsOf(onTwoForms(items, current));
    expect(factorsOf(factors(whole))).toEqual(['business']);
    expect(factors({ ...whole, 'property.loanProject': 0 })).toContainEqual(
      expect.objectContaining({ key: 'loan', amount: 90_000 }),
    );
  });

  it('一户的分项全空、只填了小计,也不拿另一年的种植来比', () => {
    const prior: Cells = { 'total.business': null, 'business.crops': 10_000, loan: 50_000 };
    const current: Cells = { 'total.business': 1_000, 'business.crops': null, loan: 0 };
    expect(factorsOf(tagsOf(onOneForm(prior, current)))).toEqual(['business']);
  });
});

describe('因素2 的子因素', () => {
  it.each([
    ['否', false, ['notEligible']],
    ['是', true, ['noFunds']],
    ['空白', null, ['noFunds']],
  ])('是否符合小额信贷条件:%s', (_, loanEligible, causes) => {
    expect(tagged(PRIOR, now({ loan: 0, loanEligible }))?.causes).toEqual(causes);
    expect(tagged(PRIOR, now({ loan: 1, loanEligible }))?.causes).toEqual(causes);
  });

  it('只看本年的答复', () => {
    expect(tagged({ ...PRIOR, loanEligible: false }, now({ loan: 0 }))?.causes).toEqual([
      'noFunds',
    ]);
  });
});

it('因素2 的依据写明贷款两年金额和减少的项;空白写空白', () => {
  expect(tagged(PRIOR, now({ loan: null }))?.evidence).toMatchObject([
    {
      field: 'loan',
      prior: 5_000_000,
      current: null,
      money: true,
      source: '本年/北张村.xlsx!Sheet1!E4',
    },
    { field: 'business.crops', prior: 1_000_000, current: 800_000 },
    { field: 'loanEligible', prior: null, current: null },
  ]);
});
