import { describe, expect, it } from 'vitest';
import type { ItemKey } from '../../../src/domain/catalog.js';
import type { Projection } from '../../../src/domain/outcomes/result.js';
import type { Policy } from '../../../src/domain/policy.js';
import type { ItemShare } from '../../../src/domain/season.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms, policyWith } from '../ask.js';

const HALF: ItemShare = { share: 5_000, by: 'own' };
const ONCE: ItemShare = { share: null, by: 'once' };

const sharesOf = (...keys: readonly ItemKey[]) =>
  new Map<ItemKey, ItemShare>(
    keys.map((key) => [key, key.startsWith('transfers.') && !key.endsWith('dibao') ? ONCE : HALF]),
  );
const SHARES = sharesOf(
  ...(['wages.migrant', 'wages.townPost', 'business.crops', 'costs.crops'] as const),
  ...(['business.other', 'transfers.soil', 'transfers.dibao', 'property.agency'] as const),
);

const toDate = { months: 6, estimated: true, shares: SHARES };

const resultOf = (prior: Cells, current: Cells, policy: Policy = DEFAULT) =>
  analysed(onOneForm(prior, current), policy, toDate).result;

function projected(prior: Cells, current: Cells, policy: Policy = DEFAULT): Projection {
  const { projection } = resultOf(prior, current, policy);
  if (projection === null) throw new Error('没有预计');
  return projection;
}

const netOf = (prior: Cells, current: Cells) => projected(prior, current).net / 100;

describe('一户的全年预计', () => {
  it('各项分别预计:经营支出从经营收入中减去,人均用本年人口', () => {
    const prior = { population: 3, 'wages.migrant': 800, 'business.crops': 400, 'costs.crops': 80 };
    const current = {
      population: 4,
      'wages.migrant': 300,
      'business.crops': 100,
      'costs.crops': 60,
    };
    // 300×1.5+800×0.25, 100×1.5+400×0.25, 60×1.5+80×0.25
    expect(projected(prior, current)).toMatchObject({
      net: (650 + 250 - 110) * 100,
      perCapita: 19_750,
    });
  });

  it('只有一年有的项,另一年按 0', () => {
    const subject = onTwoForms(
      { 'wages.migrant': 800 },
      { 'wages.migrant': 400, 'property.agency': 100 },
    );
    const { result } = analysed(subject, DEFAULT, toDate);
    expect(result.projection?.net).toBe((800 + 150) * 100);
    const gone = onTwoForms(
      { 'wages.migrant': 800, 'property.agency': 100 },
      { 'wages.migrant': 400 },
    );
    expect(analysed(gone, DEFAULT, toDate).result.projection?.net).toBe((800 + 25) * 100);
  });

  it('一年一次的:有了就是全年,没有的按上年', () => {
    const prior = { 'wages.migrant': 800, 'transfers.soil': 90 };
    expect(netOf(prior, { 'wages.migrant': 400, 'transfers.soil': 70 })).toBe(870);
    expect(netOf(prior, { 'wages.migrant': 400, 'transfers.soil': 0 })).toBe(890);
    expect(netOf(prior, { 'wages.migrant': 400 })).toBe(890);
  });

  it('上年全年的数另记,折算数照旧', () => {
    const { priorYear, income, items } = resultOf(
      { population: 2, 'wages.migrant': 801 },
      { population: 3, 'wages.migrant': 400 },
    );
    expect(priorYear).toMatchObject({ net: 80_100, perCapita: 40_050 });
    expect(priorYear?.items.numbers[0]).toBe(80_100);
    expect(income.prior.net).toBe(40_050);
    expect(items.prior.numbers[0]).toBe(40_050);
  });

  it('两年同期的比较没有预计', () => {
    const { result } = analysed(onOneForm({ 'wages.migrant': 8 }, { 'wages.migrant': 4 }));
    expect([result.projection, result.priorYear]).toEqual([null, null]);
  });
});

