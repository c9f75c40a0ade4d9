import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nameAll,
  periodInSheetName,
  periodInTitle,
  unclearMonths,
} from '../../../src/domain/months/named-period.js';
import { type Period, parsePeriod, periodText } from '../../../src/domain/period.js';

const textOf = (found: Period | null): string | null => (found === null ? null : periodText(found));

/** What villages write over a quarter's or a month's table. */
const WORDINGS: readonly (readonly [string, string])[] = [
  ...['2022年1月监测户收入台账', '2022年1月脱贫户收入', '2022年元月', '２０２２年１月'].map(
    (wording) => [wording, '2022-01..2022-01'] as const,
  ),
  ...['2022年三月', '2022年三月份', '2022-03', '2022-03脱贫户收入', '2022.03', '2022/3'].map(
    (wording) => [wording, '2022-03..2022-03'] as const,
  ),
  ...['202203', '２０２２－０３', '2022年脱贫户收入明细表(3月)', '脱贫户收入(2022年3月份)'].map(
    (wording) => [wording, '2022-03..2022-03'] as const,
  ),
  ...[
    ...['2022年第一季度', '二〇二二年第一季度', '二○二二年一季度', '二零二二年第1季度'],
    ...['2022年一季度', '2022年1季度', '2022年第1季', '2022年首季', '2022一季度', '2022年一季报'],
    ...['2022年Q1', '2022Q1', '2022-Q1', '2022年q1', '2022年1Q', 'Q1 2022', '2022年（第一季度）'],
    ...['2022年 第 一 季 度', '2022年【一季度】', '２０２２年１－３月', '2022.1-3月', '2022.1-3'],
    ...['2022.01-03', '2022.01-2022.03', '2022/1-3月', '2022年1-3', '2022-1-3月', '2022-01~03'],
    ...['2022-01至2022-03', '2022-01~2022-03', '2022-01..2022-03', '202201-202203', '202201-03'],
    ...['20220101-20220331', '2022年1、2、3月', '2022年1月、2月、3月', '2022年一、二、三月'],
    ...['2022年元月至三月', '2022年一至三月', '2022年1月1日至3月31日', '2022年1月到3月'],
    ...['2022年1-3月份累计', '2022年[1-3月]', '2022年前三个月', '2022年前3个月'],
    ...['2022年北张村第一季度收入明细表', '北张村2022年脱贫户收入明细表（第一季度）'],
    ...['北张村2022年度脱贫户收入明细表（一季度）', '2022年北张乡北张村脱贫户1-3月收入'],
    ...['第一季度（2022年）', '北张村2022年1-3月  填报日期:2022年4月'],
  ].map((wording) => [wording, '2022-01..2022-03'] as const),
  ...[
    ...['2022年上半年', '2022上半年', '2022年H1', '2022年前半年', '2022年第1-2季度'],
    ...['2022年1-2季度', '2022年第一、二季度', '2022年第一季度和第二季度', '2022年前两季度'],
    ...['2022年第一至第二季度', '2022年前六个月', '2022年1至6月累计'],
  ].map((wording) => [wording, '2022-01..2022-06'] as const),
  ...['2022年下半年', '2022H2', '2022年三至四季度', '2022年第三、四季度'].map(
    (wording) => [wording, '2022-07..2022-12'] as const,
  ),
  ...['二〇二一年十至十二月', '2021年十月—十二月', '2021年第四季', '2021年四季度收入'].map(
    (wording) => [wording, '2021-10..2021-12'] as const,
  ),
  ['2022年前三个季度', '2022-01..2022-09'],
  ['2021年第四季度至2022年第三季度', '2021-10..2022-09'],
  ['二〇二一年十月至二〇二二年九月', '2021-10..2022-09'],
];

