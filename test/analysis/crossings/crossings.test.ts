import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrossingFinder, keysOf } from '../../../src/analysis/crossings/crossings.js';
import type { Crossing, KeyRow, MergedRun } from '../../../src/domain/outcomes/crossing.js';

type Given = Partial<KeyRow> & { readonly run: number };

const NO_KEY: readonly (string | null)[] = [null, null, null];

function found(given: readonly Given[], fingerprints = NO_KEY): Crossing[] {
  const runs = fingerprints.map(
    (fingerprint, n): MergedRun => ({ path: ['县', `乡${n}`], fingerprint }),
  );
  const finder = new CrossingFinder(runs);
  const keys = new Map<string, { order: number; run: number; row: KeyRow }[]>();
  for (const [order, { run, ...parts }] of given.entries()) {
    const row: KeyRow = {
      path: ['县', `乡${run}`, '村'],
      ...{ id: '1', head: '王一', year: 'both', state: 'compared', hash: null },
      ...parts,
    };
    const own = runs[run];
    for (const key of own === undefined ? [] : keysOf(row, own)) {
      keys.set(key, [...(keys.get(key) ?? []), { order, run, row }]);
    }
  }
  for (const [key, rows] of keys) finder.add(key, rows);
  return finder.found();
}

const kinds = (crossings: readonly Crossing[]) =>
  crossings.map(({ kind, rows, count }) => [kind, rows.length, count]);

const GONE = { year: 'prior', state: 'notFound' } as const;
const NEW = { year: 'current', state: 'new' } as const;
const SAME_KEY = ['k', 'k', 'k'];

