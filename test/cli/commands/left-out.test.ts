import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../files/temporary.js';
import { runInOctober as run } from '../shell.js';

const HEAD = '行政村,户编号,户主姓名,家庭人口数,务工收入,财产性收入';
const table = (village: string, ...heads: readonly string[]) =>
  `${HEAD}\n${heads.map((head, n) => `${village},${village[0]}${n + 1},${head},3,${9000 + n},0\n`).join('')}`;
const FILES = {
  '上年/北张村.csv': table('北张村', '王建国', '李秀英', '刘二'),
  '上年/南张村.csv': table('南张村', '赵一', '钱二'),
  '本年/北张村.csv': table('北张村', '王建国'),
};

async function opened(path: string) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

const rowsOf = (sheet: ExcelJS.Worksheet | undefined) =>
  (sheet?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []));

const NOT_THERE = 'match.missingThisYear';

describe('上年有、本年没有的户', () => {
  it('写进本村自己的副本，写明上年在哪里，一户一行；别村的不在其中', async () => {
    const folder = folderWith(FILES);
    await run(folder, 'validate', '本年', '--prior', '上年', '--annotate', '退回');
    const list = (await opened(join(folder, '退回/北张村.xlsx'))).getWorksheet('问题清单');
    const rows = rowsOf(list);
    const head = rows.findIndex((row) => row.includes('上年的表'));
    expect(rows[head - 1]?.[0]).toContain('上年有、本年没有的户：2 户');
    expect(rows.slice(head + 1).map((row) => [row[2], row[3], row[6], row[7], row[11]])).toEqual([
      ['北张村', 3, '李秀英', '北2', NOT_THERE],
      ['北张村', 4, '刘二', '北3', NOT_THERE],
    ]);
  });

  it('村里写了去向的可以签认；再标注一次，说明还在', async () => {
    const folder = folderWith(FILES);
    await run(folder, 'validate', '本年', '--prior', '上年', '--annotate', '收回');
    const path = join(folder, '收回/北张村.xlsx');
    const book = await opened(path);
    const list = book.getWorksheet('问题清单');
    list?.eachRow((row) => {
      if (row.getCell(8).value === '北2') row.getCell(11).value = '整户迁出';
    });
    await book.xlsx.writeFile(path);
    const argv = ['validate', '收回', '--prior', '上年'];
    await run(folder, ...argv, '--explained', '签认.xlsx', '--annotate', '再退');
    const again = await opened(join(folder, '再退/北张村.xlsx'));
    expect(JSON.stringify(rowsOf(again.getWorksheet('问题清单')))).toContain('整户迁出');
    const signing = await opened(join(folder, '签认.xlsx'));
    const sheet = signing.getWorksheet('签认');
    const columns = sheet?.getRow(4).values as string[];
    for (const [header, value] of [
      ['采纳', '是'],
      ['签认人', '王助理'],
      ['签认日期', '2022年10月20日'],
      ['有效期至', '2022-12-31'],
    ] as const) {
      const cell = sheet?.getRow(5).getCell(columns.indexOf(header));
      if (cell !== undefined) cell.value = value;
    }
    await signing.xlsx.writeFile(join(folder, '签认.xlsx'));
    const { out } = await run(folder, ...argv, '--accept', '签认.xlsx', '--format', 'json');
    const found: { code: string; household: string; accepted: boolean }[] =
      JSON.parse(out).findings;
    expect(
      found
        .filter(({ code }) => code === NOT_THERE)
        .map(({ household, accepted }) => [household, accepted]),
    ).toEqual([
      ['北2', true],
      ['北3', false],
    ]);
  });
});

describe('只校验一个村', () => {
  it('名册文件夹里别的村不逐户列出，只说一句', async () => {
    const folder = folderWith(FILES);
    const { out } = await run(folder, 'validate', '本年', '--prior', '上年');
    expect(out).toContain('上年另有 1 个村 2 户（南张村）不在这次的文件里，没有核对');
    expect(out).not.toContain('赵一');
    expect(out).toContain('李秀英');
  });

  it('村里一户也没有交、但换了村名的，照样逐户核对', async () => {
    const folder = folderWith({
      ...FILES,
      '本年/北张村.csv': table('北张村', '王建国', '李秀英').replaceAll('北张村', '张村新村'),
    });
    const { out } = await run(folder, 'validate', '本年', '--prior', '上年');
    expect(out).toContain('刘二');
  });

  it('和各村的旧表比较：没有交回的村不算少户，也不算改正', async () => {
    const folder = folderWith({
      '旧/北张村.csv': table('北张村', '王建国', '李秀英'),
      '旧/南张村.csv': `${table('南张村', '赵一')}南张村,南9,钱二,0,1,0\n`,
      '新/北张村.csv': table('北张村', '王建国', '李秀英'),
    });
    const argv = ['validate', '新', '--against', '旧'];
    const { against } = JSON.parse((await run(folder, ...argv, '--format', 'json')).out);
    expect(against).toMatchObject({
      gone: [],
      fixed: [],
      lost: [],
      elsewhere: [{ village: '南张村', households: 2 }],
    });
    expect((await run(folder, ...argv)).out).toContain('旧表另有 1 个村 2 户（南张村）');
  });

  it('和各村的旧表比较：交回的村改正了的，照样算改正', async () => {
    const folder = folderWith({
      '旧/北张村.csv': `${table('北张村', '王建国')}北张村,北9,孙三,0,9000,0\n`,
      '旧/南张村.csv': `${table('南张村', '赵一')}南张村,南9,钱二,0,9000,0\n`,
      '新/北张村.csv': `${table('北张村', '王建国')}北张村,北9,孙三,3,9000,0\n`,
    });
    const argv = ['validate', '新', '--against', '旧', '--format', 'json'];
    const { fixed, elsewhere } = JSON.parse((await run(folder, ...argv)).out).against;
    expect(elsewhere).toMatchObject([{ village: '南张村' }]);
    expect(fixed).toMatchObject([
      { code: 'household.population', village: '北张村', household: '北9' },
    ]);
  });
});
