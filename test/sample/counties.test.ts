import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCounties, makeTownship, type SampleOptions } from '../../src/sample/township.js';
import { idPrefix, MOST_OF_A_KIND, samplePlaces } from '../../src/sample/truth/places.js';
import { zengshou } from '../cli/county.js';
import { linesIn } from '../cli/tables.js';
import { folderWith } from '../files/temporary.js';

const OPTIONS: SampleOptions = { villages: 2, households: 5, seed: 3, style: 'csv' };

async function textsOf(files: AsyncIterable<{ path: string; bytes: Uint8Array }>) {
  const texts = new Map<string, string>();
  for await (const { path, bytes } of files) texts.set(path, new TextDecoder().decode(bytes));
  return texts;
}

describe('made-up counties', () => {
  it('a folder for each county and township; the first is the township that is made alone', async () => {
    const many = await textsOf(makeCounties({ counties: 2, townships: 3 }, OPTIONS));
    expect(many.size).toBe(2 * 3 * 2 * 2);
    const folders = new Set([...many.keys()].map((path) => path.split('/').slice(0, 2).join('/')));
    expect(folders.size).toBe(6);
    const alone = await textsOf(makeTownship(OPTIONS));
    const names = (text: string | undefined) => text?.split('\r\n').map((row) => row.split(',')[5]);
    for (const [path, text] of alone) {
      expect(names(many.get(`文水县/北张乡/${path}`))).toEqual(names(text));
    }
    expect(new Set(many.values()).size).toBe(many.size);
  });

  it('no ID number and no 户编号 stands in two townships', async () => {
    const size = { counties: 2, townships: 4 };
    const owners = new Map<string, string>();
    for (const [path, text] of await textsOf(
      makeCounties(size, { ...OPTIONS, villages: 3, households: 40 }),
    )) {
      const township = path.split('/').slice(0, 2).join('/');
      for (const number of text.match(/\b\d{14}\b|\b149900\d{11}[\dX]/gu) ?? []) {
        expect([number, owners.get(number) ?? township]).toEqual([number, township]);
        owners.set(number, township);
      }
    }
    expect(owners.size).toBeGreaterThan(8 * 3 * 40);
  });

  it('a country’s townships all have names and prefixes of their own', () => {
    const counties = new Set<string>();
    const prefixes = new Set<string>();
    for (const { county, township, number } of samplePlaces(
      { counties: MOST_OF_A_KIND, townships: 20 },
      3000,
    )) {
      counties.add(`${county}/${township}`);
      prefixes.add(idPrefix(number));
      expect(idPrefix(number)).toHaveLength(6);
    }
    expect([counties.size, prefixes.size]).toEqual([MOST_OF_A_KIND * 20, MOST_OF_A_KIND * 20]);
    expect(MOST_OF_A_KIND).toBeGreaterThan(2843);
  });

  it('plan, units and rollup find nothing wrong and nobody twice', async () => {
    const folder = folderWith();
    const made = await zengshou(
      folder,
      ...['sample', '--townships', '2', '--villages', '2', '--households', '6'],
      ...['--style', 'clean', '--out', '县'],
    );
    expect([made.code, made.err]).toEqual([0, expect.stringContaining('zengshou plan')]);
    const county = join(folder, '县');
    await zengshou(county, 'key', '县.key', '--quiet');
    await zengshou(county, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    for (const n of [1, 2]) {
      const { code } = await zengshou(
        county,
        ...['analyze', '--unit', `plan.jsonl:${n}`, '--out', '结果', '--jobs', '1', '--quiet'],
        ...['--merge-key', '县.key'],
      );
      expect(code).toBe(0);
    }
    expect(
      (await zengshou(county, 'rollup', '--plan', 'plan.jsonl', '结果', '--out', '汇总')).code,
    ).toBe(0);
    const [top] = linesIn(join(county, '汇总'), 'groups.jsonl');
    expect([top.path, top.crossings]).toEqual([['文水县'], { duplicate: 0, moved: 0 }]);
    expect(readFileSync(join(county, 'zengshou.yaml'), 'utf8')).toContain('{prior|current}');
  });

  it('what cannot be is refused', async () => {
    const folder = folderWith();
    for (const wrong of [
      ['--counties', '0'],
      ['--townships', 'x'],
      ['--townships', '2', '--months', '3', '--style', 'clean'],
    ]) {
      expect((await zengshou(folder, 'sample', '--out', 'a', ...wrong)).code).toBe(2);
    }
  });
});
