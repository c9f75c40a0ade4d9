import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { sha256Of } from '../../../src/files/sha256.js';
import { folderWith } from '../../files/temporary.js';
import { open } from '../../reports/read.js';
import { resultsIn } from '../../run/results-folder.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(['report', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** The sums of the files below a folder, but for `data/`. */
const sumsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('data'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), sha256Of(readFileSync(path))]),
  );

describe('zengshou report', () => {
  it('只凭结果数据写出的报告和分析时写的一字节不差', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const { code } = await run(folder, '结果', '--out', '报告');
    expect(code).toBe(0);
    expect(sumsIn(join(folder, '报告'))).toEqual(sumsIn(join(folder, '结果')));
  });

  it('--without 不写的表：分析时没有要的，重写时也没有；另可再去掉', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const argv = ['结果', '--out', '报告', '--without', '逐项对比', '--without', 'Brackets'];
    expect((await run(folder, ...argv)).code).toBe(0);
    const village = readdirSync(join(folder, '报告/分村'))[0] ?? '';
    const names = (path: string) => open(readFileSync(join(folder, path))).SheetNames;
    expect(names(`结果/分村/${village}`)).toContain('逐项对比');
    expect(names(`报告/分村/${village}`)).not.toContain('逐项对比');
    expect(names('报告/北张乡汇总.xlsx')).not.toContain('收入分档');
    const wrong = await run(folder, '结果', '--out', '别的', '--without', '说明');
    expect([wrong.code, wrong.err.includes('--without 不能是“说明”')]).toEqual([2, true]);
  });

  it('可换成英文：句子由数据里的代码另说', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    expect((await run(folder, '结果', '--out', 'en', '--report-lang', 'en')).code).toBe(0);
    const book = open(readFileSync(join(folder, 'en', '北张乡汇总.xlsx')));
    expect(book.SheetNames[0]).toBe('About');
  });

  it('改动过的结果、没有的整号、给县里看的整号都拒绝', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const masked = await run(folder, '结果', '--out', '报告', '--unmasked');
    expect([masked.code, masked.err.includes('遮盖')]).toEqual([2, true]);
    writeFileSync(join(folder, '结果/data/listed.jsonl'), '');
    const changed = await run(folder, '结果', '--out', '报告');
    expect([changed.code, changed.err.includes('listed.jsonl')]).toEqual([3, true]);
  });
});
