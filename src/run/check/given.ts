import type { Finding } from '../../domain/findings/finding.js';
import type { Batch } from '../../intake/batch/batch.js';
import { placeText } from '../../intake/batch/placed.js';
import { villagesIn } from './villages.js';

/** A village of another delivery of which the given files have nothing, with its households. */
export interface ElsewhereVillage {
  readonly village: string;
  readonly households: number;
}

interface Row {
  readonly name: string;
  /** Some household of it is in the given files, too. */
  readonly isThere: boolean;
}

/**
 * The villages of which the given files have nothing: a village counts as given where a row of it is
 * there, or where most of its households are, under another name.
 */
export function elsewhereOf(
  rows: Iterable<Row>,
  given: ReadonlySet<string>,
): ReadonlyMap<string, ElsewhereVillage> {
  const counts = new Map<string, { all: number; there: number }>();
  for (const { name, isThere } of rows) {
    const known = counts.get(name) ?? { all: 0, there: 0 };
    counts.set(name, { all: known.all + 1, there: known.there + (isThere ? 1 : 0) });
  }
  return new Map(
    [...counts].flatMap(([village, { all, there }]) =>
      given.has(village) || there * 2 > all ? [] : [[village, { village, households: all }]],
    ),
  );
}

interface OnlyGiven {
  readonly findings: readonly Finding[];
  readonly elsewhere: readonly ElsewhereVillage[];
}

/**
 * Findings without those that a whole village is missing: one village checked against the folder of
 * last year's tables lacks all others, and that is said once.
 */
export function onlyGiven(
  findings: readonly Finding[],
  batch: Batch,
  paired: ReadonlySet<unknown>,
): OnlyGiven {
  const { nameOf } = villagesIn(batch);
  const { current, prior } = batch;
  const elsewhere = elsewhereOf(
    prior.households.map((placed) => ({ name: nameOf(placed), isThere: paired.has(placed.row) })),
    new Set([...current.households, ...current.rejected, ...batch.copies].map(nameOf)),
  );
  if (elsewhere.size === 0) return { findings, elsewhere: [] };
  const absent = new Set(
    prior.households.flatMap((placed) =>
      elsewhere.has(nameOf(placed)) ? [placeText(placed.row)] : [],
    ),
  );
  const placeOf = ({ file, sheet, row }: Finding): string =>
    row === null ? '' : placeText({ table: { file: file ?? '', sheet: sheet ?? '' }, row });
  return {
    findings: findings.filter(
      (found) => found.code !== 'match.missingThisYear' || !absent.has(placeOf(found)),
    ),
    elsewhere: [...elsewhere.values()],
  };
}
