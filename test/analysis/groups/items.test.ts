import { describe, expect, it } from 'vitest';
import { finishGroup } from '../../../src/analysis/groups/finish.js';
import { mergeSums } from '../../../src/analysis/groups/merge.js';
import { analysed, type Cells, DEFAULT, onTwoForms } from '../ask.js';
import { DOWN, FLAT, group, result, sumsOf, UP, wages } from './grouped.js';

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

  it('只有几期的表有的项，计入合计，不作比较', () => {
    const one = result({ 'wages.migrant': 100 }, { 'wages.migrant': 90 });
    const { current } = one.items;
    const partial = {
      ...current,
      keys: [...current.keys],
      partial: new Set(['wages.migrant'] as const),
    };
    const { items, itemsCompared } = group([{ ...one, items: { ...one.items, current: partial } }]);
    expect([...itemsCompared]).toEqual([]);
    expect(items.current.get('wages.migrant')).toBe(9_000);
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