describe('wordings of some months of a year', () => {
  it.each(WORDINGS)('%s: %s', (wording, expected) => {
    expect(textOf(periodInTitle(wording))).toBe(expected);
    expect(textOf(periodInSheetName(wording))).toBe(expected);
    expect(textOf(unclearMonths(wording)?.period ?? null)).toBe(expected);
  });

  const SIGNS = '〇一二三四五六七八九';
  const inWords = (year: number): string =>
    [...String(year)].map((figure) => SIGNS[Number(figure)]).join('');
  const MONTHS = [...'一二三四五六七八九十', '十一', '十二'];
  const two = (month: number): string => String(month).padStart(2, '0');
  const wide = (text: string): string =>
    text.replace(/\d/gu, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));

  /** Everything that names these months of a year. */
  function wordingsOf(year: number, from: number, to: number): string[] {
    const [first, last] = [MONTHS[from - 1], MONTHS[to - 1]];
    const ranges = [
      ...[`${year}年${from}-${to}月`, `${year}年${from}月至${to}月`, `${year}.${from}-${to}月`],
      ...[`${year}年${two(from)}-${two(to)}月份`, `${year}-${two(from)}至${year}-${two(to)}`],
      ...[`${year}年${first}至${last}月`, `${inWords(year)}年${first}月—${last}月`],
      ...[`${year}${two(from)}-${year}${two(to)}`, wide(`${year}年${from}～${to}月`)],
      ...[`${year}年北张村脱贫户收入明细表(${from}-${to}月)`, `${year}-${two(from)}~${two(to)}`],
    ];
    const months = [
      ...[`${year}年${from}月`, `${year}年${first}月份`, `${inWords(year)}年${first}月收入明细表`],
      ...[`${year}-${two(from)}`, `${year}${two(from)}`, `${year}.${two(from)}`],
      wide(`${year}年${from}月份`),
    ];
    const quarter = to / 3;
    const sign = SIGNS[quarter];
    const quarters = [
      ...[`${year}年第${sign}季度`, `${year}年${quarter}季度收入`, `${year}年Q${quarter}`],
      ...[`${inWords(year)}年${sign}季度`, `${year}年北张村脱贫户收入(第${sign}季度)`],
      ...[`${year}${sign}季度`, wide(`${year}年第${quarter}季度`)],
    ];
    return [
      ...(from === to ? months : ranges),
      ...(to - from === 2 && to % 3 === 0 ? quarters : []),
    ];
  }

  it('whatever part of a year is written in whatever way is read back', () => {
    const year = fc.integer({ min: 1990, max: 2099 });
    const month = fc.integer({ min: 1, max: 12 });
    const around = fc.constantFrom('', '北张村', '文水县北张乡北张村', '团结1村');
    fc.assert(
      fc.property(year, month, month, around, (year, a, b, village) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const expected = `${year}-${two(from)}..${year}-${two(to)}`;
        for (const wording of wordingsOf(year, from, to)) {
          expect([wording, textOf(periodInTitle(`${village}${wording}`))]).toEqual([
            wording,
            expected,
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('months of which nobody can say for sure which they are', () => {
  it.each([
    ['第一季度', '第1季度'],
    ['北张村一季度脱贫户收入明细表', '第1季度'],
    ['1-3月', '1-3月'],
    ['上半年', '上半年'],
    ['1月', '1月'],
    ['22年1-3月', '1-3月'],
    ['2022年一季', '一季'],
    ['2022年一、三季度', '、三季度'],
    ['2022年第1季度、第3季度', '第1季度'],
    ['2022年1月、3月', '1月、3月'],
    ['2022年1-3月、7-9月', '1-3月、7-9月'],
    ['2022年第Ⅰ季度', '第I季度'],
    ['2022年春季', '春季'],
    ['2022年1月北张村脱贫户收入明细表', '1月'],
    ['2022年9月至今', '9月'],
    ['2021-2022年度第一季度', '第1季度'],
    ['2021-2022年度（10-12月）', '10-12月'],
  ])('%s names no months of its own, but says %s', (wording, words) => {
    const named = periodInTitle(wording);
    expect(named === null || named.ofAYear === true).toBe(true);
    expect(unclearMonths(wording)).toMatchObject({ words, period: null });
  });

  it.each([
    ...['2022年度', '2021-2022年度', '北张村', '脱贫户收入明细表', '2022年9月30日'],
    ...['截至2022年9月', '填报日期:2022年9月', '制表日期:2022年9月', '2022年3月末'],
    ...['2022年度脱贫户收入明细表（9月30日统计）', '2022年度脱贫户收入明细表（9月份填报）'],
    ...['2022年四季豆收入', '团结1村2022年度', '2022年度(1-3组)', '共12个月'],
  ])('%s says nothing of months', (wording) => {
    expect(unclearMonths(wording)).toBeNull();
  });

  it('words that are of all months of a run ask nobody', () => {
    const quarter = parsePeriod('2022-01..2022-03') as Period;
    const year = parsePeriod('2021-10..2022-09') as Period;
    const said = (words: string, asked: Period): boolean | undefined => {
      const unclear = unclearMonths(words);
      return unclear === null ? undefined : nameAll(unclear, asked);
    };
    expect(said('一季度', quarter)).toBe(true);
    expect(said('一季度', year)).toBe(false);
    expect(said('二季度', quarter)).toBe(false);
    expect(said('2021年10月至2022年9月', year)).toBe(true);
    expect(said('2022年1-3月', year)).toBe(false);
    expect(said('2022年春季', quarter)).toBe(false);
  });
});
