import { monthRange } from '../period.js';
import { TO } from './in-figures.js';
import { type NamedPeriod, NO_LIST } from './notations.js';

/**
 * Words for some months of a year, wherever they stand: `2022年北张村第一季度收入明细表`.
 * Definition: docs/definitions/parts.md, "Which period a table is of".
 */

/** A day, a month's end, and what is done on a day name no months that a table is of. */
const NO_DAY =
  '(?!\\d|[./]\\d|[底末初中上下]|(?:份|\\))?(?:填报|上报|报送|导出|截|统计|采集|制表|打印|更新|核实|调查))';
/** `1月、3月`: what such a table adds up to is no period. */
const ALONE = '(?<![\\d、,和及与])';
const MONTH = `${ALONE}(\\d{1,2})`;

interface Wording {
  readonly source: RegExp;
  months(from: string | undefined, to: string | undefined): MonthsOfAYear;
}

const quarters = (from: string | undefined, to = from): MonthsOfAYear => [
  Number(from) * 3 - 2,
  Number(to) * 3,
];
const plain = (from: string | undefined, to = from): MonthsOfAYear => [Number(from), Number(to)];

const wording = (source: string, months: Wording['months']): Wording => ({
  source: new RegExp(source, 'gu'),
  months,
});

/** Words that name months: where a year stands beside them, these are known. */
const WORDINGS: readonly Wording[] = [
  wording(`${ALONE}第([1-4])(?:-([1-4]))?季度${NO_LIST}`, quarters),
  wording('前([1-3])个?季度', (to) => quarters('1', to)),
  wording('[上前]半年', () => [1, 6]),
  wording('[下后]半年', () => [7, 12]),
  wording('前(\\d{1,2})个?月', (to) => plain('1', to)),
  wording(`${MONTH}(?:月份?)?${TO}(\\d{1,2})月份?${NO_DAY}${NO_LIST}`, plain),
  wording(`${MONTH}月份${NO_DAY}${NO_LIST}`, plain),
  wording(`\\((\\d{1,2})月\\)${NO_DAY}`, plain),
];

/** Words that may also be the month in which something was done, or months that make no period. */
const WEAK = [
  /[^年]{0,2}季[度报]|第.{1,2}季|[一二三四首末春夏秋冬]季(?![豆节])/u,
  new RegExp(`(?<!\\d)\\d{1,2}(?:[月、,和及与至-]+\\d{1,2})*月份?${NO_DAY}`, 'u'),
  /(?<!\d)(?:19|20)\d{2}[-./年]?(?:0?[1-9]|1[0-2])(?![-./]?\d|月)/u,
];

/** What all of these have: nearly every title names a year at most. */
const MAY_MENTION = /[月季半]|\d{4}[-./年]?\d/u;

const YEAR = /(?<!\d)((?:19|20)\d{2})(?:年度?|(?!\d))/gu;

/** Months of a calendar year, from 1. */
type MonthsOfAYear = readonly [first: number, last: number];

/** The one range of months that a cell names; null where it names none, or several. */
function onlyMonths(cell: string): MonthsOfAYear | null {
  const found = WORDINGS.flatMap(({ source, months }) =>
    [...cell.matchAll(source)].map(([, from, to]) => months(from, to)),
  );
  const [one, ...others] = new Map(found.map((range) => [range.join('-'), range])).values();
  return one === undefined || others.length > 0 ? null : one;
}

/** The months of one year that one cell names apart from each other; null where it is not one of each. */
export function monthsApart(cell: string): NamedPeriod | null {
  const years = new Set([...cell.matchAll(YEAR)].map(([, year]) => Number(year)));
  const [year, ...otherYears] = years;
  const months = onlyMonths(cell);
  if (year === undefined || otherYears.length > 0 || months === null) return null;
  return monthRange(year, months[0], year, months[1]);
}

/** What a text says about months. */
export interface MentionedMonths {
  readonly words: string;
  /** null where they do not say which. */
  readonly months: MonthsOfAYear | null;
}

export function monthsMentioned(cell: string): MentionedMonths | null {
  if (!MAY_MENTION.test(cell)) return null;
  for (const source of [...WORDINGS.map((one) => one.source), ...WEAK]) {
    const [words] = cell.match(source) ?? [];
    if (words !== undefined) return { words, months: onlyMonths(cell) };
  }
  return null;
}
