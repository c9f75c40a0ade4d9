import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodText } from '../../../src/domain/period.js';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { HEADER, merges, numberIn, person, type Row, rejections, sheet } from '../../sheets.js';

const tablesOf = (rows: readonly Row[], parts: Partial<Sheet> = {}): DetailTable[] =>
  readTables(sheet(rows, parts), { file: '本年/全乡.xlsx', year: 'current' });

/** What a clerk sees of each table: its village and the rows of its households. */
const seen = (tables: readonly DetailTable[]) =>
  tables.map(({ villageHints, households }) => [
    villageHints.title,
    households.map(({ row }) => row),
  ]);

const rowsOf = (tables: readonly DetailTable[]): number =>
  tables.flatMap(({ account }) => Object.values(account)).reduce((sum, n) => sum + n, 0);

const OTHER: Row = ['户主姓名', '户编号', '家庭人口数', '村级公益岗收入'];

describe('一张工作表上的几张明细表', () => {
  it('表头不同的,各是一张,各按自己的列读', () => {
    const tables = tablesOf([
      ['北张村收入明细表'],
      HEADER,
      person('1', '王建国', 1200),
      [],
      ['李家村收入明细表'],
      ['单位:万元'],
      OTHER,
      ['李桂花', '2', 4, 0.35],
    ]);
    expect(seen(tables)).toEqual([
      ['北张村', [3]],
      ['李家村', [8]],
    ]);
    expect(tables[1]?.titles).toEqual(['李家村收入明细表', '单位:万元']);
    expect(tables[1]?.head.columns).toEqual({
      id: 1,
      head: 0,
      population: 2,
      'wages.villagePost': 3,
    });
    expect(numberIn(tables[1]?.households[0], 'wages.villagePost')).toBe(350_000);
    expect(tables.map(({ unit }) => unit)).toEqual([null, '万元']);
    expect(tables.map(({ account }) => account)).toMatchObject([
      { title: 1, header: 1, blank: 1, household: 1 },
      { title: 2, header: 1, blank: 0, household: 1 },
    ]);
  });

  it('表头相同而标题另说一村的,是另一张', () => {
    const tables = tablesOf([
      ['北张村收入明细表'],
      HEADER,
      person('1', '王建国', 1),
      ['填表人:张三', null, '审核人:李四'],
      ['李家村收入明细表'],
      HEADER,
      person('2', '李桂花', 2),
    ]);
    expect(seen(tables)).toEqual([
      ['北张村', [3]],
      ['李家村', [7]],
    ]);
    expect(tables[0]?.account.note).toBe(1);
  });

  it('表脚的填报单位不作下一张的村名', () => {
    const tables = tablesOf([
      ['北张村收入明细表'],
      HEADER,
      person('1', '王建国', 1),
      ['填报单位:北张村(盖章)'],
      [],
      ['李家村收入明细表'],
      HEADER,
      person('2', '李桂花', 2),
    ]);
    expect(seen(tables)).toEqual([
      ['北张村', [3]],
      ['李家村', [8]],
    ]);
  });

  it('填报单位写在标题上面的,也是下一张的', () => {
    const tables = tablesOf([
      ['填报单位:北张村'],
      ['脱贫户收入明细表'],
      HEADER,
      person('1', '王建国', 1),
      [],
      ['填报单位:李家村'],
      ['脱贫户收入明细表'],
      HEADER,
      person('2', '李桂花', 2),
    ]);
    expect(seen(tables)).toEqual([
      ['北张村', [4]],
      ['李家村', [9]],
    ]);
  });

  it('标题另说期间或单位的,是另一张', () => {
    const page = (title: string, id: string): Row[] => [[title], HEADER, person(id, '王', 1)];
    const periods = tablesOf([...page('2021年1-9月', '1'), ...page('2022年1-9月', '1')]);
    expect(periods.map(({ period }) => period && periodText(period))).toEqual([
      '2021-01..2021-09',
      '2022-01..2022-09',
    ]);
    const units = tablesOf([...page('单位:元', '1'), ...page('单位:万元', '2')]);
    expect(units.map(({ households: [first] }) => numberIn(first, 'wages.migrant'))).toEqual([
      100, 1_000_000,
    ]);
  });

  it('后一张标题没说的,照前一张', () => {
    const [, second] = tablesOf([
      ['北张村2022年1-9月收入明细表'],
      ['单位:万元'],
      HEADER,
      person('1', '王', 1),
      ['监测户明细'],
      OTHER,
      ['李', '2', 4, 1],
    ]);
    expect(second).toMatchObject({
      titles: ['监测户明细'],
      unit: '万元',
      villageHints: { title: '北张村' },
    });
    expect(second?.period).not.toBeNull();
  });

  it('表头在前一张的末一户之下,那一户不是标题', () => {
    const tables = tablesOf([HEADER, person('1', '王建国', 1), ['2', '赵铁柱'], OTHER]);
    expect(rejections(tables[0] as DetailTable)).toEqual({ 3: ['household.population'] });
    expect(tables[1]?.account).toMatchObject({ title: 0, header: 1 });
  });

  it('标题里有几个村时,工作表的名字不作它们的村名', () => {
    const rows = [['北张村明细'], HEADER, person('1', '王', 1), ['李家村明细'], HEADER];
    const tables = tablesOf(rows, { name: '北张村' });
    expect(tables.map(({ villageHints }) => villageHints.sheetIsVillage)).toEqual([false, false]);
  });

  it('各表的合并单元格各归各表', () => {
    const rows: Row[] = [
      HEADER,
      person('1', '王', 1),
      ['李家村明细'],
      ['户编号', '户主姓名', '家庭人口数', '工资性收入', null],
      [null, null, null, '务工收入', '村级公益岗收入'],
      [...person('2', '李', 1), 2],
      [null, null, 2, 3, 4],
    ];
    const [first, second] = tablesOf(rows, merges('D4:E4', 'A4:A5', 'B4:B5', 'C4:C5', 'A6:A7'));
    expect(first?.households.map(({ row }) => row)).toEqual([2]);
    expect(second?.account).toMatchObject({ title: 1, header: 2 });
    expect(numberIn(second?.households[0], 'wages.villagePost')).toBe(200);
    expect(rejections(second as DetailTable)).toEqual({ 7: ['intake.mergedIdentity'] });
    expect(second?.rejected[0]?.reasons[0]?.cell).toBe('A7');
  });

  it('隐藏的行只提一次', () => {
    const tables = tablesOf([HEADER, person('1', '王', 1), OTHER], { hiddenRows: [1] });
    expect(tables.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ['intake.hiddenRows'],
      [],
    ]);
  });
});

