import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Household, TextField } from '../../../src/domain/household.js';
import type { ListedHousehold } from '../../../src/domain/outcomes/listed.js';
import { matchYears } from '../../../src/intake/batch/match.js';
import type { Placed } from '../../../src/intake/batch/placed.js';
import type { YearRows } from '../../../src/intake/batch/year-rows.js';
import { villageRows } from '../../../src/run/analyze/village-rows.js';
import { household, placed } from '../../build.js';

interface Given extends Partial<Record<TextField, string | null>> {
  readonly blank?: boolean;
  readonly unit?: boolean;
  readonly in?: string;
}

let rows = 1;

const row = ({ blank = false, unit = false, in: village, ...texts }: Given): Placed<Household> => {
  rows += 1;
  const one = household({
    row: rows,
    texts: { id: null, head: null, ...texts },
    ...(blank ? {} : { values: { 'wages.migrant': 1 } }),
    surveyed: !blank && !unit,
  });
  return placed(one, village);
};

const year = (kept: readonly Given[], rejected: readonly Given[] = []): YearRows => ({
  households: kept.map(row),
  rejected: rejected.map((given) => {
    const { row: one, ...place } = row(given);
    return { ...place, row: { ...one, reasons: [] } };
  }),
});

function outcome(prior: YearRows, current: YearRows) {
  const batch = { prior, current };
  const villages = villageRows(batch, matchYears(batch));
  const all = [...villages].flatMap(([name, of]) => of.map((one) => ({ name, ...one })));
  const counts = Object.fromEntries(
    all.map(({ name, counts: own, pairs }) => [
      name,
      { ...filled(own), ...(pairs.length === 0 ? {} : { surveyed: pairs.length }) },
    ]),
  );
  return { counts, listed: all.flatMap(({ listed }) => listed), villages: all };
}

const filled = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

const kinds = (listed: readonly ListedHousehold[]) =>
  listed.map(({ kind, id, head }) => `${kind} ${id ?? head}`);

describe('每一户都有去处', () => {
  it('两年都有收入的才比较;一年空白的计入台账,另列', () => {
    const { counts, listed } = outcome(
      year([{ id: '1' }, { id: '2', blank: true }, { id: '3' }, { id: '4', blank: true }]),
      year([{ id: '1' }, { id: '2' }, { id: '3', blank: true }, { id: '4', blank: true }]),
    );
    expect(counts).toEqual({
      北张村: { roster: 4, surveyed: 1, notCompared: 3, notSurveyed: 2 },
    });
    expect(kinds(listed)).toEqual(['notCompared 2', 'notSurveyed 3', 'notSurveyed 4']);
  });

  it('本年空白而上年没有的,只计未排查,不算新增', () => {
    const { counts, listed } = outcome(year([]), year([{ id: '1', blank: true }, { id: '2' }]));
    expect(counts).toEqual({ 北张村: { notSurveyed: 1, new: 1 } });
    expect(kinds(listed)).toEqual(['new 2', 'notSurveyed 1']);
  });

  it('上年空白而本年没有的,计入台账和未找到', () => {
    const { counts } = outcome(year([{ id: '1', blank: true }]), year([]));
    expect(counts).toEqual({ 北张村: { roster: 1, notFound: 1 } });
  });

  it.each<[string, Given, Given]>([
    ['户编号', { id: '1' }, { id: '1' }],
    ['证件号码', { id: '1', idNumber: 'A' }, { id: '2', idNumber: 'A' }],
  ])('本年的行有误(%s相同):不说没有了,说是哪一行', (_, prior, rejected) => {
    const now = year([], [rejected]);
    const { counts, listed } = outcome(year([prior]), now);
    expect(counts).toEqual({
      北张村: { roster: 1, notFound: 1, notFoundRejected: 1, rejected: 1 },
    });
    expect(listed).toMatchObject([
      {
        kind: 'notFoundRejected',
        id: '1',
        rejected: { file: '本年/北张村.xlsx', sheet: 'Sheet1', row: now.rejected[0]?.row.row },
      },
    ]);
  });

  it('姓名不是编号:有误的行只是同名,仍是没有找到', () => {
    const { counts, listed } = outcome(year([{ head: '王' }]), year([], [{ head: '王' }]));
    expect(counts.北张村).toEqual({ roster: 1, notFound: 1, rejected: 1 });
    expect(listed).toMatchObject([{ kind: 'notFound', rejected: null }]);
  });

  it('上年的行有误:不在台账,本年的户是新增,说明是哪一行', () => {
    const before = year([], [{ id: '1' }]);
    const { counts, listed } = outcome(before, year([{ id: '1' }, { id: '2' }]));
    expect(counts).toEqual({ 北张村: { priorRejected: 1, new: 2, newPriorRejected: 1 } });
    expect(kinds(listed)).toEqual(['newPriorRejected 1', 'new 2']);
    expect(listed[0]?.rejected?.row).toBe(before.rejected[0]?.row.row);
  });

  it('单位不清的表:本年的、上年的各有说法', () => {
    const { counts, listed } = outcome(
      year([{ id: '1' }, { id: '2', unit: true }]),
      year([{ id: '1', unit: true }, { id: '2' }]),
    );
    expect(counts).toEqual({ 北张村: { roster: 2, notCompared: 2, notSurveyed: 1 } });
    expect(kinds(listed)).toEqual(['priorUnitUnclear 2', 'unitUnclear 1']);
  });

  it('搬走的户计入本年的村;没找到的计入上年的村', () => {
    const { counts } = outcome(
      year([
        { id: '1', in: '南张村' },
        { id: '2', in: '南张村' },
        { id: '3', in: '南张村', blank: true },
      ]),
      year([{ id: '1' }, { id: '3' }], [{ id: '2', in: '武村' }]),
    );
    expect(counts).toEqual({
      北张村: { roster: 2, surveyed: 1, notCompared: 1 },
      南张村: { roster: 1, notFound: 1, notFoundRejected: 1 },
      武村: { rejected: 1 },
    });
  });

  it('成对的户记着它在各文件里的先后', () => {
    const { villages } = outcome(
      year([{ id: '1', in: '武村' }, { id: '2' }]),
      year([{ id: '2' }, { id: '1', in: '武村' }]),
    );
    expect(villages.map(({ name, pairs }) => [name, pairs.map(({ order }) => order)])).toEqual([
      ['北张村', [0]],
      ['武村', [1]],
    ]);
  });
});

