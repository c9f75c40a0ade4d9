import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHousehold,
  bracketOf,
  countRows,
  emptySums,
  finishGroup,
  type GroupSums,
  mergeSums,
} from '../../src/analysis/summarize.js';
import { ITEMS } from '../../src/domain/catalog.js';
import type { FactorNumber } from '../../src/domain/factor.js';
import type { Group, HouseholdResult } from '../../src/domain/outcomes/result.js';
import { anySubject } from './arbitrary.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms, policyWith } from './ask.js';

const result = (prior: Cells, current: Cells): HouseholdResult =>
  analysed(onOneForm(prior, current)).result;

function sumsOf(households: readonly HouseholdResult[], policy = DEFAULT): GroupSums {
  const sums = emptySums('北张村', '北张乡', policy);
  for (const household of households) addHousehold(sums, household, policy);
  return sums;
}
const group = (households: readonly HouseholdResult[], policy = DEFAULT): Group =>
  finishGroup(sumsOf(households, policy), policy);

const wages = (prior: number, current: number, rest: Cells = {}): HouseholdResult =>
  result(
    { population: 1, 'wages.migrant': prior },
    { population: 1, 'wages.migrant': current, ...rest },
  );
const DOWN = wages(20_000, 10_000);
const UP = wages(10_000, 20_000);
const FLAT = wages(10_000, 10_000);

const factorOf = ({ factors }: Group, number: FactorNumber) => factors[number - 1];

describe('一组户的计数', () => {
  it('增、减、平的户数和占比', () => {
    expect(group([DOWN, UP, UP]).trend).toEqual({
      up: { households: 2, share: 0.6667 },
      down: { households: 1, share: 0.3333 },
      flat: { households: 0, share: 0 },
    });
  });

  it('人均 = 纯收入合计 ÷ 人口合计,不是各户人均的平均', () => {
    const one = result(
      { population: 1, 'wages.migrant': 100 },
      { population: 1, 'wages.migrant': 100 },
    );
    const five = result(
      { population: 5, 'wages.migrant': 200 },
      { population: 5, 'wages.migrant': 800 },
    );
    const { income, persons, growth } = group([one, five]);
    expect(persons).toEqual({ prior: 6, current: 6 });
    expect([income.prior.perCapita, income.current.perCapita]).toEqual([5_000, 15_000]);
    expect(growth).toBe(2);
  });

  it('增幅按四舍五入后的人均计算', () => {
    const household = result(
      { population: 3, 'wages.migrant': 0.05 },
      { population: 3, 'wages.migrant': 0.1 },
    );
    // 1.67 分 → 2 分,3.33 分 → 3 分
    expect(group([household]).growth).toBe(0.5);
  });

  it.each([
    ['恰为 22%', 12_200, true],
    ['差一分', 12_199.99, false],
  ])('全组达标:%s', (_, now, reached) => {
    expect(group([wages(10_000, now)]).target.reached).toBe(reached);
  });

  it('上年人均不大于 0:达标与否无法判定,增幅以绝对值为底或没有', () => {
    const loss = result(
      { population: 1, 'costs.crops': 100 },
      { population: 1, 'wages.migrant': 50 },
    );
    expect(group([loss])).toMatchObject({ growth: 1.5, target: { reached: null } });
    expect(group([wages(0, 50)])).toMatchObject({ growth: null, target: { reached: null } });
  });

  it('没有比较的户时,人均、增幅、占比、达标都是空', () => {
    const { income, growth, target, trend, factors } = group([]);
    expect(income.prior.perCapita).toBeNull();
    expect(income.current.perCapita).toBeNull();
    expect(growth).toBeNull();
    expect(target.reached).toBeNull();
    expect(trend.up).toEqual({ households: 0, share: null });
    expect(factors).toHaveLength(8);
    for (const { shareOfSurveyed, shareOfDeclining, primaryShare, causes } of factors) {
      expect([shareOfSurveyed, shareOfDeclining, primaryShare, causes]).toEqual([
        null,
        null,
        null,
        [],
      ]);
    }
  });

  it('目标:达到、未达、无法判定分开计,差额为各户之和', () => {
    expect(group([UP, DOWN, FLAT, wages(0, 5)]).target).toMatchObject({
      met: 1,
      notMet: 2,
      notAssessable: 1,
      // 24,400 − 10,000 和 12,200 − 10,000
      shortfall: 1_440_000 + 220_000,
    });
  });

  it('监测户单独计;风险已消除的不计', () => {
    const watched = wages(20_000, 10_000, { monitored: '边缘易致贫户' });
    const cleared = wages(20_000, 10_000, { monitored: '边缘易致贫户', riskCleared: true });
    const both = group([watched, cleared, UP]);
    expect(both.monitored).toEqual({ surveyed: 1, up: 0, down: 1, flat: 0 });
    expect(factorOf(both, 3)).toMatchObject({ households: 2, monitored: 1 });
  });

  it('预警级别按户计', () => {
    expect(group([DOWN, UP, wages(10_000, 9_000)]).warning).toEqual({
      red: 1,
      orange: 0,
      yellow: 1,
      none: 1,
    });
  });

  it('没有比较的行另计,与户的计数相加', () => {
    const sums = sumsOf([UP]);
    countRows(sums, { roster: 3, notFound: 1, new: 2, rejected: 4, notSurveyed: 1 });
    countRows(sums, { roster: 1 });
    expect(finishGroup(sums, DEFAULT).households).toEqual({
      roster: 4,
      surveyed: 1,
      notFound: 1,
      new: 2,
      rejected: 4,
      notSurveyed: 1,
      notCompared: 0,
      notFoundRejected: 0,
      priorRejected: 0,
      newPriorRejected: 0,
    });
  });

  it('各项收入只列有这一列的;空白按 0', () => {
    const one = analysed(
      onTwoForms(
        { 'wages.migrant': 10, 'wages.other': null },
        { 'wages.migrant': 20, 'property.land': 5 },
      ),
    ).result;
    const two = analysed(onTwoForms({ 'wages.migrant': 1 }, { 'wages.migrant': 2 })).result;
    const { items } = group([one, two]);
    expect([...items.prior]).toEqual([
      ['wages.migrant', 1_100],
      ['wages.other', 0],
    ]);
    expect([...items.current]).toEqual([
      ['wages.migrant', 2_200],
      ['property.land', 500],
    ]);
  });
});

