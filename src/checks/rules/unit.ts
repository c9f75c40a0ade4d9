import type { TableHead } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { type Bounds, type Range, within } from '../bounds.js';
import type { BatchProblem, CheckedPair, Rules } from '../rule.js';

/** What a table's households have, beside what the same households have in the other year. */
interface Sides {
  /** Own net income ÷ the other year's, and the reverse: each division exact where it can be. */
  readonly times: number[];
  readonly parts: number[];
  readonly perCapita: Fen[];
  readonly net: Fen[];
  readonly otherPerCapita: Fen[];
  readonly otherNet: Fen[];
  /** Households whose other year is read as 万元. */
  othersInWan: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function sidesOf(pairs: readonly CheckedPair[]): ReadonlyMap<TableHead, Sides> {
  const tables = new Map<TableHead, Sides>();
  const note = (own: Checked, other: Checked): void => {
    const { table } = own.household;
    let sides = tables.get(table);
    if (sides === undefined) {
      sides = {
        times: [],
        parts: [],
        perCapita: [],
        net: [],
        otherPerCapita: [],
        otherNet: [],
        othersInWan: 0,
      };
      tables.set(table, sides);
    }
    sides.times.push(own.amounts.net / other.amounts.net);
    sides.parts.push(other.amounts.net / own.amounts.net);
    sides.perCapita.push(own.amounts.perCapita);
    sides.net.push(own.amounts.net);
    sides.otherPerCapita.push(other.amounts.perCapita);
    sides.otherNet.push(other.amounts.net);
    if (other.household.table.inWan === true) sides.othersInWan += 1;
  };
  for (const { prior, current } of pairs) {
    // Income of nothing or less has no ratio.
    if (!(prior.amounts.net > 0 && current.amounts.net > 0)) continue;
    note(prior, current);
    note(current, prior);
  }
  return tables;
}

/** How far an amount lies outside the plausible range, as a factor. */
const farFrom = (amount: number, { min, max }: Range): number =>
  Math.max(1, min / amount, amount / max);

/**
 * A ratio alone does not say which of the two years is wrong: the one whose income per head is
 * less plausible is named, the current one where both are as far off.
 */
function isTheOddOne(table: TableHead, sides: Sides, plausible: Range): boolean {
  const own = farFrom(median(sides.perCapita), plausible);
  const other = farFrom(median(sides.otherPerCapita), plausible);
  return own > other || (own === other && table.year === 'current');
}

/** The other unit in which a table is perhaps filled in. */
type Doubt = 'yuanAsWan' | 'wanAsYuan';

const FEWEST_HOUSEHOLDS = 5;

/**
 * A table is doubted where its own unit explains the ratio: of two in 元 the small one. Where the
 * unit of either explains it, the one whose income is less plausible.
 */
function doubtOf(table: TableHead, sides: Sides, bounds: RuleBounds): Doubt | null {
  if (sides.times.length < FEWEST_HOUSEHOLDS || table.unitGiven === true) return null;
  const inWan = table.inWan === true;
  if (!within(median(inWan ? sides.times : sides.parts), bounds.unitRatio)) return null;
  const otherInWan = 2 * sides.othersInWan > sides.times.length;
  if (inWan !== otherInWan && !isTheOddOne(table, sides, bounds.perCapita)) return null;
  return inWan ? 'yuanAsWan' : 'wanAsYuan';
}

type RuleBounds = Pick<Bounds, 'unitRatio' | 'perCapita'>;

interface Doubted {
  readonly table: TableHead;
  readonly sides: Sides;
  readonly doubt: Doubt;
}

function doubted(pairs: readonly CheckedPair[], bounds: RuleBounds): Doubted[] {
  return [...sidesOf(pairs)].flatMap(([table, sides]) => {
    const doubt = doubtOf(table, sides, bounds);
    return doubt === null ? [] : [{ table, sides, doubt }];
  });
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
          value: yuan(Math.round(median(sides.net))),
          expected: yuan(Math.round(median(sides.otherNet))),
          params: {
            ratio: Math.round(median(doubt === 'yuanAsWan' ? sides.times : sides.parts)),
            looksLike: doubt,
            households: sides.times.length,
          },
        }),
      ),
  },
} as const satisfies Rules;
