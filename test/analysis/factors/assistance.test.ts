import { describe, expect, it } from 'vitest';
import { ITEMS } from '../../../src/domain/catalog.js';
import { type Cells, factorsOf, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger('assistance');
const post = (amount: number, assistDone: boolean | null = null): Cells => ({
  'wages.townPost': amount,
  assistDone,
});

describe('因素7 帮扶不到位:帮扶带来的收入合计减少,且没有填"已落实"', () => {
  it.each([
    ['恰为 1%', 5_940, false],
    ['比 1% 少一分', 5_940.01, false],
    ['比 1% 多一分', 5_939.99, true],
  ])('合计降幅%s', (_, now, holds) => {
    expect(tagged(post(6_000), post(now)) !== undefined).toBe(holds);
  });

  it('每一个帮扶项都计入,其他项都不计入', () => {
    for (const { key, assisted } of ITEMS) {
      expect([key, tagged({ [key]: 500 }, { [key]: 0 }) !== undefined]).toEqual([key, assisted]);
    }
  });

  it('各类里的帮扶项合在一起看,互相抵补', () => {
    expect(
      tagged(
        { 'wages.townPost': 6_000, 'property.dividend': 100, 'transfers.industry': 0 },
        { 'wages.townPost': 3_000, 'property.dividend': 300, 'transfers.industry': 1_000 },
      ),
    ).toMatchObject({ amount: 180_000 });
  });

  it.each([
    ['填是', true, undefined],
    ['填否', false, { causes: ['notDone'], verify: false }],
    ['空白', null, { causes: ['unverified'], verify: true }],
  ])('帮扶措施是否落实:%s', (_, answer, wanted) => {
    const tag = tagged(post(6_000), post(3_000, answer));
    if (wanted === undefined) expect(tag).toBeUndefined();
    else expect(tag).toMatchObject({ ...wanted, amount: 300_000 });
  });

  it('没有这一列时与空白一样;上年的答复不算', () => {
    const [, tag] = tagsOf(onTwoForms({ ...post(6_000, true) }, { 'wages.townPost': 3_000 }));
    expect(tag).toMatchObject({ key: 'assistance', causes: ['unverified'], verify: true });
  });

  it('一类只有小计,这一类的帮扶项不参与,其余照算', () => {
    const tags = tagsOf(
      onTwoForms(
        { 'wages.townPost': 6_000, 'property.dividend': 500 },
        { 'total.wages': 100, 'property.dividend': 400 },
      ),
    );
    expect(tags.find(({ key }) => key === 'assistance')).toMatchObject({ amount: 10_000 });
    const onlyTotals = onTwoForms({ 'total.wages': 6_000 }, { 'total.wages': 100 });
    expect(factorsOf(tagsOf(onlyTotals))).toEqual(['wages']);
  });
});

describe('因素7 不管随贷款而去的收入', () => {
  const given = (loan: number | null, project: number, interest: number, post: number): Cells => ({
    loan,
    'property.loanProject': project,
    'transfers.loanInterest': interest,
    'wages.townPost': post,
  });

  it('贷款减少了:金融贷款项目收入和小额信贷贴息不计入', () => {
    const prior = given(50_000, 2_000, 500, 6_000);
    expect(tagged(prior, given(0, 0, 0, 6_000))).toBeUndefined();
    expect(tagged(prior, given(49_999.99, 0, 0, 5_000))).toMatchObject({ amount: 100_000 });
    expect(tagged(prior, given(50_000, 0, 0, 5_000))).toMatchObject({ amount: 350_000 });
  });

  it('上年没有贷款的照算', () => {
    expect(tagged(given(0, 2_000, 500, 0), given(0, 0, 0, 0))).toMatchObject({ amount: 250_000 });
  });
});

it('本年表没有村级公益岗列,不是帮扶不到位', () => {
  const tags = tagsOf(
    onTwoForms({ 'wages.villagePost': 6_000, 'wages.migrant': 1 }, { 'wages.migrant': 1 }),
  );
  expect(factorsOf(tags)).toEqual(['other']);
});

it('因素7 的依据是减少的项目、帮扶类收入合计和落实情况', () => {
  expect(tagged(post(6_000), post(3_000, false))?.evidence).toMatchObject([
    { field: 'wages.townPost', prior: 600_000, current: 300_000, money: true },
    { field: 'assisted', prior: 600_000, current: 300_000, money: true },
    { field: 'assistDone', prior: null, current: '否', money: false },
  ]);
});
