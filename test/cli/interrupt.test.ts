import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../files/temporary.js';

const PROGRAM = resolve('bin/zengshou.js');
const ANALYZE = [
  ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡', '--out', '结果'],
  ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
];

/**
 * Loaded before the program: it sends itself the signal when it says that it has begun to write.
 * Another process that waits for these words may hear of them when the run is over.
 */
const signalling = (signal: NodeJS.Signals): string => `
import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
  const { write } = process.stderr;
  process.stderr.write = function (...said) {
    const result = Reflect.apply(write, this, said);
    if (String(said[0]).includes('写出 1/')) process.kill(process.pid, '${signal}');
    return result;
  };
}`;

/** Runs the built program, to its end or to a signal in the midst of writing. */
function run(folder: string, signal: NodeJS.Signals | null) {
  const flags =
    signal === null
      ? []
      : ['--import', `data:text/javascript,${encodeURIComponent(signalling(signal))}`];
  const { status, stderr } = spawnSync(process.execPath, [...flags, PROGRAM, ...ANALYZE], {
    cwd: folder,
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return { code: status, said: stderr };
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
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s ends with 130 and leaves nothing', (signal) => {
    const folder = township();
    const { code, said } = run(folder, signal);
    expect(code).toBe(130);
    expect(said).toContain('已中断');
    expect(leftIn(folder)).toEqual([]);
  });

  it('by kill -9 leaves the last results whole, and the next run clears up', () => {
    const folder = township();
    expect(run(folder, null).code).toBeLessThanOrEqual(1);
    const before = manifestOf(folder);
    expect(run(folder, 'SIGKILL').code).toBeNull();
    expect(manifestOf(folder)).toBe(before);
    for (const { path } of JSON.parse(before).outputs) {
      expect(existsSync(join(folder, '结果', path))).toBe(true);
    }
    expect(leftIn(folder)).toHaveLength(2);
    expect(run(folder, null).code).toBeLessThanOrEqual(1);
    expect(leftIn(folder)).toEqual(['结果']);
  });
});
