import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../src/checks/bounds.js';
import { ITEMS } from '../../src/domain/catalog.js';
import type { Household } from '../../src/domain/household.js';
import type { Given } from '../build.js';
import { DEFAULT, ofPair, policyWith } from './ask.js';

describe('income.jump: 比上年大增或大减', () => {
  const wages = (amount: number | null): Given => ({
    values: { 'wages.migrant': amount, 'total.wages': null, 'total.net': null },
  });
  const jumps = (before: number | null, now: number | null) =>
    ofPair('income.jump', wages(before), wages(now));

  it.each([
    ['正好翻一番', 3000, 6000],
    ['差一分翻一番', 3000, 5999.99],
    ['正好少一半', 8000, 4000],
    ['差一分少一半', 8000, 4000.01],
    ['多两倍但正好 2000 元', 1000, 3000],
    ['多两倍但不到 2000 元', 1000, 2999.99],
    ['全没了但正好 2000 元', 2000, 0],
    ['上年没有,本年 2000 元', 0, 2000],
    ['两年都没有', 0, 0],
  ])('%s不报', (_, before, now) => {
    expect(jumps(before, now)).toEqual([]);
  });

  it.each([
    ['翻一番多一分', 3000, 6000.01, 1],
    ['少一半多一分', 8000, 3999.99, -0.5],
    ['2000 元多一分的增加', 1000, 3000.01, 2],
    ['2000 元多一分的减少', 2000.01, 0, -1],
    ['上年没有,本年 2000.01 元', 0, 2000.01, null],
  ])('%s,纯收入和工资性收入都报', (_, before, now, rate) => {
    expect(jumps(before, now)).toMatchObject([
      {
        severity: 'warning',
        field: 'total.net',
        cell: 'F4',
        value: now,
        params: { prior: before },
      },
      { field: 'total.wages', cell: 'E4', value: now, params: { prior: before, rate } },
    ]);
  });

  it.each([
    ['business.crops', 'total.business'],
    ['property.land', 'total.property'],
    ['transfers.soil', 'total.transfers'],
  ] as const)('%s 计入 %s', (item, field) => {
    const found = ofPair(
      'income.jump',
      { values: { [item]: 10_000 } },
      { values: { [item]: 1000 } },
    );
    expect(found.map((one) => one.field)).toEqual(['total.net', field]);
    expect(found.map((one) => one.cell)).toEqual(['D4', 'D4']);
  });

  it('经营性看收入减支出', () => {
    const farm = (gross: number, costs: number): Given => ({
      values: { 'wages.migrant': 50_000, 'business.crops': gross, 'costs.crops': costs },
    });
    expect(ofPair('income.jump', farm(20_000, 12_000), farm(20_000, 16_000))).toEqual([]);
    expect(ofPair('income.jump', farm(20_000, 12_000), farm(20_000, 16_000.01))).toMatchObject([
      { field: 'total.business', value: 3999.99 },
    ]);
  });

  it('一年的表没有这一类收入时不比这一类,也不比纯收入', () => {
    const both: Given = { values: { 'wages.migrant': 50_000, 'property.land': 9000 } };
    const wagesOnly: Given = { values: { 'wages.migrant': 50_000 } };
    expect(ofPair('income.jump', both, wagesOnly)).toEqual([]);
    expect(ofPair('income.jump', wagesOnly, both)).toEqual([]);
    const blank: Given = { values: { 'wages.migrant': 50_000, 'property.land': null } };
    expect(ofPair('income.jump', both, blank)).toMatchObject([{ field: 'total.property' }]);
    const less: Given = { values: { 'wages.migrant': 5000 } };
    expect(ofPair('income.jump', both, less).map(({ field }) => field)).toEqual(['total.wages']);
    const totals: Given = { values: { 'wages.migrant': 50_000, 'total.property': 1000 } };
    expect(ofPair('income.jump', both, totals)).toMatchObject([{ field: 'total.property' }]);
  });

  it('亏损转为盈利按上年亏损额比', () => {
    const farm = (gross: number): Given => ({
      values: { 'wages.migrant': 50_000, 'business.crops': gross, 'costs.crops': 3000 },
    });
    expect(ofPair('income.jump', farm(0), farm(3000))).toEqual([]);
    expect(ofPair('income.jump', farm(0), farm(3000.01))).toHaveLength(1);
  });

  it('本年只过了几个月时,与上年折算到同期的数比', () => {
    const half = (row: Household): Household => ({
      ...row,
      numbers: row.numbers.map((value, place) => (place < ITEMS.length ? value / 2 : value)),
    });
    const found = (now: number) =>
      ofPair('income.jump', wages(12_000), wages(now), { options: { soFar: half } });
    expect(found(3000)).toEqual([]);
    expect(found(2999.99)).toMatchObject([
      { field: 'total.net' },
      { field: 'total.wages', params: { prior: 6000, change: -3000.01, estimated: 1 } },
    ]);
    expect(found(12_000)).toEqual([]);
    expect(found(12_000.01)).toHaveLength(2);
    expect(jumps(12_000, 2999.99)[0]?.params).not.toHaveProperty('estimated');
  });

  it('界限由政策定', () => {
    const policy = policyWith({ bounds: { jump: { up: 0.2, down: 0.1, amount: 0 } } });
    const found = (now: number) =>
      ofPair('income.jump', wages(1000), wages(now), { options: { policy } });
    expect(found(1200)).toEqual([]);
    expect(found(1200.01)).toHaveLength(2);
    expect(found(900)).toEqual([]);
    expect(found(899.99)).toHaveLength(2);
  });

  it('一分钱的增减也按增和减各自的比例', () => {
    const policy = policyWith({ bounds: { jump: { up: 1, down: 0.3333, amount: 0 } } });
    const found = (before: number, now: number) =>
      ofPair('income.jump', wages(before), wages(now), { options: { policy } });
    expect(found(0.01, 0.02)).toEqual([]);
    expect(found(0.02, 0.01)).toHaveLength(2);
    // A third is more than 33.33%.
    expect(found(0.03, 0.02)).toHaveLength(2);
  });

  it('没有合计列时指向最大的一项:工资是最大的工资,经营也看支出', () => {
    const jump = (before: Given['values'], now: Given['values']) =>
      ofPair('income.jump', { values: { ...before } }, { values: { ...now } }).slice(1);
    expect(
      jump(
        { 'wages.townPost': 1000, 'wages.migrant': 9000 },
        { 'wages.townPost': 1000, 'wages.migrant': 19_500 },
      ),
    ).toMatchObject([{ field: 'total.wages', cell: 'E4' }]);
    expect(
      jump(
        { 'business.crops': 9000, 'costs.crops': 1000 },
        { 'business.crops': 9000, 'costs.crops': 10_000 },
      ),
    ).toMatchObject([{ field: 'total.business', cell: 'E4' }]);
  });

  it('任何两年的数,与按比例的定义一致', () => {
    const { amount: jumpAmount } = boundsOf(DEFAULT.file.bounds).jump;
    const fen = fc.integer({ min: 0, max: 20_000_00 });
    fc.assert(
      fc.property(fen, fen, (before, now) => {
        const change = now - before;
        const odd = Math.abs(change) > jumpAmount && (now > 2 * before || 2 * now < before);
        expect(jumps(before / 100, now / 100).length > 0).toBe(odd);
      }),
    );
  });
});

