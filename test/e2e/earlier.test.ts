import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere, temporaryFolder } from './run.js';

/** A working folder as the program of before left it; the day of the tests is 2022-11-23. */
function left(): string {
  const folder = temporaryFolder();
  cpSync(resolve('test/e2e/earlier'), folder, { recursive: true });
  return folder;
}

const linesOf = <T>(folder: string, path: string): T[] =>
  readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

describe('以前的程序留下的文件', () => {
  it('结果文件夹：照样做台账，上期台账填的都带过来', async () => {
    const folder = left();
    const made = await runHere(folder, 'ledger', '结果', '--from', '台账', '--out', '新台账');
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/│ 北张村 │ +3 │ +6 │ +2 │ +0 │/);
    const was = await runHere(folder, 'track', '台账', '--as-of', '2022-12-31', '--json');
    const is = await runHere(folder, 'track', '新台账', '--as-of', '2022-12-31', '--json');
    const planned = ({ out }: { readonly out: string }) =>
      JSON.parse(out).township.planned as number;
    expect(planned(was)).toBe(15_500.5);
    expect(planned(is)).toBe(planned(was));
  });

  it('结果文件夹：新的一次分析照样替换', async () => {
    const folder = left();
    expect((await runHere(folder, 'analyze', '--quiet')).code).toBe(0);
    const [first] = linesOf<{ id: string }>(folder, '结果/data/households.jsonl');
    expect(first?.id).toBe('14990000001');
    expect(readFileSync(join(folder, '结果/data/summary.json'), 'utf8')).toContain('notCompared');
  });

  it('签认表：签了的不再算警告', async () => {
    const folder = left();
    const { out } = await runHere(
      folder,
      'validate',
      ...['本年', '--prior', '上年', '--accept', '签认.xlsx'],
    );
    expect(out).toContain('已确认属实 2 条');
    expect(out).not.toContain('accept.unused');
    expect(out).not.toContain('警告 income.');
  });

  it('答复过的疑似匹配表、写作“表头: 不读”的列对照表：照样采用', async () => {
    const folder = left();
    const files = ['--matches', '疑似匹配.xlsx', '--columns', '列对照.yaml'];
    expect((await runHere(folder, 'analyze', '--quiet', ...files)).code).toBe(0);
    const matched = linesOf<{ matchedBy: string }>(folder, '结果/data/households.jsonl');
    expect(matched.map(({ matchedBy }) => matchedBy).sort()).toEqual([
      'confirmed',
      'id',
      'id',
      'id',
    ]);
  });

  it('季节系数：不读，写明改成了什么、怎样换', async () => {
    const folder = left();
    const { code, err } = await runHere(folder, 'analyze', '--policy', '政策.yaml');
    expect(code).toBe(2);
    expect(err).toContain('政策.yaml 第 1 行：seasonality 已改为 monthShares。');
    const row = /^ {2}business\.crops: .*$/mu.exec(err)?.[0] ?? '';
    expect(row).toContain('[0, 0, 0.1, 0, 0.1, 0.3, 0.4, 0.1, 0, 0, 0, 0]');
    writeFileSync(join(folder, '政策.yaml'), `monthShares:\n${row}\n  default: even\n`);
    expect((await runHere(folder, 'analyze', '--policy', '政策.yaml', '--quiet')).code).toBe(0);
  });

  it('别的数据格式的结果：不读，写明是哪个版本写的、怎么办', async () => {
    const folder = left();
    const path = join(folder, '结果/data/manifest.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"version": "0.1.0"', '"version": "0.9.9",\n "format": 2'));
    const { code, err } = await runHere(folder, 'ledger', '结果', '--out', '新台账');
    expect(code).toBe(2);
    expect(err).toContain('zengshou 0.9.9 的结果，数据格式是第 2 版的');
    expect(err).toMatch(/办法：.*analyze/u);
  });
});
