import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../files/temporary.js';
import { runInOctober as run } from '../shell.js';

const HEAD = ['行政村', '户编号', '户主姓名', '家庭人口数', '务工收入', '财产性收入'];
/** 约三千 in a hidden row, −1 persons in a hidden column. */
const ROWS = [
  HEAD,
  ['北张村', '北1', '王建国', 3, 9000, 0],
  ['北张村', '北2', '李秀英', 3, '约三千', 0],
  ['北张村', '北3', '刘二', -1, 9000, 0],
  ['南张村', '南1', '赵一', 3, 9000, 0],
  ['南张村', '南2', '钱二', 3, '约三千', 0],
];

async function folderOf(...heads: readonly (readonly [name: string, villages: string])[]) {
  const folder = folderWith({});
  for (const [name, villages] of heads) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('明细');
    sheet.addRows(
      ROWS.filter(([village]) => village === '行政村' || villages.includes(`${village}`)),
    );
    for (let row = 2; row <= sheet.rowCount; row += 1) {
      if (sheet.getRow(row).getCell(5).value === '约三千') sheet.getRow(row).hidden = true;
    }
    sheet.getColumn(4).hidden = true;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    await book.xlsx.writeFile(join(folder, name));
  }
  return folder;
}

async function listIn(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const list = book.getWorksheet('问题清单');
  const lines: string[] = [];
  list?.eachRow((row) => lines.push(JSON.stringify(row.values)));
  return lines.join('\n');
}

describe('错误在隐藏的行或列里', () => {
  it('屏幕上写明哪一行、哪一列已隐藏；看得见的不写', async () => {
    const folder = await folderOf(['北张村.xlsx', '北张村']);
    const { out } = await run(folder, 'validate', '北张村.xlsx');
    expect(out).toContain('第 3 行已隐藏。');
    expect(out).toContain('第 D 列已隐藏。');
    expect(out.match(/已隐藏/gu)?.length).toBe(2);
    const english = await run(folder, 'validate', '北张村.xlsx', '--lang', 'en');
    expect(english.out).toContain('Row 3 is hidden.');
    expect(english.out).toContain('Column D is hidden.');
  });

  it('整张工作表隐藏的，屏幕和标注副本都写明是哪一张', async () => {
    const folder = folderWith({});
    const book = new ExcelJS.Workbook();
    book.addWorksheet('说明').addRow(['请看底稿']);
    book.addWorksheet('底稿', { state: 'hidden' }).addRows(ROWS.slice(0, 3));
    await book.xlsx.writeFile(join(folder, '北张村.xlsx'));
    const { out } = await run(folder, 'validate', '北张村.xlsx', '--annotate', '退回');
    expect(out).toContain('工作表“底稿”已隐藏。');
    expect(await listIn(join(folder, '退回/北张村.xlsx'))).toContain('工作表“底稿”已隐藏。');
    const english = await run(folder, 'validate', '北张村.xlsx', '--lang', 'en');
    expect(english.out).toContain('Sheet “底稿” is hidden.');
  });

  it('标注副本的问题清单也写明', async () => {
    const folder = await folderOf(['北张村.xlsx', '北张村']);
    await run(folder, 'validate', '北张村.xlsx', '--annotate', '退回');
    const list = await listIn(join(folder, '退回/北张村.xlsx'));
    expect(list).toContain('第 3 行已隐藏。');
    expect(list).toContain('第 D 列已隐藏。');
  });

  it('一个文件几个村的，写的是本村副本里的行', async () => {
    const folder = await folderOf(['全乡.xlsx', '北张村、南张村']);
    await run(folder, 'validate', '全乡.xlsx', '--annotate', '退回');
    const list = await listIn(join(folder, '退回/南张村-全乡.xlsx'));
    expect(list).toContain('第 3 行已隐藏。');
    expect(list).not.toContain('第 6 行已隐藏');
  });

  it('工作簿的“问题数据”也写明', async () => {
    const folder = await folderOf(['上年/北张村.xlsx', '北张村'], ['本年/北张村.xlsx', '北张村']);
    await run(
      folder,
      ...['analyze', '--prior', '上年', '--current', '本年', '--out', '结果'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '结果/分村/北张村.xlsx'));
    const said = JSON.stringify(book.getWorksheet('问题数据')?.getSheetValues());
    expect(said).toContain('第 3 行已隐藏。');
    expect(said).toContain('第 D 列已隐藏。');
  });
});
