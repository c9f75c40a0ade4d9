import { describe, expect, it } from 'vitest';
import type { Household } from '../../src/domain/household.js';
import type { Given } from '../build.js';
import { ofHousehold, ofPair } from './ask.js';

describe('evidence.stoppedWithIncome: 停止经营却有经营收入', () => {
  const farm = (stopped: boolean | null, gross: number | null) => ({
    values: { stopped, 'business.crops': gross },
  });

  it.each([
    [true, 0],
    [true, null],
    [false, 500],
    [null, 500],
  ])('停止经营 %s、收入 %s 可以', (stopped, gross) => {
    expect(ofHousehold('evidence.stoppedWithIncome', farm(stopped, gross))).toEqual([]);
  });

  it('停止经营而有 0.01 元收入是提示', () => {
    expect(ofHousehold('evidence.stoppedWithIncome', farm(true, 0.01))).toMatchObject([
      { severity: 'info', field: 'stopped', value: '是', params: { gross: 0.01 } },
    ]);
  });
});

describe('evidence.disasterWithoutLoss: 受灾却没有少收', () => {
  const code = 'evidence.disasterWithoutLoss';
  const prior = {
    values: { 'business.crops': 3000, 'business.orchard': 1000, 'business.livestock': 2000 },
  };
  const now = (disaster: string | null, crops = 3000, orchard = 1000, livestock = 2000) => ({
    texts: { disaster },
    values: {
      'business.crops': crops,
      'business.orchard': orchard,
      'business.livestock': livestock,
    },
  });

  it('收入一样或更多时是提示', () => {
    expect(ofPair(code, prior, now('洪涝'))).toMatchObject([
      { severity: 'info', field: 'disaster', value: '洪涝', cell: 'C4' },
    ]);
    expect(ofPair(code, prior, now('洪涝', 3000.01))).toHaveLength(1);
  });

  it.each([
    ['种植', now('洪涝', 2999.99)],
    ['林果', now('洪涝', 3000, 999.99)],
    ['养殖', now('洪涝', 3000, 1000, 1999.99)],
  ])('%s少一分就不报', (_, current) => {
    expect(ofPair(code, prior, current)).toEqual([]);
  });

  it('只有种植和养殖两列时也比', () => {
    const two = (disaster: string | null): Given => ({
      texts: { disaster },
      values: { 'business.crops': 3000, 'business.livestock': 2000 },
    });
    expect(ofPair(code, two(null), two('洪涝'))).toHaveLength(1);
  });

  it('种植与林果合起来看', () => {
    expect(ofPair(code, prior, now('洪涝', 2000, 2000))).toHaveLength(1);
  });

  it.each([null, '无', '否', '0', '未受灾'])('受灾情况 %s 不是受灾', (disaster) => {
    expect(ofPair(code, prior, now(disaster))).toEqual([]);
  });

  it('本年没有这一列就不能比', () => {
    const withoutAnimals = { texts: { disaster: '洪涝' }, values: { 'business.crops': 3000 } };
    expect(ofPair(code, prior, withoutAnimals)).toHaveLength(1);
  });

  it('上年没有这一列就不能比', () => {
    const withoutAnimals = { values: { 'business.crops': 3000 } };
    expect(ofPair(code, withoutAnimals, now('洪涝', 3000, 0, 0))).toHaveLength(1);
    expect(ofPair(code, { values: { 'wages.migrant': 1 } }, now('洪涝'))).toEqual([]);
  });

  it('本年只过了几个月时,与上年折算到同期的数比', () => {
    const half = (row: Household): Household => ({
      ...row,
      numbers: row.numbers.map((value) => value / 2),
    });
    const found = (crops: number) =>
      ofPair(code, prior, now('洪涝', crops, 500, 1000), { options: { soFar: half } });
    expect(found(1500)).toHaveLength(1);
    expect(found(1499.99)).toEqual([]);
  });

  it('两年没有一项共同的列时不下结论', () => {
    const animals = { values: { 'business.livestock': 2000 } };
    const crops = { texts: { disaster: '洪涝' }, values: { 'business.crops': 3000 } };
    expect(ofPair(code, animals, crops)).toEqual([]);
  });
});
