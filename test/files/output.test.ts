import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { openOutput } from '../../src/files/output.js';
import { sha256Of } from '../../src/files/sha256.js';
import { discardUnfinished } from '../../src/files/unfinished.js';
import { failureOf, told } from '../failing.js';
import { folderWith } from './temporary.js';

/** What a run writes: a workbook and the manifest that names it. */
function writeRun(folder: string, text: string, more: readonly string[] = []): void {
  const output = openOutput('结果', { folder });
  const files = ['分村/武村.xlsx', ...more];
  for (const file of files) output.write(file, text);
  output.write('data/manifest.json', manifest(files, text));
  output.commit();
}

const manifest = (files: readonly string[], text = '') =>
  JSON.stringify({
    tool: 'zengshou',
    outputs: files.map((path) => ({ path, sha256: sha256Of(new TextEncoder().encode(text)) })),
  });

const read = (folder: string, file = '分村/武村.xlsx') =>
  readFileSync(join(folder, '结果', file), 'utf8');

describe('the folder of the results', () => {
  it('appears as a whole, with nothing beside it', () => {
    const folder = folderWith();
    const output = openOutput('结果', { folder });
    output.write('data/manifest.json', manifest([]));
    writeFileSync(output.place('分村/武村.xlsx'), 'x');
    expect(existsSync(join(folder, '结果'))).toBe(false);
    output.commit();
    expect(readdirSync(folder)).toEqual(['结果']);
    expect(read(folder)).toBe('x');
  });

  it('replaces an earlier run as a whole: files that are no longer written are gone', () => {
    const folder = folderWith();
    writeRun(folder, '上月', ['分村/北张村.xlsx']);
    writeRun(folder, '本月');
    expect(read(folder)).toBe('本月');
    expect(existsSync(join(folder, '结果/分村/北张村.xlsx'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['结果']);
  });

  it('that is discarded leaves the earlier run and no new folder', () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    const output = openOutput('结果', { folder });
    output.write('分村/武村.xlsx', '本月');
    output.discard();
    const other = openOutput('年/月/结果', { folder });
    other.discard();
    expect(read(folder)).toBe('上月');
    expect(readdirSync(folder)).toEqual(['结果']);
  });

  it('of an interrupted run goes', () => {
    const folder = folderWith();
    openOutput('结果', { folder }).write('a', 'x');
    discardUnfinished();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may exist and be empty', () => {
    const folder = folderWith();
    mkdirSync(join(folder, '结果'));
    writeRun(folder, '本月');
    expect(read(folder)).toBe('本月');
  });

  it('may be a link to a folder, and stays one', () => {
    const folder = folderWith({ '盘/别的.txt': '' });
    mkdirSync(join(folder, '盘/放这里'));
    symlinkSync('盘/放这里', join(folder, '结果'));
    writeRun(folder, '本月');
    expect(readFileSync(join(folder, '盘/放这里/分村/武村.xlsx'), 'utf8')).toBe('本月');
    expect(readdirSync(join(folder, '盘')).sort()).toEqual(['别的.txt', '放这里']);
  });

  it.each([
    ['holds something else', { '结果/照片.jpg': '' }, 'output.notOurs'],
    [
      'has a manifest of another tool',
      { '结果/data/manifest.json': '{"tool":"x"}' },
      'output.notOurs',
    ],
    ['has a manifest that is no JSON', { '结果/data/manifest.json': '{' }, 'output.notOurs'],
    ['is a file', { 结果: '' }, 'output.notWritable'],
  ] as const)('that %s is refused and left alone', (_, files, code) => {
    const folder = folderWith(files);
    const failure = failureOf(() => openOutput('结果', { folder }));
    expect(failure).toMatchObject(told(code, 3, { path: '结果' }));
    expect(readdirSync(folder)).toEqual(['结果']);
  });

  it('in which somebody put a file of their own is refused by its name', () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    writeFileSync(join(folder, '结果/分村/核实.docx'), '');
    const failure = failureOf(() => openOutput('结果', { folder }));
    expect(failure).toMatchObject(told('output.foreignFile', 3, { file: '分村/核实.docx' }));
    expect(read(folder)).toBe('上月');
  });

  it('that changed hands during the run is refused at the end, too', () => {
    const folder = folderWith();
    const output = openOutput('结果', { folder });
    mkdirSync(join(folder, '结果'));
    writeFileSync(join(folder, '结果/照片.jpg'), '');
    expect(failureOf(() => output.commit()).code).toBe('output.notOurs');
    output.discard();
    expect(readdirSync(join(folder, '结果'))).toEqual(['照片.jpg']);
    expect(readdirSync(folder)).toEqual(['结果']);
  });

  it('never holds the inputs', () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    const failure = failureOf(() =>
      openOutput('结果', { folder, inputs: ['结果/分村/武村.xlsx'] }),
    );
    expect(failure).toMatchObject(told('output.holdsInput', 3, { file: '结果/分村/武村.xlsx' }));
  });

  it.each(['本年', '本年/*', '本年/**/*.xlsx', '.'])('is not among the inputs %s', (inputs) => {
    const folder = folderWith({ '本年/武村.xlsx': '' });
    const options = { folder, among: ['上年', inputs], option: '--annotate' };
    const failure = failureOf(() => openOutput('本年/退回', options));
    expect(failure).toMatchObject(told('output.amongInputs', 3, { path: '本年/退回', inputs }));
    expect(readdirSync(join(folder, '本年'))).toEqual(['武村.xlsx']);
  });

  it.each(['本年/武村.xlsx', '本年/*.xlsx', '本', '上年'])(
    'may be beside the inputs %s',
    (inputs) => {
      const folder = folderWith({ '本年/武村.xlsx': '' });
      const output = openOutput('本年/退回', { folder, among: [inputs] });
      output.discard();
      expect(output.path).toBe(join(folder, '本年/退回'));
    },
  );

  it('of what is made of results never takes the place of those of villages', () => {
    const folder = folderWith();
    writeRun(folder, '上月', ['data/households.jsonl']);
    const failure = failureOf(() => openOutput('结果', { folder, results: [] }));
    expect(failure).toMatchObject(told('output.notOurs', 3, { path: '结果', option: '--out' }));
    openOutput('结果', { folder }).discard();
    writeRun(folder, '本月');
    openOutput('结果', { folder, results: [] }).discard();
  });

  it('is named by the option that named it', () => {
    const folder = folderWith({ '退回/照片.jpg': '' });
    const failure = failureOf(() => openOutput('退回', { folder, option: '--annotate' }));
    expect(failure).toMatchObject(told('output.notOurs', 3, { option: '--annotate' }));
  });

  it('cannot be made beneath a file', () => {
    const folder = folderWith({ 文件: '' });
    const failure = failureOf(() => openOutput('文件/结果', { folder }));
    expect(failure).toMatchObject(told('output.notWritable', 3, { path: '文件/结果' }));
  });

  it('no name leads out of it', () => {
    const output = openOutput('结果', { folder: folderWith() });
    expect(() => output.write('../逃.txt', '')).toThrow('outside');
    output.discard();
  });

  it('of two runs at a time is that of the last one', () => {
    const folder = folderWith();
    const first = openOutput('结果', { folder });
    const second = openOutput('结果', { folder });
    for (const [output, text] of [
      [first, '1'],
      [second, '2'],
    ] as const) {
      output.write('data/manifest.json', manifest(['x'], text));
      output.write('x', text);
    }
    expect(first.commit()).toEqual({ kept: [], replacedOther: false });
    expect(second.commit()).toEqual({ kept: [], replacedOther: true });
    expect(read(folder, 'x')).toBe('2');
    expect(readdirSync(folder)).toEqual(['结果']);
  });
});

