import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cellsOf, type FoundCell, open } from '../../reports/read.js';
import { analysed, zengshou } from '../county.js';

interface Linked extends FoundCell {
  readonly l?: { readonly Target: string };
}

it('汇总工作簿的链接：有红橙预警户的乡镇、各因素到名单，名单里的乡镇回到分乡汇总', async () => {
  // Nobody of 南安镇 is red or orange.
  const folder = await analysed(['文水县/南安镇']);
  const years = ['--prior', resolve('fixtures/上年'), '--current', resolve('fixtures/本年')];
  const periods = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
  const run = ['--township', '北张乡', '--out', '北张乡', '--jobs', '1', '--quiet'];
  await zengshou(folder, 'analyze', ...years, ...periods, ...run);
  const rollup = ['rollup', '南安镇', '北张乡', '--name', '文水县', '--out', '汇总', '--quiet'];
  expect((await zengshou(folder, ...rollup)).code).toBe(0);
  const book = open(readFileSync(join(folder, '汇总/文水县汇总.xlsx')));
  const cells = cellsOf(book) as Linked[];
  const linksOn = (sheet: string): string[] =>
    cells.flatMap(({ sheet: own, v, l }) =>
      own === sheet && l !== undefined ? [`${v} ${decodeURI(l.Target)}`] : [],
    );
  expect(linksOn('分乡汇总')).toEqual(["北张乡 #'红橙预警户'!A1"]);
  const factors = linksOn('因素×乡镇');
  expect(factors.length).toBeGreaterThanOrEqual(8);
  expect(factors.filter((link) => !link.endsWith(" #'红橙预警户'!A1"))).toEqual([]);
  const back = linksOn('红橙预警户');
  expect(back.length).toBeGreaterThan(0);
  expect(back.filter((link) => link !== "北张乡 #'分乡汇总'!A1")).toEqual([]);
  for (const sheet of ['红橙预警户', '分乡汇总']) expect(book.SheetNames).toContain(sheet);
});
