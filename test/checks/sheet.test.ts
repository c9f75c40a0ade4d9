import { describe, expect, it } from 'vitest';
import { finding } from '../../src/domain/findings/finding.js';
import { tableOf } from '../build.js';
import { checkTables, detailTable, OPTIONS, policyWith } from './ask.js';

const HEAD = tableOf(['id', 'head', 'population', 'wages.migrant', 'area', 'total.perCapita']);
const FOUR = [1000, 2000, 3000, 4000].map((amount) => ({
  values: { 'wages.migrant': amount, population: 2, area: 1.1, 'total.perCapita': amount / 2 },
}));

const totals = (
  rows: Parameters<typeof detailTable>[2],
  households: Parameters<typeof detailTable>[1] = FOUR,
  rejected: readonly number[] = [],
) =>
  checkTables([detailTable(HEAD, households, rows, rejected)], OPTIONS).filter(
    ({ code }) => code === 'totals.sheet',
  );

const sum = (amount: number, more = {}) => [
  { row: 8, values: { 'wages.migrant': amount, ...more } },
];

describe('totals.sheet: 合计行', () => {
  it('等于各户之和,允许一分', () => {
    expect(totals(sum(10_000, { population: 8, area: 4.4 }))).toEqual([]);
    expect(totals(sum(10_000.01))).toEqual([]);
    expect(totals(sum(9999.99))).toEqual([]);
  });

  it('差两分报,指向合计行的单元格', () => {
    expect(totals(sum(9999.98))).toHaveLength(1);
    expect(totals(sum(10_000.02))).toMatchObject([
      {
        severity: 'warning',
        row: 8,
        cell: 'D8',
        field: 'wages.migrant',
        value: 10_000.02,
        expected: 10_000,
        params: { label: '合计', households: 4 },
      },
    ]);
  });

  it('人数和面积也合计,人均不合计', () => {
    expect(totals(sum(10_000, { population: 9 }))).toMatchObject([
      { field: 'population', value: 9, expected: 8, cell: 'C8' },
    ]);
    expect(totals(sum(10_000, { area: 4.41 }))).toEqual([]);
    expect(totals(sum(10_000, { area: 4.42 }))).toMatchObject([{ field: 'area' }]);
    expect(totals(sum(10_000, { 'total.perCapita': 1250 }))).toEqual([]);
  });

  it('面积之和写到两位小数,不带浮点误差', () => {
    const three = [0.1, 0.1, 0.1].map((area) => ({ values: { area } }));
    expect(totals([{ row: 8, values: { area: 0.5 } }], three)).toMatchObject([
      { value: 0.5, expected: 0.3 },
    ]);
  });

  it('分类合计和理赔收入也合计', () => {
    const head = tableOf(['id', 'head', 'population', 'total.wages', 'claims', 'loan']);
    const households = [{ values: { 'total.wages': 100, claims: 5, loan: 10 } }];
    const row = { row: 5, values: { 'total.wages': 101, claims: 6, loan: 11 } };
    expect(
      checkTables([detailTable(head, households, [row])], OPTIONS)
        .filter(({ code }) => code === 'totals.sheet')
        .map(({ field }) => field),
    ).toEqual(['total.wages', 'claims', 'loan']);
  });

  it('空白的合计格不检查', () => {
    expect(totals([{ row: 8, values: {} }])).toEqual([]);
  });

  it('本页小计是上一个合计行以来的户,总计是全部', () => {
    const paged = (first: number, second: number, all: number) => [
      { row: 6, label: '本页小计', values: { 'wages.migrant': first } },
      { row: 9, label: '本页小计', values: { 'wages.migrant': second } },
      { row: 10, label: '总计', values: { 'wages.migrant': all } },
    ];
    // rows 4, 5 | 6 is the subtotal | 7, 8
    const households = FOUR.map((given, n) => ({ ...given, row: n < 2 ? 4 + n : 5 + n }));
    expect(totals(paged(3000, 7000, 10_000), households)).toEqual([]);
    expect(totals(paged(3000, 7001, 10_000), households)).toMatchObject([{ cell: 'D9' }]);
    expect(totals(paged(3000, 7000, 9999), households)).toMatchObject([{ cell: 'D10' }]);
  });

  it('合计行在各户上面也行', () => {
    expect(totals([{ row: 3, values: { 'wages.migrant': 10_000 } }])).toEqual([]);
    expect(totals([{ row: 3, values: { 'wages.migrant': 9000 } }])).toHaveLength(1);
    const groups = [
      { row: 3, label: '一组小计', values: { 'wages.migrant': 3000 } },
      { row: 6, label: '二组小计', values: { 'wages.migrant': 7000 } },
    ];
    const households = FOUR.map((given, n) => ({ ...given, row: n < 2 ? 4 + n : 5 + n }));
    expect(totals(groups, households)).toEqual([]);
  });

  it('小计里再分小计:村合计是本村各组,总计是全部', () => {
    const rows = [4, 6, 9, 11];
    const households = FOUR.map((given, n) => ({ ...given, row: rows[n] ?? 0 }));
    const nested = (second: number) => [
      { row: 5, label: '一组小计', values: { 'wages.migrant': 1000 } },
      { row: 7, label: '二组小计', values: { 'wages.migrant': 2000 } },
      { row: 8, label: '甲村合计', values: { 'wages.migrant': 3000 } },
      { row: 10, label: '三组小计', values: { 'wages.migrant': 3000 } },
      { row: 12, label: '四组小计', values: { 'wages.migrant': 4000 } },
      { row: 13, label: '乙村合计', values: { 'wages.migrant': second } },
      { row: 14, label: '总计', values: { 'wages.migrant': 10_000 } },
    ];
    expect(totals(nested(7000), households)).toEqual([]);
    expect(totals(nested(7000.02), households)).toMatchObject([{ cell: 'D13', value: 7000.02 }]);
    const above = [
      { row: 2, label: '全乡', values: { 'wages.migrant': 10_000 } },
      { row: 3, label: '甲村', values: { 'wages.migrant': 3000 } },
      { row: 8, label: '乙村', values: { 'wages.migrant': 7000 } },
      { row: 9, label: '三组', values: { 'wages.migrant': 3000 } },
      { row: 11, label: '四组', values: { 'wages.migrant': 4000 } },
    ];
    const below = FOUR.map((given, n) => ({ ...given, row: [4, 6, 10, 12][n] ?? 0 }));
    expect(totals(above, below)).toEqual([]);
  });

  it('与最接近的一种读法相比,一样接近时是全部以上各户', () => {
    const both = [
      { row: 6, label: '小计', values: { 'wages.migrant': 3000, population: 4 } },
      { row: 9, label: '合计', values: { 'wages.migrant': 10_000, population: 7 } },
    ];
    const households = FOUR.map((given, n) => ({ ...given, row: n < 2 ? 4 + n : 5 + n }));
    expect(totals(both, households)).toMatchObject([
      { cell: 'C9', expected: 8, params: { label: '合计', households: 4 } },
    ]);
    const neither = [{ row: 9, label: '合计', values: { 'wages.migrant': 1 } }];
    expect(totals([...both.slice(0, 1), ...neither], households)).toMatchObject([
      { expected: 10_000, params: { households: 4 } },
    ]);
  });

  it('金额的允许差由政策定,人数没有允许差', () => {
    const policy = policyWith({ bounds: { totals: { amount: 100 } } });
    const found = (amount: number, population: number) =>
      checkTables([detailTable(HEAD, FOUR, sum(amount, { population }))], {
        ...OPTIONS,
        policy,
      }).flatMap(({ code, field }) => (code === 'totals.sheet' ? [field] : []));
    expect(found(10_100, 8)).toEqual([]);
    expect(found(10_100.01, 8)).toEqual(['wages.migrant']);
    expect(found(10_000, 9)).toEqual(['population']);
  });

  it('劳动力、务工人数、养殖数量也合计,空白的格不算', () => {
    const fields = ['labour', 'workers', 'livestock'] as const;
    const head = tableOf(['id', 'head', 'population', ...fields]);
    const households = [{ values: { labour: 1, workers: 1, livestock: 5 } }, { values: {} }];
    const found = (more: number) =>
      checkTables(
        [
          detailTable(head, households, [
            { row: 6, values: { labour: 1 + more, workers: 1 + more, livestock: 5 + more } },
          ]),
        ],
        OPTIONS,
      ).flatMap(({ code, field }) => (code === 'totals.sheet' ? [field] : []));
    expect(found(0)).toEqual([]);
    expect(found(1)).toEqual(fields);
  });

  it('填 0 的合计不算对;一户也没有的表没有可比的', () => {
    expect(totals(sum(0))).toMatchObject([{ value: 0, expected: 10_000 }]);
    expect(totals(sum(0), [])).toEqual([]);
    expect(totals(sum(99), [])).toEqual([]);
  });

  it('合计写在中间也可以是全部各户的', () => {
    const households = FOUR.map((given, n) => ({ ...given, row: n < 2 ? 4 + n : 5 + n }));
    expect(totals([{ row: 6, values: { 'wages.migrant': 10_000 } }], households)).toEqual([]);
  });

  it('本页小计不对时说明是几户', () => {
    const households = FOUR.map((given, n) => ({ ...given, row: n < 2 ? 4 + n : 5 + n }));
    const paged = [
      { row: 6, values: { 'wages.migrant': 3000, population: 4 } },
      { row: 9, values: { 'wages.migrant': 7000, population: 5 } },
    ];
    expect(totals(paged, households)).toMatchObject([
      { cell: 'C9', expected: 4, params: { households: 2 } },
    ]);
  });

  it('小计很多的表不找小计里的小计,上一组、全部仍然认得', () => {
    // A total of its own below each household, and one more of the last household at the end.
    const found = (groups: number) => {
      const households = Array.from({ length: groups }, (_, n) => ({
        row: 4 + 2 * n,
        values: { 'wages.migrant': n + 1 },
      }));
      const own = households.map(({ row, values }) => ({ row: row + 1, values }));
      const last = { row: 4 + 2 * groups, values: { 'wages.migrant': groups } };
      const all = { row: 3, values: { 'wages.migrant': (groups * (groups + 1)) / 2 } };
      return totals([all, ...own, last], households).map(({ row }) => row);
    };
    // With the two others and the end of the table: 200 places up to which sums are known.
    expect(found(197)).toEqual([]);
    expect(found(198)).toEqual([4 + 2 * 198]);
  });

  it('有未采用的行时不知道它的数,不下结论', () => {
    expect(totals(sum(99), FOUR, [9])).toEqual([]);
  });
});