describe('income.itemJump: 单独一项大增或大减', () => {
  type Values = NonNullable<Given['values']>;
  const code = 'income.itemJump';
  const wages = { 'wages.migrant': 100_000 };
  const found = (before: Values, now: Values, options: object = {}) =>
    ofPair(
      code,
      { values: { ...wages, ...before } },
      { values: { ...wages, ...now } },
      { options },
    );

  it('所属一类和纯收入没有跳的才报', () => {
    expect(found({ 'transfers.soil': 5000 }, { 'transfers.soil': 0 })).toEqual([]);
    const grain = { 'transfers.grain': 9000 };
    expect(
      found({ ...grain, 'transfers.soil': 5000 }, { ...grain, 'transfers.soil': 0 }),
    ).toMatchObject([
      {
        severity: 'warning',
        field: 'transfers.soil',
        cell: 'F4',
        value: 0,
        params: { prior: 5000, change: -5000, rate: -1 },
      },
    ]);
    // 纯收入跳了,各项都不再提。
    const fallen = { 'wages.migrant': 1000, 'transfers.soil': 0 };
    expect(found({ ...grain, 'transfers.soil': 5000 }, { ...grain, ...fallen })).toEqual([]);
  });

  it('支出也是一项,看经营净收入', () => {
    const crops = { 'business.crops': 50_000 };
    expect(
      found({ ...crops, 'costs.crops': 1000 }, { ...crops, 'costs.crops': 4000.01 }),
    ).toMatchObject([{ field: 'costs.crops' }]);
  });

  it('上年是 0 的不报', () => {
    const grain = { 'transfers.grain': 9000 };
    expect(found({ ...grain, 'transfers.soil': 0 }, { ...grain, 'transfers.soil': 9000 })).toEqual(
      [],
    );
  });

  it('有一年的表没有这一列,或只知道合计的,不比', () => {
    const item = { 'wages.workshop': 5000 };
    expect(found(item, {})).toEqual([]);
    expect(
      found(item, { 'wages.migrant': null, 'wages.workshop': null, 'total.wages': 100_000 }),
    ).toEqual([]);
    expect(found(item, { 'wages.workshop': null })).toHaveLength(1);
  });

  it('本年只过了几个月时比应有的数,一年一次的钱不比', () => {
    const half = (row: Household): Household => ({
      ...row,
      numbers: row.numbers.map((value, place) => (place < ITEMS.length ? value / 2 : value)),
    });
    const both = { 'transfers.dibao': 30_000, 'transfers.soil': 8000, 'transfers.elderly': 8000 };
    const now = {
      ...wages,
      'transfers.dibao': 30_000,
      'transfers.soil': 0,
      'transfers.elderly': 0,
    };
    const options = { soFar: half };
    expect(found(both, now, options)).toMatchObject([
      { field: 'transfers.elderly', params: { prior: 4000, estimated: 1 } },
    ]);
    expect(found(both, now).map(({ field }) => field)).toEqual([
      'transfers.soil',
      'transfers.elderly',
    ]);
  });

  it('金额界限按本年表的月数折算', () => {
    const months = { prior: 12, current: 6 };
    const fall = (amount: number) =>
      found({ 'wages.workshop': amount }, { 'wages.workshop': 0 }, { months });
    expect(fall(1500)).toEqual([]);
    expect(fall(1500.01)).toHaveLength(1);
  });
});