/** A process of its own that stops in the middle of a run, to be killed there. */
async function killed(folder: string, script: string): Promise<void> {
  const bundle = join(folder, 'output.mjs');
  await build({
    entryPoints: ['src/files/output.ts'],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', `import { openOutput } from './output.mjs';\n${script}`],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  await wait(0);
}

const STOP = `process.stdout.write('.'); setInterval(() => {}, 1000);`;

describe('after kill -9', () => {
  it('in the middle of writing, the old results are whole and the next run cleans up', async () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    await killed(
      folder,
      `const output = openOutput('结果', { folder: process.cwd() });
       output.write('分村/武村.xlsx', '半截'); ${STOP}`,
    );
    expect(read(folder)).toBe('上月');
    const left = () => readdirSync(folder).filter((name) => name.includes('.zengshou-'));
    expect(left()).toHaveLength(1);
    writeRun(folder, '本月');
    expect(read(folder)).toBe('本月');
    expect(left()).toEqual([]);
  });

  it('what somebody had written into results that nobody brings back is kept', () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    writeFileSync(join(folder, '结果/分村/武村.xlsx'), '核实过了');
    const host = sha256Of(new TextEncoder().encode(hostname())).slice(0, 6);
    const old = `.结果.zengshou-old-${host}-${process.pid}-000000`;
    renameSync(join(folder, '结果'), join(folder, old));
    mkdirSync(join(folder, '结果'));
    const output = openOutput('结果', { folder });
    const [kept] = output.commit().kept;
    expect(kept?.files).toEqual(['分村/武村.xlsx']);
    expect(readFileSync(join(folder, '改过的/期间不明-1/分村/武村.xlsx'), 'utf8')).toBe('核实过了');
    expect(readdirSync(folder).sort()).toEqual(['改过的', '结果'].sort());
  });

  it('between the two renames, the next run first brings the old results back', async () => {
    const folder = folderWith();
    writeRun(folder, '上月');
    await killed(
      folder,
      `import fs, { renameSync } from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
       let count = 0;
       fs.renameSync = (from, to) => {
         count += 1;
         if (count === 1) return renameSync0(from, to);
         fs.writeSync(1, '.');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
       };
       const renameSync0 = renameSync; syncBuiltinESMExports();
       const output = openOutput('结果', { folder: process.cwd() });
       output.write('分村/武村.xlsx', '新'); output.commit();`,
    );
    expect(existsSync(join(folder, '结果'))).toBe(false);
    const next = openOutput('结果', { folder });
    expect(read(folder)).toBe('上月');
    next.discard();
    expect(read(folder)).toBe('上月');
    expect(readdirSync(folder).sort()).toEqual(['output.mjs', '结果']);
  });

  it('what a run that still goes on has written stays', () => {
    const folder = folderWith();
    const running = openOutput('结果', { folder });
    running.write('data/manifest.json', manifest([]));
    openOutput('结果', { folder }).discard();
    running.commit();
    expect(readdirSync(folder)).toEqual(['结果']);
  });
});