describe('跨批的户', () => {
  it('同一户编号、同一户主在两批里是重复；三批里也只说一次', () => {
    expect(kinds(found([{ run: 0 }, { run: 1 }]))).toEqual([['duplicate', 2, 1]]);
    expect(kinds(found([{ run: 0 }, { run: 1 }, { run: 2 }]))).toEqual([['duplicate', 3, 1]]);
    expect(found([{ run: 0 }, { run: 0 }])).toEqual([]);
  });

  it('户主不同的是自编号，每两批说一次、说明几个', () => {
    const rows = [
      { run: 0, id: '1' },
      { run: 1, id: '1', head: '李二' },
      { run: 0, id: '2' },
      { run: 1, id: '2', head: '李二' },
    ];
    expect(kinds(found(rows))).toEqual([['sameNumber', 2, 2]]);
  });

  it('识别码相同的是一户，不论编号和户主；不同的不是一户，不论户主', () => {
    const same = [
      { run: 0, hash: 'h' },
      { run: 1, id: '9', head: '李二', hash: 'h' },
    ];
    expect(kinds(found(same, SAME_KEY))).toEqual([['duplicate', 2, 1]]);
    const other = [
      { run: 0, hash: 'h' },
      { run: 1, hash: 'i' },
    ];
    expect(kinds(found(other, SAME_KEY))).toEqual([['sameNumber', 2, 1]]);
  });

  it('密钥不同的识别码不比，看户编号和户主', () => {
    const rows = [
      { run: 0, hash: 'h' },
      { run: 1, hash: 'i' },
    ];
    expect(kinds(found(rows, ['k', 'l', null]))).toEqual([['duplicate', 2, 1]]);
    const same = [
      { run: 0, hash: 'h' },
      { run: 1, id: '9', head: '李二', hash: 'h' },
    ];
    expect(found(same, ['k', 'l', null])).toEqual([]);
  });

  it('隐去中间各位的户编号可能是几户的，不用来认户', () => {
    const id = '149900********1238';
    expect(
      found([
        { run: 0, id },
        { run: 1, id },
      ]),
    ).toEqual([]);
    expect(
      kinds(
        found(
          [
            { run: 0, id, hash: 'h' },
            { run: 1, id, hash: 'h' },
          ],
          SAME_KEY,
        ),
      ),
    ).toEqual([['duplicate', 2, 1]]);
  });

  it('一批未找到、另一批新增的是迁移；只是编号相同的不是', () => {
    expect(
      kinds(
        found([
          { run: 0, ...GONE },
          { run: 1, ...NEW },
        ]),
      ),
    ).toEqual([['moved', 2, 1]]);
    expect(
      found([
        { run: 0, ...GONE },
        { run: 1, ...NEW, head: '李二' },
      ]),
    ).toEqual([]);
    expect(
      found([
        { run: 0, ...GONE },
        { run: 0, ...NEW },
      ]),
    ).toEqual([]);
    expect(found([{ run: 0, ...GONE }, { run: 1 }])).toEqual([]);
  });

  it('没有户主的不说是别的户', () => {
    expect(kinds(found([{ run: 0, head: null }, { run: 1 }]))).toEqual([['duplicate', 2, 1]]);
  });

  it('编号相同的各村上千户，也一下子找完', () => {
    const rows = Array.from({ length: 6000 }, (_, n) => ({ run: n % 3, head: `户${n}` }));
    expect(kinds(found(rows))).toEqual([
      ['sameNumber', 2, 1],
      ['sameNumber', 2, 1],
      ['sameNumber', 2, 1],
    ]);
  });

  it('和逐对比较的结果一样：没有识别码时，一批一行', () => {
    const row = fc.record({
      id: fc.constantFrom('1', '2', null),
      head: fc.constantFrom('王一', '李二'),
      at: fc.constantFrom(GONE, NEW, { year: 'both', state: 'compared' } as const),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 3 }), (rows) => {
        const given = rows.map(({ id, head, at }, run) => ({ run, id, head, ...at }));
        const pairs = given.flatMap((a, n) =>
          given
            .slice(n + 1)
            .flatMap((b) => (a.id !== null && a.id === b.id ? [[a, b] as const] : [])),
        );
        const current = pairs.filter(([a, b]) => a.year !== 'prior' && b.year !== 'prior');
        const states = (a: Given, b: Given) => [a.state, b.state].sort().join();
        const crossings = found(given);
        const runsOf = (kind: string) =>
          new Set(
            crossings
              .filter((one) => one.kind === kind)
              .flatMap(({ rows: all }) => all.map(({ path }) => path[1])),
          );
        const expected = (all: readonly (readonly [Given, Given])[]) =>
          new Set(all.flat().map(({ run }) => `乡${run}`));
        expect(runsOf('duplicate')).toEqual(
          expected(current.filter(([a, b]) => a.head === b.head)),
        );
        expect(runsOf('sameNumber')).toEqual(
          expected(current.filter(([a, b]) => a.head !== b.head)),
        );
        expect(runsOf('moved')).toEqual(
          expected(pairs.filter(([a, b]) => states(a, b) === 'new,notFound' && a.head === b.head)),
        );
      }),
    );
  });

  it('和逐对比较的结果一样：有的有识别码、有的没有、密钥不同，一批几行', () => {
    const row = fc.record({
      run: fc.integer({ min: 0, max: 2 }),
      id: fc.constantFrom('1', '2', null),
      head: fc.constantFrom('王一', '李二', null),
      hash: fc.constantFrom('甲', '乙', null),
      at: fc.constantFrom(
        GONE,
        NEW,
        { year: 'both', state: 'compared' } as const,
        { year: 'current', state: 'rejected' } as const,
      ),
    });
    const prints = fc.array(fc.constantFrom('k', 'l', null), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 7 }), prints, (rows, fingerprints) => {
        const given = rows
          .toSorted((a, b) => a.run - b.run)
          .map(({ at, hash, ...rest }) => ({
            ...rest,
            ...at,
            // Without a key there are none.
            hash: fingerprints[rest.run] == null ? null : hash,
          }));
        const hashOf = ({ run, hash }: (typeof given)[number]): string | null =>
          hash === null ? null : `${fingerprints[run]} ${hash}`;
        const haveHashes = (a: (typeof given)[number], b: (typeof given)[number]): boolean =>
          hashOf(a) !== null && hashOf(b) !== null && fingerprints[a.run] === fingerprints[b.run];
        const isLocal = (a: (typeof given)[number], b: (typeof given)[number]): boolean =>
          haveHashes(a, b)
            ? hashOf(a) !== hashOf(b)
            : a.head !== null && b.head !== null && a.head !== b.head;
        const pairs = given.flatMap((a, n) =>
          given.slice(n + 1).flatMap((b, m) => {
            const sameHash = hashOf(a) !== null && hashOf(a) === hashOf(b);
            const sameId = a.id !== null && a.id === b.id;
            if (a.run === b.run || (!sameHash && !sameId)) return [];
            return [{ a, b, at: [n, n + 1 + m] as const, isLocal: !sameHash && isLocal(a, b) }];
          }),
        );
        const isCurrent = ({ a, b }: (typeof pairs)[number]) =>
          a.year !== 'prior' && b.year !== 'prior';
        const households = (of: typeof pairs): number => householdsOf(of.map(({ at }) => at));
        const crossings = found(given, fingerprints);
        const foundOf = (kind: Crossing['kind']): number =>
          crossings.filter((one) => one.kind === kind).length;
        expect(foundOf('duplicate')).toEqual(
          households(pairs.filter((pair) => isCurrent(pair) && !pair.isLocal)),
        );
        expect(foundOf('moved')).toEqual(
          households(
            pairs.filter(
              ({ a, b, isLocal: local }) =>
                !local && [a.state, b.state].sort().join() === 'new,notFound',
            ),
          ),
        );
        const numbers = new Set(
          pairs.flatMap((pair) =>
            isCurrent(pair) && pair.isLocal ? [`${pair.a.run} ${pair.b.run} ${pair.a.id}`] : [],
          ),
        );
        const counted = crossings.flatMap(({ kind, count }) =>
          kind === 'sameNumber' ? count : [],
        );
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(numbers.size);
      }),
      { numRuns: 500 },
    );
  });
});

/** How many households there are whose rows are joined pair by pair. */
function householdsOf(pairs: readonly (readonly [number, number])[]): number {
  let sets: ReadonlySet<number>[] = [];
  for (const pair of pairs) {
    const met = sets.filter((set) => pair.some((one) => set.has(one)));
    const joined = new Set([...pair, ...met.flatMap((set) => [...set])]);
    sets = [...sets.filter((set) => !met.includes(set)), joined];
  }
  return sets.length;
}
