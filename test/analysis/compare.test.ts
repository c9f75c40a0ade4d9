import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, isHeadcount, reaches, targetOf, trendOf } from '../../src/analysis/compare.js';
import { falls } from '../../src/analysis/falls.js';
import { CATEGORIES } from '../../src/domain/catalog.js';
import type { Policy } from '../../src/domain/policy.js';
import { anySubject } from './arbitrary.js';
import { type Cells, compared, DEFAULT, onOneForm, onTwoForms, policyWith } from './ask.js';

const incomeOf = (current: Cells) => compared(onOneForm(current, current)).income.current;

describe('户收入:四类收入相加', () => {
  it('经营净收入 = 经营毛收入 − 经营支出;纯收入 = 四类之和', () => {
    expect(
      incomeOf({
        population: 4,
        'wages.migrant': 10_000,
        'wages.townPost': 2_000.5,
        'business.crops': 5_000,
        'business.other': 300,
        'costs.crops': 1_200.25,
        'property.land': 80,
        'transfers.pension': 1_260,
      }),
    ).toEqual({
      wages: 1_200_050,
      business: 409_975,
      businessGross: 530_000,
      businessCosts: 120_025,
      property: 8_000,
      transfers: 126_000,
      net: 1_744_025,
      perCapita: 436_006,
    });
  });

  it.each([
    ['半分进位', 0.03, 2, 2],
    ['负数的半分也离零进位', -0.03, 2, -2],
    ['不到半分舍去', 0.04, 3, 1],
    ['超过半分进位', 0.05, 3, 2],
  ])('人均按当年人口四舍五入到分:%s', (_, net, population, perCapita) => {
    const cells: Cells =
      net < 0 ? { 'business.crops': 0, 'costs.crops': -net } : { 'wages.migrant': net };
    expect(incomeOf({ population, ...cells }).perCapita).toBe(perCapita);
  });

  it('两年人口不同,各年人均用各年人口', () => {
    const { income } = compared(
      onOneForm({ population: 2, 'wages.migrant': 100 }, { population: 4, 'wages.migrant': 100 }),
    );
    expect([income.prior.perCapita, income.current.perCapita]).toEqual([5_000, 2_500]);
  });

  it('空白收入按 0 计', () => {
    expect(incomeOf({ 'wages.migrant': 100, 'wages.other': null }).wages).toBe(10_000);
  });

  it('填了分项时以分项之和为准,不取小计;分项全空而小计大于 0 时取小计', () => {
    expect(incomeOf({ 'wages.migrant': 100, 'total.wages': 900 }).wages).toBe(10_000);
    expect(incomeOf({ 'wages.migrant': 0, 'total.wages': 900 }).wages).toBe(0);
    expect(incomeOf({ 'wages.migrant': null, 'total.wages': 900 }).wages).toBe(90_000);
    expect(incomeOf({ 'wages.migrant': null, 'total.wages': -1 }).wages).toBe(0);
  });

  it('只有小计列的类别取小计;毛收入与支出各自取分项或小计', () => {
    const income = incomeOf({
      'total.wages': 1,
      'total.business': 20,
      'costs.crops': 3,
      'total.costs': 999,
      'total.property': 400,
      'total.transfers': 5_000,
    });
    expect(income).toMatchObject({
      wages: 100,
      businessGross: 2_000,
      businessCosts: 300,
      property: 40_000,
      transfers: 500_000,
    });
  });

  it('理赔收入、合规自付支出和表内合计都不进纯收入', () => {
    expect(
      incomeOf({
        'wages.migrant': 100,
        claims: 50,
        outOfPocket: 70,
        'total.net': 9_999,
        'total.gross': 9_999,
        'total.perCapita': 9_999,
        loan: 5_000,
      }).net,
    ).toBe(10_000);
  });

  it('只有一年有的列,另一年按 0 计', () => {
    const { change } = compared(
      onTwoForms({ 'wages.migrant': 100, 'wages.picking': 40 }, { 'wages.migrant': 100 }),
    );
    expect(change.wages).toEqual({ amount: -4_000, rate: -0.2857, trend: 'down' });
  });

  it('一年只有小计、另一年有分项,仍可比较类别', () => {
    const { change } = compared(
      onTwoForms({ 'wages.migrant': 60, 'wages.other': 40 }, { 'total.wages': 90 }),
    );
    expect(change.wages).toEqual({ amount: -1_000, rate: -0.1, trend: 'down' });
  });
});

