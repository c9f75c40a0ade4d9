import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ItemKey } from '../../../src/domain/catalog.js';
import { sentences } from '../../../src/locales/index.js';
import { monthSharesFragment } from '../../../src/run/seasonality/fragment.js';
import { type EarningHousehold, learnSeasons } from '../../../src/run/seasonality/learn.js';
import { policyWith } from '../../policies.js';

const earning = (
  id: string,
  items: Readonly<Partial<Record<ItemKey, number>>>,
): EarningHousehold => ({
  ...{ township: '北张乡', village: '北张村', head: null, hash: null },
  id,
  items: new Map(Object.entries(items) as [ItemKey, number][]),
});
const wages = (id: string, amount: number) => earning(id, { 'wages.migrant': amount });
const OCTOBER = 9;

/** Learned shares of one household's 务工收入, from the first month of the year on. */
function learned(whole: number, beginnings: readonly (readonly [number, number])[]) {
  const [row] = learnSeasons(
    [wages('1', whole)],
    beginnings.map(([months, amount]) => ({ months, households: [wages('1', amount)] })),
    0,
  );
  return row?.shares ?? null;
}

describe('由结果学各月比例', () => {
  it('没有结果的月份在两头之间直线插入', () => {
    expect(
      learned(12_000, [
        [3, 3_600],
        [6, 6_000],
      ]),
    ).toEqual([1_000, 1_000, 1_000, 667, 666, 667, 833, 834, 833, 833, 834, 833]);
  });

  it('累计比例不回落,不超过 1', () => {
    const shares = learned(1_000, [
      [4, 800],
      [8, 400],
      [10, 1_500],
    ]);
    expect(shares).toEqual([2_000, 2_000, 2_000, 2_000, 0, 0, 0, 0, 1_000, 1_000, 0, 0]);
  });

  it('全年一分也学,全年是 0 的学不出', () => {
    expect(
      learned(1, [[6, 1]])
        ?.slice(0, 6)
        .reduce((sum, share) => sum + share, 0),
    ).toBe(10_000);
    expect(learned(0, [[6, 0]])).toBeNull();
  });

  it('四舍五入到万分之一', () => {
    expect(learned(30_000, [[1, 1]])?.[0]).toBe(0);
    expect(learned(20_000, [[1, 1]])?.[0]).toBe(1);
  });

  it('核算年度从 10 月起的,换成公历各月', () => {
    const [row] = learnSeasons(
      [wages('1', 100)],
      [
        { months: 1, households: [wages('1', 40)] },
        { months: 3, households: [wages('1', 40)] },
        { months: 4, households: [wages('1', 100)] },
      ],
      OCTOBER,
    );
    expect(row?.shares).toEqual([6_000, 0, 0, 0, 0, 0, 0, 0, 0, 4_000, 0, 0]);
  });

  it('只用两次都参加比较的户;户数取各月最少的', () => {
    const whole = [wages('1', 100), wages('2', 300), wages('3', 0), wages('4', 9_000)];
    const rows = learnSeasons(
      whole,
      [
        { months: 6, households: [wages('1', 50), wages('2', 250), wages('3', 0)] },
        { months: 9, households: [wages('1', 60), wages('5', 1)] },
      ],
      0,
    );
    expect(rows).toMatchObject([{ item: 'wages.migrant', households: 1 }]);
    const sum = rows[0]?.shares.slice(0, 6).reduce((total, share) => total + share, 0);
    expect(sum).toBe(7_500);
  });

  it('全年为 0 的项没有;某月为 0 的当作那个月没有结果', () => {
    expect(learned(0, [[6, 0]])).toBeNull();
    const whole = [wages('1', 0), wages('2', 100)];
    const [row] = learnSeasons(
      whole,
      [
        { months: 3, households: [wages('1', 0)] },
        { months: 6, households: [wages('2', 50)] },
      ],
      0,
    );
    expect(row?.shares.slice(0, 6)).toEqual([833, 834, 833, 833, 834, 833]);
    expect(row?.households).toBe(1);
  });

  it('任何结果学得的比例都不为负,相加正好是 1,政策都接受', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ max: 10 ** 9 })), {
          minLength: 1,
          maxLength: 11,
          selector: ([months]) => months,
        }),
        (whole, beginnings) => {
          const shares = learned(whole, beginnings) ?? [];
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
          expect(shares.every((share) => share >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('写成政策的一段', () => {
  const words = sentences('zh').projection;
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => earning(String(n), { 'business.crops': 800 }));
  const half = (count: number) =>
    Array.from({ length: count }, (_, n) => earning(String(n), { 'business.crops': 400 }));
  const fragment = (count: number) =>
    monthSharesFragment(
      learnSeasons(rows(count), [{ months: 1, households: half(count) }], OCTOBER),
      ['结果/一'],
      words,
    );

  it('就是政策的 monthShares,注明户数', () => {
    const text = fragment(30);
    const { monthShares } = parse(text) as { monthShares: object };
    expect(Object.keys(monthShares)).toEqual(['business.crops']);
    expect(policyWith({ monthShares }).season.own.get('business.crops')?.[OCTOBER]).toBe(5_000);
    expect(text).toMatch(/business\.crops: \[.*\] # 种植业收入，30 户\n/);
    expect(text).not.toContain('慎用');
    const about = words.seasonality.head(['结果/一']).map((line) => `# ${line}`);
    expect(text.split('\n').slice(0, about.length)).toEqual(about);
  });

  it('不足 30 户的标出', () => {
    expect(fragment(29)).toMatch(/# 种植业收入，只有 29 户，不足 30 户，慎用/);
  });
});
