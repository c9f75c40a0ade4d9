import { plainWord } from '../names/plain-word.js';
/**
 * Months, quarters and years in the one way in which `notations.ts` reads them: `二〇二二年十至十二月`
 * is `2022年10至12月`, `2022年Q1` and `2022年一季` are `2022年第1季度`.
 * Definition: docs/definitions/parts.md, "Which period a table is of".
 */

/** 至, a dash or a wave between the two ends of a range. */
export const TO = '(?:至|到|—|–|―|-|~|∼|〜){1,3}';

const FIGURES: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', '○': '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5' },
  ...{ 六: '6', 七: '7', 八: '8', 九: '9' },
};
const YEAR_IN_WORDS = /[〇零○一二三四五六七八九]{4}(?=年)/gu;

const MONTHS: Readonly<Record<string, string>> = {
  ...{ 元: '1', 正: '1', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6' },
  ...{ 七: '7', 八: '8', 九: '9', 十: '10', 十一: '11', 十二: '12' },
};
const MONTH = '(?:十[一二]?|[元正一二三四五六七八九])';
/** Also the first of two, `十至十二月`, and one of several, `一、二、三月`. */
const MONTH_IN_WORDS = new RegExp(
  `${MONTH}(?=(?:(?:月份?)?(?:${TO}|、)(?:${MONTH}|\\d{1,2}))*月)`,
  'gu',
);
const FIRST_MONTHS = /前(十[一二]?|[两二三四五六七八九])(?=个?月)/gu;

const QUARTERS: Readonly<Record<string, number>> = {
  ...{ 首: 1, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4 },
  ...{ 1: 1, 2: 2, 3: 3, 4: 4 },
};
const QUARTER = '(?<!前)(?:第?[首一二三四]|第?(?<!\\d)[1-4])';
/** 一季 is a quarter only behind 第 or 首, or as 季度 or 季报; alone it may mean anything. */
const QUARTERS_NAMED = new RegExp(
  `${QUARTER}(?:(?:季度?)?(?:${TO}|[、,和及与])${QUARTER})*(?:季[度报]|(?<=[第首].{0,12})季)`,
  'gu',
);
const FIRST_QUARTERS = /前([一二两三1-3])(?=个?季度?)/gu;
const QUARTER_IN_LETTERS =
  /(?<![A-Za-z])(?:Q([1-4])(?!\d(?!\d{3}(?!\d)))|(?<!\d)([1-4])Q(?![A-Za-z\d]))/giu;
const HALF_IN_LETTERS = /(?<![A-Za-z])H([12])(?!\d)/giu;

const MONTHS_LISTED = /(?<!\d)\d{1,2}(?:月?[、,]\d{1,2})+月/gu;

/** `1、2、3` is `1-3`; null where one is left out: nobody knows what such a table adds up to. */
function rangeOf(numbers: readonly number[], isList: boolean): string | null {
  const [first, ...rest] = numbers;
  const last = rest.at(-1);
  if (first === undefined) return null;
  if (last === undefined) return String(first);
  const isRow = rest.every((number, n) => number === first + n + 1);
  return last > first && (isRow || !isList) ? `${first}-${last}` : null;
}

function quarters(named: string): string {
  const numbers = [...named].flatMap((sign) => QUARTERS[sign] ?? []);
  const range = rangeOf(numbers, /[、,和及与]/u.test(named) || numbers.length > 2);
  return range === null ? named : `第${range}季度`;
}

function months(listed: string): string {
  const range = rangeOf((listed.match(/\d+/gu) ?? []).map(Number), true);
  return range === null ? listed : `${range}月`;
}

/** Words that begin the name of a period; no name of a village begins with them. */
export const PERIOD_IN_WORDS = [
  `${YEAR_IN_WORDS.source}年度?`,
  QUARTERS_NAMED.source,
  `${FIRST_QUARTERS.source}个?季度?`,
  `${FIRST_MONTHS.source}个?月`,
  `(?:${MONTH}(?:月份?)?(?:${TO}|、))*${MONTH}月份?(?!村|社区|居委会)`,
  '[上下前后]半年',
].join('|');

export const inFigures = (text: string): string =>
  plainWord(text)
    .replace(YEAR_IN_WORDS, (year) => [...year].map((sign) => FIGURES[sign] ?? sign).join(''))
    .replace(
      QUARTER_IN_LETTERS,
      (_, behind?: string, before?: string) => `第${behind ?? before}季度`,
    )
    .replace(HALF_IN_LETTERS, (_, half: string) => (half === '1' ? '上半年' : '下半年'))
    .replace(FIRST_QUARTERS, (_, quarter: string) => `前${QUARTERS[quarter]}`)
    .replace(QUARTERS_NAMED, quarters)
    .replace(FIRST_MONTHS, (_, month: string) => `前${MONTHS[month]}`)
    .replace(MONTH_IN_WORDS, (month) => MONTHS[month] ?? month)
    .replace(MONTHS_LISTED, months);
