import type { FieldKey } from '../../domain/catalog.js';
import { columnsOf, ITEM_KEYS } from '../../domain/fields.js';
import { filled, type Household, NUMERIC_FIELDS, placeOf } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import type { TotalRow } from '../../intake/table/reader.js';
import type { CheckedTable, Rules, TableProblem } from '../rule.js';

/** Quantities that add up; amounts per head, prices and months do not. */
const COUNTED: readonly FieldKey[] = ['population', 'labour', 'workers', 'area', 'livestock'];
const SUMMED_MONEY: readonly FieldKey[] = [
  ...ITEM_KEYS,
  ...columnsOf('total', 'outside'),
  'loan' as const,
].filter((field) => field !== 'total.perCapita');

interface Summed {
  readonly field: FieldKey;
  readonly place: number;
  readonly money: boolean;
}

const SUMMED: readonly Summed[] = [
  ...SUMMED_MONEY.map((field) => ({ field, place: placeOf(field), money: true })),
  ...COUNTED.map((field) => ({ field, place: placeOf(field), money: false })),
];

/** Sums of some households, by `placeOf(field)`. */
interface Sums {
  readonly numbers: Float64Array;
  readonly households: number;
}

function add(to: Float64Array, numbers: Float64Array): void {
  for (const { place } of SUMMED) {
    const value = numbers[place] as number;
    if (filled(value)) to[place] = (to[place] as number) + value;
  }
}

/** Sums of all households above each total row, and last of the whole table. Rows are in the sheet's order. */
function sumsAbove({ households, totals }: CheckedTable): Sums[] {
  const soFar = new Float64Array(NUMERIC_FIELDS.length);
  const sums: Sums[] = [];
  let n = 0;
  for (const end of [...totals.map(({ row }) => row), Number.POSITIVE_INFINITY]) {
    for (; n < households.length && (households[n] as Household).row < end; n += 1) {
      add(soFar, (households[n] as Household).numbers);
    }
    sums.push({ numbers: soFar.slice(), households: n });
  }
  return sums;
}

const between = (upper: Sums, lower: Sums): Sums => ({
  numbers: lower.numbers.map((sum, place) => sum - (upper.numbers[place] as number)),
  households: lower.households - upper.households,
});

/** Groups within groups are looked for in forms; a table of more totals than this is none. */
const MOST_NESTED = 200;

/**
 * The households that a total can be of, the likeliest first: all above it, the whole table, the
 * page or group above it or below it, then several of these: a village of hamlets with totals of
 * their own.
 */
function* readingsOf(above: readonly Sums[], n: number): Generator<Sums> {
  const own = above[n] as Sums;
  const whole = above.at(-1) as Sums;
  yield own;
  yield whole;
  const farthest = above.length > MOST_NESTED ? 1 : above.length;
  for (let distance = 1; distance <= farthest; distance += 1) {
    const earlier = above[n - distance];
    const later = above[n + distance];
    if (earlier !== undefined) yield between(earlier, own);
    if (later !== undefined) yield between(own, later);
  }
}

/** Areas have hundredths, whose sums a computer's fractions miss by a trifle; persons are whole. */
const QUANTITY_TOLERANCE = 0.01 + 1e-6;
const inHundredths = (sum: number): number => Math.round(sum * 100) / 100;

function differing(total: TotalRow, sums: Float64Array, tolerance: number): Summed[] {
  return SUMMED.filter(({ place, money }) => {
    // A blank cell differs from nothing: comparisons with it are false.
    const difference = Math.abs((total.numbers[place] as number) - (sums[place] as number));
    return difference > (money ? tolerance : QUANTITY_TOLERANCE);
  });
}

interface Reading {
  readonly sums: Sums;
  readonly wrong: readonly Summed[];
}

/** The reading of a total with which most of it agrees. */
function bestReading(total: TotalRow, readings: Iterable<Sums>, tolerance: number): Reading {
  let best: Reading | null = null;
  for (const sums of readings) {
    // A total belongs to at least one household, so a row of zeros at the end is no total of
    // nothing.
    if (sums.households === 0) continue;
    const wrong = differing(total, sums.numbers, tolerance);
    if (best === null || wrong.length < best.wrong.length) best = { sums, wrong };
    if (best.wrong.length === 0) break;
  }
  return best as Reading;
}

function problemsOf(total: TotalRow, { sums, wrong }: Reading): TableProblem<'totals.sheet'>[] {
  return wrong.map(({ field, place, money }) => {
    const reported = total.numbers[place] as number;
    const sum = sums.numbers[place] as number;
    return {
      row: total.row,
      field,
      value: money ? yuan(reported) : reported,
      expected: money ? yuan(sum) : inHundredths(sum),
      params: { label: total.label, households: sums.households },
    };
  });
}

export const sheetRules = {
  'totals.sheet': {
    scope: 'table',
    origin: 'form',
    source: 'formArithmetic',
    bounds: ['totals'],
    check: (table, { bounds }) => {
      // The amounts of rejected rows are not known: nothing can be said of sums with one of them.
      const { households, rejected, totals } = table;
      if (households.length === 0 || rejected.length > 0 || totals.length === 0) return [];
      const above = sumsAbove(table);
      return totals.flatMap((total, n) =>
        problemsOf(total, bestReading(total, readingsOf(above, n), bounds.totals)),
      );
    },
  },
} as const satisfies Rules;
