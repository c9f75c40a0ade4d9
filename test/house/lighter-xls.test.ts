import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as library from '@e965/xlsx';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

interface Build {
  lighter(text: string): string;
}

const { lighter }: Build = await import(
  new URL('../../scripts/lighter-xls.js', import.meta.url).href
);

const ORIGINAL = readFileSync(
  new URL('../../node_modules/@e965/xlsx/xlsx.mjs', import.meta.url),
  'utf8',
);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighter-xls-')));
let lighterLibrary: typeof library;

beforeAll(() => {
  const file = join(folder, 'xlsx.cjs');
  writeFileSync(file, transformSync(lighter(ORIGINAL), { format: 'cjs' }).code);
  lighterLibrary = createRequire(import.meta.url)(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every kind of cell. */
const ROWS = [
  ['户主姓名', '是否低保', '工资性收入', '备注'],
  ['张三', true, 1234.5, null],
  ['李四', false, -3, '长'.repeat(100)],
  ...Array.from({ length: 300 }, (_, n) => [`户${n}`, n % 2 === 0, n / 8, `第${n}户的备注`]),
];

const cellsOf = ({ read }: Pick<typeof library, 'read'>, bytes: Uint8Array): unknown => {
  const { Sheets } = read(bytes, { type: 'buffer', dense: true, sheetStubs: true, WTF: true });
  return Object.values(Sheets).map((sheet) => [
    sheet['!merges'],
    sheet['!data']?.map((row) => row?.map((cell) => cell && [cell.t, cell.v, cell.w])),
  ]);
};

it.each(['biff8', 'biff5', 'biff2'] as const)('reads the cells of %s as it came', (bookType) => {
  const sheet = library.utils.aoa_to_sheet(ROWS);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const book = library.utils.book_new(sheet, '本年');
  const bytes: Uint8Array = library.write(book, { type: 'buffer', bookType });
  expect(cellsOf(lighterLibrary, bytes)).toEqual(cellsOf(library, bytes));
});

it('keeps of a cell nothing but what it came with', () => {
  const book = library.utils.book_new(library.utils.aoa_to_sheet(ROWS), '本年');
  const bytes: Uint8Array = library.write(book, { type: 'buffer', bookType: 'biff8' });
  const cell = lighterLibrary.read(bytes, { type: 'buffer', dense: true }).Sheets.本年;
  expect(cell?.['!data']?.[1]?.[0]).toHaveProperty('ixfe');
});

it('does not take a library that reads otherwise', () => {
  expect(() => lighter('delete line.XF;')).toThrow('not once in the library');
  expect(() => lighter(ORIGINAL + ORIGINAL)).toThrow('not once in the library');
});
