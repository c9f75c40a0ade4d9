import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyst } from '../../src/analysis/household.js';
import { itemRows } from '../../src/analysis/item-rows.js';
import { type FieldKey, ITEMS } from '../../src/domain/catalog.js';
import { type Given, household, tableOf } from '../build.js';
import { policyOf } from '../reports/build.js';

const { analyse } = analyst({ policy: policyOf(), months: 12, estimated: false });

function rowsOf(prior: Given, current: Given) {
  const { comparison, result } = analyse({
    prior: household(prior),
    current: household(current),
    village: '北张村',
    township: '北张乡',
    matchedBy: 'id',
  });
  return { rows: itemRows(comparison), result };
}

describe('逐项的行', () => {
  test('两年都是 0 或空白的不列；一年有数的列，写明两年的单元格', () => {
    const fields: FieldKey[] = ['wages.migrant', 'transfers.dibao', 'transfers.education'];
    const prior = tableOf(fields, { year: 'prior', file: '上年/北张村.xlsx' });
    const { rows } = rowsOf(
      {
        table: prior,
        row: 7,
        values: { 'wages.migrant': 0, 'transfers.dibao': 900, 'transfers.education': 1584 },
      },
      { table: tableOf(fields), values: { 'transfers.dibao': 900, 'transfers.education': 0 } },
    );
    expect(rows).toEqual([
      {
        section: 'transfers',
        field: 'transfers.dibao',
        prior: 90_000,
        current: 90_000,
        change: { amount: 0, rate: 0 },
        priorCells: 'B7',
        currentCells: 'B4',
      },
      {
        section: 'transfers',
        field: 'transfers.education',
        prior: 158_400,
        current: 0,
        change: { amount: -158_400, rate: -1 },
        priorCells: 'C7',
        currentCells: 'C4',
      },
    ]);
  });

  test('只有一年的表有的项目：另一年不写 0，也不算增减', () => {
    const { rows } = rowsOf(
      { values: { 'wages.migrant': 100 } },
      { values: { 'wages.other': 50 } },
    );
    expect(
      rows.map(({ field, prior, current, change }) => [field, prior, current, change]),
    ).toEqual([
      ['wages.migrant', 10_000, null, null],
      ['wages.other', null, 5000, null],
    ]);
  });

  test('一年只有合计的类别是一行，不和另一年的项目比', () => {
    const { rows } = rowsOf(
      { values: { 'total.wages': 9000 } },
      { values: { 'wages.migrant': 5000, 'wages.other': 3000 } },
    );
    expect(
      rows.map(({ field, prior, current, change }) => [field, prior, current, change]),
    ).toEqual([['total.wages', 900_000, 800_000, { amount: -100_000, rate: -0.1111 }]]);
  });

  test('定律：收入各项的增减减去支出各项的增减，就是全户纯收入的增减', () => {
    const keys = ITEMS.map(({ key }) => key);
    const table = tableOf(keys);
    const values = fc.array(fc.integer({ min: 0, max: 9999 }), {
      minLength: keys.length,
      maxLength: keys.length,
    });
    const given = (amounts: readonly number[]): Given => ({
      table,
      values: Object.fromEntries(keys.map((key, n) => [key, amounts[n] ?? 0])),
    });
    fc.assert(
      fc.property(values, values, (before, now) => {
        const { rows, result } = rowsOf(given(before), given(now));
        const sum = rows.reduce(
          (total, { section, change }) =>
            total + (section === 'costs' ? -1 : 1) * (change?.amount ?? 0),
          0,
        );
        expect(sum).toBe(result.change.net.amount);
      }),
      { numRuns: 50 },
    );
  });
});
