import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../src/files/sha256.js';
import { sharedFolder } from '../../e2e/run.js';
import { folderWith } from '../../files/temporary.js';
import { open, rowsOf } from '../../reports/read.js';
import { analyzeMonth, type MonthRow } from '../months.js';

/** The previous result in every run of analyze. */
const rows = (...wages: number[]): MonthRow[] =>
  wages.map((amount, n) => ({ id: `1490000${n + 1}`, head: `户${n + 1}`, wages: amount }));
const prior = rows(1000, 1000, 1000);
const FIRST = { prior, current: rows(900, 1100, 900) };
const SECOND = { prior, current: rows(900, 900, 1100) };

const made = sharedFolder();
beforeAll(async () => {
  const { code, err } = await analyzeMonth(made, 0, FIRST);
  expect([code, err]).toEqual([0, expect.stringContaining('没有和上期比：结果文件夹旁边没有')]);
});

/** A folder with the results of October. */
function october(): string {
  const folder = folderWith();
  cpSync(made, folder, { recursive: true });
  return folder;
}

const previousIn = (folder: string, month: string): unknown =>
  JSON.parse(readFileSync(join(folder, `结果/${month}/data/manifest.json`), 'utf8')).previous;

describe('每次分析和上期比', () => {
  it('同一文件夹里的上一期：屏幕一行，工作簿一张表，清单写明是哪一份', async () => {
    const folder = october();
    const { code, out } = await analyzeMonth(folder, 1, SECOND);
    expect(code).toBe(0);
    expect(out).toContain('比上期：新增减收 1 户，恢复 1 户（上期：2021-10，2021年10月）');
    const manifest = readFileSync(join(folder, '结果/2021-10/data/manifest.json'));
    expect(previousIn(folder, '2021-10')).toBeNull();
    expect(previousIn(folder, '2021-11')).toEqual({
      folder: '2021-10',
      period: '2021-10..2021-10',
      sha256: sha256Of(manifest),
    });
    const book = open(readFileSync(join(folder, '结果/2021-11/北张乡汇总.xlsx')));
    const sheet = rowsOf(book, '与上期比');
    const counts = sheet.find(([village]) => village === '北张村');
    expect(counts?.slice(0, 9)).toEqual(['北张村', 1, 1, 1, 0, 1, 1, 0, 0]);
    const list = (caption: string) => {
      const top = sheet.findIndex(([first]) => first === caption);
      return sheet[top + 2]?.slice(0, 4);
    };
    expect(list('新增减收')).toEqual([1, '北张村', '14900002', '户2']);
    expect(list('持续减收')).toEqual([1, '北张村', '14900001', '户1']);
    expect(list('已恢复')).toEqual([1, '北张村', '14900003', '户3']);
  });

  it('同一期间有两份：不比，说是哪两份', async () => {
    const folder = october();
    cpSync(join(folder, '结果/2021-10'), join(folder, '结果/复件'), { recursive: true });
    const { err } = await analyzeMonth(folder, 1, SECOND);
    expect(err).toContain('没有和上期比：2021-10 和 复件 是同一期间的结果');
    expect(previousIn(folder, '2021-11')).toBeNull();
  });

  it('上期改动过：不比，说明原因', async () => {
    const folder = october();
    appendFileSync(join(folder, '结果/2021-10/data/households.jsonl'), '\n');
    const { code, err } = await analyzeMonth(folder, 1, SECOND);
    expect(code).toBe(0);
    expect(err).toContain('没有用作上期：2021-10。');
    expect(err).toContain('data/households.jsonl');
    expect(previousIn(folder, '2021-11')).toBeNull();
  });

  it('旁边有读不了的：每一份都说，仍用读得了的', async () => {
    const folder = october();
    for (const name of ['新格式', '没写完', '改过']) {
      cpSync(join(folder, '结果/2021-10'), join(folder, '结果', name), { recursive: true });
    }
    const manifest = join(folder, '结果/新格式/data/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"format": 1', '"format": 2'));
    rmSync(join(folder, '结果/没写完/data/manifest.json'));
    appendFileSync(join(folder, '结果/改过/data/summary.json'), '\n');
    mkdirSync(join(folder, '结果/别的'));
    const { code, err } = await analyzeMonth(folder, 1, SECOND);
    expect(code).toBe(0);
    expect(err).toContain('没有用作上期：新格式。新格式 是 zengshou');
    expect(err).toContain('没有用作上期：没写完。没写完 里没有 data/manifest.json');
    expect(err).toContain('没有用作上期：改过。改过 里的 data/summary.json');
    expect(err).not.toContain('别的');
    expect(previousIn(folder, '2021-11')).toMatchObject({ folder: '2021-10' });
  });

  it('--previous 另指一份，或写 none；不能当上期的拒绝', async () => {
    const folder = october();
    await analyzeMonth(folder, 1, SECOND, '--previous', 'none');
    expect(previousIn(folder, '2021-11')).toBeNull();
    await analyzeMonth(folder, 2, SECOND, '--previous', '结果/2021-10', '--quiet');
    expect(previousIn(folder, '2021-12')).toMatchObject({ folder: '2021-10' });
    await analyzeMonth(folder, 1, SECOND, '--previous', '结果/2021-10', '--quiet');
    expect(previousIn(folder, '2021-11')).toMatchObject({ folder: '2021-10' });
    const same = ['--previous', '结果/2021-11', '--out', '又'];
    expect((await analyzeMonth(folder, 1, SECOND, ...same)).code).toBe(2);
    const later = await analyzeMonth(folder, 1, SECOND, '--previous', '结果/2021-12');
    expect(later.code).toBe(2);
    expect(later.err).toContain('不能当作这次（2021-10..2021-11，同期对比）的上期');
    const none = await analyzeMonth(folder, 1, SECOND, '--previous', '没有');
    expect(none.code).toBe(3);
  });
});
