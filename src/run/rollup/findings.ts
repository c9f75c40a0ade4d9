import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Crossing, KeyRow, MergedRun } from '../../domain/outcomes/crossing.js';

/**
 * What is said of a crossing; the household and village are those of the run that comes first by
 * path. Definition: docs/definitions/levels.md, "The same household in two runs".
 */
export function crossingFinding(
  { kind, rows, count }: Crossing,
  runs: readonly MergedRun[],
): Finding {
  const [first] = rows;
  return finding(`rollup.${kind}`, {
    village: first?.path.at(-1) ?? null,
    household: first?.id ?? first?.head ?? null,
    value: kind === 'sameNumber' ? count : null,
    params: {
      runs: new Set(rows.map((row) => runNameOf(row, runs))).size,
      places: rows.map(placeText).join('；'),
    },
  });
}

const runNameOf = ({ path }: KeyRow, runs: readonly MergedRun[]): string =>
  JSON.stringify(runs.find((run) => run.path.every((name, n) => name === path[n]))?.path ?? path);

/** `北张乡 武村 14990010003 王某`: without the name of the top. */
const placeText = ({ path, id, head }: KeyRow): string =>
  [...path.slice(1), id, head].filter((part) => part !== null && part !== '').join(' ');
