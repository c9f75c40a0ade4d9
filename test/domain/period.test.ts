import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginningOfTheYear,
  comparableAsTheyStand,
  coveredMonths,
  lastDay,
  type Period,
  parsePeriod,
  periodLength,
  periodText,
  samePeriod,
  uncoveredMonths,
} from '../../src/domain/period.js';

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`${text} is no period`);
  return parsed;
}

describe('a period is a range of whole months', () => {
  it.each(['2021-10..2022-09', '2022-01..2022-09', '2022-05..2022-05'])('%s', (text) => {
    expect(periodText(period(text))).toBe(text);
  });

  it('a single month is a period of one month', () => {
    expect(periodText(period('2022-05'))).toBe('2022-05..2022-05');
    expect(periodLength(period('2022-05'))).toBe(1);
  });

  it.each([
    '',
    '2022',
    '2022-9',
    '2022-00..2022-09',
    '2022-01..2022-13',
    '2022-09..2022-01',
    '2022-01..',
    '..2022-01',
    '2022-01..2022-02..2022-03',
    '2022-01-01..2022-09-30',
    '2022-01-2022-09',
  ])('“%s” is none', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('reads back what it writes', () => {
    const month = fc.integer({ min: 12, max: 9999 * 12 + 11 });
    fc.assert(
      fc.property(month, month, (a, b) => {
        const any = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(parsePeriod(periodText(any))).toEqual(any);
      }),
    );
  });

  it('October to September has twelve months', () => {
    expect(periodLength(period('2021-10..2022-09'))).toBe(12);
  });

  it('two periods are the same where both ends are', () => {
    expect(samePeriod(period('2022-01..2022-09'), period('2022-01..2022-09'))).toBe(true);
    expect(samePeriod(period('2022-01..2022-09'), period('2022-01..2022-10'))).toBe(false);
    expect(samePeriod(period('2022-01..2022-09'), period('2021-12..2022-09'))).toBe(false);
  });
});

describe('同期: which periods are compared as they stand', () => {
  it.each([
    ['2020-10..2021-09', '2021-10..2022-09', true],
    ['2021-01..2021-09', '2022-01..2022-09', true],
    ['2020-01..2020-09', '2022-01..2022-09', true],
    ['2021-01..2021-12', '2022-01..2022-09', false],
    ['2021-01..2021-09', '2022-02..2022-10', false],
    ['2022-01..2022-09', '2022-01..2022-09', false],
    ['2022-01..2022-09', '2021-01..2021-09', false],
  ])('%s and %s: %s', (prior, current, comparable) => {
    expect(comparableAsTheyStand(period(prior), period(current))).toBe(comparable);
  });
});

describe('to-date: the beginning of the year whose whole is prior', () => {
  it.each([
    ['2021-01..2021-12', '2022-01..2022-09', true],
    ['2020-10..2021-09', '2021-10..2022-03', true],
    ['2021-01..2021-12', '2022-01..2022-01', true],
    ['2021-01..2021-12', '2022-01..2022-12', false],
    ['2021-01..2021-12', '2022-02..2022-09', false],
    ['2021-01..2021-11', '2022-01..2022-09', false],
    ['2021-01..2021-12', '2021-01..2021-09', false],
  ])('%s and %s: %s', (prior, current, beginning) => {
    expect(beginningOfTheYear(period(prior), period(current))).toBe(beginning);
  });
});

describe('the last day of a period, which counts as today', () => {
  it.each([
    ['2021-10..2022-09', '2022-09-30'],
    ['2022-01..2022-12', '2022-12-31'],
    ['2023-10..2024-02', '2024-02-29'],
    ['2022-10..2023-02', '2023-02-28'],
  ])('%s ends on %s', (text, day) => {
    expect(lastDay(period(text))).toBe(day);
  });
});

describe('months that no part covers', () => {
  const quarter = (n: number): Period => ({ first: 3 * n, last: 3 * n + 2 });
  const year: Period = { first: 0, last: 11 };

  it('lie before, between and after the parts', () => {
    expect(uncoveredMonths(year, [quarter(1), quarter(3)])).toEqual([quarter(0), quarter(2)]);
    expect(uncoveredMonths(year, [quarter(0)])).toEqual([{ first: 3, last: 11 }]);
    expect(uncoveredMonths(year, [0, 1, 2, 3].map(quarter))).toEqual([]);
  });

  it('are none of a part that is covered, whatever is lacking behind it', () => {
    expect(uncoveredMonths(quarter(0), [quarter(0), quarter(1), quarter(3)])).toEqual([]);
    expect(uncoveredMonths(quarter(2), [quarter(0), quarter(1), quarter(3)])).toEqual([quarter(2)]);
  });

  it('what parts cover is as few ranges as there are, in whatever order they come', () => {
    expect(coveredMonths([])).toEqual([]);
    expect(coveredMonths([quarter(1), quarter(0)])).toEqual([{ first: 0, last: 5 }]);
    expect(coveredMonths([quarter(3), quarter(0), quarter(1)])).toEqual([
      { first: 0, last: 5 },
      quarter(3),
    ]);
  });
});