describe('收入分档:下限属于本档', () => {
  it.each([
    [5_999.99, 0],
    [6_000, 1],
    [7_999.99, 1],
    [8_000, 2],
    [9_999.99, 2],
    [10_000, 3],
    [14_999.99, 3],
    [15_000, 4],
    [-500, 0],
    [0, 0],
  ])('人均 %f 元在第 %i 档(从 0 数)', (perCapita, bracket) => {
    expect(bracketOf(Math.round(perCapita * 100), DEFAULT.brackets)).toBe(bracket);
  });

  it('两年各档户数和各档之间的移动', () => {
    const { brackets, moves } = group([wages(5_000, 7_000), wages(5_000, 16_000), FLAT]);
    expect(brackets).toEqual([
      { from: null, to: 599_999, prior: 2, current: 0 },
      { from: 600_000, to: 799_999, prior: 0, current: 1 },
      { from: 800_000, to: 999_999, prior: 0, current: 0 },
      { from: 1_000_000, to: 1_499_999, prior: 1, current: 1 },
      { from: 1_500_000, to: null, prior: 0, current: 1 },
    ]);
    expect(moves).toEqual([
      [0, 1, 0, 0, 1],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('政策只给一个分界时分两档', () => {
    const policy = policyWith({ brackets: [10_000] });
    expect(group([FLAT, DOWN], policy).brackets).toEqual([
      { from: null, to: 999_999, prior: 0, current: 0 },
      { from: 1_000_000, to: null, prior: 2, current: 2 },
    ]);
  });
});

describe('因素表', () => {
  it('户数、人口、金额、占比;因素按 1–8 都在', () => {
    const family = result(
      { population: 5, 'wages.migrant': 20_000 },
      { population: 4, 'wages.migrant': 15_000, workers: 0 },
    );
    const { factors } = group([DOWN, family, UP, FLAT]);
    expect(factors.map(({ factor }) => factor)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(factors[2]).toEqual({
      factor: 3,
      key: 'wages',
      households: 2,
      shareOfSurveyed: 0.5,
      shareOfDeclining: 1,
      persons: 5,
      verify: 1,
      monitored: 0,
      declining: 2,
      amount: 1_500_000,
      primary: 2,
      primaryShare: 1,
      causes: [
        {
          cause: 'unemployed',
          households: 1,
          shareOfSurveyed: 0.25,
          shareOfDeclining: 0.5,
          persons: 4,
          declining: 1,
        },
        {
          cause: 'unknown',
          households: 1,
          shareOfSurveyed: 0.25,
          shareOfDeclining: 0.5,
          persons: 1,
          declining: 1,
        },
      ],
    });
  });

  it('占减收户的比例只数减收户里的,不会超过 1', () => {
    const risen = result(
      { 'wages.migrant': 1_000, 'transfers.dibao': 10 },
      { 'wages.migrant': 9_000, 'transfers.dibao': 0 },
    );
    expect(factorOf(group([risen, risen, DOWN]), 4)).toMatchObject({
      households: 2,
      shareOfSurveyed: 0.6667,
      declining: 0,
      shareOfDeclining: 0,
      primary: 0,
      primaryShare: 0,
    });
  });

  it('没有减收户时,占减收户的比例是空', () => {
    expect(factorOf(group([UP]), 3)).toMatchObject({
      shareOfSurveyed: 0,
      shareOfDeclining: null,
      primaryShare: null,
    });
  });

  it('一户几个因素,各个都计,主因只计一个', () => {
    const both = result(
      { 'wages.migrant': 9_000, 'transfers.dibao': 10 },
      { 'wages.migrant': 1_000, 'transfers.dibao': 0 },
    );
    const counted = group([both]);
    expect([3, 4].map((n) => factorOf(counted, n as FactorNumber)?.primary)).toEqual([1, 0]);
    expect([3, 4].map((n) => factorOf(counted, n as FactorNumber)?.households)).toEqual([1, 1]);
  });

  it('已知的子因素按定义的次序,自由填写的按码位', () => {
    const disaster = (text: string): HouseholdResult =>
      result({ 'business.crops': 900 }, { 'business.crops': 100, disaster: text });
    const counted = group(
      ['霜冻', '洪涝', '__proto__', '\u{20000}', '\uffe5', '洪涝'].map(disaster),
    );
    expect(
      factorOf(counted, 6)?.causes.map(({ cause, households }) => [cause, households]),
    ).toEqual([
      ['__proto__', 1],
      ['洪涝', 2],
      ['霜冻', 1],
      ['\uffe5', 1],
      ['\u{20000}', 1],
    ]);
    const reasons = [
      result({ 'business.crops': 900 }, { 'business.crops': 100 }),
      result({ 'business.crops': 900 }, { 'business.crops': 0, disaster: '洪涝' }),
    ];
    expect(factorOf(group(reasons), 1)?.causes.map(({ cause }) => cause)).toEqual([
      'weather',
      'ceased',
      'unknown',
    ]);
  });
});

const anyHouseholds = fc
  .array(anySubject, { maxLength: 12 })
  .map((subjects) => subjects.map((subject) => analysed(subject).result));

describe('汇总的规律', () => {
  it('任意拆开、任意次序合并,等于一次算完', () => {
    fc.assert(
      fc.property(
        anyHouseholds,
        fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (households, parts, backwards) => {
          const split = [0, 1, 2, 3].map((part) =>
            sumsOf(households.filter((_, n) => parts[n] === part)),
          );
          const merged = emptySums('北张村', '北张乡', DEFAULT);
          for (const part of backwards ? split.reverse() : split) mergeSums(merged, part);
          expect(finishGroup(merged, DEFAULT)).toEqual(group(households));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('合并不改动被并入的一组', () => {
    const village = sumsOf([DOWN, UP]);
    const before = structuredClone(village);
    const township = emptySums('北张乡', '北张乡', DEFAULT);
    mergeSums(township, village);
    mergeSums(township, village);
    expect(village).toEqual(before);
    expect(township.households.surveyed).toBe(4);
    expect(township.factors[2]?.causes.get('unknown')?.households).toBe(2);
  });

  it('算完的一组以后不再变', () => {
    const sums = sumsOf([DOWN]);
    const finished = finishGroup(sums, DEFAULT);
    const before = structuredClone(finished);
    addHousehold(sums, UP, DEFAULT);
    expect(finished).toEqual(before);
  });

  it('各部分相加等于排查户数;四类相加等于纯收入;主因相加等于减收户', () => {
    fc.assert(
      fc.property(anyHouseholds, (households) => {
        const { households: counts, ...all } = group(households);
        const { surveyed } = counts;
        const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
        const { met, notMet, notAssessable } = all.target;
        const { up, down, flat } = all.trend;
        expect(surveyed).toBe(households.length);
        expect(total([up.households, down.households, flat.households])).toBe(surveyed);
        expect(total(Object.values(all.warning))).toBe(surveyed);
        expect(met + notMet + notAssessable).toBe(surveyed);
        expect(total(all.brackets.map(({ prior }) => prior))).toBe(surveyed);
        expect(total(all.brackets.map(({ current }) => current))).toBe(surveyed);
        expect(total(all.moves.flat())).toBe(surveyed);
        expect(total(all.factors.map(({ primary }) => primary))).toBe(down.households);
        expect(total([all.monitored.up, all.monitored.down, all.monitored.flat])).toBe(
          all.monitored.surveyed,
        );
        for (const { wages: w, business, property, transfers, net, ...rest } of [
          all.income.prior,
          all.income.current,
        ]) {
          expect(w + business + property + transfers).toBe(net);
          expect(rest.businessGross - rest.businessCosts).toBe(business);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('占比在 0 与 1 之间;子因素不多于因素;只列有户的子因素', () => {
    fc.assert(
      fc.property(anyHouseholds, (households) => {
        for (const factor of group(households).factors) {
          const { shareOfSurveyed, shareOfDeclining, primaryShare } = factor;
          for (const share of [shareOfSurveyed, shareOfDeclining, primaryShare]) {
            expect(share ?? 0).toBeGreaterThanOrEqual(0);
            expect(share ?? 0).toBeLessThanOrEqual(1);
          }
          expect(factor.declining).toBeLessThanOrEqual(factor.households);
          expect(factor.primary).toBeLessThanOrEqual(factor.declining);
          for (const cause of factor.causes) {
            expect(cause.households).toBeGreaterThan(0);
            expect(cause.households).toBeLessThanOrEqual(factor.households);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('各项收入之和等于类别(有分项列时)', () => {
    const items = Object.fromEntries(ITEMS.map(({ key }, n) => [key, n + 1])) as Cells;
    const all = group([result(items, items)]);
    for (const section of ['wages', 'property', 'transfers'] as const) {
      const keys = ITEMS.filter((item) => item.section === section).map(({ key }) => key);
      const sum = keys.reduce((fen, key) => fen + (all.items.current.get(key) ?? 0), 0);
      expect(sum).toBe(all.income.current[section]);
    }
  });
});

describe('项目的比较只算两年的表都有这一项的户', () => {
  it('户数和两年的和；只有一年有的项不列', () => {
    const onOld = analysed(
      onTwoForms(
        { 'wages.migrant': 100, 'wages.villagePost': 60 },
        { 'wages.migrant': 90, 'wages.workshop': 70 },
      ),
    ).result;
    const { items, itemsCompared } = group([onOld, wages(20, 30)]);
    expect([...itemsCompared]).toEqual([
      ['wages.migrant', { households: 2, prior: 12_000, current: 12_000 }],
    ]);
    expect(items.prior.get('wages.villagePost')).toBe(6_000);
  });

  it('一户只填了小计的年份，各项不算在内', () => {
    const whole = result(
      { 'wages.migrant': 100, 'total.wages': null },
      { 'wages.migrant': null, 'total.wages': 90 },
    );
    expect([...group([whole]).itemsCompared]).toEqual([]);
  });

  it('只有一年的表有、又有金额的项目：减收户另计；升的、金额为 0 或空白的、合计代替的不计', () => {
    const shared = { population: 1, 'wages.migrant': 9000 };
    const onForms = (prior: Cells, current: Cells) =>
      analysed(onTwoForms({ ...shared, ...prior }, { ...shared, ...current })).result;
    const post = (amount: number | null) => ({ 'wages.villagePost': amount });
    const cost = { 'costs.crops': 0.01 };
    const counted = [
      onForms(post(3000), {}),
      onForms({}, { 'costs.crops': 3000 }),
      onForms({ 'property.land': 3000 }, { 'wages.migrant': 8000, ...cost }),
    ];
    const others = [
      onForms({}, post(3000)),
      onForms(post(0), { 'wages.migrant': 1 }),
      onForms(post(null), { 'wages.migrant': 1 }),
      onForms({ ...post(3000), 'total.wages': 12_000, 'wages.migrant': null }, {}),
      wages(20, 10),
    ];
    expect(counted.map(({ trend, oneSided }) => [trend, oneSided])).toEqual(
      counted.map(() => ['down', true]),
    );
    expect(group([...counted, ...others]).decliningOneSided).toBe(3);
    const [some, rest] = [sumsOf(counted.slice(0, 1)), sumsOf([...counted.slice(1), ...others])];
    mergeSums(some, rest);
    expect(some.decliningOneSided).toBe(3);
  });

  it('两组合并与一次相加相同', () => {
    const [one, other] = [sumsOf([DOWN, UP]), sumsOf([FLAT])];
    mergeSums(one, other);
    expect(finishGroup(one, DEFAULT).itemsCompared).toEqual(group([DOWN, UP, FLAT]).itemsCompared);
  });
});
