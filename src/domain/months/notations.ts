import { monthRange, type Period } from '../period.js';
import { TO } from './in-figures.js';

/**
 * What titles, names of sheets and people call a period.
 * Definition: docs/definitions/intake.md, "What arrives".
 */
export interface NamedPeriod extends Period {
  /** `2022年度` and a sheet called 2022: the run says which twelve months that year has. */
  readonly yearAlone?: true;
  /** It names no month: other words of the table may be of some months of it. */
  readonly ofAYear?: true;
}

/** One way to name a period; `read` takes what the brackets of `source` hold. */
interface Notation {
  readonly source: string;
  /** What must follow in a title; nothing of it belongs to the period. */
  readonly before?: string;
  /** A month or quarter on which a form was filled in or exported is none that it is of. */
  readonly notADay?: true;
  /**
   * The notation names one month, which may be that of anything, or one year, which gives way to
   * any months of it.
   */
  readonly of?: 'month' | 'year';
  read(year: number, ...parts: readonly (string | undefined)[]): NamedPeriod | null;
}

/** Not the second of two years: which of both `2021-2022年度第一季度` is of, nobody says. */
const ALONE = `(?<!\\d|\\d(?:年度?)?(?:${TO}|/))`;
const YEAR = '(?<!\\d)(\\d{4})(?:年度?|[./])';
const YEAR_OF_MONTHS = `${ALONE}(\\d{4})年度?\\(?`;
const YEAR_OF_QUARTERS = `${ALONE}(\\d{4})(?:年度?|[./_-])?\\(?`;
const MONTH = '(\\d{1,2})';
const DAY = '(?:[./]\\d{1,2}日?|\\d{1,2}[日号])';
const DATE = `${YEAR}${MONTH}(?:月份?)?${DAY}?`;
const ISO_DATE = '(?<!\\d)(\\d{4})-(\\d{1,2})(?:-\\d{1,2})?';
const TO_OF_ISO = '(?:至|到|—|~|∼|〜|\\.){1,3}';
const COMPACT_DATE = '(?<!\\d)(\\d{4})(\\d{2})(?:\\d{2})?';

const lastOfQuarter = (quarter: string | undefined): number => Number(quarter) * 3;

const months = (year: number, from: unknown, to: unknown): NamedPeriod | null =>
  monthRange(year, Number(from), year, Number(to));

const quarters = (year: number, from: string | undefined, to = from): NamedPeriod | null =>
  months(year, lastOfQuarter(from) - 2, lastOfQuarter(to));

const half = (year: number, which: string | undefined): NamedPeriod | null =>
  /[上前]/u.test(which ?? '') ? months(year, 1, 6) : months(year, 7, 12);

/** October to September, as the year of the source document. */
function yearFromOctober(year: number, last: string | undefined): NamedPeriod | null {
  const period = Number(last) === year + 1 ? monthRange(year, 10, year + 1, 9) : null;
  return period === null ? null : { ...period, ofAYear: true };
}

const acrossYears = (
  year: number,
  from: string | undefined,
  lastYear: string | undefined,
  to: string | undefined,
): NamedPeriod | null => monthRange(year, Number(from), Number(lastYear), Number(to));

/** `1月、3月`: what such a table adds up to is no period. */
export const NO_LIST = '(?![、,和及与]第?\\d)';
/** What may stand behind a single month: 份, what the form is of, a mark or the end. */
const AFTER_A_MONTH =
  '(?![、,]\\d)(?=份|脱贫|农户|收入|明细|监测|边缘|防返贫|家庭|户|台账|报表|[^\\p{L}\\p{N}~∼〜至到—–―-]|$)';
const NO_MORE_FIGURES = '(?![./-]?\\d)';

export function wholeYear(year: number): NamedPeriod | null {
  const period = months(year, 1, 12);
  return period === null ? null : { ...period, yearAlone: true, ofAYear: true };
}

