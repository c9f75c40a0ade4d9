import type { Finding } from '../../domain/findings/finding.js';
import { baseOf } from '../../forms/annotate/rebuild.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { Validation } from './validate.js';
import { type Villages, villagesIn } from './villages.js';

/** A household of last year that this year's file of its village lacks. */
interface LeftOut {
  readonly found: Finding;
  /** The file of this year that the village has to mend. */
  readonly file: string;
  readonly village: string;
}

/**
 * Who was left out, for the village's own copy: the finding stands in last year's table, which
 * nobody sends back. A village with several files is asked in the first of them.
 */
export function leftOut({
  readings,
  batch,
  findings,
}: Pick<Validation, 'readings' | 'batch' | 'findings'>): LeftOut[] {
  const villages = villagesIn(batch);
  const homes = homesIn(readings, batch, villages);
  return findings.flatMap((found): LeftOut[] => {
    if (found.code !== 'match.missingThisYear' || found.row === null) return [];
    const { file, sheet, row } = found;
    const placed = batch.placedAt({ table: { file: file ?? '', sheet: sheet ?? '' }, row });
    if (placed === null) return [];
    const home = homes.get(villages.nameOf(placed));
    return home === undefined ? [] : [{ found, file: home, village: placed.village }];
  });
}

/** The first file of this year in which a village has a row. */
function homesIn(
  readings: Validation['readings'],
  { asRead: { current }, copies }: Batch,
  { nameOf }: Villages,
): ReadonlyMap<string, string> {
  const rows: readonly Placed<{ readonly table: { readonly file: string } }>[] = [
    ...current.households,
    ...current.rejected,
    ...copies,
  ];
  const byFile = new Map<string, Set<string>>();
  for (const placed of rows) {
    const { file } = placed.row.table;
    const known = byFile.get(file) ?? new Set<string>();
    byFile.set(file, known.add(nameOf(placed)));
  }
  const homes = new Map<string, string>();
  for (const { input } of readings) {
    if (input.year !== 'current') continue;
    for (const name of byFile.get(input.name) ?? []) {
      if (!homes.has(name)) homes.set(name, input.name);
    }
  }
  return homes;
}

/** Where such a household stood, as the village's copy names it: `北张村!Sheet1`. */
export const lastYearsTable = ({ file, sheet }: Pick<Finding, 'file' | 'sheet'>): string =>
  [baseOf(file ?? ''), sheet].filter(Boolean).join('!');
