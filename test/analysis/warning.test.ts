import { describe, expect, it } from 'vitest';
import { ownYearOf, warningAlone } from '../../src/analysis/warning.js';
import type { Policy } from '../../src/domain/policy.js';
import { household } from '../build.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms, policyWith } from './ask.js';

const levelOf = (prior: Cells, current: Cells, policy: Policy = DEFAULT) =>
  analysed(onOneForm(prior, current), policy).result.warning;
const wages = (amount: number, rest: Cells = {}): Cells => ({
  population: 1,
  'wages.migrant': amount,
  ...rest,
});
const WATCHED: Cells = { monitored: '脱贫不稳定户' };

describe('红色预警', () => {
  it.each([
    ['人均恰降 30%', 7_000, 'red'],
    ['差一分到 30%', 7_000.01, 'yellow'],
    ['超过一分', 6_999.99, 'red'],
  ])('%s', (_, now, level) => {
    expect(levelOf(wages(10_000), wages(now))).toBe(level);
  });

  it('看人均:纯收入降 30% 而人口也减少,不是红色', () => {
    const prior = wages(40_000, { population: 4 });
    expect(levelOf(prior, wages(28_000, { population: 3 }))).toBe('yellow');
    expect(levelOf(prior, wages(28_000, { population: 4 }))).toBe('red');
  });

  it('看人均:纯收入不减而人口增多,人均降 30% 是红色', () => {
    const prior = wages(21_000, { population: 7 });
    expect(levelOf(prior, wages(21_000, { population: 10 }))).toBe('red');
    expect(levelOf(prior, wages(21_000.1, { population: 10 }))).toBe('yellow');
  });

  it.each([
    ['恰为 0', 0, 'red'],
    ['负一分', -0.01, 'red'],
    ['一分', 0.01, 'none'],
  ])('本年纯收入%s', (_, net, level) => {
    const now = { population: 1, 'wages.migrant': 1_000, 'costs.crops': 1_000 - net };
    expect(levelOf({ ...now, 'costs.crops': 1_000 }, now)).toBe(level);
  });

  it('上年人均为负时以绝对值为底', () => {
    const policy = policyWith({ warning: { redFall: 0.3 } });
    const loss = (costs: number): Cells => ({ population: 1, 'costs.crops': costs });
    expect(levelOf(loss(100), loss(130), policy)).toBe('red');
  });

  it.each([
    ['恰降 30%', 3_000, 'red'],
    ['差一分', 2_999.99, 'none'],
  ])('扣除合规自付后的人均%s', (_, outOfPocket, level) => {
    expect(levelOf(wages(10_000, { outOfPocket: 0 }), wages(10_000, { outOfPocket }))).toBe(level);
  });

  it('合规自付支出只有一年有列时不比', () => {
    const subject = onTwoForms(wages(10_000), wages(10_000, { outOfPocket: 9_000 }));
    expect(analysed(subject).result.warning).toBe('none');
  });

  it('年初至今不比扣除合规自付后的收入,但仍比人均', () => {
    const toDate = { months: 9, estimated: true };
    const spent = onOneForm(
      wages(10_000, { outOfPocket: 0 }),
      wages(10_000, { outOfPocket: 9_000 }),
    );
    expect(analysed(spent, DEFAULT, toDate).result.warning).toBe('none');
    const fell = onOneForm(wages(10_000), wages(7_000));
    expect(analysed(fell, DEFAULT, toDate).result.warning).toBe('red');
  });

  it.each([
    ['低一分', 6_499.99, 'red'],
    ['恰在线上', 6_500, 'none'],
  ])('监测线 6500 元:%s', (_, now, level) => {
    const policy = policyWith({ monitoringLine: 6_500 });
    expect(levelOf(wages(5_000), wages(now), policy)).toBe(level);
    expect(levelOf(wages(5_000), wages(now))).toBe('none');
  });

  it('监测线比的是监测收入:理赔加上,合规自付减去', () => {
    const policy = policyWith({ monitoringLine: 6_500 });
    expect(levelOf(wages(5_000), wages(6_499, { claims: 1 }), policy)).toBe('none');
    expect(levelOf(wages(5_000), wages(6_500, { outOfPocket: 1 }), policy)).toBe('red');
  });

  it('幅度由政策定;定为 0 时没有减少的户也不是红色', () => {
    const policy = policyWith({ warning: { redFall: 0 } });
    expect(levelOf(wages(10_000), wages(9_999.99), policy)).toBe('red');
    expect(levelOf(wages(10_000), wages(10_000), policy)).toBe('none');
  });
});

