import type { WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { countyWorkbook, townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import { leading } from '../../src/reports/links.js';
import type { VillageReport } from '../../src/reports/report.js';
import { reportsOf, sampleVillages } from './build.js';
import { cellsOf, type FoundCell, open } from './read.js';

const { township, villages } = reportsOf(sampleVillages(3, 25, 6));
const report = {
  ...township,
  villageFiles: township.villages.map(({ name }) => `分村/${name}.xlsx`),
};
const options = { lang: 'zh', unmasked: false } as const;

interface Linked extends FoundCell {
  readonly l?: { readonly Target: string };
}

/** Where the cells of a sheet lead: what stands in the cell, and the target. */
const linksOn = (book: WorkBook, sheet: string): [string, string][] =>
  (cellsOf(book) as Linked[]).flatMap(({ sheet: own, v, l }) =>
    own === sheet && l !== undefined ? [[String(v), decodeURI(l.Target)]] : [],
  );

describe('工作簿里的链接', () => {
  it('乡镇各张名单里的村，打开那个村的工作簿', async () => {
    const book = open(await townshipWorkbook(report, options));
    for (const sheet of ['未达标户', '监测户', '减收户']) {
      const links = linksOn(book, sheet);
      expect([sheet, links.length > 0]).toEqual([sheet, true]);
      expect(links.filter(([name, target]) => target !== `分村/${name}.xlsx`)).toEqual([]);
    }
    expect(linksOn(book, '减收户')).toHaveLength(township.declining.length);
  });

  it.each(villages.map((village): [string, VillageReport] => [village.group.name, village]))(
    '%s：户主到逐项对比里他那一户',
    async (_name, village) => {
      const book = open(await villageWorkbook(village, options));
      for (const sheet of ['收入对比', '减收户台账']) {
        const links = linksOn(book, sheet);
        expect([sheet, links.length > 0]).toEqual([sheet, true]);
        for (const [head, target] of links) {
          const [, cell = ''] = /^#'逐项对比'!([A-Z]+\d+)$/u.exec(target) ?? [];
          const found = cellsOf(book).find(
            ({ sheet: own, address }) => own === '逐项对比' && address === cell,
          );
          expect([head, found?.v]).toEqual([head, head]);
        }
      }
    },
  );

  it('没有要的表，没有到那里去的链接', async () => {
    const [village] = villages;
    if (village === undefined) throw new Error('没有示例村');
    const run = { ...village.run, without: ['items'] as const };
    const book = open(await villageWorkbook({ ...village, run }, options));
    expect(linksOn(book, '收入对比')).toEqual([]);
  });

  it('给县里的没有村的工作簿：因素到红橙预警户', async () => {
    const book = open(await countyWorkbook(report, options));
    const links = book.SheetNames.flatMap((sheet) => linksOn(book, sheet));
    expect(new Set(links.map(([, target]) => target))).toEqual(new Set(["#'红橙预警户'!A1"]));
  });

  it('一张表的链接多到 Excel 打开时要修复，就不写', () => {
    const column = { key: 'head', header: '户主', kind: 'text', value: () => '王某' } as const;
    const rows = Array.from({ length: 65_531 }, () => ({}));
    const sheet = {
      name: '户',
      title: '户',
      lines: [],
      notes: [],
      tables: [{ columns: [column], rows }],
    };
    expect(leading(sheet, 'head', () => ({ sheet: '户' }))).toBe(sheet);
    const fewer = { ...sheet, tables: [{ columns: [column], rows: rows.slice(1) }] };
    const [table] = leading(fewer, 'head', () => ({ sheet: '户' })).tables;
    expect(table?.columns[0]?.link?.({})).toEqual({ sheet: '户' });
  });
});
