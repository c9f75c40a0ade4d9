import { ITEMS, type ItemKey } from '../../domain/catalog.js';
import { MONTHS_OF_A_YEAR } from '../../domain/period.js';
import { createRandom, type Random } from '../random.js';
import { addTotals, amountIn, type Row } from './row.js';
import type { VillageTruth } from './village.js';

/**
 * What of this year's amounts has come after some months, counted from October. Every household has
 * its own course of the year, about the usual one; the same seed gives the same course, so the
 * months of a year belong together and twelve of them are the year.
 */
const STREAM = 9;
/** October to September. */
type Course = readonly number[];

const EVEN: Course = [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8];
const WORK: Course = [9, 9, 9, 7, 2, 8, 9, 9, 9, 9, 9, 9];
const HARVEST: Course = [30, 20, 4, 1, 1, 1, 1, 2, 10, 6, 4, 30];
const SOWING: Course = [10, 3, 1, 1, 3, 15, 25, 20, 10, 6, 5, 5];
const FEEDING: Course = [8, 8, 11, 14, 6, 6, 8, 8, 8, 8, 7, 8];

const COURSES: Readonly<Partial<Record<ItemKey, Course>>> = {
  'wages.migrant': WORK,
  'business.crops': HARVEST,
  'business.orchard': HARVEST,
  'business.livestock': FEEDING,
  'costs.crops': SOWING,
  'costs.orchard': SOWING,
  'costs.livestock': FEEDING,
};

/** A village as it stands after so many months of this year. */
export function afterMonths(village: VillageTruth, months: number, seed: number): VillageTruth {
  return {
    ...village,
    current: village.current.map((row, n) =>
      rowAfter(row, months, createRandom(seed, STREAM, village.number * 10_000 + n)),
    ),
  };
}

function rowAfter(year: Row, months: number, random: Random): Row {
  const row: Row = new Map(year);
  ITEMS.forEach(({ key, once }, n) => {
    const part = once ? cameOnce(n, months, random) : partOf(COURSES[key] ?? EVEN, months, random);
    const amount = amountIn(year, key);
    // Whole yuan, never more than the year.
    if (amount > 0 && part < 1) row.set(key, Math.floor((amount * part) / 100) * 100);
  });
  const worked = year.get('workMonths');
  if (typeof worked === 'number') {
    row.set('workMonths', Math.round((worked * months) / MONTHS_OF_A_YEAR));
  }
  if (year.has('total.net')) addTotals(row);
  return row;
}

/** Paid in a month of its own, a month earlier or later. */
function cameOnce(item: number, months: number, random: Random): number {
  const month = ((item * 5) % MONTHS_OF_A_YEAR) + random.pick([-1, 0, 0, 0, 1]);
  return Math.min(Math.max(month, 0), MONTHS_OF_A_YEAR - 1) < months ? 1 : 0;
}

/** The usual course, every month of it a little more or less. */
function partOf(course: Course, months: number, random: Random): number {
  const own = course.map((weight) => weight * (0.6 + 0.8 * random.share()));
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  return sum(own.slice(0, months)) / sum(own);
}
