import { ITEMS_OF } from '../../domain/fields.js';
import type { Course } from './current.js';
import { type Amounts, amountIn, amountsOf, type Row } from './row.js';

/** Bounds inside those of docs/definitions/checks.md, in fen. */
const PER_CAPITA = { least: 410_000, most: 3_500_000 };
const WAGES_LEAST = 30_000;
const MONTHLY_WAGE = { least: 20_000, most: 1_500_000 };
const JUMP = 200_000;

const JUMPING = ['wages', 'business', 'businessGross', 'property', 'transfers', 'net'] as const;

const jumps = (before: number, now: number): boolean =>
  Math.abs(now - before) > JUMP && (now > 2 * before || 2 * now < before);

function plausibleYear(row: Row, amounts: Amounts): boolean {
  const monthly = amountIn(row, 'monthlyWage');
  return (
    amounts.perCapita >= PER_CAPITA.least &&
    amounts.perCapita <= PER_CAPITA.most &&
    (amounts.wages === 0 || amounts.wages >= WAGES_LEAST) &&
    (monthly === 0 || (monthly >= MONTHLY_WAGE.least && monthly <= MONTHLY_WAGE.most)) &&
    ITEMS_OF.wages.every((item) => amountIn(row, item) >= 0)
  );
}

/** The default tolerance of the trend is 1% of last year's net. */
function follows(course: Course, before: number, now: number): boolean {
  const change = (now - before) * 100;
  if (course === 'flat') return Math.abs(change) <= before && change !== 0;
  return course === 'up' ? change > 1.5 * before : change < -1.5 * before;
}

/**
 * Tells whether no check of docs/definitions/checks.md finds the two years of this household
 * implausible.
 */
export function plausible(prior: Row, current: Row, course: Course): boolean {
  const before = amountsOf(prior);
  const now = amountsOf(current);
  return (
    plausibleYear(prior, before) &&
    plausibleYear(current, now) &&
    JUMPING.every((part) => !jumps(before[part], now[part])) &&
    follows(course, before.net, now.net)
  );
}
