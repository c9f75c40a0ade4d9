import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../files/temporary.js';

const PROGRAM = resolve('bin/zengshou.js');
const ANALYZE = [
  ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡', '--out', '结果'],
  ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
];

/** Runs the built program; sends the signal when it has begun to write. */
function run(folder: string, signal: NodeJS.Signals | null) {
  const child = spawn(process.execPath, [PROGRAM, ...ANALYZE], {
    cwd: folder,
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let sent = false;
  child.stderr.on('data', (text) => {
    said += text;
    if (signal === null || sent || !said.includes('写出 1/')) return;
    sent = true;
    child.kill(signal);
  });
  return new Promise<{ code: number | null; said: string }>((done) => {
    child.once('close', (code) => done({ code, said }));
  });
}

function township(): string {
  const folder = folderWith();
  for (const year of ['上年', '本年']) {
    cpSync(join('test/cases/township-a', year), join(folder, year), { recursive: true });
  }
  return folder;
}

const leftIn = (folder: string) =>
  readdirSync(folder).filter((name) => name !== '上年' && name !== '本年');

const manifestOf = (folder: string) =>
  readFileSync(join(folder, '结果/data/manifest.json'), 'utf8');

describe('a run that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends with 130 and leaves nothing',
    async (signal) => {
      const folder = township();
      const { code, said } = await run(folder, signal);
      expect(code).toBe(130);
      expect(said).toContain('已中断');
      expect(leftIn(folder)).toEqual([]);
    },
  );

  it('by kill -9 leaves the last results whole, and the next run clears up', async () => {
    const folder = township();
    expect((await run(folder, null)).code).toBeLessThanOrEqual(1);
    const before = manifestOf(folder);
    expect((await run(folder, 'SIGKILL')).code).toBeNull();
    expect(manifestOf(folder)).toBe(before);
    for (const { path } of JSON.parse(before).outputs) {
      expect(existsSync(join(folder, '结果', path))).toBe(true);
    }
    expect(leftIn(folder)).toHaveLength(2);
    expect((await run(folder, null)).code).toBeLessThanOrEqual(1);
    expect(leftIn(folder)).toEqual(['结果']);
  });
});
