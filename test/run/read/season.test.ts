import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldKey, ITEMS, type ItemKey } from '../../../src/domain/catalog.js';
import { amountOf, type Household, NUMERIC_FIELDS } from '../../../src/domain/household.js';
import { parsePeriod } from '../../../src/domain/period.js';
import type { ItemShare } from '../../../src/domain/season.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import {
  mereTotalsIn,
  refuseMereTotals,
  seasonalShares,
  soFarBy,
} from '../../../src/run/read/season.js';
import { policyWith } from '../../analysis/ask.js';
import { type Given, household, pair, tableOf } from '../../build.js';
import { failureOf } from '../../failing.js';

const own = (share: number): ItemShare => ({ share, by: 'own' });
const expectedSoFar = (
  prior: Household,
  current: Household,
  shares: readonly (readonly [ItemKey, ItemShare])[],
): Household => soFarBy(new Map(shares))?.(prior, current) ?? prior;

describe('上年折算到同期', () => {
  const wages = (amount: number) => household({ values: { 'wages.migrant': amount } });

  it.each([
    ['整分', 100, 2_500, 2_500],
    ['半分进位', 0.01, 5_000, 1],
    ['不到半分舍去', 0.01, 4_999, 0],
    ['系数 1 不变', 1_234.56, 10_000, 123_456],
    ['系数 0 为 0', 1_234.56, 0, 0],
    ['除不尽四舍五入到分', 100.01, 3_333, 3_333],
  ])('%s', (_, amount, share, fen) => {
    const expected = expectedSoFar(wages(amount), wages(0), [['wages.migrant', own(share)]]);
    expect(amountOf(expected, 'wages.migrant')).toBe(fen);
  });

  it('各项用各项的比例，支出也折算', () => {
    const row = household({
      values: { 'business.crops': 100, 'costs.crops': 100, 'wages.other': 100 },
    });
    const expected = expectedSoFar(row, row, [
      ['business.crops', own(9_000)],
      ['costs.crops', own(5_000)],
      ['wages.other', own(7_500)],
    ]);
    expect(amountOf(expected, 'business.crops')).toBe(9_000);
    expect(amountOf(expected, 'costs.crops')).toBe(5_000);
    expect(amountOf(expected, 'wages.other')).toBe(7_500);
  });

  it('人口、贷款等不是收支的格不变；空白仍是空白；读入的行不变', () => {
    const row = household({
      values: { population: 4, loan: 50_000, area: 5, 'wages.migrant': 100, 'wages.other': null },
    });
    const unchanged = Float64Array.from(row.numbers);
    const shares = ITEMS.map(({ key }) => [key, own(5_000)] as const);
    const expected = expectedSoFar(row, row, shares);
    expect(row.numbers).toEqual(unchanged);
    const changed = NUMERIC_FIELDS.filter(
      (_, place) => !Object.is(unchanged[place], expected.numbers[place]),
    );
    expect(changed).toEqual(['wages.migrant']);
    expect({ ...expected, numbers: null }).toEqual({ ...row, numbers: null });
  });

  it('与精确整数运算一致', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.integer({ min: 0, max: 10_000 }),
        (fen, share) => {
          const expected = expectedSoFar(wages(fen / 100), wages(1), [
            ['wages.migrant', own(share)],
          ]);
          const exact = (2n * BigInt(fen) * BigInt(share) + 10_000n) / 20_000n;
          expect(BigInt(amountOf(expected, 'wages.migrant'))).toBe(exact);
        },
      ),
    );
  });
});

describe('一年一次的收入', () => {
  const soil = (amount: number | null): Given => ({ values: { 'transfers.soil': amount } });
  const expected = (now: number | null, share: ItemShare) =>
    amountOf(
      expectedSoFar(household(soil(500)), household(soil(now)), [['transfers.soil', share]]),
      'transfers.soil',
    );
  const ONCE: ItemShare = { share: null, by: 'once' };

  it('本年有一分就按上年全额比，没有的还没到时候', () => {
    expect(expected(0.01, ONCE)).toBe(50_000);
    expect(expected(0, ONCE)).toBe(0);
    expect(expected(null, ONCE)).toBe(0);
  });

  it('政策单独写了比例的，没有时按比例', () => {
    expect(expected(0.01, own(7_500))).toBe(50_000);
    expect(expected(0, own(7_500))).toBe(37_500);
  });

  it('按月的收入不因本年有没有而不同', () => {
    const row = household({ values: { 'transfers.dibao': 500 } });
    const none = household({ values: { 'transfers.dibao': 0 } });
    for (const current of [row, none]) {
      const { numbers } = expectedSoFar(row, current, [['transfers.dibao', own(7_500)]]);
      expect(amountOf({ ...row, numbers }, 'transfers.dibao')).toBe(37_500);
    }
  });
});

