import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../src/domain/catalog.js';
import type { TableHead } from '../../src/domain/household.js';
import { household, pair, placed, tableOf } from '../build.js';
import { checkBatch, checkHouseholds, checkTables, detailTable, OPTIONS } from './ask.js';

/** A card that has these fields in column B, one below the other from row 2 on. */
const card = (fields: readonly FieldKey[], parts: Partial<TableHead> = {}): TableHead => ({
  ...tableOf(fields, parts),
  columns: Object.fromEntries(fields.map((field) => [field, 1])),
  rows: Object.fromEntries(fields.map((field, n) => [field, 2 + n])),
});

const INCOMES = ['wages.migrant', 'business.crops', 'property.land'] as const;
const FIELDS = ['head', 'population', 'labour', ...INCOMES] as const;

describe('明白卡上的发现指向那一项所在的行', () => {
  const found = (code: string, table: TableHead, values: Parameters<typeof household>[0]) =>
    checkHouseholds([placed(household({ table, row: 1, ...values }))], OPTIONS).findings.filter(
      (one) => one.code === code,
    );

  it('是那一项的行;合计没有列时是最大一项的行', () => {
    expect(
      found('household.labourAbovePopulation', card(FIELDS), { values: { labour: 4 } }),
    ).toMatchObject([{ cell: 'B4', row: 4 }]);
    expect(
      found('income.wagesRange', card(FIELDS), { values: { 'wages.migrant': 5 } }),
    ).toMatchObject([{ field: 'total.wages', cell: 'B5', row: 5 }]);
  });

  it('卡上没有那一项时是户名的行', () => {
    const without = card(['head', 'population', 'labour']);
    expect(found('intake.notSurveyed', without, { surveyed: false })).toMatchObject([
      { field: 'total.net', cell: 'B2', row: 2 },
    ]);
  });

  it('没有填收入的，是第一个可以填的收入格', () => {
    expect(found('intake.notSurveyed', card(FIELDS), { surveyed: false })).toMatchObject([
      { field: 'wages.migrant', cell: 'B5', row: 5 },
    ]);
  });

  it('整张卡的发现没有行', () => {
    const fields = ['head', 'population', 'wages.migrant', 'total.net'] as const;
    const year = (amount: number, parts: Partial<TableHead>) => ({
      table: card(fields, parts),
      values: { 'wages.migrant': amount },
    });
    const both = pair(year(9000, { year: 'prior' }), year(0.9, {}));
    const years = { pairs: Array(5).fill(both), priorOnly: [], currentOnly: [] };
    expect(checkBatch(years, OPTIONS).filter(({ code }) => code === 'intake.unit')).toMatchObject([
      { cell: null, row: null },
    ]);
  });
});

describe('intake.missingColumn: 明白卡', () => {
  const of = (head: TableHead, households: number, rejected: readonly number[] = []) =>
    detailTable(head, Array<object>(households).fill({}), [], rejected);
  const missing = (...tables: ReturnType<typeof of>[]) =>
    checkTables(tables, OPTIONS).map(({ code, file, field }) => [code, file, field]);
  const lacks = (file: string) => ['intake.missingColumn', file, 'total.transfers'];
  const [one, other] = ['一.xlsx', '二.xlsx'];
  const of1 = card(FIELDS, { file: one });

  it('没有填的卡是空表,不问它缺什么;填了的,被拒绝的也问', () => {
    expect(missing(of(of1, 0))).toEqual([]);
    expect(missing(of(of1, 1))).toEqual([lacks(one)]);
    expect(missing(of(of1, 0, [1]))).toEqual([lacks(one)]);
    expect(missing(of(of1, 1, [1]))).toEqual([lacks(one)]);
  });

  it('一个文件里的卡缺的一样,只说一次;别的文件另说', () => {
    const second = card(FIELDS, { file: one, sheet: '李明' });
    const elsewhere = card(FIELDS, { file: other });
    expect(missing(of(of1, 1), of(second, 1), of(elsewhere, 1))).toEqual([
      lacks(one),
      lacks(other),
    ]);
  });

  it('一般的明细表没有户也问,几张表各说各的', () => {
    const table = tableOf(FIELDS, { file: one });
    expect(missing(of(table, 0), of({ ...table, sheet: '二' }, 0))).toEqual([
      lacks(one),
      lacks(one),
    ]);
  });
});
