import { append } from '../../domain/append.js';
import { numberOf, type TableHead } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { isWithin, type Period, periodLength } from '../../domain/period.js';
import { type Checked, checked } from '../amounts.js';
import { type Bounds, type Range, within } from '../bounds.js';
import { type BatchProblem, type CheckedPair, NONE, type Rules } from '../rule.js';

type Joined = NonNullable<TableHead['joined']>;

/** The net income of a table's household, and what the household has in the other year. */
interface Side {
  readonly table: TableHead;
  readonly net: number;
  /** The net income of as many months of the other year. */
  readonly otherNet: number;
  /** How often these months go into a year: 4 for a quarter, 1 for a year. */
  readonly toAYear: number;
  readonly own: Checked;
  readonly other: Checked;
  readonly otherInWan: boolean;
}

/** The middle one of what is asked of the sides of a table. */
function medianOf(sides: readonly Side[], asked: (side: Side) => number): number {
  const sorted = Float64Array.from(sides, asked).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Own net income ÷ the other year's, and the reverse: each division exact where it can be. */
const timesOf = ({ net, otherNet }: Side): number => net / otherNet;
const partOf = ({ net, otherNet }: Side): number => otherNet / net;

function sidesOf(pairs: readonly CheckedPair[]): ReadonlyMap<TableHead, readonly Side[]> {
  const tables = new Map<TableHead, Side[]>();
  const add = (side: Side): void => {
    // Income of nothing or less has no ratio.
    if (side.net > 0 && side.otherNet > 0) append(tables, side.table, side);
  };
  const addYear = (own: Checked, other: Checked): void => {
    const { joined } = own.household.table;
    if (joined === undefined) add(sideOfYear(own, other));
    else for (const side of sidesOfParts(own, joined, other)) add(side);
  };
  for (const { prior, current } of pairs) {
    addYear(prior, current);
    addYear(current, prior);
  }
  return tables;
}

/** An amount per head; for the household's own net income its own income per head. */
function perHead({ amounts, household }: Checked, net: number): number {
  return net === amounts.net
    ? amounts.perCapita
    : net / (numberOf(household, 'population') ?? Number.NaN);
}

const sideOfYear = (own: Checked, other: Checked): Side => ({
  table: own.household.table,
  net: own.amounts.net,
  otherNet: other.amounts.net,
  toAYear: 1,
  own,
  other,
  otherInWan: other.household.table.inWan === true,
});

/** A unit is a table's own: each part is held against the same months of the other year. */
function sidesOfParts(own: Checked, joined: Joined, other: Checked): Side[] {
  const rows = new Map(own.household.parts?.map((part) => [part.table, part]));
  return joined.parts.flatMap(({ head, period }): Side[] => {
    const row = rows.get(head);
    if (row === undefined) return [];
    const toAYear = periodLength(joined.of) / periodLength(period);
    const same = sameMonths(other, since(period, joined.of.first));
    return [
      {
        table: head,
        net: checked(row).amounts.net,
        otherNet: same?.net ?? other.amounts.net / toAYear,
        toAYear,
        own,
        other,
        otherInWan: same?.inWan ?? other.household.table.inWan === true,
      },
    ];
  });
}

/** Months counted from the first of a year. */
const since = ({ first, last }: Period, begin: number): Period => ({
  first: first - begin,
  last: last - begin,
});

/** The other year's parts of the same months; null where they came otherwise. */
function sameMonths(
  { household: { table, parts = [] } }: Checked,
  months: Period,
): { readonly net: number; readonly inWan: boolean } | null {
  const { joined } = table;
  if (joined === undefined) return null;
  const own = joined.parts.filter(({ period }) => isWithin(since(period, joined.of.first), months));
  const length = own.reduce((sum, { period }) => sum + periodLength(period), 0);
  if (length !== periodLength(months)) return null;
  const heads = new Set(own.map(({ head }) => head));
  const rows = parts.filter((part) => heads.has(part.table));
  return {
    net: rows.reduce((sum, row) => sum + checked(row).amounts.net, 0),
    inWan: rows.some((row) => row.table.inWan === true),
  };
}

/** How far an amount lies outside the plausible range, as a factor. */
const farFrom = (amount: number, { min, max }: Range): number =>
  Math.max(1, min / amount, amount / max);

/**
 * A ratio alone does not say which of the two years is wrong: the one whose income per head is
 * less plausible is named, the current one where both are as far off.
 */
function isTheOddOne(table: TableHead, sides: readonly Side[], plausible: Range): boolean {
  const own = medianOf(sides, ({ own: side, net, toAYear }) => perHead(side, net * toAYear));
  const other = medianOf(sides, (side) => perHead(side.other, side.otherNet * side.toAYear));
  const [far, otherFar] = [farFrom(own, plausible), farFrom(other, plausible)];
  return far > otherFar || (far === otherFar && table.year === 'current');
}

/** The other unit in which a table is perhaps filled in. */
type Doubt = 'yuanAsWan' | 'wanAsYuan';

const FEWEST_HOUSEHOLDS = 5;

/**
 * A table is doubted where its own unit explains the ratio: of two in 元 the small one. Where the
 * unit of either explains it, the one whose income is less plausible.
 */
function doubtOf(table: TableHead, sides: readonly Side[], bounds: RuleBounds): Doubt | null {
  if (sides.length < FEWEST_HOUSEHOLDS || table.unitGiven === true) return null;
  const inWan = table.inWan === true;
  if (!within(medianOf(sides, inWan ? timesOf : partOf), bounds.unitRatio)) return null;
  const othersInWan = sides.filter((side) => side.otherInWan).length;
  const otherInWan = 2 * othersInWan > sides.length;
  if (inWan !== otherInWan && !isTheOddOne(table, sides, bounds.perCapita)) return null;
  return inWan ? 'yuanAsWan' : 'wanAsYuan';
}

type RuleBounds = Pick<Bounds, 'unitRatio' | 'perCapita'>;

interface Doubted {
  readonly table: TableHead;
  readonly sides: readonly Side[];
  readonly doubt: Doubt;
}

function doubtsIn(pairs: readonly CheckedPair[], bounds: RuleBounds): Doubted[] {
  return [...sidesOf(pairs)].flatMap(([table, sides]) => {
    const doubt = doubtOf(table, sides, bounds);
    return doubt === null ? [] : [{ table, sides, doubt }];
  });
}

const partsOf = ({ household: { table } }: Checked): readonly TableHead[] =>
  table.joined?.parts.map(({ head }) => head) ?? NONE;

/** One part in another unit makes a wrong year, for which the other year's table is not to blame. */
function doubted(pairs: readonly CheckedPair[], bounds: RuleBounds): Doubted[] {
  const all = doubtsIn(pairs, bounds);
  const parts = new Set<TableHead>();
  for (const { prior, current } of pairs) {
    for (const head of partsOf(prior)) parts.add(head);
    for (const head of partsOf(current)) parts.add(head);
  }
  const wrong = new Set(all.flatMap(({ table }) => (parts.has(table) ? [table] : [])));
  if (wrong.size === 0) return all;
  const isRight = (side: Checked): boolean => !partsOf(side).some((head) => wrong.has(head));
  const right = pairs.filter(({ prior, current }) => isRight(prior) && isRight(current));
  return [
    ...all.filter(({ table }) => parts.has(table)),
    ...doubtsIn(right, bounds).filter(({ table }) => !parts.has(table)),
  ];
}

/** The tables whose unit is in doubt: until it is settled their households are not compared. */
export const doubtedTables = (
  pairs: readonly CheckedPair[],
  bounds: RuleBounds,
): ReadonlySet<TableHead> => new Set(doubted(pairs, bounds).map(({ table }) => table));

export const unitRules = {
  'intake.unit': {
    scope: 'batch',
    origin: 'plausibility',
    source: 'practice',
    bounds: ['unitRatio', 'perCapita'],
    inDoubt: true,
    check: (_, pairs, { bounds }) =>
      doubted(pairs, bounds).map(
        ({ table, sides, doubt }): BatchProblem<'intake.unit'> => ({
          table,
          field: 'total.net',
          value: yuan(Math.round(medianOf(sides, ({ net }) => net))),
          expected: yuan(Math.round(medianOf(sides, ({ otherNet }) => otherNet))),
          params: {
            ratio: Math.round(medianOf(sides, doubt === 'yuanAsWan' ? timesOf : partOf)),
            looksLike: doubt,
            households: sides.length,
          },
        }),
      ),
  },
} as const satisfies Rules;