describe('分页打印的仍是一张表', () => {
  it.each<[string, Row[]]>([
    ['表头一字不差', [HEADER]],
    ['标题写着第几页', [['北张村收入明细表(第2页)'], HEADER]],
    ['表头里多了空格', [['户 编号', '户主\n姓名', '家庭人口数', '务工收入(元)']]],
  ])('%s', (_, again) => {
    const rows = [['北张村收入明细表'], [...HEADER.slice(0, 3), '务工收入(元)']];
    const head = again.at(-1) === HEADER ? [rows[0] as Row, HEADER] : rows;
    const tables = tablesOf([...head, person('1', '王', 1), ...again, person('2', '李', 2)]);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.account).toMatchObject({ header: 2, household: 2, rejected: 0 });
    expect(tables[0]?.account.title).toBe(again.length);
  });
});

describe('表格不从左上角开始', () => {
  it('左边、上边空着', () => {
    const shifted = (row: Row): Row => [null, null, ...row];
    const [table] = tablesOf([[], [], shifted(HEADER), shifted(person('1', '王', 'x'))]);
    expect(table?.head.columns).toEqual({ id: 2, head: 3, population: 4, 'wages.migrant': 5 });
    expect(table?.rejected[0]?.reasons[0]?.cell).toBe('F4');
  });
});

describe('几张表的行数加起来是工作表的行数', () => {
  const cell = fc.constantFrom<Cell>(
    null,
    '北张村明细',
    '李家村收入表',
    '填报单位:李家村',
    '单位:万元',
    '合计',
    '填表人:',
    '王建国',
    '1',
    3,
  );
  const row = fc.oneof(
    fc.constantFrom(HEADER, OTHER, [...HEADER, '村级公益岗收入']),
    fc.array(cell, { maxLength: 5 }),
  );

  it('不多也不少,每行至多是一户', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 16 }), (below) => {
        const tables = tablesOf([HEADER, ...below]);
        expect(rowsOf(tables)).toBe(below.length + 1);
        const numbers = tables.flatMap(({ households, rejected }) =>
          [...households, ...rejected].map((each) => each.row),
        );
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});

describe('恶意的工作表', () => {
  it('几千张表头、几千个合并,也各读一遍', () => {
    const rows = Array.from({ length: 5000 }, (_, n): Row => [...HEADER, `无此列${n}`]);
    const all = rows.map((_, n) => `G${n + 1}:XFD5000`);
    expect(rowsOf(tablesOf(rows, merges(...all)))).toBe(5000);
  });
});
