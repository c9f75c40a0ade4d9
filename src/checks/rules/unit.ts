import type { TableHead } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { type Range, within } from '../bounds.js';
import type { BatchProblem, BatchRule, CheckedPair } from '../rule.js';

/** What a table's households have, beside what the same households have in the other year. */
interface Sides {
  /** Own net income ÷ the other year's, and the reverse: each division exact where it can be. */
  readonly times: number[];
  readonly parts: number[];
  readonly perCapita: Fen[];
  readonly net: Fen[];
  readonly otherPerCapita: Fen[];
  readonly otherNet: Fen[];
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
      sides = { times: [], parts: [], perCapita: [], net: [], otherPerCapita: [], otherNet: [] };
      tables.set(table, sides);
    }
    sides.times.push(own.amounts.net / other.amounts.net);
    sides.parts.push(other.amounts.net / own.amounts.net);
    sides.perCapita.push(own.amounts.perCapita);
    sides.net.push(own.amounts.net);
    sides.otherPerCapita.push(other.amounts.perCapita);
    sides.otherNet.push(other.amounts.net);
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

export const unitRules = {
  'intake.unit': {
    scope: 'batch',
    origin: 'plausibility',
    source: 'practice',
    bounds: ['unitRatio', 'perCapita'],
    check: (_, pairs, { bounds }) => {
      const problems: BatchProblem[] = [];
      for (const [table, sides] of sidesOf(pairs)) {
        const times = median(sides.times);
        const parts = median(sides.parts);
        const tooLarge = within(times, bounds.unitRatio);
        if (!tooLarge && !within(parts, bounds.unitRatio)) continue;
        if (!isTheOddOne(table, sides, bounds.perCapita)) continue;
        problems.push({
          table,
          field: 'total.net',
          value: yuan(Math.round(median(sides.net))),
          expected: yuan(Math.round(median(sides.otherNet))),
          params: {
            ratio: Math.round(tooLarge ? times : parts),
            looksLike: tooLarge ? 'yuanAsWan' : 'wanAsYuan',
            households: sides.times.length,
          },
        });
      }
      return problems;
    },
  },
} as const satisfies Record<string, BatchRule>;
