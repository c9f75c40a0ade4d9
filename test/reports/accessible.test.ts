import { describe, expect, it } from 'vitest';
import { countyWorkbook, townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import type { ReportOptions } from '../../src/reports/report.js';
import { reportsOf, sampleVillages } from './build.js';
import { cellsOf, open, partsOf, rowsOf, sheetOf } from './read.js';

const { township, villages } = reportsOf(sampleVillages(3, 40, 5));
const [village] = villages;
if (village === undefined) throw new Error('没有示例村');
const empty = reportsOf([{ name: '武村', pairs: [] }]).villages[0] ?? village;

const BOOKS = {
  村: (options: ReportOptions) => villageWorkbook(village, options),
  没有户的村: (options: ReportOptions) => villageWorkbook(empty, options),
  乡镇: (options: ReportOptions) => townshipWorkbook(township, options),
  给县里: (options: ReportOptions) => countyWorkbook(township, options),
};

const each = (['zh', 'en'] as const).flatMap((lang) =>
  Object.entries(BOOKS).map(([name, write]) => ({ name, lang, write })),
);

const written = async ({ lang, write }: (typeof each)[number]) => {
  const options = { lang, unmasked: false };
  const bytes = await write({ ...options, profile: 'accessible' });
  return { bytes, book: open(bytes), usual: open(await write(options)) };
};

describe('--profile accessible 的工作簿', () => {
  it.each(each)('$name（$lang）：一表一张，从 A1 起，没有空的表头、合并、公式和图', async (one) => {
    const { book, bytes } = await written(one);
    for (const name of book.SheetNames) {
      expect(name.length).toBeLessThanOrEqual(31);
      const [header = [], ...rows] = rowsOf(book, name);
      const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
      expect([name, header.every(isText)]).toEqual([name, true]);
      expect([name, new Set(header).size]).toEqual([name, header.length]);
      expect([name, rows.length > 0]).toEqual([name, true]);
      expect([name, rows.filter((row) => row.every((value) => value === null))]).toEqual([
        name,
        [],
      ]);
      expect([name, sheetOf(book, name)['!merges'] ?? []]).toEqual([name, []]);
    }
    expect(cellsOf(book).filter(({ f }) => f !== undefined)).toEqual([]);
    expect([...(await partsOf(bytes)).keys()].filter((part) => /chart|drawing/.test(part))).toEqual(
      [],
    );
  });

  it.each(each)('$name（$lang）：每个数字都在，一个不多', async (one) => {
    const { book, usual } = await written(one);
    const numbers = (of: typeof book) =>
      cellsOf(of)
        .flatMap(({ t, v }) => (t === 'n' ? [Number(v)] : []))
        .sort((a, b) => a - b);
    expect(numbers(usual).length > 0).toBe(true);
    expect(numbers(book)).toEqual(numbers(usual));
  });

  it('表外的话都在封面上：标题、期间、单位、注、各表的小标题', async () => {
    const { book, usual } = await written({ name: '村', lang: 'zh', write: BOOKS.村 });
    const cover = JSON.stringify(rowsOf(book, '封面'));
    const beyond = (rows: ReturnType<typeof rowsOf>) =>
      rows.filter(
        ([first, ...others]) => typeof first === 'string' && !others.some((v) => v !== null),
      );
    const signed = '填表人';
    for (const name of usual.SheetNames.slice(1)) {
      for (const [text] of beyond(rowsOf(usual, name))) {
        if (!String(text).startsWith(signed) && text !== '无')
          expect(cover).toContain(String(text));
      }
    }
    expect(
      rowsOf(book, '封面')
        .slice(1)
        .map(([name]) => name),
    ).toEqual(book.SheetNames.slice(1));
  });

  it('颜色不表意：没有红字、绿字的字体；说明里的合计是数值', async () => {
    const { bytes, book } = await written({ name: '乡镇', lang: 'zh', write: BOOKS.乡镇 });
    const styles = (await partsOf(bytes)).get('xl/styles.xml') ?? '';
    expect(styles).not.toMatch(/FFC00000|FF00703C/);
    expect(JSON.stringify(rowsOf(book, '说明'))).toContain('不是公式');
  });
});
