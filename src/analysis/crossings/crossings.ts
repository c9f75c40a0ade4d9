import { append } from '../../domain/append.js';
import { maskId } from '../../domain/masking.js';
import type { Crossing, KeyRow, MergedRun } from '../../domain/outcomes/crossing.js';
import { Unions } from './unions.js';

/** A household of a run with its place among all of them, which are in the order of their paths. */
export interface RunKey {
  readonly order: number;
  /** Its place in the list of runs. */
  readonly run: number;
  readonly row: KeyRow;
}

/**
 * The keys of a row as texts, by which rows with the same key are brought together: `id
 * 14990010003`.
 */
export function keysOf({ id, hash }: KeyRow, { fingerprint }: MergedRun): string[] {
  return [
    ...(hash === null || fingerprint === null ? [] : [`hash ${fingerprint} ${hash}`]),
    // A masked 户编号 may be that of several.
    ...(id === null || id.includes('*') || maskId(id) !== id ? [] : [`id ${id}`]),
  ];
}

const isCurrent = ({ row }: RunKey): boolean => row.year !== 'prior';
const isGone = ({ row }: RunKey): boolean => row.state === 'notFound';
const isNew = ({ row }: RunKey): boolean => row.state === 'new';

/**
 * Finds the households that stand in two runs, key by key; rows that do not cross are not held.
 * Definition: docs/definitions/levels.md, "The same household in two runs".
 */
export class CrossingFinder {
  private readonly duplicates = new Unions();
  private readonly moves = new Unions();
  private readonly rows = new Map<number, KeyRow>();
  /** For each two runs, how many numbers they share and the rows of the first one. */
  private readonly numbers = new Map<string, { count: number; rows: readonly RunKey[] }>();

  constructor(private readonly runs: readonly MergedRun[]) {}

  /** Takes all rows that have one key. */
  add(key: string, rows: readonly RunKey[]): void {
    if (new Set(rows.map(({ run }) => run)).size < 2) return;
    const inOrder = distinct(rows.toSorted((a, b) => a.order - b.order));
    const isHash = key.startsWith('hash ');
    const same = isHash ? () => true : (a: RunKey, b: RunKey) => this.isSame(a, b);
    for (const alike of isHash ? [inOrder] : byHead(inOrder)) {
      const current = alike.filter(isCurrent);
      this.joinAcross(this.duplicates, current, current, same);
      this.joinAcross(this.moves, alike.filter(isGone), alike.filter(isNew), same);
    }
    if (!isHash) this.countNumbers(inOrder.filter(isCurrent));
  }

  /** The crossings found, by path; local numbers by the runs that share them. */
  found(): Crossing[] {
    const ofHouseholds = (kind: 'duplicate' | 'moved', unions: Unions): Crossing[] =>
      unions.sets().map((orders) => ({
        kind,
        rows: orders.flatMap((order) => this.rows.get(order) ?? []),
        count: 1,
      }));
    const numbers = [...this.numbers.values()]
      .sort((a, b) => compareRuns(a.rows, b.rows))
      .map(
        ({ count, rows }): Crossing => ({
          kind: 'sameNumber',
          rows: rows.map(({ row }) => row),
          count,
        }),
      );
    return [
      ...ofHouseholds('duplicate', this.duplicates),
      ...numbers,
      ...ofHouseholds('moved', this.moves),
    ];
  }

  /**
   * Tells whether two rows are one household: by hash where both have one of the same key, else by
   * 户编号 and head.
   */
  private isSame(a: RunKey, b: RunKey): boolean {
    if (this.haveHashes(a, b)) return a.row.hash === b.row.hash;
    // A household without head is not taken for a different one.
    return a.row.head === null || b.row.head === null || a.row.head === b.row.head;
  }

  private haveHashes(a: RunKey, b: RunKey): boolean {
    const [one, other] = [this.runs[a.run]?.fingerprint, this.runs[b.run]?.fingerprint];
    return one === other && a.row.hash !== null && b.row.hash !== null;
  }

  private joinAcross(
    unions: Unions,
    ones: readonly RunKey[],
    others: readonly RunKey[],
    same: (a: RunKey, b: RunKey) => boolean,
  ): void {
    for (const a of ones) {
      for (const b of others) {
        if (a.run === b.run || a.order === b.order || !same(a, b)) continue;
        unions.join(a.order, b.order);
        this.rows.set(a.order, a.row);
        this.rows.set(b.order, b.row);
      }
    }
  }

  /** Counts a number once for each pair of runs that use it for different households. */
  private countNumbers(rows: readonly RunKey[]): void {
    const ofRuns = groupedBy(rows, ({ run }) => run);
    const runs = [...ofRuns].sort(([a], [b]) => a - b);
    for (const [n, [one, ones]] of runs.entries()) {
      for (const [other, others] of runs.slice(n + 1)) {
        const pair = this.firstDiffering(ones, others);
        if (pair === null) continue;
        const name = `${one} ${other}`;
        const known = this.numbers.get(name);
        this.numbers.set(name, { count: (known?.count ?? 0) + 1, rows: known?.rows ?? pair });
      }
    }
  }

  private firstDiffering(ones: readonly RunKey[], others: readonly RunKey[]): RunKey[] | null {
    for (const a of ones) {
      for (const b of others) if (!this.isSame(a, b)) return [a, b];
    }
    return null;
  }
}

/** Rows of a run that say the same are one: rejected rows may repeat each other without end. */
function distinct(rows: readonly RunKey[]): RunKey[] {
  const known = new Set<string>();
  return rows.filter(({ run, row: { id, head, year, state, hash } }) => {
    const text = JSON.stringify([run, id, head, year, state, hash]);
    return !known.has(text) && known.add(text);
  });
}

function groupedBy<Key>(rows: readonly RunKey[], keyOf: (row: RunKey) => Key): Map<Key, RunKey[]> {
  const groups = new Map<Key, RunKey[]>();
  for (const row of rows) append(groups, keyOf(row), row);
  return groups;
}

/**
 * Only these may be one household where hashes do not say so: a number such as 1, which every
 * village has, would else be held against itself thousands of times.
 */
function byHead(rows: readonly RunKey[]): readonly (readonly RunKey[])[] {
  const heads = groupedBy(rows, ({ row }) => row.head);
  const nameless = heads.get(null) ?? [];
  heads.delete(null);
  if (heads.size === 0) return [nameless];
  return [...heads.values()].map((named) => [...named, ...nameless]);
}

const compareRuns = (a: readonly RunKey[], b: readonly RunKey[]): number =>
  (a[0]?.run ?? 0) - (b[0]?.run ?? 0) || (a[1]?.run ?? 0) - (b[1]?.run ?? 0);
