import { describe, expect, it } from 'vitest';
import { countRows } from '../../../src/analysis/groups/add.js';
import { finishGroup } from '../../../src/analysis/groups/finish.js';
import { FACTOR_KEYS } from '../../../src/domain/factor.js';
import { analysed, DEFAULT, onTwoForms } from '../ask.js';
import { DOWN, FLAT, factorOf, group, result, sumsOf, UP, wages } from './grouped.js';

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
    expect(factors.map(({ key }) => key)).toEqual(FACTOR_KEYS);
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
