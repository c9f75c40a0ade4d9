import { CrossingFinder, keysOf, type RunKey } from '../../analysis/crossings/crossings.js';
import type { Crossing, MergedRun } from '../../domain/outcomes/crossing.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { GroupPath } from '../../domain/outcomes/level.js';
import { LineSorter } from '../../files/lines/line-sorter.js';
import { keyLine, parseKey } from '../../results/keys.js';
import type { TreePart } from './tree.js';

/**
 * Writes the lines of all keys behind the name of the top, and finds who stands in two runs. The
 * results are by name, and the lines of each by path, so that together they are in their order.
 */
export async function mergeKeys(
  parts: readonly TreePart[],
  name: string,
  runs: readonly MergedRun[],
  { write, place }: { write(line: string): void; place(piece: number): string },
): Promise<Crossing[]> {
  const runOf = runFinder(runs);
  const sorter = new LineSorter(place);
  let order = 0;
  for (const { above, results } of parts) {
    for await (const read of results.opened.eachLine(DATA_FILES.keys, parseKey)) {
      const row = { ...read, path: [name, ...above, ...read.path] };
      write(keyLine(row));
      const run = runOf(row.path);
      const own = runs[run];
      for (const key of own === undefined ? [] : keysOf(row, own)) {
        sorter.add(JSON.stringify([key, { order, run, row }]));
      }
      order += 1;
    }
  }
  const finder = new CrossingFinder(runs);
  for await (const [key, rows] of together(sorter.sorted())) finder.add(key, rows);
  return finder.found();
}

/** The run whose own group stands above. */
function runFinder(runs: readonly MergedRun[]): (path: GroupPath) => number {
  const places = new Map(runs.map(({ path }, n) => [JSON.stringify(path), n]));
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const run = places.get(JSON.stringify(path.slice(0, length)));
      if (run !== undefined) return run;
    }
    return -1;
  };
}

/** Rows with the same key, which stand side by side. */
async function* together(
  lines: AsyncIterable<string>,
): AsyncGenerator<readonly [key: string, rows: readonly RunKey[]]> {
  let held: RunKey[] = [];
  let of: string | null = null;
  for await (const line of lines) {
    const [key, row] = JSON.parse(line) as [string, RunKey];
    if (of !== null && key !== of) {
      yield [of, held];
      held = [];
    }
    of = key;
    held.push(row);
  }
  if (of !== null) yield [of, held];
}
