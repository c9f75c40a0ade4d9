import type { Year } from '../../domain/household.js';
import { periodInTitle } from '../../domain/months/named-period.js';
import type { NamedPeriod } from '../../domain/months/notations.js';
import { lastYearOf } from '../../domain/period.js';
import type { Cell } from '../sheet.js';

/** What the head of a column, or the name of a block, says of the year of the figures under it. */
export interface YearWord {
  /** The year of the run, where the words are 上年 or 本年; else null. */
  readonly year: Year | null;
  /** The year, or the last one, that is named in figures. */
  readonly number: number | null;
  readonly period: NamedPeriod | null;
  /** 上年同期: the same months of the year before. */
  readonly sameMonths: boolean;
}

const OF_WHAT =
  '(?:家庭|全家)?(?:总?收入|收支|支出|金额|数额|数|值|情况|明细|合计|小计|实际|发生额)*';
const IN_FIGURES = '(?:\\((?<year>\\d{4})年?度?\\))?';
const PRIOR = new RegExp(`^(?:(?:上一?|去)年度?(?<same>同期)?|上期)${OF_WHAT}${IN_FIGURES}$`, 'u');
const CURRENT = new RegExp(`^(?:[本今当]年度?|本期)${OF_WHAT}${IN_FIGURES}$`, 'u');
const BARE = new RegExp(`^(?<year>\\d{4})年?度?${OF_WHAT}$`, 'u');
const MONTHS = new RegExp(`^\\d{4}年[\\d年月份至到—–―~∼〜-]*月份?${OF_WHAT}$`, 'u');

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

function numberIn(text: string | undefined): number | null {
  const number = Number(text ?? Number.NaN);
  return number >= FIRST_YEAR && number <= LAST_YEAR ? number : null;
}

/** The year that a cell names, where it names nothing else: 上年, 本年收入, 2021年, 2021年1-9月. */
export function yearWordOf(cell: Cell, name: string): YearWord | null {
  if (typeof cell === 'number') {
    const number = numberIn(String(cell));
    return number === null ? null : { year: null, number, period: null, sameMonths: false };
  }
  const prior = PRIOR.exec(name);
  if (prior !== null) {
    const { same, year } = prior.groups ?? {};
    return { year: 'prior', number: numberIn(year), period: null, sameMonths: same !== undefined };
  }
  const current = CURRENT.exec(name);
  if (current !== null) {
    const number = numberIn(current.groups?.year);
    return { year: 'current', number, period: null, sameMonths: false };
  }
  const bare = numberIn(BARE.exec(name)?.groups?.year);
  if (bare !== null) {
    return { year: null, number: bare, period: periodInTitle(name), sameMonths: false };
  }
  const period = MONTHS.test(name) ? periodInTitle(name) : null;
  return period === null
    ? null
    : { year: null, number: lastYearOf(period), period, sameMonths: false };
}

/** Whose figures stand under a head: one of the two years, or the only year that is named. */
export type Role = Year | 'only';

/**
 * Which of several heads is last year's and which this year's: as they say, else the earlier and
 * the later of two years. null where that cannot be told.
 */
export function rolesOf(words: readonly YearWord[]): ReadonlyMap<YearWord, Role> | null {
  const said = new Set(words.flatMap(({ year }) => (year === null ? [] : [year])));
  const figures = words.filter(({ year }) => year === null);
  const years = [...new Set(figures.map(({ number }) => number ?? 0))].sort((a, b) => a - b);
  const roleOf = roleByYear(years, said);
  if (roleOf === null) return null;
  return new Map(words.map((word) => [word, word.year ?? roleOf(word.number ?? 0)]));
}

function roleByYear(
  years: readonly number[],
  said: ReadonlySet<Year>,
): ((year: number) => Role) | null {
  if (years.length === 0) return () => 'only';
  if (years.length === 1 && said.size === 0) return () => 'only';
  if (years.length === 1 && said.size === 1) return () => (said.has('prior') ? 'current' : 'prior');
  if (years.length === 2 && said.size === 0) {
    return (year) => (year === years[0] ? 'prior' : 'current');
  }
  return null;
}
