import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/domain/findings/finding.js';
import type { TableHead } from '../../../src/domain/household.js';
import type { PlaceNames } from '../../../src/intake/batch/batch.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import type { Both } from '../../../src/run/read/replaced.js';
import { OwnPart } from '../../../src/run/shelf/own-part.js';

const tableOf = (file: string, villages: readonly string[]) =>
  ({ head: { file, sheet: '' }, villages }) as unknown as DetailTable;
const names = {
  villages: { ofTable: (table: unknown) => (table as { villages: string[] }).villages },
} as unknown as PlaceNames;

const [own, left, mixed] = [
  tableOf('乙村.csv', ['乙村']),
  tableOf('甲村.csv', ['甲村']),
  tableOf('两村.csv', ['丙村', '丁村']),
];
const part = new OwnPart([own], [left, own, mixed], names);

const blank = (file: string, village: string | null) =>
  finding('intake.itemBlank', { file, sheet: '', village, params: { households: 5 } });

const both = (rows: readonly { readonly table: TableHead }[]) => {
  const placed = rows.map((row) => ({ row, village: '', township: '' }));
  const year = { households: placed, rejected: [] };
  return {
    batch: {
      ...{ prior: year, current: year, villageAt: () => '乙村' },
      accounts: new Map(rows.map(({ table }) => [table, {}])),
    },
    matching: { pairs: placed.map((one) => ({ prior: placed[0], current: one })) },
  } as unknown as Both;
};

describe('一起看的表中自己的部分', () => {
  it('只留自己文件里的行；配上的户归本年的表', () => {
    const { batch, matching } = part.rowsOf(both([{ table: left.head }, { table: own.head }]));
    const tables = (rows: readonly { readonly row: { readonly table: TableHead } }[]) =>
      rows.map(({ row }) => row.table.file);
    expect(tables(batch.prior.households)).toEqual(['乙村.csv']);
    expect(tables(batch.current.households)).toEqual(['乙村.csv']);
    expect([...batch.accounts.keys()]).toEqual([own.head]);
    expect(matching.pairs.map(({ prior, current }) => tables([prior, current]))).toEqual([
      ['甲村.csv', '乙村.csv'],
    ]);
  });

  it('只说自己的村；没有村的，只说自己的文件', () => {
    const all = [
      blank('甲村.csv', '乙村'),
      blank('乙村.csv', '甲村'),
      blank('乙村.csv', null),
      blank('甲村.csv', null),
    ];
    expect(part.told(all)).toEqual([all[0], all[2]]);
  });

  it('写在别的文件上的：那张表只有一个村就归那个村，否则归说的村', () => {
    const { villageAt } = part.rowsOf(both([])).batch;
    expect(villageAt(blank('乙村.csv', '别的'))).toBe('乙村');
    expect(villageAt(blank('甲村.csv', '乙村'))).toBe('甲村');
    expect(villageAt(blank('两村.csv', '乙村'))).toBe('乙村');
  });

  it('单位存疑的表：自己的看这一次，别的看已知的', () => {
    const found = new Set([own.head, left.head]);
    expect(part.doubted(found, new Set([mixed.head]))).toEqual(new Set([mixed.head, own.head]));
    expect(part.doubted(new Set(), new Set([own.head]))).toEqual(new Set());
  });
});
