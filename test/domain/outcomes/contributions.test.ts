import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, ratio } from '../../../src/domain/money.js';
import { contributionsTo } from '../../../src/domain/outcomes/contributions.js';

type Amounts = readonly [wages: number, business: number, property: number, transfers: number];

/** A group of so many persons with the amounts of two years, in fen. */
function group(prior: Amounts, current: Amounts, before: number, now: number) {
  const income = ([wages, business, property, transfers]: Amounts, persons: number) => {
    const net = wages + business + property + transfers;
    const perCapita = persons === 0 ? null : divide(net, persons);
    return { wages, business, property, transfers, perCapita };
  };
  const both = { prior: income(prior, before), current: income(current, now) };
  const [from, to] = [both.prior.perCapita, both.current.perCapita];
  const growth = from === null || to === null ? null : ratio(to - from, from);
  return { growth, persons: { prior: before, current: now }, income: both };
}

const pointsOf = (given: ReturnType<typeof group>) =>
  contributionsTo(given)?.map(({ points }) => points) ?? null;

describe('各项收入对增长的贡献', () => {
  it('按人均增减除以上年人均：人数不变', () => {
    expect(pointsOf(group([60_000, 40_000, 0, 0], [75_000, 30_000, 1000, 0], 2, 2))).toEqual([
      0.15, -0.1, 0.01, 0,
    ]);
  });

  it('人数变了的，各按当年人口', () => {
    // Per head 300 and 200 yuan, then 400 and 100.
    expect(pointsOf(group([60_000, 40_000, 0, 0], [40_000, 10_000, 0, 0], 2, 1))).toEqual([
      0.2, -0.2, 0, 0,
    ]);
  });

  it('舍入差的一点归差得最多的一类', () => {
    // A third of 1% each: 0.0033, and the growth is 0.01.
    expect(pointsOf(group([300, 300, 300, 0], [303, 303, 303, 0], 1, 1))).toEqual([
      0.0034, 0.0033, 0.0033, 0,
    ]);
  });

  it.each([
    ['上年没有收入', group([0, 0, 0, 0], [100, 0, 0, 0], 1, 1)],
    ['上年为负', group([-100, 0, 0, 0], [100, 0, 0, 0], 1, 1)],
    ['没有人', group([0, 0, 0, 0], [0, 0, 0, 0], 0, 0)],
  ])('%s：没有贡献可言', (_, given) => {
    expect(contributionsTo(given)).toBeNull();
  });

  it('任何数都正好合成增长', () => {
    const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    const amounts = fc.tuple(amount, amount, amount, amount);
    const persons = fc.integer({ min: 1, max: 10 ** 6 });
    fc.assert(
      fc.property(amounts, amounts, persons, persons, (prior, current, before, now) => {
        const given = group(prior, current, before, now);
        const points = pointsOf(given);
        fc.pre(points !== null);
        const sum = (points ?? []).reduce((total, one) => total + Math.round(one * 1e4), 0);
        expect(sum).toBe(Math.round((given.growth ?? 0) * 1e4));
      }),
    );
  });
});