describe('income.identicalYears: 两年完全相同', () => {
  const code = 'income.identicalYears';
  const year = (migrant: number | null, soil: number | null): Given => ({
    values: { 'wages.migrant': migrant, 'transfers.soil': soil },
  });

  it('各项相同报', () => {
    expect(ofPair(code, year(9000, 120), year(9000, 120))).toMatchObject([
      { severity: 'warning', field: 'total.net', value: 9120, cell: 'D4' },
    ]);
  });

  it('空白与 0 相同', () => {
    expect(ofPair(code, year(9000, null), year(9000, 0))).toHaveLength(1);
  });

  it('只看收入和支出各项,别的列不同也报', () => {
    const other = { riskCleared: true, population: 5, area: 3, 'total.wages': 1, 'total.net': 2 };
    const prior = { values: { ...year(9000, 120).values, ...other } };
    expect(ofPair(code, prior, year(9000, 120))).toHaveLength(1);
  });

  it('差一分不报', () => {
    expect(ofPair(code, year(9000, 120), year(9000, 120.01))).toEqual([]);
    expect(ofPair(code, year(9000.01, 120), year(9000, 120))).toEqual([]);
  });

  it('两年都没有收入不报', () => {
    expect(ofPair(code, year(0, null), year(0, 0))).toEqual([]);
  });

  it('合计相同而分项不同不报', () => {
    expect(ofPair(code, year(9000, 1000), year(8000, 2000))).toEqual([]);
    const posts = (migrant: number, town: number): Given => ({
      values: { 'wages.migrant': migrant, 'wages.townPost': town },
    });
    expect(ofPair(code, posts(9000, 1000), posts(8000, 2000))).toEqual([]);
  });

  it.each(['wages', 'business', 'property', 'transfers'] as const)(
    '只有 %s 合计列的表,合计相同报,不同不报',
    (category) => {
      const total = (amount: number): Given => ({ values: { [`total.${category}`]: amount } });
      expect(ofPair(code, total(500), total(500))).toHaveLength(1);
      expect(ofPair(code, total(500), total(500.01))).toEqual([]);
    },
  );

  it('本年只过了几个月时,仍与上年所填的数比:照抄就是照抄', () => {
    const none = (row: Household): Household => ({ ...row, numbers: row.numbers.map(() => 0) });
    const options = { soFar: none };
    expect(ofPair(code, year(9000, 120), year(9000, 120), { options })).toHaveLength(1);
    expect(ofPair(code, year(9000, 120), year(0, 0), { options })).toEqual([]);
  });

  it('有一年没有排查的不比', () => {
    expect(ofPair(code, year(9000, 120), { ...year(9000, 120), surveyed: false })).toEqual([]);
    expect(ofPair(code, { ...year(9000, 120), surveyed: false }, year(9000, 120))).toEqual([]);
  });
});
