import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedFolder } from '../../e2e/run.js';
import { runInOctober as run } from '../shell.js';

/** Passes Luhn. */
const CARD = '6222021234567890128';
/** A mobile number by its form, and a household of this batch. */
const ORDINARY = '14990010005';
const WHOLE = new RegExp(`1380013800|13912345678|13700137000|${CARD}`);

const HEAD = ['行政村', '户编号', '户主姓名', '家庭人口数', '务工收入'];
type Row = readonly (string | number)[];

async function write(path: string, sheet: string, rows: readonly Row[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet(sheet).addRows([HEAD, ...rows]);
  mkdirSync(dirname(path), { recursive: true });
  await book.xlsx.writeFile(path);
}

/** Numbers of callers and of cards where villages write them: in names of files, folders, sheets. */
async function plant(): Promise<string> {
  const folder = sharedFolder();
  writeFileSync(join(folder, '列.yaml'), 'columns: {}\n');
  for (const [year, wages] of [
    ['上年', 9000],
    ['本年', 5000],
  ] as const) {
    const at = (name: string): string => join(folder, year, name);
    const unread = year === '本年' ? '约三千' : wages;
    await write(at('甲村王会计13800138000.xlsx'), '王13800138000', [
      ['甲村', '14990010001', '王一', 3, wages],
      ['甲村', '14990010002', '王二', 3, unread],
    ]);
    // Of one name with the other once it is masked.
    await write(at('甲村王会计13800138000.xlsx'.replace('138000', '238000')), 'S', [
      ['丁村', '14990010004', '赵一', 3, wages],
    ]);
    await write(at('13912345678夹/乙村.xlsx'), CARD, [['乙村', '14990010003', '李一', 2, wages]]);
    await write(at(`${ORDINARY}.xlsx`), ORDINARY, [['丙村', ORDINARY, '张一', 2, wages]]);
  }
  writeFileSync(join(folder, '本年/坏13700137000.xlsx'), 'PK\u0003\u0004');
  writeFileSync(join(folder, '本年/图13700137000.jpg'), '');
  return folder;
}

const YEARS = ['--prior', '上年', '--current', '本年', '--columns', '列.yaml'];
const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];

describe('文件、文件夹、工作表名称里的手机号和银行卡号', () => {
  let folder: string;
  const told = async (...argv: readonly string[]) => {
    const { code, out, err } = await run(folder, ...argv);
    expect(out).not.toMatch(WHOLE);
    expect(err).not.toMatch(WHOLE);
    return { code, out, err };
  };
  const dataOf = (name: string): string => readFileSync(join(folder, '结果/data', name), 'utf8');

  beforeAll(async () => {
    folder = await plant();
    expect((await told('analyze', ...YEARS, ...PERIODS, '--out', '结果')).code).toBe(3);
  });

  it('数据里都遮住；户编号照原样；遮住后同名的加编号', () => {
    for (const name of readdirSync(join(folder, '结果/data'))) {
      expect(dataOf(name)).not.toMatch(WHOLE);
    }
    const paths = JSON.parse(dataOf('manifest.json')).inputs.map(
      ({ path }: { path: string }) => path,
    );
    expect(paths.filter((path: string) => path.startsWith('本年'))).toEqual([
      '本年/139****5678夹/乙村.xlsx',
      `本年/${ORDINARY}.xlsx`,
      '本年/坏137****7000.xlsx',
      '本年/甲村王会计138****8000.xlsx',
      '本年/甲村王会计138****8000(2).xlsx',
    ]);
    const households = dataOf('households.jsonl');
    expect(households).toContain(`本年/${ORDINARY}.xlsx!${ORDINARY}!E2`);
    expect(households).toContain('本年/甲村王会计138****8000.xlsx!王138****8000!E2');
    expect(households).toContain('本年/甲村王会计138****8000(2).xlsx!S!E2');
    expect(households).toContain(`本年/139****5678夹/乙村.xlsx!${'*'.repeat(15)}0128!E2`);
    expect(dataOf('findings.jsonl')).toContain('"file":"本年/坏137****7000.xlsx"');
  });

  it.each([
    ['validate', '本年', '--prior', '上年'],
    ['validate', '本年', '--format', 'json'],
    ['validate', '本年', '--against', '上年'],
    ['status', '本年', '--roster', '上年'],
    ['status', '本年', '--json'],
    ['columns', '本年', '--all'],
    ['columns', '本年', '--json'],
    ['explain', ORDINARY, ...YEARS, ...PERIODS],
    ['explain', '王', ...YEARS, ...PERIODS, '--json'],
    [
      'template',
      '--from',
      '本年',
      '--period',
      '2022-10..2023-09',
      '--township',
      '乡',
      '--out',
      '表',
    ],
  ])('%s %s %s %s', async (...argv) => {
    const { out, err } = await told(...argv);
    expect(out + err).toMatch(/\*{4}/);
  });

  it('标注副本照样标在那一格，名称遮住', async () => {
    await told('validate', '本年', '--annotate', '退回');
    const name = '甲村王会计138____8000.xlsx';
    expect(readdirSync(join(folder, '退回'))).toContain(name);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '退回', name));
    expect(JSON.stringify(book.getWorksheet('王13800138000')?.getCell('E3').note)).toContain(
      '约三千',
    );
    const list: string[] = [];
    book.getWorksheet('问题清单')?.eachRow((row) => list.push(JSON.stringify(row.values)));
    expect(list.join('')).toContain('王138****8000');
  });

  it('栏目对照和期间按文件名写的：原来的名称、遮住的名称都对得上', async () => {
    for (const name of ['甲村王会计13800138000.xlsx', '甲村王会计138[*][*][*][*]8000.xlsx']) {
      const map = `files:\n  - match: "${name}"\n    columns: {务工收入: 生产经营性收入}\n`;
      writeFileSync(join(folder, '分.yaml'), map);
      const { out } = await told('columns', '本年', '--columns', '分.yaml', '--json');
      expect(out).toContain('"unused": []');
    }
    for (const name of ['*13800138000*', '*王会计138[*][*][*][*]8000.xlsx']) {
      const months = `parts: {"${name}": 2021-10..2022-03}`;
      const current = `current: {files: [本年/甲*], period: 2021-10..2022-09, ${months}}\n`;
      writeFileSync(join(folder, 'zengshou.yaml'), current);
      const { out } = await told('status', '--json');
      expect(out).toContain('2021-10..2022-03');
    }
  });
});
