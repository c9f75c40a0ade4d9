import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/domain/findings/finding.js';
import { parsePeriod } from '../../../src/domain/period.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { sameMonths } from '../../../src/run/check/same-months.js';
import type { Validation } from '../../../src/run/check/validate.js';
import { tableOf } from '../../build.js';

/** A table whose title names these months; null: it names none. */
const table = (file: string, months: string | null, parts: { sheet?: string } = {}) =>
  ({
    head: tableOf([], { file, ...parts }),
    period: months === null ? null : parsePeriod(months),
  }) as DetailTable;

const delivery = (...tables: DetailTable[]) =>
  ({ readings: [{ input: { year: 'current' }, tables }] }) as unknown as Validation;

const [AUTUMN, WINTER, SPRING] = ['2021-10..2021-12', '2022-01..2022-03', '2022-04..2022-06'];

describe('两次交的表,各对同几个月的', () => {
  const old = delivery(table('旧/1.csv', AUTUMN), table('旧/2.csv', WINTER));
  const now = delivery(table('新/2.csv', WINTER), table('新/3.csv', SPRING));

  it('两次都有的月份不单独,只有一次有的单独', () => {
    const { isAlone, alone } = sameMonths(old, now);
    expect([AUTUMN, WINTER, SPRING].map((months) => isAlone(months ?? ''))).toEqual([
      true,
      false,
      true,
    ]);
    expect(alone).toEqual({ old: ['旧/1.csv'], now: ['新/3.csv'] });
  });

  it('一次一张表也没有的,谁也不单独', () => {
    expect(sameMonths(delivery(), now).alone).toEqual({ old: [], now: [] });
    expect(sameMonths(old, delivery()).alone).toEqual({ old: [], now: [] });
  });

  it('没有写明月份的,不单独', () => {
    const { isAlone, ofTable, alone } = sameMonths(old, delivery(table('新/年.csv', null)));
    expect(isAlone(ofTable(tableOf([], { file: '新/年.csv' })))).toBe(false);
    expect(alone.now).toEqual([]);
  });

  it('一个文件里有一张对得上,文件就不单独', () => {
    const both = delivery(
      table('新/表.xlsx', WINTER, { sheet: '冬' }),
      table('新/表.xlsx', SPRING, { sheet: '春' }),
    );
    expect(sameMonths(old, both).alone).toEqual({ old: ['旧/1.csv'], now: [] });
  });

  it('都是同几个月的,不用分', () => {
    const one = table('旧/2.csv', WINTER);
    const months = sameMonths(delivery(one), delivery(table('新/2.csv', null)));
    expect(months.ofTable(one.head)).toBe('');
  });
});

describe('问题是哪几个月的', () => {
  const at = (file: string, sheet: string | null = null) =>
    finding('intake.notNumber', { file, sheet });
  const months = sameMonths(
    delivery(table('旧.csv', SPRING)),
    delivery(
      table('两季.xlsx', AUTUMN, { sheet: '秋' }),
      table('两季.xlsx', WINTER, { sheet: '冬' }),
      // Two villages, one below the other on a sheet.
      table('一季.xlsx', WINTER, { sheet: '两村' }),
      table('一季.xlsx', WINTER, { sheet: '两村' }),
      table('混.xlsx', WINTER, { sheet: '上下' }),
      table('混.xlsx', SPRING, { sheet: '上下' }),
    ),
  );

  it.each([
    ['两季.xlsx', '秋', AUTUMN],
    ['两季.xlsx', '冬', WINTER],
    ['一季.xlsx', '两村', WINTER],
    ['旧.csv', 'Sheet1', SPRING],
  ])('%s 的 %s:它的表是哪几个月的', (file, sheet, expected) => {
    expect(months.ofFinding(at(file, sheet))).toBe(expected);
  });

  it('说的是整个文件:各表同几个月的才说得出', () => {
    expect(months.ofFinding(at('一季.xlsx'))).toBe(WINTER);
    expect(months.ofFinding(at('两季.xlsx'))).toBe('');
  });

  it('一张表里有两个期间的,不说是哪一个', () => {
    expect(months.ofFinding(at('混.xlsx', '上下'))).toBe('');
  });

  it('上年的表不算', () => {
    const prior = table('上年.csv', AUTUMN);
    const years = {
      readings: [
        { input: { year: 'prior' }, tables: [prior] },
        { input: { year: 'current' }, tables: [table('本年.csv', WINTER)] },
      ],
    } as unknown as Validation;
    expect(sameMonths(years, years).ofFinding(at('本年.csv'))).toBe('');
  });
});
