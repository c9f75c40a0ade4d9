import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

interface Told {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
}

/** Codes of what `validate` finds, and the rows of its files. */
async function checked(folder: string, ...argv: string[]) {
  const { out, err } = await run(folder, 'validate', ...argv, '--format', 'json');
  const { files, findings }: { files: { rows: object }[]; findings: Told[] } = JSON.parse(
    out || `{"error":${JSON.stringify(err)}}`,
  );
  return { rows: files.map(({ rows }) => rows), codes: findings.map(({ code }) => code), findings };
}

const HEAD = [
  '户编号',
  '户主姓名',
  '家庭人口数',
  '劳动力人数',
  '务工收入',
  '种植业收入',
  '种植业支出',
  '土地流转收入',
  '养老保险金',
];
const household = (n: number, wages: number) => [
  String(n),
  `户${n}`,
  3,
  1,
  wages,
  500,
  200,
  100,
  300,
];
const PEOPLE = [1, 2, 3];
const rowsOf = (wages: number) => PEOPLE.map((n) => household(n, wages + n));

async function put(
  folder: string,
  name: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) {
    book.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  }
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()));
}

const PROJECT = [
  'township: 北张乡',
  'prior: { files: [上年], period: 2020年10月至2021年9月 }',
  'current: { files: [本年], period: 2021-10..2022-09 }',
].join('\n');

async function workingFolder(): Promise<string> {
  const folder = folderWith();
  writeFileSync(join(folder, 'zengshou.yaml'), PROJECT);
  await put(folder, '上年/北张村.xlsx', {
    表: [['2020年10月至2021年9月收入明细表'], HEAD, ...rowsOf(9000)],
  });
  await put(folder, '本年/北张村.xlsx', {
    表: [['2021-2022年度收入明细表'], HEAD, ...rowsOf(9500)],
  });
  return folder;
}

describe('一个工作簿里有两年的表', () => {
  const SHEETS = {
    '2021年': [HEAD, ...rowsOf(9000)],
    '2022年': [HEAD, ...rowsOf(9500)],
  };
  const TITLES = {
    Sheet1: [['2020年10月1日至2021年9月30日'], HEAD, ...rowsOf(9000)],
    Sheet2: [['2021年10月1日至2022年9月30日'], HEAD, ...rowsOf(9500)],
  };
  const WORDS = { 上年: SHEETS['2021年'], 本年: SHEETS['2022年'] };
  const THREE = { '2020': [HEAD, ...rowsOf(8000)], ...SHEETS };

  it.each([
    ['工作表名写年份', SHEETS, 6],
    ['标题写期间', TITLES, 6],
    ['工作表名写上年、本年', WORDS, 6],
    ['三年', THREE, 9],
  ])('validate 不写期间也分得开:%s', async (_, sheets, households) => {
    const folder = folderWith();
    await put(folder, '北张村.xlsx', sheets);
    const { rows, codes } = await checked(folder, '北张村.xlsx');
    expect(codes.filter((code) => /^key\.|periodMismatch/u.test(code))).toEqual([]);
    expect(rows[0]).toMatchObject({ household: households, rejected: 0, copy: 0 });
  });

  it.each([
    ['工作表名', SHEETS],
    ['上年、本年', WORDS],
    ['标题', TITLES],
  ])('analyze 给了期间:同一个文件作两年用,另一年的表只提示(%s)', async (_, sheets) => {
    const folder = folderWith();
    await put(folder, '北张村.xlsx', sheets);
    const { code } = await run(
      folder,
      'analyze',
      ...['--prior', '北张村.xlsx', '--current', '北张村.xlsx', '--township', '北张乡'],
      ...[
        '--prior-period',
        '2020-10..2021-09',
        '--current-period',
        '2021-10..2022-09',
        '--out',
        '结果',
      ],
    );
    const data = join(folder, '结果/data');
    const findings = readFileSync(join(data, 'findings.jsonl'), 'utf8');
    expect(findings).not.toContain('intake.periodMismatch');
    expect(findings.match(/intake\.otherYear/gu)).toHaveLength(2);
    const { inputs } = JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8'));
    const skipped = inputs.flatMap(({ sheets: all }: { sheets: { skipped?: number }[] }) =>
      all.flatMap((one) => one.skipped ?? []),
    );
    const rows = Object.values(sheets)[0]?.length;
    expect(skipped).toEqual([rows, rows]);
    const { households } = JSON.parse(readFileSync(join(data, 'summary.json'), 'utf8')).township;
    expect(households).toMatchObject({ roster: 3, surveyed: 3, rejected: 0 });
    expect(code).toBe(0);
  });
});

