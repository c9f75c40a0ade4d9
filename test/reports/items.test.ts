import { describe, expect, test } from 'vitest';
import { townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import { isSheetKey, leavableCalled, leavableNames } from '../../src/reports/without.js';
import { reportsOf, sampleVillages } from './build.js';
import { resultOf } from './formulas.js';
import { cellsOf, listOf, open, partsOf } from './read.js';

const ZH = { lang: 'zh', unmasked: false } as const;
const { villages, township } = reportsOf(sampleVillages(1, 12, 3));
const [village] = villages;
if (village === undefined) throw new Error('没有示例村');
const bytes = await villageWorkbook(village, ZH);
const book = open(bytes);

describe('逐项对比', () => {
  test('每户先一行全户，其下一项一行，数和结果一样', () => {
    const lines = listOf(book, '逐项对比', '户编号');
    const expected = village.itemised.flatMap(({ household, rows }) => [
      [household.id, '家庭纯收入', household.income.prior.net / 100],
      ...rows.map(({ prior }) => [household.id, undefined, prior === null ? '—' : prior / 100]),
    ]);
    expect(lines).toHaveLength(expected.length);
    for (const [n, [id, category, prior]] of expected.entries()) {
      expect(lines[n]).toMatchObject({
        户编号: id,
        上年: prior,
        ...(category === undefined ? {} : { 类别: category }),
      });
    }
    expect(lines[0]?.上年单元格).toMatch(/!\d+$/u);
    expect(lines[1]?.上年单元格).toMatch(/^[A-Z]+\d+$/u);
  });

  test('可以按户收起：项目各行是下一级，合计在上', async () => {
    const parts = await partsOf(bytes);
    const sheet = parts.get('xl/worksheets/sheet4.xml') ?? '';
    const items = village.itemised.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(sheet.match(/<row [^>]*outlineLevel="1"/gu)).toHaveLength(items);
    expect(sheet).toMatch(/<outlinePr [^>]*summaryBelow="0"/u);
    expect(sheet).toMatch(/<autoFilter ref="A\d+:J\d+"/u);
  });
});

describe('不要的表', () => {
  const without = (keys: readonly string[]) =>
    keys.flatMap((name) => leavableCalled(name) ?? []).filter(isSheetKey);

  const sheets = leavableNames('zh').filter((name) => isSheetKey(leavableCalled(name) ?? ''));

  test('两种语言的表名都认，网页和文档按文件名；第一张和没有的不认', () => {
    expect(leavableCalled('报告.html')).toBe('page');
    expect(leavableCalled('研判报告.docx')).toBe('document');
    expect(leavableCalled('报告')).toBeNull();
    expect(leavableCalled('逐项对比')).toBe('items');
    expect(leavableCalled('Item by item')).toBe('items');
    expect(leavableCalled('说明')).toBeNull();
    expect(leavableCalled('逐项')).toBeNull();
    expect(leavableNames('zh')).not.toContain('说明');
  });

  test.each(sheets)('不要“%s”：别的表里没有指向它的公式，数照旧', async (name) => {
    const run = { ...village.run, without: without([name]) };
    const books = [
      open(await villageWorkbook({ ...village, run }, ZH)),
      open(await townshipWorkbook({ ...township, run }, ZH)),
    ];
    for (const one of books) {
      expect(one.SheetNames).not.toContain(name);
      expect(one.SheetNames[0]).toBe('说明');
      for (const cell of cellsOf(one)) {
        if (cell.f === undefined) continue;
        expect(cell.f).not.toContain(`'${name}'!`);
        const result = resultOf(one, cell);
        if (result !== null) expect(cell.v).toBeCloseTo(result, 6);
      }
    }
  });
});
