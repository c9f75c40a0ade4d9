import { ITEMS, labelOf, SECTIONS } from '../../domain/catalog.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { TableHead, Year } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import type { Periods } from '../../domain/outcomes/result.js';
import {
  type Basis,
  beginningOfTheYear,
  comparableAsTheyStand,
  type Period,
  periodText,
} from '../../domain/period.js';
import type { PolicyFile } from '../../domain/policy.js';
import type { DetailTable } from '../../intake/table/detail-table.js';

/**
 * The periods of a run: as given, else as the titles of the tables name them. Any pair that cannot
 * be compared is refused: nine months are never compared with twelve by accident.
 * Definition: docs/definitions/comparison.md, "Periods".
 */
export function periodsOf(
  given: Readonly<Record<Year, Period | null>>,
  basis: Basis,
  tables: readonly DetailTable[],
): Periods {
  const prior = given.prior ?? titlePeriod('prior', tables, given);
  const current = given.current ?? titlePeriod('current', tables, given);
  if (prior === null || current === null) {
    const known = (period: Period | null) => (period === null ? null : periodText(period));
    throw new ExpectedFailure('period.missing', { prior: known(prior), current: known(current) });
  }
  ensureComparable(prior, current, basis);
  return { prior, current, basis };
}

export const isComparable = (prior: Period, current: Period, basis: Basis): boolean =>
  basis === 'same-period'
    ? comparableAsTheyStand(prior, current)
    : beginningOfTheYear(prior, current);

/**
 * @throws {ExpectedFailure} `period.notComparable`
 */
export function ensureComparable(prior: Period, current: Period, basis: Basis): void {
  if (isComparable(prior, current, basis)) return;
  throw new ExpectedFailure('period.notComparable', {
    prior: periodText(prior),
    current: periodText(current),
    basis,
    swapped: comparableAsTheyStand(current, prior) || beginningOfTheYear(current, prior),
  });
}

/** The one period that the titles of a year name; null where they name none. */
export function titlePeriod(
  year: Year,
  tables: readonly DetailTable[],
  given: Readonly<Record<Year, Period | null>>,
): Period | null {
  const named = new Map<string, { period: Period; file: string }>();
  for (const { head, period: inTitle } of tables) {
    if (head.year !== year || inTitle === null) continue;
    const period = inRun(inTitle, [given.prior, given.current]);
    const text = periodText(period);
    if (!named.has(text)) named.set(text, { period, file: head.file });
  }
  const [first, second] = named.values();
  if (second !== undefined) {
    throw new ExpectedFailure('period.several', {
      year,
      periods: [...named].map(([text, { file }]) => `${text} (${file})`).join('、'),
    });
  }
  return first?.period ?? null;
}

/** Ten-thousandths of each item's year that the current period covers, by item. */
export function seasonalShares(
  { current, basis }: Periods,
  { seasonality }: PolicyFile,
  tables: readonly DetailTable[],
): ReadonlyMap<string, number> | null {
  if (basis === 'same-period') return null;
  const months = current.last - current.first + 1;
  const shares = new Map<string, number>();
  const missing: string[] = [];
  for (const { key, label } of ITEMS) {
    const used = tables.some(
      ({ head }) => head.year === 'prior' && head.columns[key] !== undefined,
    );
    const share = seasonality[key]?.[months - 1];
    if (share !== undefined) shares.set(key, Math.round(share * 10_000));
    else if (used) missing.push(label);
  }
  // A mere total has no season of its own.
  for (const { head } of tables) if (head.year === 'prior') missing.push(...mereTotals(head));
  if (missing.length > 0) {
    throw new ExpectedFailure('period.noSeasonality', { items: [...new Set(missing)].join('、') });
  }
  return shares;
}

const mereTotals = ({ columns }: TableHead): readonly string[] =>
  SECTIONS.filter(
    (section) =>
      columns[`total.${section}`] !== undefined &&
      !ITEMS.some((item) => item.section === section && columns[item.key] !== undefined),
  ).map((section) => labelOf(`total.${section}`));
