import { expect, test } from 'vitest';
import { villageWorkbook } from '../../src/reports/index.js';
import { reportsOf } from './build.js';
import { open, rowsOf } from './read.js';

const household = (id: string, amount: number) => ({
  texts: { id },
  values: { 'wages.townPost': amount, 'wages.migrant': 9000 },
});

test('减收户台账:上年有帮扶类收入、本年没有的户标“四个不摘”', async () => {
  const [report] = reportsOf([
    {
      name: '北张村',
      pairs: [
        { prior: household('1', 5000), current: household('1', 0) },
        { prior: household('2', 5000), current: household('2', 100) },
      ],
    },
  ]).villages;
  if (report === undefined) throw new TypeError('没有村');
  const book = open(await villageWorkbook(report, { lang: 'zh', unmasked: false }));
  const marked = (id: string) =>
    rowsOf(book, '减收户台账')
      .find((cells) => cells.includes(id))
      ?.some((cell) => String(cell).includes('四个不摘'));
  expect([marked('1'), marked('2')]).toEqual([true, false]);
});