describe('两年放反', () => {
  it('没有给期间:说两年放反了,不劝人用 --basis to-date', async () => {
    const folder = folderWith();
    await put(folder, '上年.xlsx', { 表: [['2021-2022年度'], HEAD, ...rowsOf(9000)] });
    await put(folder, '本年.xlsx', { 表: [['2020-2021年度'], HEAD, ...rowsOf(9500)] });
    const argv = ['analyze', '--prior', '上年.xlsx', '--current', '本年.xlsx', '--out', '结果'];
    const { code, err } = await run(folder, ...argv, '--lang', 'zh');
    expect(code).toBe(2);
    expect(err).toContain('两年好像放反了');
    expect(err).not.toContain('to-date');
    for (const period of ['2021-10..2022-09', '2020-10..2021-09']) expect(err).toContain(period);
  });

  it('给了期间:每张表说一次,结果照写,退出码 1', async () => {
    const folder = await workingFolder();
    const argv = ['analyze', '--prior', '本年', '--current', '上年', '--out', '结果', '--quiet'];
    const { code } = await run(folder, ...argv);
    expect(code).toBe(1);
    const found = readFileSync(join(folder, '结果/data/findings.jsonl'), 'utf8').trim().split('\n');
    expect(found.map((line) => JSON.parse(line).code)).toEqual([
      'intake.periodMismatch',
      'intake.periodMismatch',
    ]);
  });
});

describe('工作文件夹里的上年', () => {
  it('validate 上年 按上年的期间检查', async () => {
    const { rows, codes } = await checked(await workingFolder(), '上年');
    expect(codes).not.toContain('intake.periodMismatch');
    expect(rows).toMatchObject([{ household: 3, rejected: 0 }]);
  });

  it('validate 上年 本年:两年分开,谁也不重复', async () => {
    const { rows, codes } = await checked(await workingFolder(), '上年', '本年');
    expect(codes.filter((code) => /^key\.|periodMismatch/u.test(code))).toEqual([]);
    expect(rows).toMatchObject([{ household: 3 }, { household: 3 }]);
  });

  it('上年的文件夹里混进本年的表:说一次,不是每行一次', async () => {
    const folder = await workingFolder();
    await put(folder, '上年/南张村.xlsx', { 表: [['2021-2022年度'], HEAD, ...rowsOf(7000)] });
    const { findings, rows } = await checked(folder, '上年');
    expect(findings.filter(({ code }) => code === 'intake.periodMismatch')).toMatchObject([
      { file: '上年/南张村.xlsx', sheet: '表', row: null, village: '南张村' },
    ]);
    expect(rows[1]).toMatchObject({ household: 0, rejected: 0, title: 0 });
  });

  it('只报了一个季度的表:说一次缺了哪些月份,不是每行一次', async () => {
    const folder = await workingFolder();
    await put(folder, '本年/南张村.xlsx', { 表: [['2022年第三季度'], HEAD, ...rowsOf(7000)] });
    const { findings } = await checked(folder, '本年');
    expect(findings.filter(({ code }) => /^parts\.|periodMismatch/u.test(code))).toMatchObject([
      { code: 'parts.gap', file: '本年/南张村.xlsx', village: '南张村' },
    ]);
    expect((await run(folder, 'validate', '本年')).code).toBe(1);
  });
});