describe('增收、减收、持平', () => {
  it.each([
    ['降幅恰为 1%', 10_000, 9_900, 'flat'],
    ['降幅比 1% 少一分', 10_000, 9_900.01, 'flat'],
    ['降幅比 1% 多一分', 10_000, 9_899.99, 'down'],
    ['涨幅恰为 1%', 10_000, 10_100, 'flat'],
    ['涨幅比 1% 少一分', 10_000, 10_099.99, 'flat'],
    ['涨幅比 1% 多一分', 10_000, 10_100.01, 'up'],
    ['没有变化', 10_000, 10_000, 'flat'],
    ['上年为 0,今年一分', 0, 0.01, 'up'],
    ['上年为 0,今年负一分', 0, -0.01, 'down'],
    ['两年都是 0', 0, 0, 'flat'],
    ['上年为负,涨幅恰为绝对值的 1%', -10_000, -9_900, 'flat'],
    ['上年为负,涨幅多一分', -10_000, -9_899.99, 'up'],
    ['上年为负,降幅多一分', -10_000, -10_100.01, 'down'],
    ['1% 不足一分,少一分即减收', 0.5, 0.49, 'down'],
  ] as const)('%s', (_, prior, current, trend) => {
    expect(trendOf(Math.round(prior * 100), Math.round(current * 100), DEFAULT)).toBe(trend);
  });

  it.each([
    ['金额之内', 1_000, 950, 'flat'],
    ['金额之外一分、幅度之外', 1_000, 949.99, 'down'],
    ['金额之外、幅度之内', 10_000, 9_900, 'flat'],
    ['两者之外', 10_000, 9_899.99, 'down'],
  ] as const)('允许幅度取金额 50 元与 1%% 中较大的:%s', (_, prior, current, trend) => {
    const policy = policyWith({ tolerance: { amount: 50, rate: 0.01 } });
    expect(trendOf(prior * 100, Math.round(current * 100), policy)).toBe(trend);
  });

  it('与精确整数运算一致', () => {
    const amount = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: -3, max: 3 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (prior, beside, falls, toleranceRate, toleranceAmount) => {
          const edge = Math.floor((Math.abs(prior) * toleranceRate) / 10_000) + beside;
          const current = prior + (falls ? -edge : edge);
          const size = BigInt(Math.abs(current - prior));
          const bySize = size <= BigInt(toleranceAmount);
          const byRate = size * 10_000n <= BigInt(toleranceRate) * BigInt(Math.abs(prior));
          const wanted = bySize || byRate ? 'flat' : current > prior ? 'up' : 'down';
          expect(trendOf(prior, current, { toleranceRate, toleranceAmount })).toBe(wanted);
        },
      ),
    );
  });

  it.each([
    ['上年为 0 时没有幅度', 0, 5, { amount: 500, rate: null }],
    ['上年为负时以绝对值为底', -100, 50, { amount: 15_000, rate: 1.5 }],
    ['幅度四舍五入到万分之一', 30_000, 30_001, { amount: 100, rate: 0 }],
    ['半个万分之一离零进位', 200, 199.99, { amount: -1, rate: -0.0001 }],
  ])('变化:%s', (_, prior, current, change) => {
    expect(changeOf(prior * 100, Math.round(current * 100), DEFAULT)).toMatchObject(change);
  });
});

it('"减少"要求上年大于 0:从 0 变成负数、负数更低,都不叫减少', () => {
  expect(falls(0, -1, DEFAULT)).toBe(false);
  expect(falls(-100, -200, DEFAULT)).toBe(false);
  expect(falls(1, 0, DEFAULT)).toBe(true);
});

