import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followed } from '../../../src/analysis/months/follow.js';
import { MovesOfGroups, marksOf, NO_MOVES } from '../../../src/analysis/months/marks.js';
import { FACTOR, type FactorNumber } from '../../../src/domain/factor.js';
import { MOVES, type MonthHousehold, type Move } from '../../../src/domain/outcomes/months.js';
import { TRENDS, WARNINGS } from '../../../src/domain/outcomes/result.js';

const TOP = '北张乡';
const VILLAGES = ['北张村', '南张村', '武村'];
const MONTHS = 24;

/** A household of a month, or null where it is not compared. */
const state = fc.option(
  fc.record({
    trend: fc.constantFrom(...TRENDS),
    warning: fc.constantFrom(...WARNINGS),
    village: fc.constantFrom(...VILLAGES),
    factors: fc.subarray<FactorNumber>([FACTOR.business, FACTOR.wages, FACTOR.other]),
  }),
  { freq: 3 },
);
type Made = typeof state extends fc.Arbitrary<infer One> ? One : never;
const year = fc.array(fc.array(state, { minLength: MONTHS, maxLength: MONTHS }), {
  minLength: 1,
  maxLength: 12,
});

const household = (n: number, made: Made): MonthHousehold | null =>
  made && {
    ...made,
    township: TOP,
    path: [TOP, made.village],
    id: `户${n}`,
    head: null,
    hash: null,
    net: 0,
  };

type Years = readonly (readonly (MonthHousehold | null)[])[];

type State = MonthHousehold | null;

const GRAVITY = { red: 3, orange: 2, yellow: 1, none: 0 };

/** Whether a household makes a move, said as the definition says it, from its states alone. */
const IS: Record<Move, (before: State, now: State, earlier: readonly State[]) => boolean> = {
  newlyDown: (before, now, earlier) => fell(before, now) && !earlier.some(isDown),
  again: (before, now, earlier) => fell(before, now) && earlier.some(isDown),
  lasting: (before, now) => isDown(before) && isDown(now),
  recovered: (before, now) => isDown(before) && now !== null && !isDown(now),
  cameDown: (before, now) => before === null && isDown(now),
  warningRaised: (before, now) =>
    before !== null && now !== null && GRAVITY[now.warning] > GRAVITY[before.warning],
  warningLowered: (before, now) =>
    before !== null && now !== null && GRAVITY[now.warning] < GRAVITY[before.warning],
  left: (before, now) => before !== null && now === null,
  came: (before, now) => before === null && now !== null,
};
const isDown = (one: State): boolean => one?.trend === 'down';
const fell = (before: State, now: State): boolean =>
  before !== null && !isDown(before) && isDown(now);

/** Counts the moves of a group in a month anew. */
function recount(all: Years, month: number, path: readonly string[]): Record<Move, number> {
  const made = (move: Move) =>
    all.filter((states) => {
      const [before = null, now = null] = [states[month - 1], states[month]];
      const isHere = path.every((part, n) => (now ?? before)?.path[n] === part);
      return month > 0 && isHere && IS[move](before, now, states.slice(0, month));
    }).length;
  return Object.fromEntries(MOVES.map((move) => [move, made(move)])) as Record<Move, number>;
}

describe('两期之间的变化', () => {
  it('24 个随机月份的各组变化数，与逐户重数的一样', () => {
    fc.assert(
      fc.property(year, (made) => {
        const all = made.map((states, n) => states.map((one) => household(n, one)));
        const results = Array.from({ length: MONTHS }, (_, month) =>
          all.flatMap((states) => states[month] ?? []),
        );
        const moves = new MovesOfGroups(MONTHS);
        for (const path of followed(results)) moves.add(path, marksOf(path));
        for (let month = 0; month < MONTHS; month += 1) {
          for (const path of [[TOP], ...VILLAGES.map((village) => [TOP, village])]) {
            expect(moves.of(month, path), `${month} ${path}`).toEqual(recount(all, month, path));
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  const path = (...trends: (MonthHousehold['trend'] | null)[]) =>
    trends.map((trend) =>
      trend === null ? null : ({ trend, warning: 'none', factors: [] } as const),
    );

  it('每种标记一例：新增减收、再次减收、持续减收、恢复、新比较即减收', () => {
    const marks = (...trends: Parameters<typeof path>) => marksOf(path(...trends)).at(-1);
    expect(marks('up', 'down')).toMatchObject({ mark: 'newlyDown', run: 1 });
    expect(marks('down', 'up', 'down')).toMatchObject({ mark: 'again', run: 1 });
    expect(marks('flat', 'down', 'down', 'down')).toMatchObject({ mark: 'lasting', run: 3 });
    expect(marks('down', 'flat')).toMatchObject({ mark: 'recovered', run: 0 });
    expect(marks('up', null, 'down')).toMatchObject({ mark: 'cameDown', presence: 'came', run: 1 });
    expect(marks('down', null)).toMatchObject({ mark: null, presence: 'left', run: 0 });
    expect(marks('up', 'up')).toMatchObject({ mark: null, presence: null, run: 0 });
  });

  it('一行的第一期什么都不标，减收的从这一期数起', () => {
    expect(marksOf(path('down'))).toEqual([
      { mark: null, run: 1, warning: null, presence: null, factorsAdded: [], factorsGone: [] },
    ]);
  });

  it('因素的增减只在两期都比较的户里算', () => {
    const seen = (factors: FactorNumber[]) => ({ trend: 'up', warning: 'none', factors }) as const;
    const { business, wages, other } = FACTOR;
    const [, second, , fourth] = marksOf([
      seen([business, wages]),
      seen([wages, other]),
      null,
      seen([business]),
    ]);
    expect(second).toMatchObject({ factorsAdded: [other], factorsGone: [business] });
    expect(fourth).toMatchObject({ factorsAdded: [], factorsGone: [] });
  });

  it('每一种变化都有计数', () => {
    expect(Object.keys(NO_MOVES)).toEqual([...MOVES]);
  });
});
