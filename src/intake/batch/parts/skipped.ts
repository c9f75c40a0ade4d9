import type { Period } from '../../../domain/period.js';
import type { DetailTable } from '../../table/detail-table.js';

/** Why a part of a village is not used. */
export type SkipReason =
  /** The village has a table of the whole period. */
  | 'whole'
  /** A longer table begins with the period, too, and holds what this one has. */
  | 'cumulative'
  /** It is of other months than the period's. */
  | 'outside';

/** The parts of one village that are not used. Definition: docs/definitions/parts.md, "Covering". */
export function skippedParts(tables: readonly DetailTable[]): ReadonlyMap<DetailTable, SkipReason> {
  const parts = tables.filter(({ part }) => part !== undefined);
  // A card is one household and says nothing about the others of its village; a list of members has
  // no amounts.
  const hasWhole = tables.some(
    ({ part, head, loose }) => part === undefined && head.rows === undefined && loose === undefined,
  );
  if (hasWhole) return new Map(parts.map((table) => [table, 'whole']));
  const fromTheFirst = parts.filter(({ part }) => part?.period.first === part?.of.first);
  const longest = Math.max(...fromTheFirst.map(({ part }) => lastOf(part?.period)));
  return new Map(
    fromTheFirst
      .filter(({ part }) => lastOf(part?.period) < longest)
      .map((table) => [table, 'cumulative']),
  );
}

const lastOf = (period: Period | undefined): number => period?.last ?? Number.NEGATIVE_INFINITY;
