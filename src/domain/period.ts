/**
 * A period is a range of whole months, written `2021-10..2022-09`.
 * Definition: docs/definitions/comparison.md, "Periods".
 */
export interface Period {
  /** Months counted from year 0: year × 12 + month − 1. */
  readonly first: number;
  readonly last: number;
}

/** How many months a year has, for sums of months. */
export const MONTHS_OF_A_YEAR = 12;

/** The calendar year of a month, and its number in it, from 1. */
export const yearOfMonth = (month: number): number => Math.floor(month / MONTHS_OF_A_YEAR);
export const numberInYear = (month: number): number => (month % MONTHS_OF_A_YEAR) + 1;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

function monthOf(text: string): number | null {
  const found = MONTH.exec(text);
  return found ? Number(found[1]) * MONTHS_OF_A_YEAR + Number(found[2]) - 1 : null;
}

/** null where the text is no period or ends before it begins. */
export function parsePeriod(text: string): Period | null {
  const parts = text.trim().split('..');
  if (parts.length > 2) return null;
  const first = monthOf(parts[0] ?? '');
  const last = monthOf(parts[1] ?? parts[0] ?? '');
  return first === null || last === null || last < first ? null : { first, last };
}

/** From a month of a year to a month of a year, counted from 1; null where these are no period. */
export function monthRange(
  year: number,
  from: number,
  lastYear: number,
  to: number,
): Period | null {
  const isMonth = (month: number): boolean =>
    Number.isInteger(month) && month >= 1 && month <= MONTHS_OF_A_YEAR;
  if (!isMonth(from) || !isMonth(to)) return null;
  const period = {
    first: year * MONTHS_OF_A_YEAR + from - 1,
    last: lastYear * MONTHS_OF_A_YEAR + to - 1,
  };
  return period.last < period.first ? null : period;
}

const monthText = (month: number): string =>
  `${String(yearOfMonth(month)).padStart(4, '0')}-${String(numberInYear(month)).padStart(2, '0')}`;

export const periodText = ({ first, last }: Period): string =>
  `${monthText(first)}..${monthText(last)}`;

/** The same of a period that may not be known. */
export const periodTextIfAny = (period: Period | null): string | null =>
  period === null ? null : periodText(period);

/** The last day of a period, `2022-09-30`. */
export const lastDay = ({ last }: Period): string =>
  // Day 0 of the month after: months count from 0 here, so its number in the year is the next one.
  new Date(Date.UTC(yearOfMonth(last), numberInYear(last), 0)).toISOString().slice(0, 10);

export const periodLength = ({ first, last }: Period): number => last - first + 1;

/** The calendar year in which a period ends: a year that begins in October is called after it. */
export const lastYearOf = ({ last }: Period): number => yearOfMonth(last);

export const samePeriod = (a: Period, b: Period): boolean =>
  a.first === b.first && a.last === b.last;

/** The months that two periods have in common; null where they have none. */
export function commonMonths(a: Period, b: Period): Period | null {
  const common = { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
  return common.first > common.last ? null : common;
}

export const isWithin = (part: Period, whole: Period): boolean =>
  part.first >= whole.first && part.last <= whole.last;

/** The months of a period that no part covers, as few ranges as there are. */
export function uncoveredMonths(whole: Period, parts: readonly Period[]): Period[] {
  const gaps: Period[] = [];
  let next = whole.first;
  for (const part of [...parts].sort((a, b) => a.first - b.first)) {
    if (next > whole.last) return gaps;
    if (part.first > next) gaps.push({ first: next, last: Math.min(part.first - 1, whole.last) });
    next = Math.max(next, part.last + 1);
  }
  if (next <= whole.last) gaps.push({ first: next, last: whole.last });
  return gaps;
}

/** The months that parts cover, as few ranges as there are. */
export function coveredMonths(parts: readonly Period[]): Period[] {
  if (parts.length === 0) return [];
  const span = {
    first: Math.min(...parts.map(({ first }) => first)),
    last: Math.max(...parts.map(({ last }) => last)),
  };
  return uncoveredMonths(span, uncoveredMonths(span, parts));
}

/** `2021-12..2021-12、2022-04..2022-06` */
export const periodTexts = (periods: readonly Period[]): string =>
  periods.map(periodText).join('、');

export const BASES = ['same-period', 'to-date'] as const;
/** How two periods are compared. */
export type Basis = (typeof BASES)[number];

/** Same length, and the later one whole years after the earlier one. */
export const comparableAsTheyStand = (prior: Period, current: Period): boolean =>
  periodLength(prior) === periodLength(current) &&
  current.first > prior.first &&
  (current.first - prior.first) % MONTHS_OF_A_YEAR === 0;

/** Current is the beginning of the year whose whole is prior, a year or more later. */
export const beginningOfTheYear = (prior: Period, current: Period): boolean =>
  periodLength(prior) === MONTHS_OF_A_YEAR &&
  periodLength(current) < MONTHS_OF_A_YEAR &&
  current.first > prior.first &&
  (current.first - prior.first) % MONTHS_OF_A_YEAR === 0;
