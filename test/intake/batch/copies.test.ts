import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherBatch } from '../../../src/intake/batch/batch.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { paramsOf } from '../../params.js';
import { HEADER, merges, person, type Row, sheet, tableOf } from '../../sheets.js';

const inFile = (file: string, rows: readonly Row[], parts: Partial<Sheet> = {}): DetailTable =>
  tableOf(sheet(rows, parts), { file: `本年/${file}` });

/** What becomes of the rows of some tables, and what is said of their keys. */
function outcome(...tables: readonly DetailTable[]) {
  const { current, keyFindings, accounts } = gatherBatch(tables, {
    township: '北张乡',
  });
  return {
    kept: current.households.map(({ row }) => `${row.table.file.slice(3)} ${row.row}`),
    rejected: current.rejected.map(({ row }) => `${row.table.file.slice(3)} ${row.row}`),
    copies: tables.map(({ head }) => accounts.get(head)?.copy),
    findings: keyFindings,
  };
}

const ONE: Row = person('1', '王建国', 5000);
const TWO: Row = person('2', '李桂花', 6000);

describe('整行相同的行', () => {
  it('只计先出现的一行,后面的是重复行,不算错', () => {
    const { kept, rejected, copies } = outcome(inFile('北张村.csv', [HEADER, ONE, TWO, ONE, ONE]));
    expect(kept).toEqual(['北张村.csv 2', '北张村.csv 3']);
    expect(rejected).toEqual([]);
    expect(copies).toEqual([2]);
  });

  it.each<[string, Row, Row, Row]>([
    ['金额差一分', HEADER, person('1', '王建国', 5000), person('1', '王建国', 5000.01)],
    ['空格和零', HEADER, person('1', '王建国', null), person('1', '王建国', 0)],
    ['人口', HEADER, ['1', '王建国', 3, 5], ['1', '王建国', 4, 5]],
    ['备注', [...HEADER, '备注'], [...ONE, '一'], [...ONE, '二']],
    ['读不出的格', HEADER, person('1', '王建国', '三千'), person('1', '王建国', '四千')],
    ['读不出的格和空格', [...HEADER, '种植面积'], [...ONE, '两亩'], ONE],
    ['两栏说得不一样', [...HEADER, '务工收入'], [...ONE, 1], [...ONE, 2]],
    [
      '残疾人证号',
      [...HEADER, '身份证号'],
      [...ONE, `${'1'.repeat(20)}`],
      [...ONE, '1'.repeat(22)],
    ],
  ])('%s不同,就不是重复行', (_, header, one, other) => {
    const { copies, rejected } = outcome(inFile('北张村.csv', [header, one, other]));
    expect(copies).toEqual([0]);
    expect(rejected).toHaveLength(2);
  });

  it('同一户编号的行不是同一户时,各户后面的重复行仍是重复行', () => {
    const other = person('1', '李桂花', 6000);
    const { kept, rejected, copies } = outcome(
      inFile('北张村.csv', [HEADER, ONE, other, ONE, other, person('1', '赵六', 7000)]),
    );
    expect(copies).toEqual([2]);
    expect(kept).toEqual([]);
    expect(rejected).toEqual(['北张村.csv 2', '北张村.csv 3', '北张村.csv 6']);
  });

  it('序号不算,没有的列与空格相同,读出来一样就一样', () => {
    const { kept, copies } = outcome(
      inFile('甲/北张村.csv', [
        ['序号', ...HEADER, '备注'],
        [1, ...ONE, null],
      ]),
      inFile('乙/北张村.csv', [HEADER, [' 1', '王 建国', '3人', '5,000元']]),
      inFile('丙/北张村.csv', [
        [...HEADER, '自然村'],
        [...ONE, '—'],
      ]),
    );
    expect(kept).toEqual(['甲/北张村.csv 2']);
    expect(copies).toEqual([0, 1, 1]);
  });

  it('村按认定的算:全乡一张表,各村又各有一张', () => {
    const { kept, copies, findings } = outcome(
      inFile('全乡.xlsx', [
        ['行政村', ...HEADER],
        ['北张', ...ONE],
        ['南张村', ...TWO],
      ]),
      inFile('北张村.xlsx', [HEADER, ONE], { name: '表一' }),
      inFile('南张村.xlsx', [HEADER, TWO], { name: '表一' }),
    );
    expect(kept).toEqual(['全乡.xlsx 2', '全乡.xlsx 3']);
    expect(copies).toEqual([0, 1, 1]);
    expect(findings).toMatchObject([
      {
        code: 'key.copy',
        severity: 'warning',
        file: '本年/北张村.xlsx',
        sheet: '表一',
        row: 2,
        village: '北张村',
        value: 1,
        params: { first: '本年/全乡.xlsx', firstRow: 2 },
      },
      { file: '本年/南张村.xlsx', params: { first: '本年/全乡.xlsx', firstRow: 3 } },
    ]);
  });

  it('在另一个村就不是重复行,是两个村争一户', () => {
    const { copies, rejected } = outcome(
      inFile('北张村.csv', [HEADER, ONE]),
      inFile('南张村.csv', [HEADER, ONE]),
    );
    expect(copies).toEqual([0, 0]);
    expect(rejected).toHaveLength(2);
  });

  it('旁边还有一行不同的:重复的那行不算,另两行都不采用', () => {
    const other = person('1', '王建国', 9000);
    const { kept, rejected, copies } = outcome(
      inFile('北张村.csv', [HEADER, ONE, other, ONE, other]),
    );
    expect(kept).toEqual([]);
    expect(rejected).toEqual(['北张村.csv 2', '北张村.csv 3']);
    expect(copies).toEqual([2]);
  });

  it('有错的行也可以是重复行;没有名字和号码的行不是', () => {
    const wrong = person('1', '王建国', '三千');
    expect(outcome(inFile('北张村.csv', [HEADER, wrong, wrong])).copies).toEqual([1]);
    const nobody = person(null, null, 5000);
    expect(outcome(inFile('北张村.csv', [HEADER, nobody, nobody])).copies).toEqual([0]);
  });

  it('落在上一户合并格里的行没有自己的户,不是重复行', () => {
    const rows = [HEADER, ONE, person(null, null, 7), person(null, null, 7)];
    const { copies, rejected } = outcome(inFile('北张村.xlsx', rows, merges('B2:B4')));
    expect(copies).toEqual([0]);
    expect(rejected).toHaveLength(2);
  });

  it('两张表之间只说一次,说明有几行;表内的另说', () => {
    const { findings } = outcome(
      inFile('北张村.csv', [HEADER, ONE, TWO, ONE]),
      inFile('副本/北张村.csv', [HEADER, ONE, TWO]),
    );
    expect(
      findings.map((found) => [found.code, found.file, found.value, paramsOf(found).own]),
    ).toEqual([
      ['key.copy', '本年/北张村.csv', 1, 1],
      ['key.copy', '本年/副本/北张村.csv', 2, 0],
    ]);
  });

  it('重复行里读出的提示不再说一遍', () => {
    const header: Row = [...HEADER, '种植面积'];
    const table = inFile('北张村.csv', [header, [...ONE, '两亩'], [...ONE, '两亩'], TWO]);
    const { readingFindings } = gatherBatch([table], { township: '北张乡' });
    expect(table.findings.map(({ row }) => row)).toEqual([2, 3]);
    expect(readingFindings(table).map(({ row }) => row)).toEqual([2]);
  });

  it('整张表抄一遍,户和错都不变', () => {
    const cell = fc.constantFrom('1', '2', '3', null);
    const row = fc.tuple(cell, fc.constantFrom('王', '李', null), fc.constant(3), fc.nat(2));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        // Rows without any key and name stand for themselves.
        const named = rows.filter(([id, head]) => id !== null || head !== null);
        if (named.length === 0) return;
        const once = outcome(inFile('北张村.csv', [HEADER, ...named]));
        const twice = outcome(
          inFile('北张村.csv', [HEADER, ...named]),
          inFile('副本/北张村.csv', [HEADER, ...named]),
        );
        expect(twice.kept).toEqual(once.kept);
        expect(twice.rejected).toEqual(once.rejected);
        expect(twice.copies[1]).toBe(named.length);
      }),
    );
  });
});
