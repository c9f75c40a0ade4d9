import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { cellsOf, open, rowsOf } from '../../reports/read.js';
import { shellFor } from '../shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const table = (period: string, ...wages: readonly number[]) =>
  [
    `北张乡北张村${period}脱贫户收入明细表`,
    HEAD,
    ...wages.map((amount, n) => `北张村,${n + 1},王建国${n + 1},1,${amount},0,0,0,0`),
    '',
  ].join('\n');
const FILES = {
  '上年/北张村.csv': table('2020年10月至2021年9月', 20_000, 20_000, 20_000),
  '本年/北张村.csv': table('2021年10月至2022年9月', 19_700, 25_000, 20_000),
  '新政策.yaml': 'name: 宽一些\ntolerance: { amount: 500 }\n',
};

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(
    ['whatif', '--prior', '上年', '--current', '本年', '--policy', '新政策.yaml', ...argv],
    { folder },
  );
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

describe('zengshou whatif --out', () => {
  it('写成工作簿：各村、因素、有变动的户，现行和试算并排，和 JSON 一致', async () => {
    const folder = folderWith(FILES);
    const { code, out, err } = await run(folder, '--json', '--out', '试算.xlsx');
    expect(code).toBe(0);
    expect(err).toContain('试算结果已写到 试算.xlsx');
    const { households, township } = JSON.parse(out);
    expect(households).toHaveLength(1);
    const book = open(readFileSync(join(folder, '试算.xlsx')));
    expect(book.SheetNames).toEqual(['试算结果', '风险因素', '变动户']);
    const [, villages] = ['键', '北张村'].map((name) =>
      rowsOf(book, '试算结果').find(([first]) => first === name),
    );
    // Surveyed, then up, down and flat, each before and after.
    expect(villages?.slice(1, 8)).toEqual([3, 1, 1, 1, 0, 1, 2]);
    expect(villages?.at(-1)).toBe(township.shifted ?? 1);
    const shifted = rowsOf(book, '变动户').filter(([, key]) => key === '1');
    expect(shifted.map((row) => row.slice(0, 5))).toEqual([
      ['北张村', '1', '王建国1', '减收', '持平'],
    ]);
    const keys = rowsOf(book, '试算结果').find(([first]) => first === 'tolerance.amount');
    expect(keys?.slice(1, 3)).toEqual(['0', '500']);
    // Nothing in it is a formula of somebody's.
    for (const { f } of cellsOf(book)) expect(f ?? 'SUM').toMatch(/^(?:SUM|SUBTOTAL|IF)/u);
  });

  it('同样的输入，同样的字节；--report-lang en 是英文', async () => {
    const folder = folderWith(FILES);
    await run(folder, '--out', '1.xlsx');
    await run(folder, '--out', '2.xlsx');
    expect(readFileSync(join(folder, '1.xlsx'))).toEqual(readFileSync(join(folder, '2.xlsx')));
    await run(folder, '--out', '3.xlsx', '--report-lang', 'en');
    expect(open(readFileSync(join(folder, '3.xlsx'))).SheetNames).toEqual([
      'What if',
      'Factors',
      'Households',
    ]);
  });

  it('已有的文件不覆盖，分析之前就说', async () => {
    const folder = folderWith({ ...FILES, '试算.xlsx': '已填' });
    const { code, out } = await run(folder, '--out', '试算.xlsx');
    expect([code, out]).toEqual([3, '']);
    expect(readFileSync(join(folder, '试算.xlsx'), 'utf8')).toBe('已填');
    expect(existsSync(join(folder, '结果'))).toBe(false);
  });
});