describe('年初至今：各项的比例', () => {
  const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };
  const toDate = (prior: string, current: string) => ({
    prior: period(prior),
    current: period(current),
    basis: 'to-date' as const,
  });
  const nineMonths = toDate('2021-01..2021-12', '2022-01..2022-09');
  const AUTUMN = [0, 0, 0, 0, 0, 0.1, 0, 0.1, 0.3, 0.4, 0.1, 0];
  const table = (fields: FieldKey[], households: Given[] = [], year = 'prior' as const) => {
    const head = tableOf(fields, { year, file: '上年/北张村.csv', sheet: '' });
    return {
      head,
      households: households.map((given) => household({ ...given, table: head })),
    } as unknown as DetailTable;
  };
  const sharesOf = (monthShares: object, tables: readonly DetailTable[], periods = nineMonths) => {
    const shares = seasonalShares(periods, policyWith({ monthShares }), tables);
    return Object.fromEntries(shares ?? []);
  };
  const crops = [table(['business.crops'])];

  it('同期比较不用比例', () => {
    const periods = { ...nineMonths, basis: 'same-period' as const };
    expect(seasonalShares(periods, policyWith({}), crops)).toBeNull();
  });

  it('比例是公历各月之和：同一政策适用于从 1 月和从 10 月起的年度', () => {
    const rows = { 'business.crops': AUTUMN };
    expect(sharesOf(rows, crops)).toEqual({ 'business.crops': own(5_000) });
    const october = toDate('2020-10..2021-09', '2021-10..2021-12');
    expect(sharesOf(rows, crops, october)).toEqual({ 'business.crops': own(5_000) });
    const toMay = toDate('2020-10..2021-09', '2021-10..2022-05');
    expect(sharesOf(rows, crops, toMay)).toEqual({ 'business.crops': own(5_000) });
    const toJune = toDate('2020-10..2021-09', '2021-10..2022-06');
    expect(sharesOf(rows, crops, toJune)).toEqual({ 'business.crops': own(6_000) });
  });

  it.each([
    [1, 833],
    [2, 1_667],
    [5, 4_167],
    [6, 5_000],
    [11, 9_167],
  ])('even：%i 个月', (months, share) => {
    const current = {
      first: nineMonths.current.first,
      last: nineMonths.current.first + months - 1,
    };
    const shares = sharesOf({ 种植业收入: 'even' }, crops, { ...nineMonths, current });
    expect(shares).toEqual({ 'business.crops': own(share) });
  });

  it('default 用于没有单独写出的各项，但不用于一年一次的', () => {
    const tables = [table(['wages.migrant', 'business.crops', 'transfers.soil'])];
    expect(sharesOf({ default: 'even', 种植业收入: AUTUMN }, tables)).toEqual({
      'wages.migrant': { share: 7_500, by: 'default' },
      'business.crops': own(5_000),
      'transfers.soil': { share: null, by: 'once' },
    });
    expect(sharesOf({ default: 'even', 'transfers.soil': 'even' }, tables)).toMatchObject({
      'transfers.soil': own(7_500),
    });
  });

  it('没有比例的项：拒绝，并列出项名；一年一次的不必有', () => {
    const tables = [table(['wages.migrant', 'business.crops', 'costs.crops', 'transfers.soil'])];
    expect(failureOf(() => sharesOf({ 'wages.migrant': 'even' }, tables))).toMatchObject({
      code: 'period.noShares',
      params: { items: '种植业收入、种植业支出' },
    });
  });

  describe('只有合计的类别没有季节:拒绝,指出哪一户', () => {
    const mere = (row: number, total = true): Given => ({
      row,
      values: { 'wages.migrant': total ? null : 4, 'total.wages': 5 },
    });
    const items = (row: number): Given => mere(row, false);
    const refuse = (pairs: readonly ReturnType<typeof pair>[]) =>
      refuseMereTotals(mereTotalsIn(pairs));

    it.each([
      ['上年', mere(7), items(4), '工资性收入（上年/北张村.xlsx!Sheet1!7）'],
      ['本年', items(4), mere(9), '工资性收入（本年/北张村.xlsx!Sheet1!9）'],
    ])('%s', (_, prior, current, totals) => {
      const pairs = [pair(items(3), items(3)), pair(prior, current), pair(mere(20), mere(20))];
      const failed = failureOf(() => refuse(pairs.slice(0, 2)));
      expect(failed).toMatchObject({ code: 'period.mereTotals', params: { totals } });
    });

    it('每年每类只说第一户', () => {
      const pairs = [pair(mere(7), items(7)), pair(mere(8), items(8))];
      const failed = failureOf(() => refuse(pairs));
      expect(failed.params).toEqual({ totals: '工资性收入（上年/北张村.xlsx!Sheet1!7）' });
    });

    it('有分项的、不参加比较的行,不拒绝', () => {
      expect(() => refuse([pair(items(3), items(3))])).not.toThrow();
      const blank = pair(mere(7), { ...items(7), surveyed: false });
      expect(() => refuse([blank])).not.toThrow();
    });

    it('先拣出来的一户,是两年都排查了、真有合计的;各年各类一户', () => {
      const unasked = [
        pair(mere(7), { ...items(7), surveyed: false }),
        pair({ ...mere(8), surveyed: false }, mere(8)),
      ];
      const [of, both, again] = [
        pair(mere(9), items(9)),
        pair(mere(10), mere(10)),
        pair(mere(11), mere(11)),
      ];
      const found = mereTotalsIn([...unasked, pair(items(3), items(3)), of, both, again]);
      expect(found.map((one) => one.pair)).toEqual([of, both]);
      expect(mereTotalsIn(unasked)).toEqual([]);
    });
  });
});
