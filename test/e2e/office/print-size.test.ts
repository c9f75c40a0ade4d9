import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPERLESS, temporaryFolder, zengshou } from '../run.js';
import { HAS_OFFICE, savedByOffice } from './office.js';
import { smallestLetters } from './printed.js';

/** Points on paper, less what sizes lose where they are rounded. */
const LEAST = 6.99;

const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const HEADER = '户编号,户主姓名,家庭人口数,劳动力人数,务工收入,种植业收入\n';
const HOUSEHOLDS = 4;

/** A township, its villages, and how much each household has more than last year. */
interface Shape {
  readonly name: string;
  readonly villages: number;
  readonly more: (household: number) => number;
  readonly long?: boolean;
}

const SHAPES: readonly Shape[] = [
  { name: '一村都增', villages: 1, more: () => 5000 },
  { name: '三村都减', villages: 3, more: () => -60_000 },
  { name: '四十村长名', villages: 40, more: (n) => (n % 2 === 0 ? -9000 : 9000), long: true },
];

function rowsOf(village: number, { more, long }: Shape, isCurrent: boolean): string {
  const rows = Array.from({ length: HOUSEHOLDS }, (_, n) => {
    const head = long ? `阿卜杜热合曼·买买提${n}` : `王${n}`;
    const id = `1499${String(village).padStart(6, '0')}${String(n).padStart(4, '0')}`;
    const wages = 12_345_678.9 + (isCurrent ? more(n) : 0);
    return `${id},${head},${1 + (n % 5)},2,${wages},${1000 * n}\n`;
  });
  return HEADER + rows.join('');
}

/** The township's workbook and the first village's, in `簿`. */
function workbooksOf(folder: string, shape: Shape): void {
  const place = shape.long ? '易地扶贫搬迁集中安置点社区第' : '';
  for (const year of ['上年', '本年']) {
    mkdirSync(join(folder, shape.name, year), { recursive: true });
    for (let n = 1; n <= shape.villages; n += 1) {
      const file = join(folder, shape.name, year, `${place}${n}村.csv`);
      writeFileSync(file, rowsOf(n, shape, year === '本年'));
    }
  }
  const [prior, current] = ['上年', '本年'].map((year) => join(shape.name, year));
  const out = join(shape.name, '结果');
  const years = ['--prior', String(prior), '--current', String(current), '--out', out];
  const { code, err } = zengshou(
    folder,
    ...['analyze', ...years, '--township', '北张乡', ...PERIODS, '--quiet'],
    ...PAPERLESS,
  );
  if (code === null || code > 1) throw new Error(err);
  const [village = ''] = readdirSync(join(folder, out, '分村'));
  const to = (name: string) => join(folder, '簿', `${shape.name}-${name}.xlsx`);
  mkdirSync(join(folder, '簿'), { recursive: true });
  copyFileSync(join(folder, out, '北张乡汇总.xlsx'), to('乡'));
  copyFileSync(join(folder, out, '分村', village), to('村'));
}

describe.skipIf(!HAS_OFFICE)('印在纸上的字（没有 LibreOffice 时跳过）', () => {
  it('都增、都减、四十个村的长名：每一页都不小于七磅', () => {
    const folder = temporaryFolder();
    for (const shape of SHAPES) workbooksOf(folder, shape);
    savedByOffice(folder, '簿', 'pdf', '印');
    const printed = readdirSync(join(folder, '印'));
    expect(printed.length).toBe(2 * SHAPES.length);
    for (const name of printed) {
      const pages = smallestLetters(join(folder, '印', name));
      expect([name, pages.length >= 9]).toEqual([name, true]);
      expect([name, pages.filter((size) => size < LEAST)]).toEqual([name, []]);
    }
  }, 300_000);
});
