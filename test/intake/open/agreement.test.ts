import { read, utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/intake/open/index.js';
import { type Cell, isFault } from '../../../src/intake/sheet.js';

/** A made-up table such as villages send: text, amounts, formulas, blanks, merges. */
const makeVillage = async (): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('北张村');
  sheet.addRow(['北张乡2022年1-9月脱贫户收入明细表']);
  sheet.mergeCells('A1:F1');
  sheet.addRow(['序号', '户主\n姓名', '证件号码', '务工收入', '低保金', '合计']);
  for (let n = 1; n <= 200; n += 1) {
    const wages = (n * 7919.37) % 40_000;
    const cents = Math.round(wages * 100) / 100;
    const pension = n % 3 === 0 ? null : n * 101.1;
    const row = sheet.addRow([n, `张${n}`, `14990019${1900 + (n % 90)}0101123X`, cents, pension]);
    row.getCell(6).value = { formula: `D${n + 2}+E${n + 2}`, result: cents + (pension ?? 0) };
    if (n % 20 === 0) sheet.addRow([]);
  }
  sheet.addRow([
    '合计',
    { richText: [{ text: '甲' }, { text: '乙', font: { bold: true } }] },
    true,
  ]);
  sheet.addRow(['填表人:', { error: '#N/A' }]);
  workbook.addWorksheet('说明', { state: 'hidden' }).addRow(['a', null, 'c']);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

const plain = (cell: Cell | undefined): Cell =>
  typeof cell === 'number' ? Number(cell.toPrecision(12)) : (cell ?? null);

/** As far as the last cell that holds something. */
const trimmed = (rows: readonly (readonly (Cell | undefined)[])[]): Cell[][] =>
  rows.map((row) => {
    const cells = row.map(plain);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  });

const exceljsValue = (value: ExcelJS.CellValue): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return { fault: 'error', text: value.error };
  if ('result' in value && typeof value.result === 'number') return value.result;
  throw new Error(`unexpected ${JSON.stringify(value)}`);
};

describe('与别的读法逐格一致', () => {
  it('exceljs', async () => {
    const bytes = await makeVillage();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const { sheets } = await openFile('x', bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['北张村', false],
      ['说明', true],
    ]);
    for (const { name, rows } of sheets) {
      const theirs: Cell[][] = Array.from({ length: rows.length }, () => []);
      workbook.getWorksheet(name)?.eachRow((row, number) => {
        row.eachCell({ includeEmpty: true }, (cell, column) => {
          const isCovered = cell.isMerged && cell.master !== cell;
          const list = theirs[number - 1] ?? [];
          list[column - 1] = isCovered ? null : exceljsValue(cell.value);
        });
      });
      expect(trimmed(rows)).toEqual(trimmed(theirs));
    }
  });

  it('SheetJS,同一本书存成 xlsx、xls、xlsb、ods', async () => {
    const bytes = await makeVillage();
    const ours = await openFile('x', bytes);
    const book = read(bytes, { type: 'array' });
    for (const bookType of ['biff8', 'xlsb', 'xlsx', 'ods'] as const) {
      const copy = new Uint8Array(write(book, { type: 'array', bookType }));
      const theirs = await openFile('x', copy);
      expect(theirs.format).toBe(bookType === 'biff8' ? 'xls' : bookType);
      // Its writer of ods leaves errors out.
      const keep = (rows: Cell[][]): Cell[][] =>
        bookType === 'ods' ? rows.map((row) => row.filter((cell) => !isFault(cell))) : rows;
      expect(theirs.sheets.map(({ rows }) => trimmed(rows))).toEqual(
        ours.sheets.map(({ rows }) => keep(trimmed(rows))),
      );
      expect(theirs.sheets.map(({ merges }) => merges)).toEqual(
        ours.sheets.map(({ merges }) => merges),
      );
      if (bookType !== 'ods') {
        expect(theirs.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
      }
    }
  });

  it('日期和百分数,在哪种格式里都是看到的样子', async () => {
    const sheet = utils.aoa_to_sheet([[44_834, 0.5, 12_000, 0, 44_834]]);
    const formats = { A1: 'yyyy/m/d', B1: '0%', C1: '#,##0.00', D1: 'yyyy/m/d' };
    for (const [cell, z] of Object.entries(formats)) Object.assign(sheet[cell], { z });
    for (const bookType of ['biff2', 'biff5', 'biff8', 'xlsb', 'xlsx'] as const) {
      const bytes = write(utils.book_new(sheet, '表'), { type: 'array', bookType });
      const { sheets } = await openFile('x', new Uint8Array(bytes));
      const rows = trimmed(sheets[0]?.rows ?? []);
      expect(rows, bookType).toEqual([[{ date: '2022-09-30' }, '50%', 12_000, 0, 44_834]]);
    }
  });

  it('SheetJS,同一张表存成网页与文本', async () => {
    const rows = [
      ['户编号', '姓名', '金额'],
      ['00123', '张三', '1,200.50'],
      ['149900198001011234', '李·四', '—'],
    ];
    const book = utils.book_new(utils.aoa_to_sheet(rows), '表');
    for (const bookType of ['html', 'csv', 'txt'] as const) {
      const bytes = new Uint8Array(write(book, { type: 'array', bookType }));
      const { sheets } = await openFile('x', bytes);
      expect(sheets.map((sheet) => sheet.rows)).toEqual([rows]);
    }
  });
});
