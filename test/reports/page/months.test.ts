import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACTOR_NUMBERS } from '../../../src/domain/factor.js';
import { type AgainstPrevious, MOVES, type Moves } from '../../../src/domain/outcomes/months.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { townshipPage } from '../../../src/reports/page/page.js';
import type { TownshipReport } from '../../../src/reports/report.js';
import { toldWhole } from '../../../src/results/told.js';
import { folderWith } from '../../files/temporary.js';
import { reportsOf, sampleVillages } from '../build.js';
import { HAS_BROWSER, openBrowser, openPage } from './browser.js';
import { withoutData } from './size.js';

const { township } = reportsOf(sampleVillages(2, 30, 4));
const [first] = township.villages;
if (first === undefined) throw new Error('没有示例村');

const moves = (newlyDown: number): Moves =>
  Object.fromEntries(MOVES.map((move) => [move, move === 'newlyDown' ? newlyDown : 0])) as Moves;
const figures = (surveyed: number) => ({
  ...{ surveyed, up: 1, down: 2, flat: 3, growth: 0.0512, met: 4, notMet: 5 },
  warning: { red: 6, orange: 7, yellow: 8, none: 9 },
  factors: FACTOR_NUMBERS,
});

function periodOf(text: string) {
  const period = parsePeriod(text);
  if (period === null) throw new Error(text);
  return period;
}

/** Last month knew the township by another name, and the second village not at all. */
const previous: AgainstPrevious = {
  before: periodOf('2021-10..2022-08'),
  now: periodOf('2021-10..2022-09'),
  folder: '2022-08',
  total: moves(411),
  villages: [{ path: ['原来的名称', first.name], moves: moves(412) }],
  groups: [
    { path: ['原来的名称'], figures: figures(9001) },
    { path: ['原来的名称', first.name], figures: figures(9002) },
  ],
  marked: [],
};

async function written(
  before: AgainstPrevious | null,
  { run, groups }: Pick<TownshipReport, 'run' | 'groups'> = township,
): Promise<string> {
  const shown = { run, groups: toldWhole(groups), households: [], previous: before };
  const pieces = await townshipPage({
    ...shown,
    audience: 'township',
    lang: 'zh',
    unmasked: false,
  });
  return Buffer.concat([...pieces]).toString('utf8');
}

const articles = (page: string) => page.match(/<article class="group".*?<\/article>/gsu) ?? [];

describe('网页上的与上期比', () => {
  it('有上期：乡镇和各村各有自己的上期、本期和变化；上期没有的村写“—”', async () => {
    const page = await written(previous);
    const [one = '', two = '', top = ''] = articles(page);
    expect([one.includes('9,002'), one.includes('412'), one.includes('9,001')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([top.includes('9,001'), top.includes('411')]).toEqual([true, true]);
    expect(two).toContain('与上期比');
    expect(two).toContain('<td>—');
    const section = /<section id="months">.*?<\/section>/su.exec(page)?.[0] ?? '';
    expect(section).toContain(`data-g="g1"`);
    expect(section).toContain('412');
    expect(page).not.toMatch(/NaN|undefined/u);
  });

  it('六十个村：除了读得到的字，不到 285 KB；加上全年预计也不到 300 KB', async () => {
    const { township: large } = reportsOf(sampleVillages(60, 30, 4));
    const paths = large.groups.map(({ path }) => path);
    const page = await written(
      {
        ...previous,
        villages: paths.slice(1).map((path) => ({ path, moves: moves(3) })),
        groups: paths.map((path) => ({ path, figures: figures(30) })),
      },
      large,
    );
    expect(page.match(/<h3>与上期比/gu)).toHaveLength(61);
    expect(withoutData(page)).toBeLessThan(285_000);
  });

  it('没有上期：没有这一节', async () => {
    const page = await written(null);
    expect(page).not.toContain('与上期比');
    expect(articles(page)).toHaveLength(3);
  });

  it.skipIf(!HAS_BROWSER)('点村名，与上期比也换成这个村的（没有 Chromium 时跳过）', async () => {
    const path = join(folderWith(), '报告.html');
    writeFileSync(path, await written(previous));
    const browser = await openBrowser();
    try {
      const { page, said } = await openPage(browser, path);
      await page.click('#villages tbody th a');
      await page.waitForFunction('location.hash === "#g1"');
      const shown = await page.$$eval('.group', (groups) =>
        groups.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent ?? ''),
      );
      expect(shown.map((text) => text.includes('9,002'))).toEqual([true]);
      expect(await page.$$eval('tr.own', (rows) => rows.length)).toBe(3);
      // Heads are told apart without a word of theirs: what stands in `thead`, what begins a row.
      for (const [role, heads] of [
        ['columnheader', 'thead th'],
        ['rowheader', 'tbody th'],
      ] as const) {
        const shownHeads = await page.$$eval(
          heads,
          (all) => all.filter((one) => one.getClientRects().length > 0).length,
        );
        expect(shownHeads).toBeGreaterThan(30);
        expect([role, (await page.$$(`aria/[role="${role}"]`)).length]).toEqual([role, shownHeads]);
      }
      expect(said).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
