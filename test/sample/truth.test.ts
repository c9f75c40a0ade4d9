import { describe, expect, it } from 'vitest';
import { MISTAKE_NAMES, plantMistakes } from '../../scripts/fixtures/mistakes.js';
import { ITEMS } from '../../src/domain/catalog.js';
import { checkCharacter } from '../../src/domain/identity.js';
import { divide } from '../../src/domain/money.js';
import { townshipTruth } from '../../src/sample/township.js';
import { amountIn, amountsOf, type Row } from '../../src/sample/truth/row.js';

const SEEDS = [1, 2, 3, 99];
const township = (seed: number, villages = 10, households = 30) => [
  ...townshipTruth({ villages, households, seed }),
];
const surveyed = (row: Row) => row.has('total.net');

const sum = (row: Row, pick: (item: (typeof ITEMS)[number]) => boolean) =>
  ITEMS.filter(pick).reduce((total, { key }) => total + amountIn(row, key), 0);

describe('the truth of a made-up township', () => {
  it.each(SEEDS)('totals are the sums of their items (seed %i)', (seed) => {
    const rows = township(seed).flatMap(({ prior, current }) => [...prior, ...current]);
    for (const row of rows.filter(surveyed)) {
      const gross = sum(row, ({ kind }) => kind === 'income');
      const costs = sum(row, ({ kind }) => kind === 'cost');
      for (const section of ['wages', 'business', 'costs', 'property', 'transfers'] as const) {
        expect(amountIn(row, `total.${section}`)).toBe(
          sum(row, (item) => item.section === section),
        );
      }
      expect(amountIn(row, 'total.gross')).toBe(gross);
      expect(amountIn(row, 'total.net')).toBe(gross - costs);
      expect(amountIn(row, 'total.perCapita')).toBe(
        divide(gross - costs, amountIn(row, 'population')),
      );
    }
  });

  it.each(SEEDS)(
    'ID numbers are valid; no 户编号 and no ID number stands twice in a year (seed %i)',
    (seed) => {
      const villages = township(seed);
      for (const year of ['prior', 'current'] as const) {
        const rows = villages.flatMap((village) => village[year]);
        for (const field of ['id', 'idNumber'] as const) {
          const keys = rows.flatMap((row) => row.get(field) ?? []).map(String);
          expect(new Set(keys).size).toBe(keys.length);
        }
        for (const row of rows.filter((each) => each.has('idNumber'))) {
          const idNumber = String(row.get('idNumber'));
          expect(idNumber.at(-1)).toBe(checkCharacter(idNumber));
        }
      }
    },
  );

  it('within a village nobody shares a name', () => {
    for (const { prior, current } of township(4)) {
      for (const rows of [prior, current]) {
        expect(new Set(rows.map((row) => row.get('head'))).size).toBe(rows.length);
      }
    }
  });

  it.each(SEEDS)(
    'wages are about two thirds of income, per head mostly 6,000–20,000 (seed %i)',
    (seed) => {
      const amounts = township(seed).flatMap(({ prior }) => prior.map(amountsOf));
      const total = (part: 'wages' | 'net') => amounts.reduce((all, each) => all + each[part], 0);
      expect(total('wages') / total('net')).toBeGreaterThan(0.6);
      expect(total('wages') / total('net')).toBeLessThan(0.75);
      const usual = amounts.filter(
        ({ perCapita }) => perCapita >= 600_000 && perCapita < 2_000_000,
      );
      expect(usual.length / amounts.length).toBeGreaterThan(0.85);
    },
  );

  it('amounts are never negative and a household has 1 to 30 people, not fewer than its labour', () => {
    for (const { prior, current } of township(5)) {
      for (const row of [...prior, ...current]) {
        expect(ITEMS.every(({ key }) => amountIn(row, key) >= 0)).toBe(true);
        expect(amountIn(row, 'population')).toBeGreaterThanOrEqual(
          Math.max(1, amountIn(row, 'labour')),
        );
        expect(amountIn(row, 'population')).toBeLessThanOrEqual(30);
      }
    }
  });

  it('the three kinds of monitored households are there, with the risk cleared, not cleared and unknown', () => {
    const rows = township(1).flatMap(({ current }) => current);
    const monitored = rows.filter((row) => row.has('monitored'));
    expect(new Set(monitored.map((row) => row.get('monitored'))).size).toBe(3);
    expect(new Set(monitored.map((row) => row.get('riskCleared')))).toEqual(
      new Set(['是', '否', undefined]),
    );
  });

  it('sizes and seeds out of range are refused', () => {
    const wrong = [
      { villages: 0, households: 1, seed: 1 },
      { villages: 10_001, households: 1, seed: 1 },
      { villages: 1, households: 0, seed: 1 },
      { villages: 1, households: 1.5, seed: 1 },
      { villages: 1, households: 1, seed: -1 },
    ];
    for (const options of wrong) expect(() => [...townshipTruth(options)]).toThrow(RangeError);
  });

  it('as many households of last year as asked for, in each village', () => {
    expect(township(8, 3, 7).map(({ prior }) => prior.length)).toEqual([7, 7, 7]);
  });

  it('planted mistakes change this year only, each on a row of its own', () => {
    const options = { villages: 1, households: 20, seed: 3 };
    const [right] = [...townshipTruth(options)];
    const edit = plantMistakes(3, MISTAKE_NAMES);
    const [wrong] = [...townshipTruth({ ...options, edit })];
    expect(wrong?.prior).toEqual(right?.prior);
    const known = new Set(right?.current.map((row) => JSON.stringify([...row])));
    const changed = wrong?.current.filter((row) => !known.has(JSON.stringify([...row])));
    expect(changed).toHaveLength(MISTAKE_NAMES.length);
    expect(wrong?.current).toHaveLength((right?.current.length ?? 0) + 1);
  });
});
