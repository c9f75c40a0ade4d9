import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePeriod } from '../../../src/domain/period.js';
import { sentences } from '../../../src/locales/index.js';
import { backtestText } from '../../../src/results/verbs/backtest.js';

import { type Beginning, testMonth } from '../../../src/run/backtest/backtest.js';
import { intervalFragment } from '../../../src/run/backtest/fragment.js';
import type { FollowedYear } from '../../../src/run/follow/years.js';
import { policyWith } from '../../policies.js';

const NOBODY: FollowedYear = {
  ...{ township: '北张乡', village: '北张村', id: null, head: null, hash: null, persons: 2 },
  ...{ trend: 'flat', net: 0, items: new Map(), priorYear: null, projection: null },
};

/** A household that earned `prior` yuan last year, `now` so far, and is projected to `net`. */
const begun = (id: string, prior: number, now: number, net: number, village = '北张村') => ({
  ...NOBODY,
  id,
  village,
  items: new Map([['wages.migrant', now * 100]] as const),
  priorYear: {
    net: prior * 100,
    perCapita: prior * 50,
    items: new Map([['wages.migrant', prior * 100]] as const),
  },
  projection: {
    net: net * 100,
    trend: net < prior * 0.99 ? ('down' as const) : ('flat' as const),
  },
});

const ended = (id: string, net: number, trend: FollowedYear['trend']): FollowedYear => ({
  ...NOBODY,
  id,
  net: net * 100,
  trend,
});

const beginning = (households: readonly FollowedYear[], parts: object = {}): Beginning => ({
  period: parsePeriod('2020-10..2020-12') ?? { first: 0, last: 0 },
  shares: new Map([['wages.migrant', 2_500]]),
  terms: { trendBasis: 'net', toleranceAmount: 0, toleranceRate: 100 },
  households,
  ...parts,
});

describe('回测一个小例子,各数由人算出', () => {
  // F, C ÷ 0.25, P against what came: errors 10%, −20%, 0; missing 4; projected 0: 5.
  const households = [
    begun('1', 10_000, 2_000, 8_000),
    begun('2', 10_000, 3_000, 10_000),
    begun('3', 10_000, 2_500, 10_000, '武村'),
    begun('4', 10_000, 2_500, 10_000),
    begun('5', 1_000, 0, 0),
  ];
  const final = [
    ended('1', 8_800, 'down'),
    ended('2', 8_000, 'down'),
    ended('3', 10_000, 'flat'),
    ended('5', 500, 'down'),
  ];
  const test = testMonth(beginning(households), final, 8_000);

  it('户数:找到的、没有找到的、预计为 0 的', () => {
    expect(test).toMatchObject({ months: 3, households: 4, missing: 1, zero: 1 });
  });

  it('误差的中位数和中间八成的区间(类型 7)', () => {
    // −0.2, 0, 0.1 at 0.1 and 0.9 of 2 steps: −0.2+0.2×0.2, 0+0.8×0.1
    expect(test.rules.benktander.median).toBe(0);
    expect(test.interval).toEqual({ low: -0.16, high: 0.08 });
  });

  it('留一村:每村用别的村的区间', () => {
    // 北张村 against [0, 0]: none of two; 武村 against [−0.2+0.03, 0.1−0.03]: 0 is within
    expect(test.coverage).toBe(0.3333);
    expect(testMonth(beginning(households.slice(0, 2)), final, 8_000).coverage).toBeNull();
  });

  it('报减收的准确率和查出率', () => {
    // Said of 1 and 5, true of 1, 2 and 5.
    expect(test.rules.benktander).toMatchObject({ precision: 1, recall: 0.6667 });
    // Pace: 8,000 and 0 down, 12,000 not.
    expect(test.rules.pace).toMatchObject({ precision: 1, recall: 0.6667 });
    expect(test.rules.lastYear).toMatchObject({ precision: null, recall: 0 });
  });

  it('平均绝对误差决定哪种办法最好', () => {
    // 800+2,000+0+500; pace 800+4,000+0+500; last year 1,200+2,000+0+500
    expect(test.rules.benktander.meanError).toBe(82_500);
    expect(test.rules.pace.meanError).toBe(132_500);
    expect(test.rules.lastYear.meanError).toBe(92_500);
    expect(test.best).toBe('benktander');
  });

  it('别的办法更好时照说', () => {
    const one = [begun('2', 8_000, 3_000, 10_000)];
    expect(testMonth(beginning(one), final, 8_000).best).toBe('lastYear');
  });

  it('写成 JSON', () => {
    expect(JSON.parse(backtestText({ level: 8_000, months: [test] }))).toEqual({
      months: [
        {
          ...{ period: '2020-10..2020-12', months: 3, households: 4, missing: 1, zero: 1 },
          ...{ median: 0, interval: { low: -0.16, high: 0.08 }, coverage: 0.3333 },
          down: { precision: 1, recall: 0.6667 },
          rules: {
            benktander: { meanError: 825, median: 0, precision: 1, recall: 0.6667 },
            pace: { meanError: 1_325, median: 0, precision: 1, recall: 0.6667 },
            lastYear: { meanError: 925, median: -0.16, precision: null, recall: 0 },
          },
          best: 'benktander',
        },
      ],
      interval: { 3: { low: -0.16, high: 0.08 } },
    });
  });

  it('写成政策的一段,政策接受', () => {
    const words = sentences('zh').projection;
    const text = intervalFragment({ level: 8_000, months: [test] }, '80%', words);
    expect(text).toContain('    3:\n');
    // Who finds it in a policy must know where it comes from.
    expect(text.split('\n')[0]).toBe(
      `# ${words.backtest.fragment(['2020-10..2020-12'], '80%')[0]}`,
    );
    expect(policyWith(parse(text) as object).intervals.get(3)).toEqual({ low: -1_600, high: 800 });
  });

  it('没有一户找到时,没有区间,没有最好的办法', () => {
    const none = testMonth(beginning(households), [], 8_000);
    expect(none).toMatchObject({ households: 0, missing: 5, interval: null, best: null });
    expect(none.rules.benktander).toEqual({
      ...{ meanError: null, median: null, precision: null, recall: null },
    });
  });
});

describe('按进度推算', () => {
  const net = (now: number, share: number | null, prior = 1_000) => {
    const shares = new Map([['wages.migrant' as const, share]]);
    const final = [{ ...NOBODY, id: '1' }];
    const test = testMonth(beginning([begun('1', prior, now, 1)], { shares }), final, 8_000);
    return (test.rules.pace.meanError ?? 0) / 100;
  };

  it.each([
    ['除以比例,舍入到分', 100, 3_000, 333.33],
    ['比例为 0 的按上年', 100, 0, 1_000],
    ['一年一次的:有了就是全年', 100, null, 100],
    ['一年一次的:没有的按上年', 0, null, 1_000],
  ])('%s', (_, now, share, expected) => {
    expect(net(now, share)).toBe(expected);
  });

  it('支出减去;按人均判定的用人均', () => {
    const costs = {
      ...begun('1', 1_000, 500, 1),
      items: new Map([['costs.crops', 5_000]] as const),
    };
    const given = beginning([{ ...costs, priorYear: { net: 0, perCapita: 0, items: new Map() } }], {
      shares: new Map([['costs.crops', 5_000]]),
      terms: { trendBasis: 'perCapita', toleranceAmount: 0, toleranceRate: 100 },
    });
    const { pace } = testMonth(given, [{ ...ended('1', -100, 'down') }], 8_000).rules;
    expect(pace).toMatchObject({ meanError: 0, precision: 1, recall: 1 });
  });
});
