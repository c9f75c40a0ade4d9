import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { leaksIn, leaksOnScreen, NONE, textsOf } from './leaks.js';
import { idNumber, plantTownship } from './planted-numbers.js';
import { runHere, sharedFolder } from './run.js';

let folder: string;
const silently = async (...args: readonly string[]): Promise<void> => {
  expect(leaksOnScreen(await runHere(folder, ...args)), args.join(' ')).toEqual(NONE);
};
const named = (before: string, n: number): string => `${before}${idNumber(910 + n)}`;

const YEARS = ['--prior', '上年', '--current', '本年', '--columns', '列.yaml'];
const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const EARLIER = ['--prior-period', '2019-10..2020-09', '--current-period', '2020-10..2021-09'];
const KEY = named('钥', 0);
const COUNTY = ['--county', named('县', 1), '--merge-key', KEY];
const TOWNSHIP = ['--township', named('乡\u202e', 2), ...COUNTY];
const RESULTS = named('结果', 3);
const BEFORE = named('结果', 4);

beforeAll(async () => {
  folder = sharedFolder();
  await plantTownship(folder);
  writeFileSync(join(folder, '列.yaml'), 'columns: {}\n');
  await silently('key', KEY);
  await silently('analyze', ...YEARS, ...EARLIER, ...TOWNSHIP, '--out', BEFORE);
  await silently('analyze', ...YEARS, ...PERIODS, ...TOWNSHIP, '--out', RESULTS);
});

describe('no ID number leaves with what is made of results', () => {
  it.each(['village', 'township', 'county', 'public'])('report --audience %s', async (audience) => {
    const out = `报告${audience}`;
    await silently('report', RESULTS, '--audience', audience, '--out', out);
    expect(await leaksIn(join(folder, out))).toEqual({});
  });

  it('nothing turns the direction of texts in workbooks, page and document', async () => {
    const form = [
      '--period',
      '2022-10..2023-09',
      '--township',
      '乡\u202e',
      '--village',
      '甲\u202e',
    ];
    await silently('template', ...form, '--out', join(RESULTS, '表'));
    for (const entry of readdirSync(join(folder, RESULTS), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!/\.(xlsx|docx|html)$/.test(entry.name)) continue;
      for (const [name, text] of await textsOf(join(entry.parentPath, entry.name))) {
        expect(/\p{Bidi_Control}/u.test(text), name).toBe(false);
      }
    }
  });

  it('report --profile accessible', async () => {
    await silently('report', RESULTS, '--profile', 'accessible', '--out', '朗读');
    expect(await leaksIn(join(folder, '朗读'))).toEqual({});
  });

  it('cards, and what is read back from them', async () => {
    await silently('cards', RESULTS, '--out', '卡');
    expect(await leaksIn(join(folder, '卡'))).toEqual({});
    const back = ['--prior', '卡/*.xlsx', '--current', '卡/*.xlsx', ...PERIODS];
    await silently('analyze', ...back, '--township', '乡', '--out', '卡回');
    expect(await leaksIn(join(folder, '卡回'))).toEqual({});
  });

  it('trend, on screen, as JSON and as a workbook', async () => {
    for (const more of [[], ['--json'], ['--out', '月']])
      await silently('trend', BEFORE, RESULTS, ...more);
    expect(await leaksIn(join(folder, '月'))).toEqual({});
  });
});
