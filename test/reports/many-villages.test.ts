import { expect, test } from 'vitest';
import { townshipWorkbook } from '../../src/reports/index.js';
import { reportsOf, sampleVillages } from './build.js';
import { partsOf } from './read.js';

/** The charts of 分村汇总: what is drawn of growth and target, and up to which column each reaches. */
async function chartsOf(villages: number) {
  const { township } = reportsOf(sampleVillages(villages, 2));
  const parts = await partsOf(await townshipWorkbook(township, { lang: 'zh', unmasked: false }));
  const texts = [...parts.values()];
  const growth = texts.find((text) => text.includes('<a:t>各村人均增幅和目标</a:t>')) ?? '';
  const drawing = parts.get('xl/drawings/drawing2.xml') ?? '';
  const columns = [...drawing.matchAll(/<xdr:to><xdr:col>(\d+)/g)].map(([, column]) => column);
  return { labels: growth.match(/<c:dLbls>/g)?.length ?? 0, columns: columns.map(Number) };
}

test('几个村的柱子写明各自的数；村多了放不下数，柱子要读坐标', async () => {
  expect((await chartsOf(20)).labels).toBe(2);
  expect((await chartsOf(21)).labels).toBe(0);
});

test('村多了，增幅图和增减图一样宽，村名都写得下', async () => {
  const [few, many] = [await chartsOf(3), await chartsOf(40)];
  expect(few.columns).toEqual([12, 11]);
  expect(many.columns[1]).toBe(many.columns[0]);
  expect(many.columns[1]).toBeGreaterThan(17);
});
