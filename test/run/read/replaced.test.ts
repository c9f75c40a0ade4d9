import { describe, expect, it } from 'vitest';
import type { Year } from '../../../src/domain/household.js';
import { gatherBatch } from '../../../src/intake/batch/batch.js';
import type { Cell } from '../../../src/intake/sheet.js';
import { sharedByFile } from '../../../src/intake/table/shared.js';
import { readTables } from '../../../src/intake/table/table.js';
import { matchAnswered } from '../../../src/run/read/matching.js';
import { type Both, replaced, withoutDoubted } from '../../../src/run/read/replaced.js';
import { sheet } from '../../sheets.js';

const HEADER = ['户编号', '户主姓名', '家庭人口数', '务工收入'];

const tablesOf = (year: Year, village: string, ...rows: readonly Cell[][]) =>
  readTables(
    sheet([HEADER, ...rows]),
    { file: `${year}/${village}.xlsx`, year },
    new Map(),
    sharedByFile(undefined, { unit: null, notAsked: [], perPerson: [] }),
  );

/** 1 in both years, 2 of another village too, 3 and 4 in one year each; 5 was rejected this year. */
async function bothYears(): Promise<Both> {
  const batch = gatherBatch(
    [
      ...tablesOf(
        'prior',
        '北张村',
        ['1', '王一', 1, 100],
        ['3', '李三', 1, 300],
        ['5', '孙五', 1, 500],
      ),
      ...tablesOf('prior', '南张村', ['2', '赵二', 1, 200]),
      ...tablesOf(
        'current',
        '北张村',
        ['1', '王一', 1, 110],
        ['4', '周四', 1, 400],
        ['5', '孙五', 1, '约五百'],
      ),
      ...tablesOf('current', '南张村', ['2', '赵二', 1, 220]),
    ],
    { township: '北张乡' },
  );
  const { matching } = await matchAnswered(batch, []);
  return { batch, matching };
}

/** Every household that leads somewhere, with its place there. */
const rowsOf = ({ batch, matching }: Both) => ({
  prior: batch.prior.households.map(({ row }) => row),
  current: batch.current.households.map(({ row }) => row),
  pairs: matching.pairs.map(({ prior, current }) => [prior.row, current.row]),
  priorOnly: matching.priorOnly.map(({ row }) => row),
  currentOnly: matching.currentOnly.map(({ row }) => row),
});

const rowNamed = ({ batch }: Both, year: Year, id: string) => {
  const found = batch[year].households.find(({ row }) => row.texts.id === id);
  if (found === undefined) throw new TypeError(id);
  return found.row;
};

describe('换了户的两年', () => {
  it('没有换的，还是原来的两年', async () => {
    const both = await bothYears();
    expect(replaced(both, new Map())).toBe(both);
  });

  it('一户在清单、成对、无对的各处都换成同一户，别的户不动', async () => {
    const both = await bothYears();
    const wanted = [
      rowNamed(both, 'prior', '1'),
      rowNamed(both, 'prior', '3'),
      rowNamed(both, 'current', '4'),
    ];
    const others = new Map(wanted.map((row) => [row, { ...row, surveyed: false }] as const));
    const before = rowsOf(both);
    const after = rowsOf(replaced(both, others));
    const expected = (rows: readonly (typeof wanted)[number][]) =>
      rows.map((row) => others.get(row) ?? row);
    for (const list of ['prior', 'current', 'priorOnly', 'currentOnly'] as const) {
      expect(after[list].length).toBe(before[list].length);
      after[list].forEach((row, n) => {
        expect(row).toBe(expected(before[list])[n]);
      });
    }
    after.pairs.flat().forEach((row, n) => {
      expect(row).toBe(expected(before.pairs.flat())[n]);
    });
  });

  it('成对的与清单里的是同一个对象', async () => {
    const both = await bothYears();
    const row = rowNamed(both, 'current', '1');
    const { batch, matching } = replaced(both, new Map([[row, { ...row }]]));
    const [inList] = batch.current.households.filter(({ row: own }) => own.texts.id === '1');
    const [inPair] = matching.pairs.filter(({ current }) => current.row.texts.id === '1');
    expect(inPair?.current).toBe(inList);
  });

  it('表换了的，仍找得到另一年未采用的行', async () => {
    const both = await bothYears();
    const row = rowNamed(both, 'prior', '5');
    const known = both.matching.rejectedPartner(row);
    expect(known).not.toBeNull();
    const head = { ...row.table };
    const { matching } = replaced(both, new Map([[row, { ...row, table: head }]]));
    expect(matching.rejectedPartner({ table: head, row: row.row })).toBe(known);
    expect(matching.rejectedPartner(rowNamed(both, 'prior', '3'))).toBeNull();
  });
});

describe('单位存疑的表', () => {
  it('两年里它的户都算作未填报，别的表的户不变', async () => {
    const both = await bothYears();
    const doubted = new Set([
      rowNamed(both, 'current', '1').table,
      rowNamed(both, 'prior', '2').table,
    ]);
    const after = withoutDoubted(both, doubted);
    const surveyed = (year: Year) =>
      after.batch[year].households.map(({ row }) => [row.texts.id, row.surveyed]);
    expect(surveyed('prior')).toEqual([
      ['1', true],
      ['3', true],
      ['5', true],
      ['2', false],
    ]);
    expect(surveyed('current')).toEqual([
      ['1', false],
      ['4', false],
      ['2', true],
    ]);
    expect(
      after.matching.pairs.map(({ prior, current }) => prior.row.surveyed && current.row.surveyed),
    ).toEqual([false, false]);
  });
});
