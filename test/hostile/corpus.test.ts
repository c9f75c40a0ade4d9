import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CORPUS } from './corpus.js';
import type { Report } from './run.js';

const run = promisify(execFile);
/** A guard against a hang, not a bound on a busy machine: .ci/run bounds the whole. */
const GUARD = 15 * 60_000;

/** Reads files of the corpus in processes of their own; what they say of each. */
async function corpus(...argv: readonly string[]): Promise<Report[]> {
  const command = ['scripts/run.js', 'test/hostile/main.ts', '--json', ...argv];
  const options = { maxBuffer: 2 ** 26 };
  // It ends with 1 where a file is not as it is to be.
  const { stdout } = await run(process.execPath, command, options).catch((error) => {
    if (typeof error.stdout === 'string') return { stdout: error.stdout as string };
    throw error;
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Report);
}

describe('残缺的、怪异的、恶意的文件', () => {
  it('三百个以上,名字各不相同', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(300);
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  });

  it(
    '每个都在十秒、1 GB 之内读出或拒绝:不崩溃,不挂起,不读错',
    async () => {
      const reports = await corpus();
      expect(reports.filter(({ complaint }) => complaint !== null)).toEqual([]);
      expect(reports).toHaveLength(CORPUS.length);
    },
    GUARD,
  );

  it(
    '读出来的还能做标注副本,同样在十秒、1 GB 之内',
    async () => {
      const reports = await corpus('--annotate', 'copy/');
      expect(reports.filter(({ complaint }) => complaint !== null)).toEqual([]);
      expect(reports.length).toBeGreaterThanOrEqual(9);
    },
    GUARD,
  );

  it(
    '上限是管用的:去掉它们,同一个炸弹就超过 1 GB 或读不完',
    async () => {
      const [bomb] = CORPUS.filter(({ name }) => name === BOMB);
      expect(bomb).toBeDefined();
      const [guarded] = await corpus(BOMB);
      expect(guarded?.complaint).toBeNull();
      const [unguarded] = await corpus('--unlimited', '--heap', '512', BOMB);
      expect(unguarded?.complaint).toMatch(/memory|MB|hang|crash|took/);
    },
    GUARD,
  );
});

/** Cells without end in one part of a workbook. */
const BOMB = 'zip/numbers';
