import { append } from '../../domain/append.js';
import { NO_FIGURE } from '../../domain/figures.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Disagreement } from '../../domain/findings/results-failure.js';
import { periodText } from '../../domain/period.js';
import { figuresOf } from '../../domain/policy.js';
import type { MergeKey } from '../merge-key.js';
import type { GivenResults } from './read.js';

/**
 * Figures of other periods or of another policy say something else: they are never added up.
 * Definition: docs/definitions/levels.md, "Agreement".
 *
 * @throws {ExpectedFailure} `rollup.disagree`, `rollup.otherKey`
 */
export function ensureAgreement(given: readonly GivenResults[], mergeKey: MergeKey | null): void {
  const said = new Map<string, Map<string, string[]>>();
  for (const results of given) {
    for (const [key, value] of figuresIn(results)) {
      const values = said.get(key) ?? new Map<string, string[]>();
      said.set(key, values);
      append(values, value, results.path);
    }
  }
  const differences = [...said].flatMap(([key, values]) => differencesIn(key, values, given));
  if (differences.length > 0) throw new ExpectedFailure('rollup.disagree', { differences });
  for (const { path, runs } of mergeKey === null ? [] : given) {
    const isOther = runs.some(
      ({ fingerprint }) => fingerprint !== null && fingerprint !== mergeKey?.fingerprint,
    );
    if (isOther) throw new ExpectedFailure('rollup.otherKey', { path });
  }
}

/** The differences of one key; that some results lack it is a difference, too. */
function differencesIn(
  key: string,
  values: ReadonlyMap<string, readonly string[]>,
  given: readonly GivenResults[],
): Disagreement[] {
  const saying = new Set([...values.values()].flat());
  const silent = given.map(({ path }) => path).filter((path) => !saying.has(path));
  const all = [
    ...[...values].map(([value, paths]) => ({ value, paths })),
    ...(silent.length > 0 ? [{ value: NO_FIGURE, paths: silent }] : []),
  ];
  return all.length < 2 ? [] : [{ key, values: all }];
}

function* figuresIn({ periods, policy }: GivenResults): Generator<readonly [string, string]> {
  yield ['prior', periodText(periods.prior)];
  yield ['current', periodText(periods.current)];
  yield ['basis', periods.basis];
  yield* flattened('', figuresOf(policy.file));
}

function* flattened(path: string, value: unknown): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield [path, JSON.stringify(value)];
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* flattened(path === '' ? key : `${path}.${key}`, inner);
  }
}
