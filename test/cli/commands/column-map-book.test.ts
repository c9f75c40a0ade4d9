import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { open, rowsOf } from '../../reports/read.js';
import { shellFor } from '../shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const FILES = {
  '本年/北张村.csv': `${HEAD},打零工,门牌\n北张村,1,王建国,1,0,0,0,0,8000,x\n`,
  '本年/南张村.csv': `${HEAD},打零工\n南张村,2,李秀英,1,0,0,0,0,9000\n`,
};

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** What a clerk chooses in the column 读作, by header. */
async function fill(path: string, means: Readonly<Record<string, string>>): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('列对照');
  sheet?.eachRow((row) => {
    const said = means[row.getCell(1).text];
    if (said !== undefined) row.getCell(2).value = said;
  });
  await book.xlsx.writeFile(path);
}

/** What the headers of a file became. */
async function became(folder: string, ...argv: readonly string[]) {
  const { out } = await run(folder, 'columns', '本年', '--json', ...argv);
  const { files } = JSON.parse(out) as {
    files: {
      file: string;
      tables: { columns: { header: string; became: string; field: string }[] }[];
    }[];
  };
  return Object.fromEntries(
    files.map(({ file, tables }) => [
      file,
      tables.flatMap(({ columns }) =>
        columns
          .filter(({ header }) => ['打零工', '门牌'].includes(header))
          .map(({ became: kind, field }) => field ?? kind),
      ),
    ]),
  );
}

async function drafted() {
  const folder = folderWith(FILES);
  const { err } = await run(folder, 'columns', '本年', '--out', '对照表.xlsx');
  return { folder, err, path: join(folder, '对照表.xlsx') };
}

