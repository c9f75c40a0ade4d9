import { describe, expect, it } from 'vitest';
import { type Given, household, pair, placed, tableOf } from '../build.js';
import { checkBatch, OPTIONS, policyWith } from './ask.js';

const PRIOR = tableOf(['id', 'head', 'population', 'wages.migrant'], {
  year: 'prior',
  file: '上年/北张村.xlsx',
});
const CURRENT = tableOf(['id', 'head', 'population', 'wages.migrant']);

const pairOf = (before: number, now: number, surveyed = true) => ({
  prior: placed(household({ table: PRIOR, values: { 'wages.migrant': before, population: 1 } })),
  current: placed(
    household({ table: CURRENT, values: { 'wages.migrant': now, population: 1 }, surveyed }),
  ),
  matchedBy: 'id' as const,
});

const units = (...amounts: [number, number][]) =>
  checkBatch(
    { pairs: amounts.map(([before, now]) => pairOf(before, now)), priorOnly: [], currentOnly: [] },
    OPTIONS,
  ).filter(({ code }) => code === 'intake.unit');

describe('intake.unit: 万元与元填反', () => {
  it('本年以元填写而按万元读取:本年的表报一条', () => {
    expect(units([9000, 95_000_000], [12_000, 120_000_000], [8000, 70_000_000])).toMatchObject([
      {
        severity: 'warning',
        file: '本年/北张村.xlsx',
        sheet: 'Sheet1',
        cell: null,
        row: null,
        value: 95_000_000,
        expected: 9000,
        params: { looksLike: 'yuanAsWan', ratio: 10_000, households: 3 },
      },
    ]);
  });

  it('上年以万元填写而按元读取:上年的表报', () => {
    expect(units([0.9, 9000], [1.2, 12_000])).toMatchObject([
      {
        file: '上年/北张村.xlsx',
        value: 1.05,
        expected: 10_500,
        params: { looksLike: 'wanAsYuan', ratio: 10_000 },
      },
    ]);
  });

  it('两年正常时不报', () => {
    expect(units([9000, 9500], [12_000, 11_000])).toEqual([]);
  });

  it.each([
    [3000, 1],
    [2999, 0],
    [30_000, 1],
    [30_001, 0],
  ])('相差 %i 倍:报 %i 条', (times, findings) => {
    expect(units([10, 10 * times])).toHaveLength(findings);
    expect(units([10 * times, 10])).toHaveLength(findings);
  });

  it('政策的任何界限都是准的:1 ÷ (1 ÷ 49) 用浮点数算不到 49', () => {
    const policy = policyWith({ bounds: { unitRatio: { min: 49, max: 49 } } });
    const found = (before: number, now: number) =>
      checkBatch(
        { pairs: [pairOf(before, now)], priorOnly: [], currentOnly: [] },
        { ...OPTIONS, policy },
      );
    expect(found(100, 4900)).toHaveLength(1);
    expect(found(4900, 100)).toHaveLength(1);
    expect(found(100, 4900.01)).toEqual([]);
    expect(found(4899.99, 100)).toEqual([]);
  });

  it('一分钱的收入也有比例', () => {
    expect(units([0.01, 100])).toMatchObject([{ params: { ratio: 10_000 } }]);
    expect(units([100, 0.01])).toMatchObject([{ params: { ratio: 10_000 } }]);
  });

  it('两户的中位数是两数的平均,四舍五入到分;倍数四舍五入', () => {
    expect(units([0.01, 100], [0.02, 200.01])).toMatchObject([
      { value: 0.02, expected: 150.01, params: { ratio: 10_000 } },
    ]);
    expect(units([9000, 95_000_000])).toMatchObject([{ params: { ratio: 10_556 } }]);
  });

  it('指向整张表,不指向单元格', () => {
    const withTotal = (year: 'prior' | 'current', amount: number): Given => ({
      table: tableOf(['id', 'head', 'population', 'wages.migrant', 'total.net'], { year }),
      values: { 'wages.migrant': amount },
    });
    const both = pair(withTotal('prior', 9000), withTotal('current', 90_000_000));
    expect(
      checkBatch({ pairs: [both], priorOnly: [], currentOnly: [] }, OPTIONS).filter(
        ({ code }) => code === 'intake.unit',
      ),
    ).toMatchObject([{ field: 'total.net', cell: null, row: null }]);
  });

  it('看中位数,个别户不算', () => {
    expect(units([9000, 90_000_000], [9000, 9000], [9000, 9000])).toEqual([]);
    expect(units([9000, 90_000_000], [9000, 90_000_000], [9000, 9000])).toHaveLength(1);
  });

  it('收入为 0 或未排查的户不参加', () => {
    expect(units([0, 90_000_000], [9000, 0])).toEqual([]);
    const ten: [number, number] = [9000, 90_000_000];
    expect(units(ten, [0, 9000], [0, 9000], [0, 9000])).toMatchObject([
      { params: { ratio: 10_000, households: 1 } },
    ]);
    expect(units(ten, [9000, 0], [9000, 0], [9000, 0])).toHaveLength(1);
    const pairs = [pairOf(9000, 90_000_000, false)];
    expect(checkBatch({ pairs, priorOnly: [], currentOnly: [] }, OPTIONS)).toEqual([]);
  });

  it('两年同样离谱时报本年,否则报更离谱的一年', () => {
    // 200 yuan a head are twenty times below the range, 2,000,000 twenty times above it.
    expect(units([200, 2_000_000])).toMatchObject([{ file: '本年/北张村.xlsx' }]);
    expect(units([199, 2_000_000])).toMatchObject([{ file: '上年/北张村.xlsx' }]);
    expect(units([201, 2_000_000])).toMatchObject([{ file: '本年/北张村.xlsx' }]);
  });

  it('两年都在通常范围内时报本年,只有一年在范围外时报那一年', () => {
    const policy = policyWith({ bounds: { unitRatio: { min: 2, max: 4 } } });
    const named = (before: number, now: number) =>
      checkBatch(
        { pairs: [pairOf(before, now)], priorOnly: [], currentOnly: [] },
        { ...OPTIONS, policy },
      ).map(({ file }) => file);
    expect(named(20_000, 5000)).toEqual(['本年/北张村.xlsx']);
    expect(named(5000, 20_000)).toEqual(['本年/北张村.xlsx']);
    expect(named(3000, 6000)).toEqual(['上年/北张村.xlsx']);
    expect(named(6000, 3000)).toEqual(['本年/北张村.xlsx']);
    expect(named(120_000, 60_000)).toEqual(['上年/北张村.xlsx']);
  });
});
