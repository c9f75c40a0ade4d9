import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { annotateFile } from '../../../src/forms/annotate/index.js';
import { openFile } from '../../../src/intake/open/index.js';
import { UnreadableFile } from '../../../src/intake/sheet.js';
import { pack } from '../../../src/xlsx/pack.js';
import {
  FINDINGS,
  fillOf,
  found,
  noteOf,
  partsOf,
  sheetOf,
  villageBook,
  withParts,
} from './books.js';

const ZH = { lang: 'zh' } as const;
const CSV = '户编号,户主姓名,纯收入\n149900100101,张三,012\n149900100102,李四,="007"\n';

describe('不是 xlsx 的文件另做一个工作簿', () => {
  it('先读过别的文件,写出的一字节不差', async () => {
    const copy = async () =>
      (await annotateFile('村.csv', new TextEncoder().encode(CSV), [], ZH)).bytes;
    const before = await copy();
    const cell = { t: 'n', v: 1, z: '0.0"元整"' } as const;
    const other = utils.book_new();
    utils.book_append_sheet(other, { A1: cell, '!ref': 'A1' }, '表');
    const xls = new Uint8Array(write(other, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    await openFile('别的.xls', xls);
    expect(await copy()).toEqual(before);
  });

  it('CSV:文本仍是文本,问题标在原来的地方', async () => {
    const bytes = new TextEncoder().encode(CSV);
    const file = await annotateFile(
      '村:北张.csv',
      bytes,
      [found('error', 'C2', { sheet: null })],
      ZH,
    );
    expect(file).toMatchObject({ name: '村:北张.xlsx', marked: 1, rebuilt: true });
    const sheet = await sheetOf(file.bytes, 'Sheet1');
    expect(sheet.getCell('A2').value).toBe('149900100101');
    expect(sheet.getCell('A2').numFmt).toBe('@');
    expect(sheet.getCell('C3').value).toBe('007');
    expect(fillOf(sheet.getCell('C2'))).toBe('FFFF9D9B');
    expect(noteOf(sheet.getCell('C2'))).toContain('第1条');
  });

  it('XLS:值和合并照旧', async () => {
    const book = utils.book_new();
    const table = utils.aoa_to_sheet([['标题'], ['户编号', '纯收入'], ['149900100101', 12.34]]);
    table['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    utils.book_append_sheet(book, table, '北张村');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
    const file = await annotateFile('北张村.et', bytes, [found('error', 'B3')], ZH);
    const [before] = (await openFile('北张村.et', bytes)).sheets;
    const [after] = (await openFile(file.name, file.bytes)).sheets;
    expect(file).toMatchObject({ name: '北张村.xlsx', rebuilt: true });
    expect(after?.merges).toEqual(before?.merges);
    expect(after?.rows.map((row) => row.slice(0, 2))).toEqual(before?.rows);
  });

  it('另做的工作簿不含当前时间', async () => {
    const bytes = new TextEncoder().encode(CSV);
    const made = async () => (await annotateFile('北张村.csv', bytes, [], ZH)).bytes;
    const first = await made();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await made()).toEqual(first);
  });

  it('读不了的文件按读不了的原因拒绝', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    await expect(annotateFile('北张村.xlsx', png, [], ZH)).rejects.toThrow(UnreadableFile);
    await expect(annotateFile('北张村.xlsx', new Uint8Array(), [], ZH)).rejects.toThrow(
      UnreadableFile,
    );
  });
});

const SHEET = 'xl/worksheets/sheet1.xml';

describe('少见的 xlsx', () => {
  it('带前缀的 XML 就地标注', async () => {
    const prefixed = await withParts(await villageBook(), (part, xml) =>
      part === SHEET
        ? xml
            .replace(/<(\/?)([a-z])/gi, '<$1x:$2')
            .replace('xmlns="', 'xmlns:x="')
            .replaceAll('<x:?xml', '<?xml')
        : xml,
    );
    const file = await annotateFile('北张村.xlsx', prefixed, FINDINGS, ZH);
    const xml = new TextDecoder().decode((await partsOf(file.bytes)).get(SHEET));
    expect(file).toMatchObject({ marked: 5, rebuilt: false });
    expect(xml).toMatch(/<x:c r="G5" s="\d+" t="inlineStr"><x:is><x:t/);
    expect((await openFile(file.name, file.bytes)).sheets[0]?.rows[4]?.[6]).toBe('错误');
    const again = await annotateFile('北张村.xlsx', file.bytes, FINDINGS, ZH);
    expect(again.bytes).toEqual(file.bytes);
  });

  it('单元格没有地址时另做工作簿,值相同', async () => {
    const bare = await withParts(await villageBook(), (part, xml) =>
      part === SHEET ? xml.replace(/<c r="[A-Z]+\d+"/g, '<c') : xml,
    );
    const file = await annotateFile('北张村.xlsx', bare, FINDINGS, ZH);
    expect(file).toMatchObject({ marked: 5, rebuilt: true });
    expect((await sheetOf(file.bytes)).getCell('C5').value).toBe(5002.5);
  });

  it('宏逐字节保留,文件名仍以 xlsm 结尾', async () => {
    const parts = await partsOf(
      await withParts(await villageBook(), (part, xml) =>
        part === '[Content_Types].xml'
          ? xml
              .replace(
                'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
                'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
              )
              .replace(
                '<Default',
                '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default',
              )
          : xml,
      ),
    );
    const macro = new Uint8Array(999).map((_, index) => (index * 7) % 256);
    parts.set('xl/vbaProject.bin', macro);
    const file = await annotateFile('北张村.XLSM', await pack(parts), FINDINGS, ZH);
    expect(file).toMatchObject({ name: '北张村.xlsm', rebuilt: false });
    expect((await partsOf(file.bytes)).get('xl/vbaProject.bin')).toEqual(macro);
  });
});

describe('空的工作表', () => {
  it('.xls 里有空表的,也有副本', async () => {
    const bytes = readFileSync(fileURLToPath(new URL('empty-sheet.xls', import.meta.url)));
    const file = await annotateFile('北张村.xls', bytes, [], ZH);
    const { sheets } = await openFile('北张村.xls', bytes);
    const made = (await openFile(file.name, file.bytes)).sheets;
    expect(sheets.some(({ rows }) => rows.length === 0)).toBe(true);
    expect(made.slice(0, -1).map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
  });

  it('全空的 .ods,只有空表的 .xls', async () => {
    for (const bookType of ['ods', 'biff8'] as const) {
      const empty = utils.book_new(utils.aoa_to_sheet([]), '空');
      const bytes = new Uint8Array(write(empty, { type: 'array', bookType }));
      expect(await annotateFile('x', bytes, [], ZH)).toMatchObject({ rebuilt: true, marked: 0 });
    }
  });

  it('重新制作的,在清单上写明', async () => {
    const made = await annotateFile('北张村.csv', new TextEncoder().encode(CSV), [], ZH);
    const lines = (await sheetOf(made.bytes, '问题清单')).getCell('A3').value;
    expect(lines).toContain('重新制作');
    const marked = await annotateFile('北张村.xlsx', await villageBook(), [], ZH);
    expect((await sheetOf(marked.bytes, '问题清单')).getCell('A3').value).toBeNull();
  });
});

describe('另做的工作簿有上限', () => {
  const refusal = (bytes: string) =>
    annotateFile('北张村.csv', new TextEncoder().encode(bytes), [], ZH).then(
      () => null,
      (error: unknown) => (error instanceof UnreadableFile ? error.params : error),
    );
  const rows = (count: number, row: string): string => `${row}\n`.repeat(count);

  it.each([
    ['五万行', rows(50_001, '1'), { limit: 'allRows', most: 50_000 }],
    ['六十万格', rows(6001, Array(100).fill(1).join(',')), { limit: 'cells', most: 600_000 }],
    ['一千万字', rows(5001, '字'.repeat(2000)), { limit: 'texts', most: 10_000_000 }],
  ])('超过%s，没有副本', async (_, bytes, params) => {
    expect(await refusal(bytes)).toEqual(params);
  });

  it('正好五万行，有副本', async () => {
    expect(await refusal(rows(50_000, '1'))).toBeNull();
  });
});
