import { describe, expect, it } from 'vitest';
import type { Year } from '../../../src/domain/household.js';
import { villagesOf } from '../../../src/intake/batch/villages.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { HEADER, person, type Row, sheet, tableOf } from '../../sheets.js';

const IN_VILLAGE: Row = ['行政村', ...HEADER];

/** A table whose rows name these villages in their column; null: the cell is blank. */
const flat = (
  file: string,
  names: readonly (string | null)[],
  { title = '收入明细表', name = 'Sheet1', year = 'current' as Year } = {},
): DetailTable =>
  tableOf(
    sheet(
      [
        [title],
        IN_VILLAGE,
        ...names.map((village, n): Row => [village, ...person(String(n), `户${n}`, 1)]),
      ],
      { name },
    ),
    { file, year },
  );

/** A table without the column. */
const single = (file: string, parts: { title?: string; name?: string; year?: Year } = {}) =>
  tableOf(
    sheet([[parts.title ?? '收入明细表'], HEADER, person('1', '王建国', 1)], {
      name: parts.name ?? 'Sheet1',
    }),
    { file, year: parts.year ?? 'current' },
  );

const names = (...tables: readonly DetailTable[]) => {
  const villages = villagesOf(tables);
  return tables.flatMap((table) => table.households.map((row) => villages.ofRow(table, row)));
};

const findings = (...tables: readonly DetailTable[]) =>
  villagesOf(tables)
    .findings()
    .map(({ code, file, village }) => [code, file, village]);

describe('行政村没有填的行', () => {
  it('一张表说一次,指出第一格,有几行,算作哪个村', () => {
    const table = flat('全乡明细.xlsx', ['北张村', null, '南张村', null]);
    expect(villagesOf([table]).findings()[0]).toMatchObject({
      code: 'intake.villageBlank',
      severity: 'warning',
      row: 4,
      cell: 'A4',
      field: 'village',
      params: { count: 2, rows: '4、6', taken: '全乡' },
    });
  });

  it('按工作表名、标题、文件名,从不按上一行', () => {
    const blank = ['北张村', null];
    expect(names(flat('全乡.xlsx', blank, { name: '南张村' }))[1]).toBe('南张村');
    expect(names(flat('全乡.xlsx', blank, { title: '填报单位:武村' }))[1]).toBe('武村');
    expect(names(flat('西宜亭村.xlsx', blank))[1]).toBe('西宜亭村');
    expect(names(flat('全乡.xlsx', blank))[1]).toBe('全乡');
  });

  it('整列空白也说;都填了就不说', () => {
    expect(findings(flat('北张村.xlsx', [null, null]))).toEqual([
      ['intake.villageBlank', '北张村.xlsx', '北张村'],
    ]);
    expect(findings(flat('全乡.xlsx', ['北张村', '南张村']))).toEqual([]);
  });
});

describe('按文件名算的村', () => {
  it('文件名不像村名:提醒,一个文件一次', () => {
    expect(findings(flat('全乡.xlsx', ['北张村', null]))).toContainEqual([
      'intake.villageByFile',
      '全乡.xlsx',
      '全乡',
    ]);
    const sheets = [single('汇总材料.xlsx', { name: 'a' }), single('汇总材料.xlsx', { name: 'b' })];
    expect(findings(...sheets)).toEqual([['intake.villageByFile', '汇总材料.xlsx', '材料']]);
    expect(findings(single('北张.csv'))).toEqual([['intake.villageByFile', '北张.csv', '北张']]);
  });

  it('文件名像村名,或者是已知的村:不用提醒', () => {
    expect(findings(single('北张村.csv'))).toEqual([]);
    expect(findings(single('北张村2022年收入明细.csv'))).toEqual([]);
    expect(findings(single('北张.csv'), flat('全乡.xlsx', ['北张村']))).toEqual([]);
    expect(findings(single('a.xlsx', { title: '填报单位:北张村' }))).toEqual([]);
    expect(findings(single('a.xlsx', { name: '北张村' }))).toEqual([]);
  });
});

describe('工作表名说的是哪些行，不是哪个村', () => {
  it.each(['全村', '本村', '行政村', '各行政村', '分村', '村委会'])(
    '两个文件里都叫 %s 的工作表是两个村的',
    (name) => {
      const of = (village: string) => single(`${village}.xlsx`, { name });
      expect(names(of('北张村'), of('南张村'))).toEqual(['北张村', '南张村']);
      const titled = (village: string, file: string) =>
        single(file, { name, title: `${village}收入明细表` });
      expect(names(titled('北张村', 'a.xlsx'), titled('南张村', 'b.xlsx'))).toEqual([
        '北张村',
        '南张村',
      ]);
    },
  );
});

describe('工作表名前面的年份不是村名', () => {
  it.each(['2022年北张村', '2022北张村', '2022年度北张村'])('%s 是北张村的', (name) => {
    expect(names(single('全乡.xlsx', { name }))).toEqual(['北张村']);
  });
});

describe('一个村到处是一个名字', () => {
  it('列里写武,文件名、标题或工作表名写武村:武村', () => {
    expect(names(flat('武村.xlsx', ['武']))).toEqual(['武村']);
    expect(names(flat('a.xlsx', ['武'], { title: '填报单位:武村' }))).toEqual(['武村']);
    expect(names(flat('a.xlsx', ['武'], { name: '武村' }))).toEqual(['武村']);
  });

  it('另一年的表写武村,也算', () => {
    const prior = flat('上年.xlsx', ['武'], { year: 'prior' });
    expect(names(prior, single('武村.xls'))).toEqual(['武村', '武村']);
  });

  it('别的写法不添新村', () => {
    expect(names(flat('南张村.xlsx', ['武']))).toEqual(['武']);
  });

  it.each([
    ['团结1村', '团结2村'],
    ['第11村', '第12村'],
  ])('%s 和 %s 是两个村:在列、工作表名、标题、文件名里', (one, other) => {
    expect(names(flat('全乡.xlsx', [one, other]))).toEqual([one, other]);
    const bySheet = [one, other].map((name) => single('全乡.xlsx', { name }));
    expect(names(...bySheet)).toEqual([one, other]);
    const byTitle = [one, other].map((name) =>
      single('全乡.xlsx', { title: `填报单位:${name}  2022年9月30日` }),
    );
    expect(names(...byTitle)).toEqual([one, other]);
    expect(names(single(`${one}.csv`), single(`${other}.csv`))).toEqual([one, other]);
  });
});