describe('户的趋势', () => {
  const grown = onOneForm(
    { population: 2, 'wages.migrant': 20_000 },
    { population: 3, 'wages.migrant': 24_000 },
  );
  const shrunk = onOneForm(
    { population: 3, 'wages.migrant': 30_000 },
    { population: 2, 'wages.migrant': 24_000 },
  );

  it('默认看纯收入,政策可改看人均', () => {
    expect(compared(grown).trend).toBe('up');
    expect(compared(grown, policyWith({ trendBasis: 'perCapita' })).trend).toBe('down');
  });

  it('纯收入与人均趋势不同、人口又有变动,标人口变动', () => {
    expect(isHeadcount(compared(grown))).toBe(true);
    expect(isHeadcount(compared(shrunk))).toBe(true);
    const flatNet = onOneForm(
      { population: 2, 'wages.migrant': 20_000 },
      { population: 3, 'wages.migrant': 20_000 },
    );
    expect(isHeadcount(compared(flatNet))).toBe(true);
  });

  it('趋势相同,或者人口没有变动,不标', () => {
    const same = onOneForm({ 'wages.migrant': 20_000 }, { 'wages.migrant': 24_000 });
    expect(isHeadcount(compared(same))).toBe(false);
    const bothUp = onOneForm(
      { population: 2, 'wages.migrant': 20_000 },
      { population: 3, 'wages.migrant': 60_000 },
    );
    expect(isHeadcount(compared(bothUp))).toBe(false);
    // 人均四舍五入后持平,纯收入刚过持平范围:人口没变,不是人口的事。
    const rounded = onOneForm(
      { population: 3, 'wages.migrant': 1 },
      { population: 3, 'wages.migrant': 1.02 },
    );
    const odd = compared(rounded, policyWith({ tolerance: { amount: 0.01, rate: 0 } }));
    expect([odd.change.net.trend, odd.change.perCapita.trend]).toEqual(['up', 'flat']);
    expect(isHeadcount(odd)).toBe(false);
  });

  it('允许幅度极大时没有一项升降', () => {
    const policy = policyWith({ tolerance: { amount: 1e9, rate: 1 } });
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { change, trend } = compared(subject, policy);
        expect([trend, ...Object.values(change).map((one) => one.trend)]).toEqual(
          new Array(7).fill('flat'),
        );
      }),
    );
  });

  it('四类的变动额相加恰为纯收入的变动额', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { change } = compared(subject);
        const parts = CATEGORIES.reduce((sum, category) => sum + change[category].amount, 0);
        expect(parts).toBe(change.net.amount);
      }),
    );
  });
});

describe('增长目标', () => {
  const target = (prior: Cells, current: Cells, policy: Policy = DEFAULT) =>
    targetOf(compared(onOneForm(prior, current), policy), policy);
  const one = (wages: number): Cells => ({ population: 1, 'wages.migrant': wages });

  it.each([
    ['恰为 22%', 10_000, 12_200, true, 0],
    ['差一分', 10_000, 12_199.99, false, 1],
    ['多一分', 10_000, 12_200.01, true, 0],
    ['目标不是整分时向上取到分', 0.01, 0.01, false, 1],
    ['目标 0.0122 元,0.02 元已达到', 0.01, 0.02, true, 0],
    ['减收户的差额从目标算起', 10_000, 9_000, false, 320_000],
  ])('%s', (_, prior, current, met, shortfall) => {
    expect(target(one(prior), one(current))).toEqual({
      met,
      shortfallPerCapita: shortfall,
      shortfall,
    });
  });

  it('全户差额 = 人均差额 × 本年人口', () => {
    expect(
      target({ population: 2, 'wages.migrant': 2_000 }, { population: 5, 'wages.migrant': 5_000 }),
    ).toEqual({ met: false, shortfallPerCapita: 22_000, shortfall: 110_000 });
  });

  it('以四舍五入后的人均为准', () => {
    // 上年 300.01 ÷ 3 = 100.0033 → 100.00;本年 122.00 正好,虽未达到未取整的目标。
    expect(
      target({ population: 3, 'wages.migrant': 300.01 }, { population: 1, 'wages.migrant': 122 }),
    ).toMatchObject({ met: true, shortfallPerCapita: 0 });
  });

  it.each([0, -100])('上年人均 %i 元:无法判定', (net) => {
    const prior: Cells = { population: 1, 'business.crops': 0, 'costs.crops': -net };
    expect(target(prior, { population: 1, 'business.crops': 500 })).toEqual({
      met: null,
      shortfallPerCapita: null,
      shortfall: null,
    });
  });

  it('达到与否、差额都与精确整数运算一致,且差额为 0 即达到', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 10 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: -2, max: 2 }),
        (prior, rate, beside) => {
          const aim = BigInt(prior) * BigInt(10_000 + rate);
          const current = Number(aim / 10_000n) + beside;
          expect(reaches(prior, current, rate)).toBe(BigInt(current) * 10_000n >= aim);
          const subject = compared(onOneForm(one(prior / 100), one(current / 100)));
          const result = targetOf(subject, { ...DEFAULT, target: rate });
          const wanted = (aim + 9_999n) / 10_000n - BigInt(current);
          expect(result.shortfallPerCapita).toBe(Number(wanted > 0n ? wanted : 0n));
          expect(result.met).toBe(result.shortfallPerCapita === 0);
        },
      ),
    );
  });
});
