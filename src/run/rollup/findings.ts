import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Crossing, KeyRow, MergedRun } from '../../domain/outcomes/crossing.js';

/**
 * What is said of a crossing; the household and village are those of the run that comes first by
 * path. Definition: docs/definitions/levels.md, "The same household in two runs".
 */
export function crossingFinding(
  { kind, rows, count }: Crossing,
  runs: readonly MergedRun[],
  duplicates: ReadonlySet<KeyRow> = new Set(),
): Finding {
  const [first] = rows;
  const place = {
    village: first?.path.at(-1) ?? null,
    household: first?.id ?? first?.head ?? null,
  };
  const of = new Set(rows.map((row) => runOf(row, runs)));
  const places = rows.map(placeText).join('；');
  switch (kind) {
    case 'duplicate':
      return finding('rollup.duplicate', { ...place, params: { runs: of.size, places } });
    case 'moved': {
      const isDuplicate = rows.some((row) => duplicates.has(row)) ? 1 : 0;
      return finding('rollup.moved', { ...place, params: { places, isDuplicate } });
    }
    case 'sameNumber': {
      const params = { places, byHash: haveOneKey([...of]) ? 1 : 0 } as const;
      return finding('rollup.sameNumber', { ...place, value: count, params });
    }
  }
}

/** The rows of all that is told to be duplicate. */
export const duplicatesIn = (crossings: readonly Crossing[]): ReadonlySet<KeyRow> =>
  new Set(crossings.flatMap(({ kind, rows }) => (kind === 'duplicate' ? rows : [])));

const runOf = ({ path }: KeyRow, runs: readonly MergedRun[]): MergedRun | undefined =>
  runs.find((run) => run.path.every((name, n) => name === path[n]));

const haveOneKey = (runs: readonly (MergedRun | undefined)[]): boolean =>
  runs.every((run) => run?.fingerprint != null && run.fingerprint === runs[0]?.fingerprint);

/** `北张乡 武村 14990010003 王某`: without the name of the top. */
const placeText = ({ path, id, head }: KeyRow): string =>
  [...path.slice(1), id, head].filter((part) => part !== null && part !== '').join(' ');
