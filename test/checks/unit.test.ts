import { describe, expect, it } from 'vitest';
import { tablesInDoubt } from '../../src/checks/run.js';
import type { TableHead } from '../../src/domain/household.js';
import { household, placed, tableOf } from '../build.js';
import { checkBatch, OPTIONS, policyWith } from './ask.js';

const FIELDS = ['id', 'head', 'population', 'wages.migrant'] as const;
const prior = (parts: Partial<TableHead> = {}): TableHead =>
  tableOf(FIELDS, { year: 'prior', file: '上年/北张村.xlsx', ...parts });
const current = (parts: Partial<TableHead> = {}): TableHead => tableOf(FIELDS, parts);
const IN_WAN = { inWan: true };

interface Tables {
  readonly before?: TableHead;
  readonly now?: TableHead;
  readonly surveyed?: boolean;
}

const years = (
  amounts: readonly (readonly [number, number])[],
  { before = prior(), now = current(), surveyed = true }: Tables = {},
) => ({
  pairs: amounts.map(([last, own]) => ({
    prior: placed(household({ table: before, values: { 'wages.migrant': last, population: 1 } })),
    current: placed(
      household({ table: now, values: { 'wages.migrant': own, population: 1 }, surveyed }),
    ),
    matchedBy: 'id' as const,
  })),
  priorOnly: [],
  currentOnly: [],
});

const units = (
  amounts: readonly (readonly [number, number])[],
  tables: Tables = {},
  options = OPTIONS,
) => checkBatch(years(amounts, tables), options).filter(({ code }) => code === 'intake.unit');

/** So many households alike. */
const alike = (households: number, before: number, now: number): [number, number][] =>
  Array.from({ length: households }, () => [before, now]);

describe('intake.unit: 万元与元填反', () => {
  it('两年都按元:数小的一张是以万元填写的', () => {
    expect(units(alike(5, 9000, 0.9))).toMatchObject([
      {
        severity: 'error',
        file: '本年/北张村.xlsx',
        sheet: 'Sheet1',
        cell: null,
        row: null,
        field: 'total.net',
        value: 0.9,
        expected: 9000,
        params: { looksLike: 'wanAsYuan', ratio: 10_000, households: 5 },
      },
    ]);
    expect(units(alike(5, 0.9, 9000))).toMatchObject([{ file: '上年/北张村.xlsx' }]);
  });

  it('两年都按万元:数大的一张是以元填写的', () => {
    const tables = { before: prior(IN_WAN), now: current(IN_WAN) };
    expect(units(alike(5, 9000, 90_000_000), tables)).toMatchObject([
      { file: '本年/北张村.xlsx', params: { looksLike: 'yuanAsWan' } },
    ]);
    expect(units(alike(5, 90_000_000, 9000), tables)).toMatchObject([
      { file: '上年/北张村.xlsx', params: { looksLike: 'yuanAsWan' } },
    ]);
  });

  it('一年按万元、一年按元,两张都说得通:收入更离谱的一张', () => {
    const now = { now: current(IN_WAN) };
    expect(units(alike(5, 9000, 90_000_000), now)).toMatchObject([{ file: '本年/北张村.xlsx' }]);
    expect(units(alike(5, 0.9, 9000), now)).toMatchObject([{ file: '上年/北张村.xlsx' }]);
    // 200 yuan a head are twenty times below the range, 2,000,000 twenty times above it.
    expect(units(alike(5, 200, 2_000_000), now)).toMatchObject([{ file: '本年/北张村.xlsx' }]);
    expect(units(alike(5, 199, 2_000_000), now)).toMatchObject([{ file: '上年/北张村.xlsx' }]);
  });

  it('自己的单位说不通的,不报', () => {
    expect(
      units(alike(5, 9000, 0.9), { now: current(IN_WAN), before: prior(IN_WAN) }),
    ).toMatchObject([{ file: '上年/北张村.xlsx' }]);
    expect(units(alike(5, 90_000_000, 9000), { before: prior(IN_WAN) })).toMatchObject([
      { file: '上年/北张村.xlsx' },
    ]);
  });

  it('列对照表写明单位的表不再问', () => {
    expect(units(alike(5, 9000, 0.9), { now: current({ unitGiven: true }) })).toEqual([]);
  });

  it('少于五户不说', () => {
    expect(units(alike(4, 9000, 0.9))).toEqual([]);
    expect(units(alike(5, 9000, 0.9))).toHaveLength(1);
    expect(units(alike(6, 9000, 0.9))).toHaveLength(1);
  });

  it.each([
    [4999.99, 0],
    [5000, 1],
    [20_000, 1],
    [20_000.01, 0],
  ])('相差 %d 倍:报 %i 条', (times, findings) => {
    expect(units(alike(5, 100 * times, 100))).toHaveLength(findings);
    expect(units(alike(5, 100, 100 * times))).toHaveLength(findings);
  });

  it('政策的任何界限都是准的:1 ÷ (1 ÷ 49) 用浮点数算不到 49', () => {
    const policy = policyWith({ bounds: { unitRatio: { min: 49, max: 49 } } });
    const found = (before: number, now: number) =>
      units(alike(5, before, now), {}, { ...OPTIONS, policy });
    expect(found(100, 4900)).toHaveLength(1);
    expect(found(4900, 100)).toHaveLength(1);
    expect(found(100, 4900.01)).toEqual([]);
    expect(found(4899.99, 100)).toEqual([]);
  });

  it('中位数四舍五入到分,倍数四舍五入', () => {
    const four = alike(2, 100, 0.01);
    expect(units([...four, [200.01, 0.02], ...alike(3, 200.01, 0.02)])).toMatchObject([
      { value: 0.02, expected: 200.01, params: { ratio: 10_001 } },
    ]);
  });

  it('看中位数,个别户不算', () => {
    const ten = alike(3, 9000, 0.9);
    expect(units([...ten, ...alike(4, 9000, 9000)])).toEqual([]);
    expect(units([...ten, ...alike(2, 9000, 9000)])).toHaveLength(1);
  });

  it('收入为 0 或未排查的户不参加', () => {
    expect(units([...alike(4, 9000, 0.9), [9000, 0]])).toEqual([]);
    expect(units([...alike(4, 9000, 0.9), [0, 0.9]])).toEqual([]);
    expect(units(alike(5, 9000, 0.9), { surveyed: false })).toEqual([]);
  });

  it('单位可疑的表说得出来;规则关闭时没有', () => {
    const now = current();
    const doubted = years(alike(5, 9000, 0.9), { now });
    expect(tablesInDoubt(doubted, OPTIONS)).toEqual(new Set([now]));
    const off = policyWith({ severities: { 'intake.unit': 'off' } });
    expect(tablesInDoubt(doubted, { ...OPTIONS, policy: off })).toEqual(new Set());
    expect(tablesInDoubt(years(alike(5, 9000, 9000)), OPTIONS)).toEqual(new Set());
  });
});
