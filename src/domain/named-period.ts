import { lastYearOf, monthRange, type Period, parsePeriod, periodLength } from './period.js';

/**
 * What titles, names of sheets and people call a period.
 * Definition: docs/definitions/intake.md, "What arrives".
 */
export interface NamedPeriod extends Period {
  /** `2022年度` and a sheet called 2022: the run says which twelve months that year has. */
  readonly yearAlone?: true;
}

const YEAR = '(?<!\\d)(\\d{4})(?:年度?|[./])';
const YEAR_OF_MONTHS = '(?<!\\d)(\\d{4})年度?\\(?';
const MONTH = '(\\d{1,2})';
const TO = '(?:至|到|—|–|―|-|~|∼|〜){1,3}';
const DAY = '(?:[./]\\d{1,2}日?|\\d{1,2}日)';
const DATE = `${YEAR}${MONTH}(?:月份?)?${DAY}?`;
const ISO_DATE = '(?<!\\d)(\\d{4})-(\\d{1,2})(?:-\\d{1,2})?';
const TO_OF_ISO = '(?:至|到|—|~|∼|〜){1,3}';

const QUARTERS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4 },
  ...{ 1: 1, 2: 2, 3: 3, 4: 4 },
};
const lastOfQuarter = (quarter: string | undefined): number => (QUARTERS[quarter ?? ''] ?? 0) * 3;

/** One way to name a period; `read` takes what the brackets of `source` hold. */
interface Notation {
  readonly source: string;
  /** What must follow in a title; nothing of it belongs to the period. */
  readonly before?: string;
  /** A month or quarter on which a form was filled in or exported is none that it is of. */
  readonly notADay?: true;
  read(year: number, ...parts: readonly (string | undefined)[]): NamedPeriod | null;
}

const months = (year: number, from: unknown, to: unknown): NamedPeriod | null =>
  monthRange(year, Number(from), year, Number(to));

/** October to September, as the year of the source document. */
const yearFromOctober = (year: number, last: string | undefined): NamedPeriod | null =>
  Number(last) === year + 1 ? monthRange(year, 10, year + 1, 9) : null;

const acrossYears = (
  year: number,
  from: string | undefined,
  lastYear: string | undefined,
  to: string | undefined,
): NamedPeriod | null => monthRange(year, Number(from), Number(lastYear), Number(to));

/** What may stand behind a single month: 份, what the form is of, a mark or the end. */
const AFTER_A_MONTH = '(?=份|脱贫|农户|收入|明细|[^\\p{L}\\p{N}~∼〜至到—–―-]|$)';

/** In this order: the first that fits is what a title names. */
const NOTATIONS: readonly Notation[] = [
  { source: `${DATE}${TO}${DATE}`, before: '(?!\\d)', read: acrossYears },
  { source: `${ISO_DATE}${TO_OF_ISO}${ISO_DATE}`, before: '(?!\\d)', read: acrossYears },
  { source: `${YEAR_OF_MONTHS}${MONTH}月${DAY}${TO}${MONTH}月${DAY}`, read: months },
  {
    source: `(?<!\\d)(\\d{4})(?:年度?|[./])\\(?${MONTH}(?:月份?)?${TO}${MONTH}月份?\\)?`,
    before: `(?!${DAY})`,
    read: months,
  },
  {
    source: `${YEAR_OF_MONTHS}第?[一1](?:季度)?${TO}第?([二三四2-4])季度\\)?`,
    read: (year, to) => months(year, 1, lastOfQuarter(to)),
  },
  {
    source: `${YEAR_OF_MONTHS}前([二两三23])(?:个)?季度\\)?`,
    notADay: true,
    read: (year, to) => months(year, 1, lastOfQuarter(to)),
  },
  {
    source: `${YEAR_OF_MONTHS}第?([一二三四1-4])季度\\)?`,
    notADay: true,
    read: (year, quarter) => months(year, lastOfQuarter(quarter) - 2, lastOfQuarter(quarter)),
  },
  {
    source: `${YEAR_OF_MONTHS}([上前下后])半年\\)?`,
    notADay: true,
    read: (year, half) => (/[上前]/u.test(half ?? '') ? months(year, 1, 6) : months(year, 7, 12)),
  },
  {
    source: `(?<!\\d)(\\d{4})(?:年度?|[./])\\(?${MONTH}月份?`,
    before: AFTER_A_MONTH,
    notADay: true,
    read: (year, month) => months(year, month, month),
  },
  { source: `(?<!\\d)(\\d{4})(?:年度?)?(?:${TO}|/)(\\d{4})年度`, read: yearFromOctober },
  {
    // Not where it ends other years, nor where the title goes on to name a part of it.
    source: `(?<!\\d|\\d(?:年度?)?(?:${TO}|/))(\\d{4})(?:年度|年全年)`,
    before: '(?!\\(?\\d{1,2}月|\\d{1,2}-|第?.季度|[上下前后]半年)',
    read: (year) => wholeYear(year),
  },
];

function wholeYear(year: number): NamedPeriod | null {
  const period = months(year, 1, 12);
  return period === null ? null : { ...period, yearAlone: true };
}

const IN_TITLES = NOTATIONS.map(({ source, before = '' }) => new RegExp(source + before, 'u'));
const ALONE = NOTATIONS.map(({ source }) => new RegExp(`^${source}$`, 'u'));

const NOT_OF_THE_TABLE = /填报(?!表)|导出|截[至止]/u;

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The gap between two cells of a title row ends a text: `2022年9月  单位:元`. */
const inCells = (title: string): string => squeezed(title.replace(/[^\S\n]{2,}/gu, ';'));

/**
 * The period that a title names: `2022年1-9月`, `2021年10月1日至2022年9月30日`, `2022年第三季度`,
 * `2021-2022年度`. A full date is none; null where the title names none.
 */
export function periodInTitle(title: string): NamedPeriod | null {
  const whole = squeezed(title);
  if (!/\d{4}/.test(whole)) return null;
  for (const [n, { notADay, read }] of NOTATIONS.entries()) {
    const text = notADay ? inCells(title) : whole;
    const found = IN_TITLES[n]?.exec(text);
    if (!found) continue;
    if (notADay && NOT_OF_THE_TABLE.test(text.slice(0, found.index))) continue;
    return read(Number(found[1]), ...found.slice(2));
  }
  return null;
}

const SHEET_OF_A_YEAR = /^((?:19|20)\d{2})年?(?:收入|明细)*表?$/u;

/** The period that the name of a sheet names, `2021年` and `2021` too. */
export function periodInSheetName(name: string): NamedPeriod | null {
  const year = SHEET_OF_A_YEAR.exec(squeezed(name))?.[1];
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
    const found = ALONE[n]?.exec(squeezed(text));
    if (!found) continue;
    const period = read(Number(found[1]), ...found.slice(2));
    return period === null ? null : { first: period.first, last: period.last };
  }
  return null;
}

const A_YEAR = 12;

/**
 * What a name means in a run: a year alone is whichever of the run's two periods has twelve months
 * and ends in that year, else the calendar year.
 */
export function inRun(named: NamedPeriod, periods: readonly (Period | null)[]): Period {
  const { first, last } = named;
  if (named.yearAlone !== true) return { first, last };
  const year = lastYearOf(named);
  const found = periods.find(
    (period) => period !== null && periodLength(period) === A_YEAR && lastYearOf(period) === year,
  );
  return found ?? { first, last };
}