/** In this order: the first that fits is what a title names. */
export const NOTATIONS: readonly Notation[] = [
  { source: `${DATE}${TO}${DATE}`, before: '(?!\\d)', read: acrossYears },
  { source: `${ISO_DATE}${TO_OF_ISO}${ISO_DATE}`, before: '(?!\\d)', read: acrossYears },
  { source: `${COMPACT_DATE}${TO}${COMPACT_DATE}`, before: '(?!\\d)', read: acrossYears },
  { source: `${YEAR_OF_MONTHS}${MONTH}月${DAY}${TO}${MONTH}月${DAY}`, read: months },
  {
    source: `${ALONE}(\\d{4})(?:年度?|[./-])\\(?${MONTH}(?:月份?)?${TO}${MONTH}月份?\\)?`,
    before: `(?!${DAY})${NO_LIST}`,
    read: months,
  },
  {
    source: `${ALONE}(\\d{4})(?:年度?|[./])\\(?${MONTH}${TO}${MONTH}\\)?`,
    before: `${NO_MORE_FIGURES}${AFTER_A_MONTH}`,
    notADay: true,
    read: months,
  },
  {
    source: `${ALONE}(\\d{4})-(\\d{1,2})${TO_OF_ISO}(\\d{1,2})`,
    before: `${NO_MORE_FIGURES}${AFTER_A_MONTH}`,
    notADay: true,
    read: months,
  },
  {
    source: `${ALONE}(\\d{4})(\\d{2})${TO}(\\d{2})`,
    before: `${NO_MORE_FIGURES}${AFTER_A_MONTH}`,
    notADay: true,
    read: months,
  },
  {
    source: `${YEAR_OF_QUARTERS}第([1-4])季度\\)?${TO}(\\d{4})(?:年度?)?\\(?第([1-4])季度\\)?`,
    read: (year, from, lastYear, to) =>
      monthRange(year, lastOfQuarter(from) - 2, Number(lastYear), lastOfQuarter(to)),
  },
  {
    source: `${YEAR_OF_QUARTERS}前([1-3])个?季度?\\)?`,
    notADay: true,
    read: (year, to) => quarters(year, '1', to),
  },
  {
    source: `${YEAR_OF_QUARTERS}第([1-4])(?:-([1-4]))?季度\\)?`,
    before: `(?!${TO}\\d)${NO_LIST}`,
    notADay: true,
    read: quarters,
  },
  { source: `${YEAR_OF_QUARTERS}([上前下后])半年\\)?`, notADay: true, read: half },
  {
    source: `${YEAR_OF_MONTHS}前${MONTH}个?月\\)?`,
    notADay: true,
    read: (year, to) => months(year, 1, to),
  },
  {
    source: `${ALONE}(\\d{4})(?:年度?|[./-])\\(?${MONTH}月份?`,
    before: AFTER_A_MONTH,
    of: 'month',
    notADay: true,
    read: (year, month) => months(year, month, month),
  },
  {
    source: `${ALONE}(\\d{4})[./-](\\d{1,2})`,
    before: `${NO_MORE_FIGURES}${AFTER_A_MONTH}`,
    of: 'month',
    notADay: true,
    read: (year, month) => months(year, month, month),
  },
  {
    source: `${ALONE}((?:19|20)\\d{2})(0[1-9]|1[0-2])`,
    before: `${NO_MORE_FIGURES}${AFTER_A_MONTH}`,
    of: 'month',
    notADay: true,
    read: (year, month) => months(year, month, month),
  },
  {
    source: `(?<!\\d)(\\d{4})(?:年度?)?(?:${TO}|/)(\\d{4})年度`,
    of: 'year',
    read: yearFromOctober,
  },
  {
    // Not where it ends other years, nor where the title goes on to name a part of it.
    source: `${ALONE}(\\d{4})(?:年度|年全年)`,
    before: '(?!\\(?\\d{1,2}月|\\d{1,2}-|第?.季度|[上下前后]半年)',
    of: 'year',
    read: (year) => wholeYear(year),
  },
];
