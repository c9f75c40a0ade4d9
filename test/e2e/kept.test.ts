import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { linux } from './machine.js';
import { caseFolder, contents, PAPERLESS, runHere, temporaryFolder } from './run.js';

/** A working folder with the fixtures of both years. */
function workingFolder(): string {
  const folder = temporaryFolder();
  for (const year of ['上年', '本年']) {
    cpSync(join(caseFolder('../../fixtures'), year), join(folder, year), { recursive: true });
  }
  return folder;
}

const ANALYZE = ['analyze', '--prior', '上年', '--current', '本年', '--out', '结果', '--quiet'];
const analyze = (folder: string, ...more: readonly string[]) =>
  runHere(folder, ...ANALYZE, ...PAPERLESS, ...more);

const villageFiles = (folder: string): string[] =>
  readdirSync(join(folder, '结果/分村')).map((name) => join('分村', name));

const unfinishedIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.includes('.zengshou-'));

/** A run that has been stopped (not killed) as soon as it has begun to write. */
async function stoppedRun(folder: string): Promise<{ child: ChildProcess; err: () => string }> {
  const child = spawn(process.execPath, [resolve('bin/zengshou.js'), ...ANALYZE], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += String(piece);
  });
  const begun = `-${String(child.pid)}-`;
  while (!unfinishedIn(folder).some((name) => name.includes(begun))) {
    expect(child.exitCode).toBeNull();
    await wait(1);
  }
  child.kill('SIGSTOP');
  return { child, err: () => said };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    child.once('close', (code) => done(code));
  });