describe('计数的规律', () => {
  const given = fc.record({
    id: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6')),
    idNumber: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
    head: fc.constantFrom('王', '李', '张'),
    blank: fc.boolean(),
    in: fc.constantFrom('北张村', '南张村'),
  });
  /** Keys are unique among kept rows, as after the duplicates are taken out. */
  const kept = fc
    .array(given, { maxLength: 6 })
    .map((all) =>
      all.filter(
        (one, n) =>
          all.findIndex(({ id }) => id !== null && id === one.id) >= (one.id === null ? -1 : n) &&
          all.findIndex(({ idNumber }) => idNumber !== null && idNumber === one.idNumber) >=
            (one.idNumber === null ? -1 : n),
      ),
    );
  const years = fc.record({
    prior: kept,
    priorRejected: fc.array(given, { maxLength: 3 }),
    current: kept,
    currentRejected: fc.array(given, { maxLength: 3 }),
  });

  it('台账 = 已排查 + 未找到 + 未比较;每一行恰好计一次', () => {
    fc.assert(
      fc.property(years, ({ prior, priorRejected, current, currentRejected }) => {
        const before = year(prior, priorRejected);
        const now = year(current, currentRejected);
        const { villages, listed } = outcome(before, now);
        const sum = (of: (one: (typeof villages)[number]) => number): number =>
          villages.reduce((total, one) => total + of(one), 0);
        for (const { counts, pairs } of villages) {
          expect(counts.roster).toBe(pairs.length + counts.notFound + counts.notCompared);
          expect(counts.notFoundRejected).toBeLessThanOrEqual(counts.notFound);
          expect(counts.newPriorRejected).toBeLessThanOrEqual(counts.new);
        }
        expect(sum(({ counts }) => counts.roster)).toBe(before.households.length);
        expect(sum(({ counts }) => counts.priorRejected)).toBe(before.rejected.length);
        expect(sum(({ counts }) => counts.rejected)).toBe(now.rejected.length);
        expect(sum(({ counts }) => counts.notSurveyed)).toBe(
          now.households.filter(({ row: { surveyed } }) => !surveyed).length,
        );
        // Whoever is not compared is listed once.
        const pairs = sum((one) => one.pairs.length);
        const places = new Set(listed.map(({ row: number }) => number));
        expect(places.size).toBe(listed.length);
        expect(listed).toHaveLength(
          sum(({ counts }) => counts.notFound + counts.new) +
            listed.filter(({ kind }) => ['notSurveyed', 'notCompared'].includes(kind)).length,
        );
        expect(pairs + listed.filter(({ kind }) => !kind.startsWith('notFound')).length).toBe(
          now.households.length,
        );
      }),
    );
  });
});
