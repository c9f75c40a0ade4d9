import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/domain/audience.js';
import { byUrgency } from '../../../src/reports/order.js';
import { townshipPage } from '../../../src/reports/page/page.js';
import type { TownshipReport } from '../../../src/reports/report.js';
import { toldWhole } from '../../../src/results/told.js';
import { folderWith } from '../../files/temporary.js';
import { type GivenVillage, reportsOf } from '../build.js';
import { HAS_BROWSER, openBrowser, openPage, violationsOf } from './browser.js';
import { withoutData } from './size.js';

const wages = (amount: number) => ({ values: { 'wages.migrant': amount, population: 3 } });
const households = (count: number, prior: number, current: number): GivenVillage['pairs'] =>
  Array.from({ length: count }, (_, n) => ({
    prior: wages(prior + n * 100),
    current: {
      ...wages(current + n * 37.5),
      texts: { id: `${count}${n}`, head: n === 1 ? '<b>王&某</b>' : `户主${n}`, type: '脱贫户' },
    },
  })) as GivenVillage['pairs'];

const VILLAGES: readonly GivenVillage[] = [
  { name: '北张村', pairs: [...households(9, 30_000, 12_000), ...households(4, 9_000, 40_000)] },
  { name: '南张村', pairs: households(140, 26_000, 15_000) },
  { name: '武村', pairs: households(5, 12_000, 24_000) },
];
const { township } = reportsOf(VILLAGES);

const written = async (
  report: TownshipReport = township,
  lang: 'zh' | 'en' = 'zh',
  audience: Exclude<Audience, 'village'> = 'township',
): Promise<string> =>
  Buffer.concat([
    ...(await townshipPage({
      run: report.run,
      audience,
      lang,
      unmasked: false,
      groups: toldWhole(report.groups),
      households: byUrgency(report.households),
      previous: report.previous,
    })),
  ]).toString();

const PAGE = await written();

/** Every figure that people read on the page, its script and looks left out. */
function figuresOn(page: string): string[] {
  const text = page
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gsu, ' ')
    .replace(/<svg class="chart".*?<\/svg>/gsu, ' ')
    .replace(/<option.*?<\/option>/gsu, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&#\d+;/gu, ' ');
  return text.match(/-?\d[\d,]*(?:\.\d+)?%?/gu) ?? [];
}