describe('intake.missingColumn: 四类收入都要有', () => {
  const missing = (...fields: Parameters<typeof tableOf>[0][number][]) =>
    checkTables([detailTable(tableOf(fields), [])], OPTIONS).map(({ code, severity, field }) => [
      code,
      severity,
      field,
    ]);

  it('有分项或合计就行', () => {
    expect(missing('wages.migrant', 'total.business', 'property.land', 'transfers.dibao')).toEqual(
      [],
    );
  });

  it('整张表的发现没有行、单元格和值', () => {
    const head = tableOf(['wages.migrant', 'total.business', 'property.land']);
    expect(checkTables([detailTable(head, [])], OPTIONS)).toStrictEqual([
      finding('intake.missingColumn', {
        ...{ file: head.file, sheet: head.sheet, field: 'total.transfers' },
      }),
    ]);
  });

  it('成员名单的收入在别的表里：不问', () => {
    const list = { ...detailTable(tableOf(['population']), []), loose: [] };
    expect(checkTables([list], OPTIONS)).toEqual([]);
  });

  it('缺的每一类是一条错误', () => {
    expect(missing('wages.migrant', 'costs.crops', 'total.transfers')).toEqual([
      ['intake.missingColumn', 'error', 'total.business'],
      ['intake.missingColumn', 'error', 'total.property'],
    ]);
  });
});
