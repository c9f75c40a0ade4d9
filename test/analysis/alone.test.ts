import { describe, expect, it } from 'vitest';
import { analyseAlone } from '../../src/analysis/alone.js';
import { type Given, household } from '../build.js';
import { DEFAULT, policyWith } from './ask.js';

const alone = (values: Given['values'], texts: Given['texts'] = {}, policy = DEFAULT) =>
  analyseAlone(
    {
      current: household({ values: { population: 2, ...values }, texts: { ...texts } }),
      prior: null,
      village: '北张村',
      township: '北张乡',
    },
    { policy },
  );

describe('没有参加比较的户', () => {
  const LINE = policyWith({ monitoringLine: 6_500 });

  it('低于监测线一分是红色，在线上的不列', () => {
    expect(alone({ 'wages.migrant': 12_999.98 }, {}, LINE)).toMatchObject({
      village: '北张村',
      warning: 'red',
      net: 1_299_998,
      perCapita: 649_999,
    });
    expect(alone({ 'wages.migrant': 13_000 }, {}, LINE)).toBeNull();
  });

  it('监测户是橙色，风险已消除的不列', () => {
    const monitored = { monitored: '边缘易致贫户' };
    expect(alone({ 'wages.migrant': 90_000 }, monitored)?.warning).toBe('orange');
    expect(alone({ 'wages.migrant': 90_000, riskCleared: true }, monitored)).toBeNull();
  });

  it('收入为 0 是红色', () => {
    expect(alone({ 'wages.migrant': 0 })?.warning).toBe('red');
  });
});