/** Every number of the result object, as a page may write it: yuan, counts, percentages, points. */
function figuresOf(report: TownshipReport): Set<string> {
  const known = new Set<string>();
  const amounts = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const add = (value: unknown): void => {
    if (typeof value === 'number') {
      known.add(new Intl.NumberFormat('en-US').format(value));
      known.add(amounts.format(value));
      known.add(`${(Math.round(value * 10_000) / 100).toFixed(2)}%`);
      known.add((Math.round(value * 10_000) / 100).toFixed(2));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
    else if (typeof value === 'string') for (const n of value.match(/\d+/gu) ?? []) known.add(n);
  };
  add(toldWhole(report.groups));
  const inYuan = (fen: number | null) => (fen === null ? null : fen / 100);
  for (const one of report.households) {
    add([one.id, one.head, inYuan(one.income.current.net), inYuan(one.change.net.amount)]);
    add(inYuan(one.target.shortfall));
  }
  return known;
}

describe('报告.html', () => {
  it('页上的每一个数字都在结果里', () => {
    const known = figuresOf(township);
    // Periods, the number of households listed first, and points of growth that add up to the growth.
    const own = new Set([
      '2020',
      '2021',
      '2022',
      '10',
      '9',
      '100',
      String(township.households.length),
    ]);
    const table = PAGE.match(/<tbody>.*?(?=<\/table>)/gsu) ?? [];
    const contributions = table.flatMap(
      (body) => body.match(/>[+-]?\d+\.\d\d(?=<tr>|<\/tbody>|$)/gu) ?? [],
    );
    const points = new Set(contributions.flatMap((cell) => cell.match(/-?\d+\.\d\d/u) ?? []));
    const unknown = figuresOn(PAGE).filter(
      (figure) => !known.has(figure) && !own.has(figure) && !points.has(figure),
    );
    expect(unknown).toEqual([]);
  });

  it('没有脚本也读得到：乡镇和各村的数字、最急的一百户', () => {
    expect(PAGE.match(/<article class="group"/gu)).toHaveLength(4);
    const list = /<table id="list">.*?<tbody>(.*?)<\/table>/su.exec(PAGE)?.[1] ?? '';
    expect(list.match(/<tr>/gu)).toHaveLength(100);
    expect(PAGE).not.toMatch(/NaN|undefined|\[object/u);
  });

  it('不联网：没有外部地址，没有行内样式，名字不成标签', () => {
    expect(PAGE).toContain("default-src 'none'");
    expect(PAGE.match(/(?:src|href)="(?!#)[^"]*"/gu)).toBeNull();
    expect(PAGE).not.toMatch(/ style="|<b>王/u);
    expect(PAGE.match(/<style/gu)).toHaveLength(1);
  });

  it('同样的结果，同样的字节；英文页是英文的', async () => {
    expect(await written()).toBe(PAGE);
    const english = await written(township, 'en');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Households to look at first');
  });

  it('收入档次的叫法和工作簿里的一样：下一档的第一元', async () => {
    expect(PAGE).toContain('>6,000元以下<');
    expect(PAGE).toContain('>6,000元至8,000元以下<');
    expect(PAGE).not.toContain('5,999.99');
    expect(await written(township, 'en')).toContain('>6,000 to below 8,000<');
    // Beneath the bars of a chart it takes two lines.
    expect(PAGE).toMatch(/>6,000元至<\/text>.*>8,000元以下<\/text>/su);
  });

  it.each([
    ['一户', [{ name: '武村', pairs: households(1, 9000, 12_000) }]],
    ['没有一户可比', [{ name: '武村', pairs: [] }]],
    ['没有减收', [{ name: '武村', pairs: households(6, 9000, 20_000) }]],
    ['全都减收', [{ name: '武村', pairs: households(6, 20_000, 9000) }]],
  ])('%s：没有空框，没有 NaN', async (_name, villages) => {
    const page = await written(reportsOf(villages).township);
    expect(page).not.toMatch(/NaN|undefined|<tbody><\/table>/u);
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });
});

describe('网页有多大', () => {
  const villages = (count: number, each: number): GivenVillage[] =>
    Array.from({ length: count }, (_, n) => ({
      name: `第${n + 1}村`,
      pairs: households(each, 20_000 + n, 9000 + n * 500),
    }));

  it('六十个村：除了户的数据和读得到的字，不到 300 KB', async () => {
    const page = await written(reportsOf(villages(60, 30)).township);
    expect(page.match(/<article class="group"/gu)).toHaveLength(61);
    expect(withoutData(page)).toBeLessThan(300_000);
    expect(withoutData(page)).toBeGreaterThan(100_000);
  });

  it('没有村、没有户：不到 20 KB', async () => {
    expect(withoutData(await written(reportsOf([]).township))).toBeLessThan(20_000);
  });

  it('多一户，多不到 100 字节；多的村、类型、因素只写一次', async () => {
    const [few, many] = await Promise.all(
      [150, 1150].map(async (each) =>
        Buffer.byteLength(await written(reportsOf(villages(1, each)).township)),
      ),
    );
    expect(((many ?? 0) - (few ?? 0)) / 1000).toBeLessThan(100);
  });

  it('数据里的每一行，和没有脚本时看到的一样', () => {
    const [, list = ''] = /<table id="list">.*?<tbody>(.*?)<\/table>/su.exec(PAGE) ?? [];
    const [, data = ''] = /id="data">(.*?)<\/script>/su.exec(PAGE) ?? [];
    const { rows, shared } = JSON.parse(data) as {
      readonly rows: readonly (readonly (string | number)[])[];
      readonly shared: readonly (readonly (readonly [string])[] | null)[];
    };
    const told = rows.map((row) =>
      row.map((cell, n) => shared[n]?.[Number(cell)]?.[0] ?? String(cell)),
    );
    const shown = list
      .split('<tr>')
      .slice(1)
      .map((row) => row.split(/<td[^>]*>/u).slice(1));
    const plain = (text: string) =>
      text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
    expect(told).toHaveLength(township.households.length);
    expect(told.slice(0, 100)).toEqual(shown.map((row) => row.map(plain)));
  });
});

describe.skipIf(!HAS_BROWSER)('报告.html 在浏览器里（没有 Chromium 时跳过）', () => {
  let browser: Browser;
  const file = (content = PAGE): string => {
    const path = join(folderWith(), '报告.html');
    writeFileSync(path, content);
    return path;
  };
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('不出错、不联网；无障碍检查没有问题', async () => {
    const path = file();
    const { page, said } = await openPage(browser, path);
    expect(said).toEqual([]);
    await page.close();
    expect(await violationsOf(browser, path)).toEqual([]);
  });

  it('用键盘排序', async () => {
    const { page, said } = await openPage(browser, file());
    const names = () =>
      page.$$eval('#villages tbody th', (cells) => cells.map(({ textContent }) => textContent));
    expect(await names()).toEqual(['北张村', '南张村', '武村']);
    await page.focus('#villages thead th:nth-child(4) button');
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(['武村', '北张村', '南张村']);
    await page.keyboard.press('Space');
    expect(await names()).toEqual(['南张村', '北张村', '武村']);
    expect(
      await page.$eval('#villages thead th:nth-child(4)', (head) => head.getAttribute('aria-sort')),
    ).toBe('descending');
    expect(said).toEqual([]);
  });

  it('选一个村，各节都换成这个村的数字；再按条件筛选', async () => {
    const { page, said } = await openPage(browser, file());
    await page.select('#choose', 'g1');
    await page.waitForFunction('document.getElementById("chosen").textContent.includes("北张村")');
    const shown = await page.$$eval('.group', (groups) =>
      groups.filter((one) => one.getClientRects().length > 0).map(({ id }) => id),
    );
    expect(shown).toEqual(['g1']);
    const villages = await page.$$eval('#list tbody tr', (rows) => [
      ...new Set(rows.map((row) => row.firstElementChild?.textContent)),
    ]);
    expect(villages).toEqual(['北张村']);
    const before = (await page.$$('#list tbody tr')).length;
    await page.select('#warning', 'red');
    const after = await page.$$eval('#list tbody tr', (rows) =>
      rows.map((row) => row.children[5]?.textContent),
    );
    expect(after.length).toBeLessThanOrEqual(before);
    expect(new Set(after)).toEqual(new Set(['红色预警']));
    expect(said).toEqual([]);
  });

  it('打印时没有按钮，表头不丢', async () => {
    const { page } = await openPage(browser, file());
    await page.emulateMediaType('print');
    const visible = (selector: string) =>
      page.$eval(selector, (one) => one.getClientRects().length > 0);
    expect(await visible('.choose')).toBe(false);
    expect(await visible('#list thead')).toBe(true);
  });
});

describe('列对照表里不读、不问的', () => {
  it('网页在题目下面写明；没有的不写', async () => {
    const run = { ...township.run, notAsked: ['wages.migrant'] as const, notRead: ['各项<补贴>'] };
    const page = await written({ ...township, run });
    expect(page).toContain('<p class="note">不问（两年都不计）：务工收入。');
    expect(page).toContain('不读：各项&#60;补贴&#62;。');
    expect(PAGE).not.toMatch(/不读|不问/u);
  });
});
