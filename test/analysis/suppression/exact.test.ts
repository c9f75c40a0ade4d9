import { describe, expect, it } from 'vitest';
import { suppress } from '../../../src/analysis/suppression/suppress.js';
import { toldToPublic, toldWhole } from '../../../src/results/told.js';
import { reportsOf, sampleVillages } from '../../reports/build.js';
import { exactAttack } from './exact.js';

describe('用整数规划算公开的数据', () => {
  it.each([
    [3, 12, 2],
    [60, 40, 5],
  ])(
    '%i 个村、每村 %i 户：一个保密的户数也定不下来',
    async (villages, households, seed) => {
      const { groups } = reportsOf(sampleVillages(villages, households, seed)).township;
      const told = toldToPublic(groups, suppress(groups, 5));
      const { hidden, found } = await exactAttack(told, toldWhole(groups));
      expect(found).toEqual([]);
      expect(hidden).toBeGreaterThan(50);
    },
    120_000,
  );

  it('没有补足的保密，减一减就知道：它算得出来', async () => {
    const { groups } = reportsOf(sampleVillages(3, 12, 2)).township;
    const whole = toldWhole(groups);
    const alone = structuredClone(whole) as unknown as { group: { trend: { down: object } } }[];
    const [, village] = alone;
    if (village) village.group.trend.down = { ...village.group.trend.down, households: 'c' };
    const { found } = await exactAttack(alone as unknown as typeof whole, whole);
    expect(found).toEqual(['1 trend/down/households']);
  });
});
