import { describe, expect, it } from 'vitest';
import { type Cells, numbersOf, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger(2);
const PRIOR: Cells = { 'business.crops': 10_000, loan: 50_000 };
const now = (rest: Cells, gross = 8_000): Cells => ({ 'business.crops': gross, ...rest });

describe('因素2 小额贷款减少:上年有贷款、本年为 0,且经营净收入减收', () => {
  it.each([
    ['本年为 0', { loan: 0 }, true],
    ['本年空白(有这一列)', { loan: null }, true],
    ['本年还有贷款', { loan: 0.01 }, false],
  ])('%s', (_, loan, holds) => {
    expect(tagged(PRIOR, now(loan)) !== undefined).toBe(holds);
  });

  it('本年表没有贷款列,不算', () => {
    expect(numbersOf(tagsOf(onTwoForms(PRIOR, now({}))))).toEqual([1]);
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
  ])('经营净收入%s', (_, gross, holds) => {
    expect(tagged(PRIOR, now({ loan: 0 }, gross)) !== undefined).toBe(holds);
  });

  it('上年没有经营毛收入而亏损加大,也算', () => {
    expect(
      tagged({ loan: 50_000, 'costs.crops': 100 }, { loan: 0, 'costs.crops': 300 }),
    ).toMatchObject({ amount: 20_000 });
  });

  it('金额为经营净收入的降额,不需核实', () => {
    expect(tagged(PRIOR, now({ loan: 0 }))).toMatchObject({ amount: 200_000, verify: false });
  });
});

describe('因素2 的子因素', () => {
  it.each([
    ['否', false, ['notEligible']],
    ['是', true, ['noFunds']],
    ['空白', null, ['noFunds']],
  ])('是否符合小额信贷条件:%s', (_, loanEligible, causes) => {
    expect(tagged(PRIOR, now({ loan: 0, loanEligible }))?.causes).toEqual(causes);
  });

  it('只看本年的答复', () => {
    expect(tagged({ ...PRIOR, loanEligible: false }, now({ loan: 0 }))?.causes).toEqual([
      'noFunds',
    ]);
  });
});

it('因素2 的依据写明贷款两年金额;空白写空白', () => {
  expect(tagged(PRIOR, now({ loan: null }))?.evidence[0]).toMatchObject({
    field: 'loan',
    prior: 5_000_000,
    current: null,
    money: true,
    source: '本年/北张村.xlsx!Sheet1!E4',
  });
});
