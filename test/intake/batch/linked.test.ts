import { describe, expect, it } from 'vitest';
import { LinkedTables } from '../../../src/intake/batch/linked.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { household } from '../../build.js';

interface Given {
  readonly file?: string;
  readonly village: string;
  readonly ids?: readonly string[];
  readonly idNumbers?: readonly string[];
  readonly rejected?: readonly string[];
}

function tableOf({ file, ids = [], idNumbers = [], rejected = [] }: Given, n: number): DetailTable {
  return {
    head: { file: file ?? `${n}.csv` },
    households: [
      ...ids.map((id) => household({ texts: { id, head: null } })),
      ...idNumbers.map((idNumber) => household({ texts: { id: null, head: null, idNumber } })),
    ],
    rejected: rejected.map((id) => ({ ...household({ texts: { id } }), reasons: [] })),
  } as unknown as DetailTable;
}

function together(...tables: readonly Given[]) {
  const linked = new LinkedTables();
  for (const [n, table] of tables.entries()) linked.add(tableOf(table, n));
  return linked.together((n) => [tables[n]?.village ?? '']);
}

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
        { village: '丁村', rejected: ['1'] },
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
