/**
 * A period is a range of whole months, written `2021-10..2022-09`.
 * Definition: docs/definitions/comparison.md, "Periods".
 */
export interface Period {
  /** Months counted from year 0: year × 12 + month − 1. */
  readonly first: number;
  readonly last: number;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

function monthOf(text: string): number | null {
  const found = MONTH.exec(text);
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : null;
}

/** null where the text is no period or ends before it begins. */
export function parsePeriod(text: string): Period | null {
  const parts = text.trim().split('..');
  if (parts.length > 2) return null;
  const first = monthOf(parts[0] ?? '');
  const last = monthOf(parts[1] ?? parts[0] ?? '');
  return first === null || last === null || last < first ? null : { first, last };
}

const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

export const periodText = ({ first, last }: Period): string =>
  `${monthText(first)}..${monthText(last)}`;

/** The last day of a period, `2022-09-30`. */
export const lastDay = ({ last }: Period): string =>
  // Day 0 of the month after: months count from 0 here, so `last % 12 + 1` is the next one.
  new Date(Date.UTC(Math.floor(last / 12), (last % 12) + 1, 0)).toISOString().slice(0, 10);

export const periodLength = ({ first, last }: Period): number => last - first + 1;

export const samePeriod = (a: Period, b: Period): boolean =>
  a.first === b.first && a.last === b.last;

export const BASES = ['same-period', 'to-date'] as const;
/** How two periods are compared. */
export type Basis = (typeof BASES)[number];

/** Same length, and the later one whole years after the earlier one. */
export const comparableAsTheyStand = (prior: Period, current: Period): boolean =>
  periodLength(prior) === periodLength(current) &&
  current.first > prior.first &&
  (current.first - prior.first) % 12 === 0;

/** Current is the beginning of the year whose whole is prior, a year or more later. */
export const beginningOfTheYear = (prior: Period, current: Period): boolean =>
  periodLength(prior) === 12 &&
  periodLength(current) < 12 &&
  current.first > prior.first &&
  (current.first - prior.first) % 12 === 0;

const YEAR = '(\\d{4})年度?';
const MONTHS = '(\\d{1,2})月(?:份)?';
const TO = '(?:至|到|—|–|―|-|~|∼|〜)+';
const RANGE_OF_YEARS = new RegExp(`${YEAR}${MONTHS}${TO}${YEAR}${MONTHS}(?!\\d{1,2}日)`);
const RANGE_OF_MONTHS = new RegExp(`${YEAR}(\\d{1,2})(?:月(?:份)?)?${TO}${MONTHS}(?!\\d{1,2}日)`);
/** Not where the title goes on to name a part of that year: `2022年度9月`, `2022年度第三季度`. */
const WHOLE_YEAR = /(\d{4})年度(?!\d{1,2}月|\d{1,2}-|第?.季度|[上下前后]半年)/;

function between(fromYear: string, from: string, toYear: string, to: string): Period | null {
  return parsePeriod(`${fromYear}-${from.padStart(2, '0')}..${toYear}-${to.padStart(2, '0')}`);
}

/**
 * The period that a title names: `2022年1-9月`, `2022年1月至9月`, `2021年10月至2022年9月`, `2022年度`.
 * A full date is none; null where the title names none.
 */
export function periodInTitle(title: string): Period | null {
  const text = title.normalize('NFKC').replace(/\s+/g, '');
  const years = RANGE_OF_YEARS.exec(text);
  if (years) return between(years[1] ?? '', years[2] ?? '', years[3] ?? '', years[4] ?? '');
  const months = RANGE_OF_MONTHS.exec(text);
  if (months) return between(months[1] ?? '', months[2] ?? '', months[1] ?? '', months[3] ?? '');
  const year = WHOLE_YEAR.exec(text);
  return year ? between(year[1] ?? '', '1', year[1] ?? '', '12') : null;
}
