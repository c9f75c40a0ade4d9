import { describe, expect, it } from 'vitest';
import { ITEMS } from '../../src/domain/catalog.js';
import { townshipTruth } from '../../src/sample/township.js';
import { amountIn } from '../../src/sample/truth/row.js';

const SIZE = { villages: 2, households: 20, seed: 5 };
const rowsAfter = (months?: number) =>
  [...townshipTruth({ ...SIZE, ...(months === undefined ? {} : { months }) })].flatMap(
    ({ current }) => current,
  );

describe('虚构乡镇本年的前几个月', () => {
  const months = [1, 3, 6, 9, 11].map((count) => rowsAfter(count));
  const year = rowsAfter();

  it('户和人不变,各项一月比一月多,不超过全年', () => {
    for (const [n, row] of year.entries()) {
      const course = [...months.map((rows) => rows[n] ?? new Map()), row];
      expect(course.map((each) => each.get('id'))).toEqual(course.map(() => row.get('id')));
      for (const { key } of ITEMS) {
        const amounts = course.map((each) => amountIn(each, key));
        expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
      }
    }
  });

  it('一年一次的收入要么全有,要么还没有', () => {
    const once = ITEMS.filter((item) => item.once);
    let came = 0;
    for (const rows of months) {
      for (const [n, row] of rows.entries()) {
        for (const { key } of once) {
          const amount = amountIn(row, key);
          expect([0, amountIn(year[n] ?? new Map(), key)]).toContain(amount);
          came += amount > 0 ? 1 : 0;
        }
      }
    }
    expect(came).toBeGreaterThan(0);
  });

  it('合计与各项相符;上年不变', () => {
    for (const row of months.flat()) {
      if (!row.has('total.net')) continue;
      const sum = ITEMS.reduce(
        (net, { key, kind }) => net + (kind === 'cost' ? -amountIn(row, key) : amountIn(row, key)),
        0,
      );
      expect(row.get('total.net')).toBe(sum);
    }
    const [part] = townshipTruth({ ...SIZE, months: 3 });
    const [whole] = townshipTruth(SIZE);
    expect(part?.prior).toEqual(whole?.prior);
  });
});
