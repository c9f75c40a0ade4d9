import { COLUMNS, type FieldKey, ITEMS } from '../../domain/catalog.js';
import { filled, type Household, NUMERIC_FIELDS, placeOf } from '../../domain/household.js';
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

/** Rows of a table that a total may be of: from `after` to `before`, neither included. */
interface Span {
  readonly after: number;
  readonly before: number;
}

/** A total is of the page or group above it, of all above it, of the group below it or of the table. */
function spansOf(totals: readonly TotalRow[], n: number): Span[] {
  const own = totals[n]?.row ?? 0;
  const previous = totals[n - 1]?.row ?? 0;
  const next = totals[n + 1]?.row ?? Number.POSITIVE_INFINITY;
  return [
    { after: 0, before: own },
    { after: previous, before: own },
    { after: 0, before: Number.POSITIVE_INFINITY },
    { after: own, before: next },
  ];
}

const inSpan = (row: number, { after, before }: Span): boolean => row > after && row < before;

function sumsOf(households: readonly Household[], span: Span): Float64Array {
  const sums = new Float64Array(NUMERIC_FIELDS.length);
  for (const { row, numbers } of households) {
    if (!inSpan(row, span)) continue;
    for (const { place } of SUMMED) {
      const value = numbers[place] as number;
      if (filled(value)) sums[place] = (sums[place] as number) + value;
    }
  }
  return sums;
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

/** What does not agree with the rows that the total most probably is of. */
function problemsOf(
  table: CheckedTable,
  n: number,
  total: TotalRow,
  tolerance: number,
): TableProblem[] {
  let best: { readonly wrong: Summed[]; readonly sums: Float64Array; readonly span: Span } | null =
    null;
  for (const span of spansOf(table.totals, n)) {
    const sums = sumsOf(table.households, span);
    const wrong = differing(total, sums, tolerance);
    if (wrong.length === 0) return [];
    if (best === null || wrong.length < best.wrong.length) best = { wrong, sums, span };
  }
  // The amounts of rejected rows are not known: nothing can be said of a sum with one of them.
  if (best === null || table.rejected.length > 0) return [];
  const { wrong, sums, span } = best;
  const households = table.households.filter(({ row }) => inSpan(row, span)).length;
  return wrong.map(({ field, place, money }) => {
    const shown = (value: number): number => (money ? yuan(value) : value);
    return {
      row: total.row,
      field,
      value: shown(total.numbers[place] as number),
      expected: shown(sums[place] as number),
      params: { label: total.label, households },
    };
  });
}

export const sheetRules = {
  'totals.sheet': {
    scope: 'table',
    origin: 'form',
    source: 'formArithmetic',
    bounds: ['totals'],
    check: (table, { bounds }) =>
      table.totals.flatMap((total, n) => problemsOf(table, n, total, bounds.totals)),
  },
} as const satisfies Record<string, TableRule>;
