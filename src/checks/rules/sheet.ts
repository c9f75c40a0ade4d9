import { COLUMNS, type FieldKey, ITEMS } from '../../domain/catalog.js';
import { filled, NUMERIC_FIELDS, placeOf } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import type { CheckedTable, TableProblem, TableRule, TotalRow } from '../rule.js';

/** Per head, prices and months are no sums. */
const COUNTED: readonly FieldKey[] = ['population', 'labour', 'workers', 'area', 'livestock'];
const SUMMED_MONEY: readonly FieldKey[] = [
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ group }) => group === 'total' || group === 'outside').map(({ key }) => key),
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

/** Sums of the households in some rows, by `placeOf(field)`. */
interface Sums {
  readonly numbers: Float64Array;
  households: number;
}

const noSums = (): Sums => ({ numbers: new Float64Array(NUMERIC_FIELDS.length), households: 0 });

function add(to: Sums, numbers: Float64Array, households: number): void {
  to.households += households;
  for (const { place } of SUMMED) {
    const value = numbers[place] as number;
    if (filled(value)) to.numbers[place] = (to.numbers[place] as number) + value;
  }
}

/** Sums between one total row and the next: one more than there are totals. Rows are in the sheet's order. */
function sumsBetween({ households, totals }: CheckedTable): Sums[] {
  const between = Array.from({ length: totals.length + 1 }, noSums);
  let n = 0;
  for (const { row, numbers } of households) {
    while (n < totals.length && (totals[n] as TotalRow).row < row) n += 1;
    add(between[n] as Sums, numbers, 1);
  }
  return between;
}

/** Each sum with all before it. */
function running(parts: readonly Sums[]): Sums[] {
  const soFar = noSums();
  return parts.map(({ numbers, households }) => {
    add(soFar, numbers, households);
    return { numbers: soFar.numbers.slice(), households: soFar.households };
  });
}

/** Fractions of an area are no whole hundredths of anything: what is lost in adding them is none. */
const LOST_IN_ADDING = 1e-6;

function differing(total: TotalRow, sums: Float64Array, tolerance: number): Summed[] {
  return SUMMED.filter(({ place, money }) => {
    const reported = total.numbers[place] as number;
    if (!filled(reported)) return false;
    const difference = Math.abs(reported - (sums[place] as number));
    return difference > (money ? tolerance : tolerance / 100 + LOST_IN_ADDING);
  });
}

/** What does not agree with those households that the total most probably is of. */
function problemsOf(
  total: TotalRow,
  candidates: readonly Sums[],
  tolerance: number,
): TableProblem[] {
  const readings = candidates.map((sums) => ({
    sums,
    wrong: differing(total, sums.numbers, tolerance),
  }));
  const { sums, wrong } = readings.reduce((best, other) =>
    other.wrong.length < best.wrong.length ? other : best,
  );
  return wrong.map(({ field, place, money }) => {
    const shown = (value: number): number => (money ? yuan(value) : value);
    return {
      row: total.row,
      field,
      value: shown(total.numbers[place] as number),
      expected: shown(sums.numbers[place] as number),
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
      if (table.totals.length === 0 || table.rejected.length > 0) return [];
      const between = sumsBetween(table);
      const upTo = running(between);
      // Of all above it, of the page or group above it, of the whole table, of the group below it.
      return table.totals.flatMap((total, n) =>
        problemsOf(
          total,
          [upTo[n], between[n], upTo.at(-1), between[n + 1]] as Sums[],
          bounds.totals,
        ),
      );
    },
  },
} as const satisfies Record<string, TableRule>;