describe('橙色预警:监测户减收', () => {
  it.each([
    ['减收而风险未消除', 9_000, { ...WATCHED, riskCleared: false }, 'orange'],
    ['减收而是否消除未知', 9_000, WATCHED, 'orange'],
    ['减收而风险已消除', 9_000, { ...WATCHED, riskCleared: true }, 'yellow'],
    ['降 30%,红色在先', 7_000, WATCHED, 'red'],
  ])('%s', (_, now, rest: Cells, level) => {
    expect(levelOf(wages(10_000), wages(now, rest))).toBe(level);
  });

  it('纯收入增而人均减,也是橙色;看人均口径时纯收入减而人均增,也是', () => {
    const prior = { population: 2, 'wages.migrant': 10_000 };
    expect(levelOf(prior, { population: 3, 'wages.migrant': 12_000, ...WATCHED })).toBe('orange');
    const policy = policyWith({ trendBasis: 'perCapita' });
    const fewer = { population: 1, 'wages.migrant': 9_000, ...WATCHED };
    expect(levelOf(prior, fewer, policy)).toBe('orange');
  });
});

describe('黄色预警', () => {
  it.each([
    ['恰降 1%,持平', 9_900, 'none'],
    ['降 1% 多一分', 9_899.99, 'yellow'],
    ['增收', 12_000, 'none'],
  ])('减收:%s', (_, now, level) => {
    expect(levelOf(wages(10_000), wages(now))).toBe(level);
  });

  it.each([
    ['恰为上年纯收入的 1%', 200, 'none'],
    ['多一分', 200.01, 'yellow'],
  ])('增收户的因素金额%s', (_, dibao, level) => {
    const prior = wages(20_000 - dibao, { 'transfers.dibao': dibao });
    expect(levelOf(prior, wages(30_000, { 'transfers.dibao': 0 }))).toBe(level);
  });

  it('申报的因素金额是 0,不成预警', () => {
    expect(levelOf(wages(20_000), wages(30_000, { declared: '3' }))).toBe('none');
  });

  it.each([
    ['未达标', 12_199.99, 'yellow'],
    ['恰达标', 12_200, 'none'],
  ])('监测户%s', (_, now, level) => {
    expect(levelOf(wages(10_000), wages(now, WATCHED))).toBe(level);
    expect(levelOf(wages(10_000), wages(now))).toBe('none');
  });

  it('监测户无法判定达标的不算未达标', () => {
    expect(levelOf(wages(0), wages(1, WATCHED))).toBe('none');
  });
});

describe('没有参加比较的户', () => {
  const alone = (net: number, monitored: string | null, policy: Policy = DEFAULT) => {
    const row = household({ values: { population: 1 } });
    const standing = ownYearOf(row, net * 100, monitored, policy);
    return warningAlone(standing, net * 100);
  };
  const LINE = policyWith({ monitoringLine: 6_500 });

  it.each([
    ['低于线一分', 6_499.99, null, 'red'],
    ['恰在线上', 6_500, null, 'none'],
    ['监测户在线上', 6_500, '边缘易致贫户', 'orange'],
    ['监测户低于线', 6_499.99, '边缘易致贫户', 'red'],
  ])('%s', (_, net, monitored, level) => {
    expect(alone(net, monitored, LINE)).toBe(level);
  });

  it('没有设监测线时,收入为 0 或为负是红色', () => {
    expect([0, -0.01, 0.01].map((net) => alone(net, null))).toEqual(['red', 'red', 'none']);
  });
});
