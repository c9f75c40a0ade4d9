import { describe, expect, it } from 'vitest';
import type { Year } from '../../../src/domain/household.js';
import { LinkedTables } from '../../../src/intake/batch/linked.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { household } from '../../build.js';

type Keys = readonly [id: string | null, idNumber: string | null];

interface Given {
  readonly file?: string;
  readonly village: string;
  readonly year?: Year;
  readonly ids?: readonly string[];
  readonly idNumbers?: readonly string[];
  readonly rows?: readonly Keys[];
  readonly rejected?: readonly Keys[];
}

function tableOf(given: Given, n: number): DetailTable {
  const { file, year = 'prior', ids = [], idNumbers = [], rows = [], rejected = [] } = given;
  const rowOf = ([id, idNumber]: Keys, row: number) => ({
    ...household({ texts: { id, head: null, idNumber } }),
    row: row + 2,
  });
  const all: Keys[] = [
    ...rows,
    ...ids.map((id): Keys => [id, null]),
    ...idNumbers.map((number): Keys => [null, number]),
  ];
  return {
    head: { file: file ?? `${n}.csv`, year },
    households: all.map(rowOf),
    rejected: rejected.map((keys, row) => ({ ...rowOf(keys, all.length + row), reasons: [] })),
  } as unknown as DetailTable;
}

function groupsOf(...tables: readonly Given[]) {
  const linked = new LinkedTables();
  for (const [n, table] of tables.entries()) linked.add(tableOf(table, n));
  return linked.together((n) => [tables[n]?.village ?? '']);
}

const together = (...tables: readonly Given[]) =>
  groupsOf(...tables).map(({ tables: places }) => places);

describe('要放在一起看的表', () => {
  it('没有共同号码的村各看各的，一村两年的表一起看', () => {
    expect(
      together(
        { village: '甲村', ids: ['1', '2'] },
        { village: '乙村', ids: ['3'] },
        { village: '甲村', ids: ['4'] },
      ),
    ).toEqual([[0, 2], [1]]);
  });

  it('村名写法不同是一个村', () => {
    expect(together({ village: '北张村' }, { village: '武村' }, { village: '北张村委会' })).toEqual(
      [[0, 2], [1]],
    );
  });

  it('户编号或证件号码在两张表里的一起看，剔除的行也算', () => {
    expect(
      together(
        { village: '甲村', ids: ['1'] },
        { village: '乙村', idNumbers: ['14990019800101123X'] },
        { village: '丙村', idNumbers: ['14990019800101123X'] },
        { village: '丁村', rejected: [['1', null]] },
      ),
    ).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('户编号与别人的证件号码相同不算共同的号码', () => {
    const number = '14990019800101123X';
    expect(
      together({ village: '甲村', ids: [number] }, { village: '乙村', idNumbers: [number] }),
    ).toEqual([[0], [1]]);
  });

  it('一个文件里的表一起看；一环扣一环的都在一起', () => {
    expect(
      together(
        { village: '甲村', file: '全乡.xlsx' },
        { village: '乙村', ids: ['7'] },
        { village: '丙村', file: '全乡.xlsx', ids: ['8'] },
        { village: '丁村', ids: ['7', '8'] },
      ),
    ).toEqual([[0, 1, 2, 3]]);
  });
});

const [NUMBER, OTHER] = ['14990019800101123X', '149900198001011248'];

/** 甲村 and 乙村 with these rows last year and this year. */
const villages = (
  rows: Record<'甲上' | '甲本' | '乙上' | '乙本', readonly Keys[]>,
  rejected: readonly Keys[] = [],
) =>
  groupsOf(
    { village: '甲村', year: 'prior', rows: rows.甲上 },
    { village: '甲村', year: 'current', rows: rows.甲本, rejected },
    { village: '乙村', year: 'prior', rows: rows.乙上 },
    { village: '乙村', year: 'current', rows: rows.乙本 },
  );

describe('搬到别村的户', () => {
  const NONE = { 甲上: [], 甲本: [], 乙上: [], 乙本: [] };

  it.each<[string, Keys, Keys]>([
    ['户编号没变', ['1', NUMBER], ['1', NUMBER]],
    ['换了户编号', ['1', NUMBER], ['9', NUMBER]],
    ['今年没有户编号', ['1', NUMBER], [null, NUMBER]],
  ])('%s：两村各看各的，各有另一年的行', (_, before, now) => {
    expect(villages({ ...NONE, 甲上: [before], 乙本: [now] })).toEqual([
      { tables: [0, 1], guests: [{ table: 3, row: 2 }] },
      { tables: [2, 3], guests: [{ table: 0, row: 2 }] },
    ]);
  });

  it.each<[string, Parameters<typeof villages>[0], (readonly Keys[])?]>([
    ['证件号码不在两边', { ...NONE, 甲上: [['1', NUMBER]], 乙本: [['1', null]] }],
    ['证件号码不同', { ...NONE, 甲上: [['1', NUMBER]], 乙本: [['1', OTHER]] }],
    [
      '户编号给了别人',
      { ...NONE, 甲上: [['1', NUMBER]], 甲本: [['1', OTHER]], 乙本: [['9', NUMBER]] },
    ],
    [
      '占了别人的户编号',
      { ...NONE, 甲上: [['1', NUMBER]], 乙上: [['9', OTHER]], 乙本: [['9', NUMBER]] },
    ],
    [
      '今年有两行',
      { ...NONE, 甲上: [['1', NUMBER]], 甲本: [['8', NUMBER]], 乙本: [['9', NUMBER]] },
    ],
    ['同一年有两行', { ...NONE, 甲本: [['8', NUMBER]], 乙本: [['9', NUMBER]] }],
    ['今年的行被剔除', { ...NONE, 乙上: [['1', NUMBER]] }, [['1', NUMBER]]],
  ])('%s：两村一起看', (_, rows, rejected) => {
    expect(villages(rows, rejected)).toEqual([{ tables: [0, 1, 2, 3], guests: [] }]);
  });

  it('户编号在一年里重复三次的村可能各编各的号，户编号没变的也一起看', () => {
    const twice: Keys[] = ['5', '6', '7', '5', '6'].map((id) => [id, null]);
    const rows = {
      ...NONE,
      甲上: [['1', NUMBER] as const, ...twice],
      乙本: [['1', NUMBER] as const],
    };
    // Each repetition counts for both rows, here of one village.
    expect(villages(rows)).toHaveLength(1);
    expect(villages({ ...rows, 甲上: rows.甲上.slice(0, 5) })).toHaveLength(2);
    expect(villages({ ...rows, 乙本: [['9', NUMBER]] })).toHaveLength(2);
  });

  it('本来就要一起看的村没有外村的行', () => {
    const rows = {
      ...NONE,
      甲上: [['1', NUMBER] as const, ['2', null] as const],
      乙本: [['1', NUMBER] as const, ['2', null] as const],
    };
    expect(villages(rows)).toEqual([{ tables: [0, 1, 2, 3], guests: [] }]);
  });

  it('按本年表的次序', () => {
    const tables = ['丙村', '甲村'].map((village): Given => ({ village, year: 'prior' }));
    const now = ['甲村', '丙村'].map((village): Given => ({ village, year: 'current' }));
    expect(together(...tables, ...now)).toEqual([
      [1, 2],
      [0, 3],
    ]);
  });
});
