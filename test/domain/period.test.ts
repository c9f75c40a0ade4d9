import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginningOfTheYear,
  comparableAsTheyStand,
  lastDay,
  type Period,
  parsePeriod,
  periodInTitle,
  periodLength,
  periodText,
  samePeriod,
} from '../../src/domain/period.js';

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`${text} is no period`);
  return parsed;
}

const named = (title: string) => {
  const found = periodInTitle(title);
  return found === null ? null : periodText(found);
};

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

describe('the period that a title names', () => {
  it.each([
    ['北张乡2022年1-9月脱贫户收入明细表', '2022-01..2022-09'],
    ['2022年1月至9月', '2022-01..2022-09'],
    ['2022年1月—9月', '2022-01..2022-09'],
    ['2022年1月——9月', '2022-01..2022-09'],
    ['2022年1~9月', '2022-01..2022-09'],
    ['2022年1～9月', '2022-01..2022-09'],
    ['２０２２年１－９月', '2022-01..2022-09'],
    [' 2022 年 1 - 9 月 份', '2022-01..2022-09'],
    ['2022年1-9\n月收入', '2022-01..2022-09'],
    ['2022年10-12月', '2022-10..2022-12'],
    ['2021年10月至2022年9月', '2021-10..2022-09'],
    ['2021年10月-2022年9月脱贫户收入', '2021-10..2022-09'],
    ['2021年10月~2022年9月', '2021-10..2022-09'],
    ['2022年度', '2022-01..2022-12'],
    ['北张乡2021年度脱贫户收入明细表', '2021-01..2021-12'],
    ['2022年1-9月收入 填报日期:2022年10月5日', '2022-01..2022-09'],
    ['2022年度收入明细表 2022年12月31日', '2022-01..2022-12'],
  ])('%s: %s', (title, expected) => {
    expect(named(title)).toBe(expected);
  });

  it.each([
    ['2022年9月30日', 'a full date'],
    ['2022年1月1日至9月30日', 'two full dates'],
    ['2021年10月1日至2022年9月30日', 'two full dates of two years'],
    ['2021年10月至2022年9月30日', 'an end that is a date'],
    ['2022年1-9月30日', 'an end that is a date'],
    ['2022年', 'no month'],
    ['2022年9月', 'one month, of which nobody says since when'],
    ['2022年9-1月', 'an end before the beginning'],
    ['2022年1-13月', 'a thirteenth month'],
    ['2022年0-9月', 'a month zero'],
    ['脱贫户收入明细表', 'no year'],
    ['', 'nothing'],
  ])('%s names none: %s', (title) => {
    expect(named(title)).toBeNull();
  });

  it('nine months of a 年度 are nine months, and no part of a year is taken for the year', () => {
    expect(named('2022年度1-9月收入明细表')).toBe('2022-01..2022-09');
    expect(named('2022年度1月至9月')).toBe('2022-01..2022-09');
    for (const title of ['2022年度9月', '2022年度第三季度', '2022年度三季度', '2022年度上半年']) {
      expect(named(title)).toBeNull();
    }
  });

  it('any range of months of a year is named in every notation', () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2099 }), month, month, (year, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const two = (n: number) => String(n).padStart(2, '0');
        const expected = `${year}-${two(from)}..${year}-${two(to)}`;
        expect(named(`${year}年${from}-${to}月`)).toBe(expected);
        expect(named(`北张乡${year}年${from}月至${to}月收入`)).toBe(expected);
        expect(named(`${year}年${from}月—${year}年${to}月`)).toBe(expected);
      }),
    );
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