describe('列对照表是一个工作簿', () => {
  it('每个认不出的表头一行，“读作”空着，可以选的名称都在另一张表', async () => {
    const { err, path } = await drafted();
    expect(err).toContain('2 种表头等您在“读作”一列选');
    const book = open(readFileSync(path));
    expect(book.SheetNames).toEqual(['列对照', '名称']);
    const rows = rowsOf(book, '列对照').slice(4);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['打零工', null, null],
      ['门牌', null, '本年/北张村.csv'],
    ]);
    const names = rowsOf(book, '名称')
      .slice(4)
      .map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['不读', '务工收入', '家庭人口数']));
    // The list to choose from is exactly those names.
    const check = new ExcelJS.Workbook();
    await check.xlsx.readFile(path);
    const { formulae } = check.getWorksheet('列对照')?.getCell('B5').dataValidation ?? {};
    expect(formulae).toEqual([`名称!$B$5:$B$${4 + names.length}`]);
  });

  it('一写出来什么也不说；选了就读，只对写明的文件', async () => {
    const { folder, path } = await drafted();
    const before = await became(folder);
    expect(await became(folder, '--columns', '对照表.xlsx')).toEqual(before);
    await fill(path, { 打零工: '务工收入', 门牌: '不读' });
    expect(await became(folder, '--columns', '对照表.xlsx')).toEqual({
      '本年/北张村.csv': ['wages.migrant', 'leftOut'],
      '本年/南张村.csv': ['wages.migrant'],
    });
  });

  it('validate、template 等用的是同一份', async () => {
    const { folder, path } = await drafted();
    const findings = async (...argv: readonly string[]) =>
      (await run(folder, 'validate', '本年', '--json', '--only', 'intake', ...argv)).out;
    expect(await findings()).toContain('打零工');
    await fill(path, { 打零工: '务工收入', 门牌: '不读' });
    expect(await findings('--columns', '对照表.xlsx')).not.toContain('打零工');
  });

  it('写了没有的名称：说是哪一行，最接近哪个', async () => {
    const { folder, path } = await drafted();
    await fill(path, { 打零工: '务工收人' });
    const { code, err } = await run(folder, 'columns', '本年', '--columns', '对照表.xlsx');
    expect(code).toBe(2);
    expect(err).toMatch(/列对照表 对照表\.xlsx 有错误\n.*第 5 行.*打零工.*务工收人.*务工收入/u);
  });

  it('同一个表头写成两样：说是哪一行', async () => {
    const { folder, path } = await drafted();
    await fill(path, { 打零工: '务工收入' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    book.getWorksheet('列对照')?.addRow(['打零工', '门牌']);
    book.getWorksheet('列对照')?.addRow(['打零工', '其他工资性收入']);
    await book.xlsx.writeFile(path);
    const { code, err } = await run(folder, 'columns', '本年', '--columns', '对照表.xlsx');
    expect(code).toBe(2);
    expect(err).toMatch(/第 7 行.*打零工/u);
  });

  it('接着做：已经选的和没有选的都在新文件里', async () => {
    const { folder, path } = await drafted();
    await fill(path, { 打零工: '务工收入' });
    await run(folder, 'columns', '本年', '--columns', '对照表.xlsx', '--out', '对照表2.xlsx');
    const rows = rowsOf(open(readFileSync(join(folder, '对照表2.xlsx'))), '列对照').slice(4);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['打零工', '务工收入', null],
      ['门牌', null, '本年/北张村.csv'],
    ]);
  });

  it('yaml 和工作簿不能互相接着做：yaml 里的单位、不问没有地方写', async () => {
    const { folder } = await drafted();
    await run(folder, 'columns', '本年', '--out', 'columns.yaml');
    for (const [from, to] of [
      ['columns.yaml', '新.xlsx'],
      ['对照表.xlsx', '新.yaml'],
    ] as const) {
      const { code } = await run(folder, 'columns', '本年', '--columns', from, '--out', to);
      expect([from, code, existsSync(join(folder, to))]).toEqual([from, 2, false]);
    }
  });

  it('别的工作簿不是列对照表；没有的文件说没有', async () => {
    const folder = folderWith(FILES);
    await run(folder, 'validate', '本年', '--out', '问题.xlsx');
    const other = await run(folder, 'columns', '本年', '--columns', '问题.xlsx');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('问题.xlsx 不是列对照表')]);
    const none = await run(folder, 'columns', '本年', '--columns', '没有.xlsx');
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('没有.xlsx 读不出来：不存在'),
    ]);
  });

  /** Lines that a clerk writes at the end. */
  async function withLines(path: string, ...lines: readonly (readonly string[])[]) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    book.getWorksheet('列对照')?.addRows([...lines]);
    await book.xlsx.writeFile(path);
  }

  it('单位、不问、按人填也写成一行，和 YAML 一样；接着做时还在', async () => {
    const { folder, path } = await drafted();
    await fill(path, { 打零工: '务工收入', 门牌: '不读' });
    await withLines(
      path,
      ...[
        ['单位', '万元', '北张村*'],
        ['单位', '元'],
        ['低保金', '不问'],
        ['务工收入', '按人填'],
      ],
    );
    writeFileSync(
      join(folder, '对照表.yaml'),
      'columns: { 打零工: 务工收入 }\n不读: [门牌]\n单位: 元\n不问: [低保金]\nperPerson: [务工收入]\nfiles:\n  - { match: 北张村*, 单位: 万元 }\n',
    );
    const shown = async (map: string) =>
      (await run(folder, 'columns', '本年', '--json', '--columns', map)).out;
    expect(await shown('对照表.xlsx')).toBe(await shown('对照表.yaml'));
    await run(folder, 'columns', '本年', '--columns', '对照表.xlsx', '--out', '又.xlsx');
    expect(await shown('又.xlsx')).toBe(await shown('对照表.xlsx'));
    const checked = async (map: string) =>
      (await run(folder, 'validate', '本年', '--format', 'json', '--columns', map)).out;
    const [byBook, byText] = [await checked('对照表.xlsx'), await checked('对照表.yaml')];
    expect(byBook).toBe(byText);
    // 8,000 of ten thousand yuan in the one file, 9,000 yuan in the other.
    expect(byBook).toContain('80000000');
    expect(byBook).not.toContain('90000000');
  });

  it.each([
    [
      ['单位', '万元'],
      ['单位', '元'],
    ],
    [
      ['低保', '不问'],
      ['单位', '元'],
    ],
  ])('写成两样的、没有这个项目的，说是哪一行：%j', async (...lines) => {
    const { folder, path } = await drafted();
    await withLines(path, ...lines);
    const { code, err } = await run(folder, 'columns', '本年', '--columns', '对照表.xlsx');
    expect(code).toBe(2);
    expect(err).toMatch(/第 [78] 行/u);
  });
});
