import {
  isWithin,
  lastYearOf,
  MONTHS_OF_A_YEAR,
  type Period,
  parsePeriod,
  periodLength,
  periodText,
} from '../period.js';
import { inFigures } from './in-figures.js';
import { type MentionedMonths, monthsApart, monthsMentioned } from './mentions.js';
import { type NamedPeriod, NOTATIONS, wholeYear } from './notations.js';

const IN_TITLES = NOTATIONS.map(({ source, before = '' }) => new RegExp(source + before, 'u'));
const ALONE = NOTATIONS.map(({ source }) => new RegExp(`^${source}$`, 'u'));

const NOT_OF_THE_TABLE = /填报(?!表)|导出|截[至止]|(?:制表|打印)(?:日期|时间)?|日期/u;

/** The gap between two cells of a title row ends a text: `2022年9月  单位:元`. */
const GAPS = /[^\S\n]{2,}/gu;
const inCells = (title: string): string => inFigures(title.replace(GAPS, ';'));

/** Without a month, a quarter or a half of the year: no other notation has to be looked for. */
const ONLY_A_YEAR = /^[^\d半]*\d{4}[^\d半]*$/u;

/** The cells of a title that speak of the table, and not of the day on which it was made. */
function ownCells(title: string): string[] {
  const text = inCells(title);
  const made = NOT_OF_THE_TABLE.exec(text);
  // `9月份填报`: what month that is, is told by the word behind it.
  return (made === null ? text : text.slice(0, made.index + made[0].length)).split(';');
}

/**
 * The period that a title names: `2022年1-9月`, `2021年10月1日至2022年9月30日`, `2022年第三季度`,
 * `2021-2022年度`. A full date is none; null where the title names none.
 */
export function periodInTitle(title: string): NamedPeriod | null {
  const whole = inFigures(title);
  if (!/\d{4}/.test(whole)) return null;
  if (ONLY_A_YEAR.test(whole) && title.search(GAPS) === -1) return written(title, whole, 'year');
  return (
    written(title, whole, undefined) ??
    firstOf(ownCells(title), monthsApart) ??
    written(title, whole, 'month') ??
    written(title, whole, 'year')
  );
}

function written(
  title: string,
  whole: string,
  wanted: 'month' | 'year' | undefined,
): NamedPeriod | null {
  for (const [n, { of, notADay, read }] of NOTATIONS.entries()) {
    if (of !== wanted) continue;
    const text = notADay ? inCells(title) : whole;
    const found = IN_TITLES[n]?.exec(text);
    if (!found) continue;
    if (notADay && NOT_OF_THE_TABLE.test(text.slice(0, found.index))) continue;
    return read(Number(found[1]), ...found.slice(2));
  }
  return null;
}

function firstOf<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const value = read(text);
    if (value !== null) return value;
  }
  return null;
}

/** Words about months that may be about the table, though nobody can say for sure. */
export interface UnclearMonths extends MentionedMonths {
  /** The period that they would name as a title; null where they name none. */
  readonly period: Period | null;
}

/** What a name beside a table, or a title that names no months, says of months all the same. */
export function unclearMonths(text: string): UnclearMonths | null {
  const found = periodInTitle(text);
  if (found !== null && found.ofAYear !== true) {
    const period = { first: found.first, last: found.last };
    return { words: periodText(period), months: null, period };
  }
  const mentioned = firstOf(ownCells(text), monthsMentioned);
  return mentioned === null ? null : { ...mentioned, period: null };
}

/** Tells whether the words name all the months that are asked about. */
export function nameAll({ months, period }: UnclearMonths, asked: Period): boolean {
  if (period !== null) return isWithin(asked, period);
  if (months === null) return false;
  const [first, last] = months;
  return asked.first % 12 === first - 1 && periodLength(asked) === last - first + 1;
}

const SHEET_OF_A_YEAR = /^((?:19|20)\d{2})年?(?:收入|明细)*表?$/u;

/** The period that the name of a sheet names, `2021年` and `2021` too. */
export function periodInSheetName(name: string): NamedPeriod | null {
  const year = SHEET_OF_A_YEAR.exec(inFigures(name))?.[1];
  return year === undefined ? periodInTitle(name) : wholeYear(Number(year));
}

/**
 * A period as people and our own reports write it in options and project files, besides
 * `2021-10..2022-09`: `2021年10月至2022年9月`, `2022年1-9月`, `2022年度`. null where the text is
 * anything else or more.
 */
export function writtenPeriod(text: string): Period | null {
  const plain = parsePeriod(text);
  if (plain !== null) return plain;
  for (const [n, { read }] of NOTATIONS.entries()) {
    const found = ALONE[n]?.exec(inFigures(text));
    if (!found) continue;
    const period = read(Number(found[1]), ...found.slice(2));
    return period === null ? null : { first: period.first, last: period.last };
  }
  return null;
}

/**
 * What a name means in a run: a year alone is whichever of the run's two periods has twelve months
 * and ends in that year, else the calendar year.
 */
export function inRun(named: NamedPeriod, periods: readonly (Period | null)[]): Period {
  const { first, last } = named;
  if (named.yearAlone !== true) return { first, last };
  const year = lastYearOf(named);
  const found = periods.find(
    (period) =>
      period !== null && periodLength(period) === MONTHS_OF_A_YEAR && lastYearOf(period) === year,
  );
  return found ?? { first, last };
}