describe('数据说已经停了的,到此为止', () => {
  it('停止经营:经营收入和支出都不再有', () => {
    const prior = { 'wages.migrant': 0, 'business.crops': 400, 'costs.crops': 80 };
    const current = { 'wages.migrant': 400, 'business.crops': 100, 'costs.crops': 60 };
    expect(netOf(prior, { ...current, stopped: true })).toBe(600 + 100 - 60);
    for (const stopped of [false, null]) {
      expect(netOf(prior, { ...current, stopped })).toBe(600 + 250 - 110);
    }
  });

  it('务工人数填 0:各项工资不再有;没有填的照常', () => {
    const prior = { 'wages.migrant': 800, 'wages.townPost': 400 };
    const current = { 'wages.migrant': 300, 'wages.townPost': 200 };
    expect(netOf(prior, { ...current, workers: 0 })).toBe(500);
    expect(netOf(prior, { ...current, workers: 1 })).toBe(650 + 400);
    expect(netOf(prior, { ...current, workers: null })).toBe(650 + 400);
  });

  it('低保取消:低保金不再有', () => {
    const prior = { 'transfers.dibao': 400, 'wages.migrant': 800 };
    const { factors, projection } = resultOf(prior, {
      'transfers.dibao': 0,
      'wages.migrant': 400,
    });
    expect(factors.map(({ factor }) => factor)).toContain(4);
    expect(projection?.net).toBe(80_000);
    expect(netOf(prior, { 'transfers.dibao': 200, 'wages.migrant': 400 })).toBe(1_200);
  });
});

describe('趋势、目标、风险', () => {
  const at = (current: number, policy: object = {}) =>
    projected({ 'wages.migrant': 10_000 }, { 'wages.migrant': current }, policyWith(policy));

  it('与上年全年比,在允许幅度上持平,少一分减收', () => {
    // F = 1.5 C + 2500
    expect(at(4_933.33)).toMatchObject({ net: 990_000, trend: 'flat', risk: 'none' });
    expect(at(4_933.32)).toMatchObject({ net: 989_998, trend: 'down', risk: 'possible' });
  });

  it('目标按上年全年人均;缺口是全户的', () => {
    expect(at(6_466.67)).toMatchObject({ net: 1_220_001, targetMet: true, shortfall: 0 });
    expect(at(6_466.66)).toMatchObject({ net: 1_219_999, targetMet: false });
    expect(at(5_000).shortfall).toBeCloseTo(220_000, -1);
  });

  it('上年人均为 0 的不评定', () => {
    const none = projected({ 'wages.migrant': 0 }, { 'wages.migrant': 100 });
    expect(none).toMatchObject({ targetMet: null, shortfall: null, risk: 'none' });
  });

  it('有区间的:上端减收很可能,下端减收有可能', () => {
    const projection = (low: number, high: number) => ({
      projection: { interval: { 6: { low, high } } },
    });
    // F = 9,850: down
    expect(at(4_900, projection(-0.1, 0))).toMatchObject({ risk: 'likely', high: 985_000 });
    expect(at(4_900, projection(-0.1, 0.0051))).toMatchObject({
      risk: 'possible',
      low: 886_500,
      high: 990_024,
    });
    // F = 10,000: flat
    expect(at(5_000, projection(-0.01, 0.1))).toMatchObject({ risk: 'none', low: 990_000 });
    expect(at(5_000, projection(-0.0101, 0.1))).toMatchObject({ risk: 'possible', low: 989_900 });
  });

  it('别的月数的区间不用', () => {
    const other = at(4_900, { projection: { interval: { 5: { low: -0.1, high: 0.1 } } } });
    expect(other).toMatchObject({ low: null, high: null, risk: 'possible' });
  });

  it('预计是负数时,区间仍是从低到高', () => {
    const policy = policyWith({ projection: { interval: { 6: { low: -0.1, high: 0.1 } } } });
    const loss = projected({ 'costs.crops': 1_000 }, { 'costs.crops': 500 }, policy);
    expect(loss).toMatchObject({ net: -100_000, low: -110_000, high: -90_000 });
  });

  it('按人均判定的政策,用人均', () => {
    const cells = { 'wages.migrant': 10_000 };
    const more = { population: 4, 'wages.migrant': 5_000 };
    expect(projected({ population: 3, ...cells }, more).trend).toBe('flat');
    const perHead = policyWith({ trendBasis: 'perCapita' });
    expect(projected({ population: 3, ...cells }, more, perHead).trend).toBe('down');
  });
});
