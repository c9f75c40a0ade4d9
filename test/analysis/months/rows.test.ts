import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../src/analysis/months/rows.js';
import { type Basis, type Period, parsePeriod, periodText } from '../../../src/domain/period.js';
import { failureOf } from '../../failing.js';

const month = (text: string, basis: Basis = 'same-period') => ({
  period: parsePeriod(text) as Period,
  basis,
  shown: '结果',
});
const rows = (...results: ReturnType<typeof month>[]): string[][] =>
  rowsOf(results).map((row) => row.map(({ period }) => periodText(period)));

describe('各期结果排成行', () => {
  it('按末月、再按首月排序；同月起的一行', () => {
    expect(
      rows(month('2021-10..2022-01'), month('2021-10..2021-11'), month('2021-10..2021-12')),
    ).toEqual([['2021-10..2021-11', '2021-10..2021-12', '2021-10..2022-01']]);
  });

  it('一样长的一行；两样都不是的另起一行', () => {
    expect(rows(month('2021-10..2021-12'), month('2022-01..2022-03'))).toHaveLength(1);
    expect(rows(month('2021-10..2021-12'), month('2022-01..2022-04'))).toHaveLength(2);
  });

  it('首月相隔一整年的另起一行，差一个月的不', () => {
    expect(rows(month('2020-10..2021-09'), month('2021-10..2022-09'))).toHaveLength(2);
    expect(rows(month('2020-10..2021-09'), month('2021-09..2022-08'))).toHaveLength(1);
  });

  it('全年的同期对比可以结束按进度折算的一行', () => {
    const toDate = month('2021-10..2022-06', 'to-date');
    expect(rows(toDate, month('2021-10..2022-09'))).toHaveLength(1);
    expect(rows(toDate, month('2021-10..2022-09'), month('2022-10..2022-12', 'to-date'))).toEqual([
      ['2021-10..2022-06', '2021-10..2022-09'],
      ['2022-10..2022-12'],
    ]);
  });

  it('同一期间的两份拒绝，说是哪个期间', () => {
    const twice = () => rows(month('2021-10..2021-12'), month('2021-10..2021-12'));
    expect(failureOf(twice)).toMatchObject({
      code: 'trend.samePeriod',
      params: { period: '2021-10..2021-12', paths: ['结果', '结果'] },
      exitCode: 2,
    });
  });

  it('对比方式不同的拒绝，说是哪两种', () => {
    for (const other of ['2021-10..2022-05', '2022-10..2023-09', '2021-11..2022-10']) {
      const two = () => rows(month('2021-10..2022-03', 'to-date'), month(other));
      expect(failureOf(two), other).toMatchObject({
        code: 'trend.basis',
        params: { basis: 'to-date', otherBasis: 'same-period', otherPeriod: other },
        exitCode: 2,
      });
    }
  });
});
