import { describe, expect, it } from 'vitest';
import { ITEMS } from '../../../src/domain/catalog.js';
import { type Cells, DEFAULT, factorsOf, onTwoForms, policyWith, tagger, tagsOf } from '../ask.js';

const tagged = tagger('subsidy');

describe('因素5 政策性补贴减少:补贴各项合计减少', () => {
  it.each([
    ['恰为 1%', 990, false],
    ['比 1% 少一分', 990.01, false],
    ['比 1% 多一分', 989.99, true],
  ])('合计降幅%s', (_, now, holds) => {
    expect(tagged({ 'transfers.soil': 1_000 }, { 'transfers.soil': now }) !== undefined).toBe(
      holds,
    );
  });

  it('一项取消而另一项补上,合计没减,不算', () => {
    expect(
      tagged(
        { 'transfers.soil': 500, 'transfers.grain': 0 },
        { 'transfers.soil': 0, 'transfers.grain': 500 },
      ),
    ).toBeUndefined();
  });

  it('每一个补贴项都计入,其他转移性收入都不计入', () => {
    for (const { key, subsidy, section } of ITEMS) {
      if (section !== 'transfers') continue;
      expect([key, tagged({ [key]: 500 }, { [key]: 0 }) !== undefined]).toEqual([key, subsidy]);
    }
  });

  it('只有一年有的补贴列不计入合计:表里不问,不等于取消', () => {
    const fallsBy = (grain: number) =>
      tagsOf(
        onTwoForms({ 'transfers.soil': 100, 'transfers.grain': 400 }, { 'transfers.soil': grain }),
      ).find(({ key }) => key === 'subsidy');
    expect(fallsBy(100)).toBeUndefined();
    expect(fallsBy(60)).toMatchObject({ amount: 4_000, causes: ['reduced'] });
  });

  it('任一年转移性收入只有小计,回答不了', () => {
    const items: Cells = { 'transfers.soil': 500 };
    expect(factorsOf(tagsOf(onTwoForms(items, { 'total.transfers': 0 })))).toEqual(['other']);
    expect(factorsOf(tagsOf(onTwoForms({ 'total.transfers': 500 }, { ...items })))).toEqual([]);
  });
});

describe('因素5 一年一次的补贴可能还没发', () => {
  const verify = (item: string, months: number, more: Cells = {}) =>
    tagged({ [item]: 500, 'transfers.elderly': 600 }, { [item]: 0, ...ELDERLY, ...more }, DEFAULT, {
      months,
      estimated: false,
    })?.verify;
  const ELDERLY: Cells = { 'transfers.elderly': 600 };

  it.each([
    ['不足一年,减的都是一年一次的', 'transfers.soil', 11, true],
    ['整年', 'transfers.soil', 12, false],
    ['按月发的', 'transfers.disability', 11, false],
  ])('%s', (_, item, months, wanted) => {
    expect(verify(item, months)).toBe(wanted);
  });

  it('还有按月发的也减了,就不是没到时候', () => {
    expect(verify('transfers.soil', 9, { 'transfers.elderly': 594 })).toBe(true);
    expect(verify('transfers.soil', 9, { 'transfers.elderly': 593.99 })).toBe(false);
  });
});

it('因素5 不需核实;一分钱的补贴取消也是取消', () => {
  expect(tagged({ 'transfers.soil': 0.01 }, { 'transfers.soil': 0 })).toMatchObject({
    amount: 1,
    causes: ['cancelled'],
    verify: false,
  });
});

describe('因素5 的子因素', () => {
  const causes = (prior: Cells, current: Cells) => tagged(prior, current)?.causes;

  it.each([
    ['取消', { 'transfers.soil': 500 }, { 'transfers.soil': 0 }, ['cancelled']],
    ['空白也是取消', { 'transfers.soil': 500 }, { 'transfers.soil': null }, ['cancelled']],
    ['减少', { 'transfers.soil': 500 }, { 'transfers.soil': 400 }, ['reduced']],
    [
      '一项取消、一项减少',
      { 'transfers.soil': 500, 'transfers.grain': 500 },
      { 'transfers.soil': 0, 'transfers.grain': 400 },
      ['cancelled', 'reduced'],
    ],
    [
      '一项取消、另一项恰降 1%',
      { 'transfers.soil': 500, 'transfers.grain': 500 },
      { 'transfers.soil': 0, 'transfers.grain': 495 },
      ['cancelled'],
    ],
    [
      '一项取消、另一项降 1% 多一分',
      { 'transfers.soil': 500, 'transfers.grain': 500 },
      { 'transfers.soil': 0, 'transfers.grain': 494.99 },
      ['cancelled', 'reduced'],
    ],
  ])('%s', (_, prior: Cells, current: Cells, wanted) => {
    expect(causes(prior, current)).toEqual(wanted);
  });

  it('每项都在允许金额之内、合计超出时,没有一项可说减少', () => {
    const policy = policyWith({ tolerance: { amount: 60, rate: 0 } });
    expect(
      tagged(
        { 'transfers.soil': 500, 'transfers.grain': 500 },
        { 'transfers.soil': 450, 'transfers.grain': 450 },
        policy,
      ),
    ).toMatchObject({ amount: 10_000, causes: [] });
  });
});

it('因素5 的依据先列变动的项目和单元格,减得多的在前,再列补贴合计', () => {
  expect(
    tagged(
      { 'transfers.soil': 500, 'transfers.grain': 0, 'transfers.forest': 70 },
      { 'transfers.soil': 100, 'transfers.grain': 0, 'transfers.forest': null },
    )?.evidence,
  ).toEqual([
    {
      field: 'transfers.soil',
      prior: 50_000,
      current: 10_000,
      money: true,
      source: '本年/北张村.xlsx!Sheet1!D4',
      priorSource: '上年/北张村.xlsx!Sheet1!D4',
    },
    {
      field: 'transfers.forest',
      prior: 7000,
      current: null,
      money: true,
      source: '本年/北张村.xlsx!Sheet1!F4',
      priorSource: '上年/北张村.xlsx!Sheet1!F4',
    },
    {
      field: 'subsidy',
      prior: 57_000,
      current: 10_000,
      money: true,
      source: null,
      priorSource: null,
    },
  ]);
});

it('因素5 的依据里,两年的单元格各按各的表', () => {
  const [tag] = tagsOf(
    onTwoForms(
      { 'transfers.soil': 500, 'transfers.grain': 60 },
      { 'wages.migrant': 1, 'transfers.soil': 100 },
    ),
  );
  expect(tag?.evidence).toMatchObject([
    {
      prior: 50_000,
      current: 10_000,
      source: '本年/北张村.xlsx!Sheet1!E4',
      priorSource: '上年/北张村.xlsx!Sheet1!D4',
    },
    { field: 'subsidy', prior: 50_000, current: 10_000 },
  ]);
});
