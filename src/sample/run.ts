import type { Year } from '../domain/household.js';
import { type Period, parsePeriod, periodText } from '../domain/period.js';
import { COUNTY, TOWNSHIP } from './truth/places.js';

interface SampleYear {
  readonly folder: string;
  readonly period: Period;
}

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === null) throw new TypeError(`no period: ${text}`);
  return found;
}

/** The accounting year of the field runs from October to September. */
const YEARS: Readonly<Record<Year, SampleYear>> = {
  prior: { folder: '上年', period: period('2020-10..2021-09') },
  current: { folder: '本年', period: period('2021-10..2022-09') },
};

export const yearsOf = (year: Year): SampleYear => YEARS[year];

/** What the files of a sample do not say, in the shape of a project file (docs/definitions/cli.md). */
export interface SampleRun {
  readonly township: string;
  readonly county: string;
  readonly prior: { readonly files: readonly string[]; readonly period: string };
  readonly current: { readonly files: readonly string[]; readonly period: string };
  readonly policy?: string;
  readonly out: string;
}

const beginningOf = ({ folder, period: { first } }: SampleYear, months: number): SampleYear => ({
  folder,
  period: { first, last: first + months - 1 },
});

/** The project file of several counties, which says where their townships lie. */
export function runOfCounties(): object {
  const { prior, current } = runOf();
  return {
    units: '{county}/{township}/{prior|current}/*',
    prior: { period: prior.period },
    current: { period: current.period },
    out: '结果/{current}',
  };
}

/**
 * The project file of a township. With `months` this year has only its first months, and a policy
 * says what share of a year these hold.
 */
export function runOf(months?: number): SampleRun {
  const year = ({ folder, period: months }: SampleYear) => ({
    files: [`${folder}/*`],
    period: periodText(months),
  });
  return {
    township: TOWNSHIP,
    county: COUNTY,
    prior: year(YEARS.prior),
    current: year(months === undefined ? YEARS.current : beginningOf(YEARS.current, months)),
    ...(months === undefined ? {} : { policy: 'policy.yaml' }),
    out: '结果/{current}',
  };
}
