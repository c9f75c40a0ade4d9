import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const row = (village: string, id: number, wages: number | string) =>
  wages === ''
    ? `${village},${id},王建国,1,,,,,\n`
    : `${village},${id},王建国,1,${wages},0,0,0,0\n`;

function township() {
  const folder = folderWith();
  const put = (name: string, text: string, day: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    const time = new Date(`${day}T12:00:00`);
    utimesSync(join(folder, name), time, time);
  };
  const roster = ['北张村', '南张村', '武村'].flatMap((village, n) =>
    [1, 2].map((id) => row(village, 10 * n + id, 9000)),
  );
  put('上年/全乡.csv', `${HEAD}\n${roster.join('')}`, '2021-10-01');
  const north = (wages: number | string) =>
    `${HEAD}\n${row('北张村', 1, wages)}${row('北张村', 2, '')}`;
  put('本年/北张.csv', north('约一万'), '2022-10-08');
  put('本年/北张村(改).csv', north(9100), '2022-10-15');
  put(
    '本年/南张村.csv',
    `${HEAD}\n${row('南张村', 11, 8000)}${row('南张村', 12, '三千')}`,
    '2022-10-16',
  );
  return folder;
}

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(['status', '本年', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out() };
}

const ARGUMENTS = ['--roster', '上年', '--due', '2022-10-15'];

describe('zengshou status', () => {
  it('已报、迟报、未报；截止当天不算迟；同村再报以最新一份为准', async () => {
    const { code, out } = await run(township(), ...ARGUMENTS, '--json');
    expect(code).toBe(1);
    const { villages, unread } = JSON.parse(out);
    expect(unread).toEqual([]);
    const brief = Object.fromEntries(
      villages.map(({ village, ...rest }: { village: string }) => [village, rest]),
    );
    expect(brief.北张村).toMatchObject({
      state: 'delivered',
      file: '本年/北张村(改).csv',
      day: '2022-10-15',
      version: 2,
      older: ['本年/北张.csv'],
      expected: 2,
      filled: 1,
      blank: 1,
      rejected: 0,
      errors: 0,
    });
    expect(brief.南张村).toMatchObject({
      state: 'late',
      version: 1,
      filled: 1,
      rejected: 1,
      errors: 1,
      clean: 0.5,
    });
    expect(brief.武村).toMatchObject({ state: 'missing', expected: 2, version: 0, clean: null });
  });

  it('屏幕上点名以前的文件；没有名册时不知道谁没报', async () => {
    const { out } = await run(township());
    expect(out).toContain('本年/北张.csv');
    expect(out).not.toContain('武村');
  });

  it('没有表的文件不算报送', async () => {
    const folder = township();
    writeFileSync(join(folder, '本年/通知.csv'), '关于报送的通知\n');
    const { out } = await run(folder, '--json');
    expect(JSON.parse(out).unread).toEqual(['本年/通知.csv']);
  });

  it('工作簿可以转发', async () => {
    const folder = township();
    await run(folder, ...ARGUMENTS, '--out', '报送进度.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '报送进度.xlsx'));
    const texts: unknown[] = [];
    book.getWorksheet('报送进度')?.eachRow((line) => texts.push(line.getCell(2).value));
    expect(texts).toEqual(expect.arrayContaining(['已报', '迟报', '未报']));
  });

  it('--due 不是日期时拒绝', async () => {
    expect((await run(township(), '--due', '十月底')).code).toBe(2);
  });
});