describe('结果里有人写过的', () => {
  it('原样移到旁边，屏幕上点名，再多次也不覆盖；没有改过的照常替换', async () => {
    const folder = workingFolder();
    expect((await analyze(folder)).err).toBe('');
    const [file = ''] = villageFiles(folder);
    const written: string[] = [];
    for (const round of [1, 2, 3]) {
      appendFileSync(join(folder, '结果', file), `核实过了${round}`);
      written.push(readFileSync(join(folder, '结果', file)).toString('base64'));
      const { code, err } = await analyze(folder);
      expect(code).toBe(0);
      expect(err).toBe(`${file} 有人改过：原样移到 改过的/2021-10..2022-09-${round}，没有覆盖\n`);
    }
    expect(Object.entries(contents(join(folder, '改过的')))).toEqual(
      written.map((bytes, n) => [`/2021-10..2022-09-${n + 1}/${file}`, bytes]),
    );
    expect((await analyze(folder)).err).toBe('');
    expect(readdirSync(folder).sort()).toEqual(['上年', '改过的', '本年', '结果'].sort());
  });

  it.each([
    ['report', (results: string) => [results]],
    ['cards', (results: string) => [results]],
    ['trend', (results: string) => ['更早', results]],
  ])('%s 的也是：按它所依据的结果的期间', async (verb, sources) => {
    const folder = workingFolder();
    await analyze(folder);
    const earlier = ['--prior-period', '2019-10..2020-09', '--current-period', '2020-10..2021-09'];
    const years = ['--prior', '上年', '--current', '上年', ...earlier];
    await runHere(folder, 'analyze', ...years, '--out', '更早', ...PAPERLESS);
    const again = () => runHere(folder, verb, ...sources('结果'), '--out', '纸', '--quiet');
    expect((await again()).err).toBe('');
    const [file = ''] = Object.keys(contents(join(folder, '纸'))).filter((name) =>
      name.endsWith('.xlsx'),
    );
    appendFileSync(join(folder, '纸', file), '核实过了');
    const written = readFileSync(join(folder, '纸', file));
    const { code, err } = await again();
    expect([code, err]).toEqual([0, expect.stringContaining('改过的/2021-10..2022-09-1')]);
    expect(readFileSync(join(folder, '改过的/2021-10..2022-09-1', file))).toEqual(written);
  });

  it('留下来的不当作要分析的表；别人叫“改过的”的文件夹里的表照读', async () => {
    const folder = workingFolder();
    const here = (...more: readonly string[]) => {
      const args = ['--prior', '上年', '--current', '.', '--out', '本年/结果', '--quiet'];
      const periods = [
        '--prior-period',
        '2020-10..2021-09',
        '--current-period',
        '2021-10..2022-09',
      ];
      return runHere(folder, 'analyze', ...args, ...periods, ...PAPERLESS, ...more);
    };
    const inputs = (): string[] => {
      const text = readFileSync(join(folder, '本年/结果/data/manifest.json'), 'utf8');
      return JSON.parse(text).inputs.map(({ path }: { path: string }) => path);
    };
    await here();
    const before = inputs();
    appendFileSync(join(folder, '本年/结果/data/findings.jsonl'), '\n');
    await here();
    expect(existsSync(join(folder, '本年/改过的/2021-10..2022-09-1'))).toBe(true);
    writeFileSync(join(folder, '本年/改过的/新村.csv'), '户编号,户主姓名\n1,王建国\n');
    await here();
    expect(inputs().sort()).toEqual([...before, '本年/改过的/新村.csv'].sort());
  });

  it('清单里写着文件夹之外的路径：外面的文件不动', async () => {
    const folder = workingFolder();
    await analyze(folder);
    const manifest = join(folder, '结果/data/manifest.json');
    const { outputs, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
    const outside = [...outputs, { path: '../我的.txt', sha256: '' }];
    writeFileSync(manifest, JSON.stringify({ ...rest, outputs: outside }));
    writeFileSync(join(folder, '我的.txt'), '重要');
    expect((await analyze(folder)).code).toBe(0);
    expect(readFileSync(join(folder, '我的.txt'), 'utf8')).toBe('重要');
  });
});

describe.skipIf(!linux)('两次运行', () => {
  it('同时写一个文件夹：后一次说明它替换了前一次的', async () => {
    const folder = workingFolder();
    const late = await stoppedRun(folder);
    expect((await analyze(folder)).err).toBe('');
    expect(unfinishedIn(folder)).toHaveLength(1);
    late.child.kill('SIGCONT');
    expect(await ended(late.child)).toBe(0);
    expect(late.err()).toContain('另一次运行也把结果写进了 结果：这次的结果替换了那一次的');
    expect(unfinishedIn(folder)).toEqual([]);
  });

  it('前一次被强行结束：下一次清掉它留下的，期间不同的也清；还在运行的不动', async () => {
    const folder = workingFolder();
    const killed = await stoppedRun(folder);
    const alive = await stoppedRun(folder);
    killed.child.kill('SIGKILL');
    await ended(killed.child);
    expect(unfinishedIn(folder)).toHaveLength(2);
    expect((await analyze(folder, '--out', '别的结果')).code).toBe(0);
    expect(unfinishedIn(folder)).toEqual([expect.stringContaining(`-${String(alive.child.pid)}-`)]);
    rmSync(join(folder, '别的结果'), { recursive: true });
  });
});

describe.skipIf(process.platform === 'win32')('结果的权限', () => {
  it('文件 0600，文件夹 0700，umask 再宽也一样', () => {
    const folder = workingFolder();
    const program = `${process.execPath} ${resolve('bin/zengshou.js')}`;
    const line = `umask 0; ${program} ${ANALYZE.join(' ')} --out 新的/结果 &&
      ${program} ledger 新的/结果 --out 新的/台账 --quiet &&
      ${program} validate 本年 --annotate 新的/标注 --format json --out 新的/校验.json --quiet`;
    expect(spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' }).stderr).toBe('');
    const rights = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    const inside = readdirSync(join(folder, '新的'), { recursive: true, withFileTypes: true });
    expect(inside.length).toBeGreaterThan(10);
    expect(rights(join(folder, '新的'))).toBe('700');
    for (const entry of inside) {
      const path = join(entry.parentPath, entry.name);
      expect([path, rights(path)]).toEqual([path, entry.isDirectory() ? '700' : '600']);
    }
  });
});
