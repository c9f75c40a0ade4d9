import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/xlsx/pack.js';
import { cellsOf, open } from '../../reports/read.js';
import { sharedFolder } from '../run.js';
import { everyKind } from './every-kind.js';
import { HAS_OFFICE, savedByOffice } from './office.js';
import { smallestLetters } from './printed.js';

const valuesOf = (path: string) =>
  new Map(
    cellsOf(open(readFileSync(path))).map(({ sheet, address, v, f, t }) => [
      `${sheet}!${address}`,
      { value: v, isFormula: f !== undefined, isError: t === 'e' },
    ]),
  );

type Value = ReturnType<typeof valuesOf> extends Map<string, infer One> ? One : never;

const isAlike = (cached: Value, again: Value | undefined): boolean =>
  again?.isError !== true &&
  (typeof cached.value === 'number'
    ? Math.abs(Number(again?.value ?? 0) - cached.value) < 1e-9
    : (again?.value ?? '') === (cached.value ?? ''));

/** The workbook with another figure where a formula's result stands. */
async function tampered(path: string): Promise<Uint8Array> {
  const parts = await unpack(readFileSync(path));
  let changed = 0;
  for (const [name, bytes] of parts) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    const text = new TextDecoder().decode(bytes);
    const other = text.replace(/(<\/f><v>)\d+(?=<\/v>)/u, (_, before: string) => {
      changed += 1;
      return `${before}987654`;
    });
    parts.set(name, new TextEncoder().encode(other));
  }
  if (changed === 0) throw new Error('no formula');
  return pack(parts);
}

/** Points on paper, less what sizes lose where they are rounded. */
const LEAST = 6.99;

describe.skipIf(!HAS_OFFICE)('别的程序打开写出的文件（没有 LibreOffice 时跳过）', () => {
  const folder = sharedFolder();
  let kinds: readonly string[] = [];
  beforeAll(async () => {
    kinds = await everyKind(folder);
  }, 300_000);

  it('每种工作簿都打得开，重算的结果和写下的一样', async () => {
    writeFileSync(
      join(folder, '簿/改过.xlsx'),
      await tampered(join(folder, '结果/北张乡汇总.xlsx')),
    );
    savedByOffice(folder, '簿', 'xlsx:Calc MS Excel 2007 XML', '重算');
    let formulas = 0;
    for (const path of kinds.filter((name) => name.endsWith('.xlsx'))) {
      const name = path.replaceAll('/', '-');
      const again = valuesOf(join(folder, '重算', name));
      const cached = [...valuesOf(join(folder, '簿', name))].filter(
        ([, { isFormula }]) => isFormula,
      );
      formulas += cached.length;
      const wrong = cached.filter(([cell, one]) => !isAlike(one, again.get(cell)));
      expect([name, wrong]).toEqual([name, []]);
      expect([name, again.size > 0]).toEqual([name, true]);
    }
    expect(formulas).toBeGreaterThan(500);
    const wrongly = valuesOf(join(folder, '簿/改过.xlsx'));
    const mended = valuesOf(join(folder, '重算/改过.xlsx'));
    const planted = [...wrongly].filter(([, { value }]) => value === 987_654).map(([cell]) => cell);
    expect(planted.length).toBeGreaterThan(0);
    expect(planted.filter((cell) => mended.get(cell)?.value === 987_654)).toEqual([]);
  }, 300_000);

  it('每种文档都有字', () => {
    savedByOffice(folder, '文', 'txt:Text (encoded):UTF8', '文字');
    for (const name of readdirSync(join(folder, '文'))) {
      const text = readFileSync(join(folder, '文字', name.replace(/docx$/u, 'txt')), 'utf8');
      expect([name, text.length > 500]).toEqual([name, true]);
    }
  }, 300_000);

  it('每种工作簿印在纸上，每一页的字都不小于七磅', () => {
    savedByOffice(folder, '簿', 'pdf', '印');
    for (const path of kinds.filter((name) => name.endsWith('.xlsx'))) {
      const name = path.replaceAll('/', '-');
      const pages = smallestLetters(join(folder, '印', name.replace(/xlsx$/u, 'pdf')));
      expect([name, pages.length > 0]).toEqual([name, true]);
      expect([name, pages.filter((size) => size < LEAST)]).toEqual([name, []]);
    }
  }, 300_000);
});
