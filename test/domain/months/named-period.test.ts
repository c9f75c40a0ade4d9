import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inRun,
  periodInSheetName,
  periodInTitle,
  writtenPeriod,
} from '../../../src/domain/months/named-period.js';
import { type Period, parsePeriod, periodText } from '../../../src/domain/period.js';

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`${text} is no period`);
  return parsed;
}

const textOf = (found: Period | null) => (found === null ? null : periodText(found));
const named = (title: string) => textOf(periodInTitle(title));

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
    ['2022年(1-9月)脱贫户收入', '2022-01..2022-09'],
    ['2022年度（1—9月）', '2022-01..2022-09'],
    ['2022.1-9月脱贫户收入', '2022-01..2022-09'],
    ['2022.01—09月', '2022-01..2022-09'],
    ['2021年10月1日至2022年9月30日', '2021-10..2022-09'],
    ['2021年10月1日—2022年9月30日脱贫户收入', '2021-10..2022-09'],
    ['2021年10月1日-2022年9月30日', '2021-10..2022-09'],
    ['2021年10月1日~2022年9月30日', '2021-10..2022-09'],
    ['2021.10.1-2022.9.30', '2021-10..2022-09'],
    ['2021.10-2022.9', '2021-10..2022-09'],
    ['2021/10/1至2022/9/30', '2021-10..2022-09'],
    ['2021-10-01至2022-09-30', '2021-10..2022-09'],
    ['2022年1月1日至9月30日', '2022-01..2022-09'],
    ['2021年10月至2022年9月30日', '2021-10..2022-09'],
    ['2021-2022年度脱贫户收入', '2021-10..2022-09'],
    ['2021年—2022年度', '2021-10..2022-09'],
    ['2021至2022年度', '2021-10..2022-09'],
    ['2022年前三季度', '2022-01..2022-09'],
    ['2022年前两季度', '2022-01..2022-06'],
    ['2022年一至三季度', '2022-01..2022-09'],
    ['2022年1-3季度', '2022-01..2022-09'],
    ['2022年上半年全乡脱贫户收入', '2022-01..2022-06'],
    ['2022年下半年', '2022-07..2022-12'],
    ['2022年第三季度', '2022-07..2022-09'],
    ['2022年第1季度', '2022-01..2022-03'],
    ['2022年（第四季度）', '2022-10..2022-12'],
    ['2022年9月份', '2022-09..2022-09'],
    ['北张乡2022年9月份脱贫户收入', '2022-09..2022-09'],
    ['2022年1月', '2022-01..2022-01'],
    ['2022年1月农户收入明细表', '2022-01..2022-01'],
    ['脱贫户收入填报表(2022年9月)', '2022-09..2022-09'],
    ['2022年9月  单位:元', '2022-09..2022-09'],
    ['2022年  1-9月', '2022-01..2022-09'],
    ['2022年1-9月收入 填报日期:2022年10月5日', '2022-01..2022-09'],
    ['2022年度收入明细表 2022年12月31日', '2022-01..2022-12'],
  ])('%s: %s', (title, expected) => {
    expect(named(title)).toBe(expected);
  });

  it.each([
    ['2022年9月30日', 'a full date'],
    ['2022年1-9月30日', 'an end that is a date'],
    ['2022年', 'no month'],
    ['2022.9.30', 'a full date'],
    ['2022-9-30', 'a full date'],
    ['2022年9月30日脱贫户收入', 'a full date'],
    ['填报日期:2022年9月', 'the month of filling it in'],
    ['单位:元  填报单位:北张村  2022年9月', 'the month of filling it in'],
    ['截至2022年9月', 'the month up to which it is'],
    ['截止2022年第三季度', 'the quarter up to which it is'],
    ['导出时间 2022年9月', 'the month of exporting it'],
    ['2022年9月至今', 'a month since which it is'],
    ['2022年9月低保名单', 'a month of something else'],
    ['2020-2022年度', 'three years'],
    ['2022-2021年度', 'two years in the wrong order'],
    ['2021-2022年', 'two years, of which nobody says that they are one'],
    ['2022年9-1月', 'an end before the beginning'],
    ['2022年1-13月', 'a thirteenth month'],
    ['2022年0-9月', 'a month zero'],
    ['脱贫户收入明细表', 'no year'],
    ['', 'nothing'],
  ])('%s names none: %s', (title) => {
    expect(named(title)).toBeNull();
  });

  it('parts of a 年度 are parts: no part of a year is taken for the year', () => {
    expect(named('2022年度1-9月收入明细表')).toBe('2022-01..2022-09');
    expect(named('2022年度1月至9月')).toBe('2022-01..2022-09');
    expect(named('2022年度9月')).toBe('2022-09..2022-09');
    expect(named('2022年度第三季度')).toBe('2022-07..2022-09');
    expect(named('2022年度三季度')).toBe('2022-07..2022-09');
    expect(named('2022年度上半年')).toBe('2022-01..2022-06');
    expect(named('2022年度9月30日')).toBeNull();
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

describe('the period that the name of a sheet names', () => {
  it.each([
    ['2021年', '2021-01..2021-12'],
    ['2021', '2021-01..2021-12'],
    ['２０２１年', '2021-01..2021-12'],
    ['2021年收入明细表', '2021-01..2021-12'],
    ['2021年度', '2021-01..2021-12'],
    ['2022年1-9月', '2022-01..2022-09'],
    ['2021-2022年度', '2021-10..2022-09'],
    ['Sheet1', null],
    ['北张村', null],
    ['2021年低保', null],
    ['20211', null],
    ['1021', null],
  ])('%s: %s', (name, expected) => {
    expect(textOf(periodInSheetName(name))).toBe(expected);
  });
});

describe('a year alone is what the run says of it', () => {
  const RUN = [period('2020-10..2021-09'), period('2021-10..2022-09')];
  const inThis = (title: string, run: readonly (Period | null)[]) => {
    const found = periodInTitle(title);
    return found === null ? null : periodText(inRun(found, run));
  };

  it('whichever of the two periods has twelve months and ends in it', () => {
    expect(inThis('2022年度', RUN)).toBe('2021-10..2022-09');
    expect(inThis('2021年度', RUN)).toBe('2020-10..2021-09');
  });

  it('else the calendar year: of no run, of eleven months, of another year', () => {
    expect(inThis('2022年度', [null, null])).toBe('2022-01..2022-12');
    expect(inThis('2022年度', [null, period('2021-11..2022-09')])).toBe('2022-01..2022-12');
    expect(inThis('2022年度', [null, period('2022-01..2022-09')])).toBe('2022-01..2022-12');
    expect(inThis('2020年度', RUN)).toBe('2020-01..2020-12');
  });

  it('what says its months means them', () => {
    expect(inThis('2022年1-12月', RUN)).toBe('2022-01..2022-12');
  });
});

describe('a period as people write it in options', () => {
  it.each([
    ['2021-10..2022-09', '2021-10..2022-09'],
    ['2021年10月至2022年9月', '2021-10..2022-09'],
    ['2021年10月1日至2022年9月30日', '2021-10..2022-09'],
    ['2022年1-9月', '2022-01..2022-09'],
    [' 2022年 1 — 9月 ', '2022-01..2022-09'],
    ['2022年9月', '2022-09..2022-09'],
    ['2022年前三季度', '2022-01..2022-09'],
    ['2022年上半年', '2022-01..2022-06'],
    ['2022年(1-9月)', '2022-01..2022-09'],
    ['2021-2022年度', '2021-10..2022-09'],
    ['2022年度', '2022-01..2022-12'],
  ])('%s: %s', (text, expected) => {
    const found = writtenPeriod(text);
    expect(textOf(found)).toBe(expected);
    expect(found).not.toHaveProperty('yearAlone');
  });

  it.each([
    ['2022年1-9月收入', 'words behind it'],
    ['北张乡2022年1-9月', 'words before it'],
    ['2022年9-1月', 'an end before the beginning'],
    ['2022年9月30日', 'a day'],
    ['2022年', 'a year of which nobody says which'],
    ['今年', 'no figures'],
    ['', 'nothing'],
  ])('%s is none: %s', (text) => {
    expect(writtenPeriod(text)).toBeNull();
  });

  it('reads what our reports write of any period', () => {
    const month = fc.integer({ min: 1990 * 12, max: 2099 * 12 });
    const inChinese = (n: number) => `${Math.floor(n / 12)}年${(n % 12) + 1}月`;
    fc.assert(
      fc.property(month, month, (a, b) => {
        const any = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(writtenPeriod(`${inChinese(any.first)}至${inChinese(any.last)}`)).toEqual(any);
      }),
    );
  });
});
