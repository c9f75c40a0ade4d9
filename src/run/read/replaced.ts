import type { Household, TableHead } from '../../domain/household.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { Placed } from '../../intake/batch/placed.js';

/** Both years, read and matched. */
export interface Both {
  readonly batch: Batch;
  readonly matching: Matching;
}

/** Both years with some households replaced, in pairs and lists alike. */
export function replaced(both: Both, others: ReadonlyMap<Household, Household>): Both {
  if (others.size === 0) return both;
  const { batch, matching } = both;
  const tables = new Map([...others].map(([was, is]) => [is.table, was.table]));
  const made = new Map<Placed<Household>, Placed<Household>>();
  const other = (placed: Placed<Household>): Placed<Household> => {
    const row = others.get(placed.row);
    if (row === undefined) return placed;
    const known = made.get(placed) ?? { ...placed, row };
    made.set(placed, known);
    return known;
  };
  const years = {
    prior: { ...batch.prior, households: batch.prior.households.map(other) },
    current: { ...batch.current, households: batch.current.households.map(other) },
  };
  return {
    batch: { ...batch, ...years },
    matching: {
      ...matching,
      pairs: matching.pairs.map((pair) => ({
        ...pair,
        prior: other(pair.prior),
        current: other(pair.current),
      })),
      priorOnly: matching.priorOnly.map(other),
      currentOnly: matching.currentOnly.map(other),
      rejectedPartner: ({ table, row }) =>
        matching.rejectedPartner({ table: tables.get(table) ?? table, row }),
    },
  };
}

/**
 * Households of tables whose unit is in doubt are not compared: they count as not surveyed until
 * title, header or column map say the unit. Definition: docs/definitions/checks.md.
 */
export function withoutDoubted(both: Both, doubted: ReadonlySet<TableHead>): Both {
  if (doubted.size === 0) return both;
  const { prior, current } = both.batch;
  const isDoubted = ({ table, parts = [] }: Household): boolean =>
    [table, ...parts.map((part) => part.table)].some((head) => doubted.has(head));
  const others = [prior, current].flatMap(({ households }) =>
    households.flatMap(({ row }) =>
      isDoubted(row) ? [[row, { ...row, surveyed: false }] as const] : [],
    ),
  );
  return replaced(both, new Map(others));
}
