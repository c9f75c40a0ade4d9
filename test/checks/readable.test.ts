import { describe, expect, it } from 'vitest';
import { gatherBatch } from '../../src/intake/batch/batch.js';
import type { DetailTable } from '../../src/intake/table/detail-table.js';
import { HEADER, merges, person, type Row, sheet, tableOf } from '../sheets.js';
import { checkHouseholds, OPTIONS } from './ask.js';

/** What is found in the rejected rows of a table besides the reasons for which they were rejected. */
function besides(table: DetailTable): readonly string[] {
  const { current } = gatherBatch([table], { township: '北张乡' });
  expect(current.rejected.length).toBeGreaterThan(0);
  return checkHouseholds(current.rejected, OPTIONS).findings.map(({ code, row, field }) =>
    [code, row, field].join(' '),
  );
}

const one = (header: Row, ...rows: readonly Row[]): DetailTable =>
  tableOf(sheet([header, ...rows]));

describe('没有采用的行,读得出的格照样检查', () => {
  const header: Row = [...HEADER, '小额信贷金额', '种植业收入', '工资性收入', '生产经营性收入'];

  it('一格读不出,别的格的错一次说全', () => {
    const found = besides(one(header, person('1', '王建国', 20_000, 60_000, '两千', 30_000, 0)));
    expect(found).toEqual(['totals.category 2 total.wages', 'loan.limits 2 loan']);
  });

  it('有一项读不出的那一类,合计不比', () => {
    const found = besides(one(header, person('1', '王建国', '两千', 1, 2000, 30_000, 2000)));
    expect(found).toEqual([]);
  });

  it('有一项读不出,年总收入和家庭纯收入不比', () => {
    const totals: Row = [
      ...[...HEADER, '种植业收入', '土地流转收入', '低保金', '种植业支出'],
      ...['年总收入', '家庭纯收入', '人均纯收入'],
    ];
    const all = (wages: string | number) =>
      besides(
        one(
          totals,
          person('1', '王', wages, 1, 1, 1, 1, 9, 9, 9),
          person('1', '王', 0, 1, 1, 1, 1, 9, 9, 9),
        ),
      ).filter((text) => text.startsWith('totals.') && text.includes(' 2 '));
    expect(all(5)).toHaveLength(3);
    expect(all('五')).toEqual([]);
  });

  it('编号重复的行也照样检查', () => {
    const rows = [person('1', '王', 9, 60_000), person('1', '李', 8, 1)];
    expect(besides(one(header, ...rows))).toContain('loan.limits 2 loan');
  });

  it('人口读不出的,与人口有关的不查,证件号码照查', () => {
    const found = besides(
      one(
        [...HEADER, '劳动力人数', '人均纯收入', '身份证号', '务工时间'],
        ['1', '王', 40, 9000, 50, 1, '14990019900101', 13],
      ),
    );
    expect(found).toEqual(['id.length 2 idNumber']);
  });

  it('收入读不出的行不是没有排查;重复而全空的行是', () => {
    expect(besides(one(HEADER, person('1', '王', '约三千')))).toEqual([]);
    const blank = [person('1', '王', null), ['1', '李', 3, null]];
    expect(besides(one(HEADER, ...blank))).toEqual([
      'intake.notSurveyed 2 wages.migrant',
      'intake.notSurveyed 3 wages.migrant',
    ]);
  });

  it('落在上一户合并格里的行不是一户,不查', () => {
    const rows = [HEADER, person('1', '王', 5), person(null, null, null)];
    expect(besides(tableOf(sheet(rows, merges('B2:B3'))))).toEqual([]);
  });

  it('两栏说得不一样的,都不算数', () => {
    const found = besides(
      one([...HEADER, '小额信贷金额', '小额信贷金额'], person('1', '王', 9000, 60_000, 1)),
    );
    expect(found).toEqual([]);
  });
});
