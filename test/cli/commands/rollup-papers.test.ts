import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attack } from '../../analysis/suppression/attack.js';
import { partsOf } from '../../reports/read.js';
import { analysed, zengshou } from '../county.js';

const TOWNS = ['文水县/北张乡', '文水县/南安镇', '文水县/凤城镇'];
const PAPERS = ['报告.html', '研判报告.docx'];

const textOf = async (folder: string, name: string): Promise<string> => {
  const bytes = readFileSync(join(folder, name));
  if (!name.endsWith('.docx')) return bytes.toString('utf8');
  return ((await partsOf(bytes)).get('word/document.xml') ?? '').replace(/<[^>]*>/g, '');
};

/** A folder with the results of three townships, put together in 汇总. */
async function rolledUp(): Promise<string> {
  const folder = await analysed(TOWNS);
  const names = TOWNS.map((town) => town.slice(4));
  await zengshou(folder, 'rollup', ...names, '--name', '文水县', '--out', '汇总', '--quiet');
  return folder;
}

describe('汇总的网页和研判报告', () => {
  it('rollup 写出，report 凭汇总的数据再写，一字节不差；另可换成英文', async () => {
    const folder = await rolledUp();
    expect((await zengshou(folder, 'report', '汇总', '--out', '再')).code).toBe(0);
    for (const name of PAPERS) {
      const again = readFileSync(join(folder, '再', name));
      expect([name, again.equals(readFileSync(join(folder, '汇总', name)))]).toEqual([name, true]);
    }
    const english = ['report', '汇总', '--out', 'en', '--report-lang', 'en'];
    expect((await zengshou(folder, ...english)).code).toBe(0);
    expect(await textOf(join(folder, 'en'), '报告.html')).toContain('Factors by township');
    expect(await textOf(join(folder, 'en'), '研判报告.docx')).toContain('Of 3 townships');
  }, 60_000);

  it('村的地方是乡镇，说明跨批重复；没有农户的名单，也不说没有要走访的户', async () => {
    const folder = await rolledUp();
    const page = await textOf(join(folder, '汇总'), '报告.html');
    expect(page).toContain('因素×乡镇');
    expect(page.match(/<article class="group"/gu)).toHaveLength(4);
    expect(page).not.toContain('id="list"');
    const told = await textOf(join(folder, '汇总'), '研判报告.docx');
    expect(told).toContain('3个乡镇中');
    expect(told).not.toMatch(/优先走访|典型户/u);
    const heads = TOWNS.flatMap((town) =>
      readFileSync(join(folder, town.slice(4), 'data/households.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => String(JSON.parse(line).head)),
    );
    for (const text of [page, told]) {
      expect(text).toContain('跨批重复');
      expect(text).not.toMatch(/NaN|undefined|\d{6}\*+/u);
      expect(heads.filter((head) => head.length > 1 && text.includes(head))).toEqual([]);
    }
  }, 60_000);

  it('公开的只在公开里，保密的减不出来；乡镇、村的报告和整号都拒绝', async () => {
    const folder = await rolledUp();
    const open = ['report', '汇总', '--out', '公', '--audience', 'public'];
    expect((await zengshou(folder, ...open)).code).toBe(0);
    expect(readdirSync(join(folder, '公')).sort()).toEqual(['data', '公开']);
    expect(readdirSync(join(folder, '公/公开')).sort()).toEqual(['data', '报告.html']);
    const groups = readFileSync(join(folder, '公/公开/data/groups.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(groups.map(({ path }) => path.length)).toEqual([1, 2, 2, 2]);
    expect(JSON.stringify(groups)).toContain('"c"');
    expect(attack(groups)).toEqual([]);
    for (const more of [['--audience', 'township'], ['--audience', 'village'], ['--unmasked']]) {
      const refused = await zengshou(folder, 'report', '汇总', '--out', '拒', ...more);
      expect([refused.code, existsSync(join(folder, '拒'))]).toEqual([2, false]);
    }
  }, 60_000);

  it('report 汇总 不写 --without 不要的，其余照写', async () => {
    const folder = await rolledUp();
    for (const [left, kept] of [PAPERS, [...PAPERS].reverse()] as const) {
      const run = await zengshou(
        folder,
        'report',
        '汇总',
        '--out',
        '再',
        '--without',
        String(left),
      );
      expect([run.code, readdirSync(join(folder, '再')).sort()]).toEqual([0, ['data', kept]]);
    }
  }, 60_000);
});
