import { describe, expect, it } from 'vitest';
import { FACTOR, FACTOR_NUMBERS } from '../../../src/domain/factor.js';
import type { HouseholdResult } from '../../../src/domain/outcomes/result.js';
import { DOWN, FLAT, factorOf, group, result, UP } from './grouped.js';

describe('因素表', () => {
  it('户数、人口、金额、占比;因素按编号都在', () => {
    const family = result(
      { population: 5, 'wages.migrant': 20_000 },
      { population: 4, 'wages.migrant': 15_000, workers: 0 },
    );
    const { factors } = group([DOWN, family, UP, FLAT]);
    expect(factors.map(({ factor }) => factor)).toEqual(FACTOR_NUMBERS);
    expect(factors[FACTOR.wages - 1]).toEqual({
      factor: FACTOR.wages,
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
    expect(factorOf(group([risen, risen, DOWN]), FACTOR.dibao)).toMatchObject({
      households: 2,
      shareOfSurveyed: 0.6667,
      declining: 0,
      shareOfDeclining: 0,
      primary: 0,
      primaryShare: 0,
    });
  });

  it('没有减收户时,占减收户的比例是空', () => {
    expect(factorOf(group([UP]), FACTOR.wages)).toMatchObject({
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
    const two = [FACTOR.wages, FACTOR.dibao];
    expect(two.map((n) => factorOf(counted, n)?.primary)).toEqual([1, 0]);
    expect(two.map((n) => factorOf(counted, n)?.households)).toEqual([1, 1]);
  });

  it('已知的子因素按定义的次序,自由填写的按码位', () => {
    const disaster = (text: string): HouseholdResult =>
      result({ 'business.crops': 900 }, { 'business.crops': 100, disaster: text });
    const counted = group(
      ['霜冻', '洪涝', '__proto__', '\u{20000}', '\uffe5', '洪涝'].map(disaster),
    );
    expect(
      factorOf(counted, FACTOR.disaster)?.causes.map(({ cause, households }) => [
        cause,
        households,
      ]),
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
    expect(factorOf(group(reasons), FACTOR.business)?.causes.map(({ cause }) => cause)).toEqual([
      'weather',
      'ceased',
      'unknown',
    ]);
  });
});
