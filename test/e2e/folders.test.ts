import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asNobody, caseFolder, NOBODY, PAPERLESS, temporaryFolder, zengshou } from './run.js';

/** A working folder with the fixtures of both years that everybody may write into. */
function workingFolder(): string {
  const folder = temporaryFolder();
  for (const year of ['上年', '本年']) {
    cpSync(join(caseFolder('../../fixtures'), year), join(folder, year), { recursive: true });
  }
  chmodSync(folder, 0o777);
  return folder;
}

const ANALYZE = ['analyze', '--out', '结果', '--quiet', ...PAPERLESS];
const FORM = ['--period', '2022-10..2023-09'];
const TABLE = '户编号,户主姓名,家庭人口数,务工收入\n1,王建国,3,5000\n';

/** `names` of this year that cannot be read, and why not. */
const unreadIn = (folder: string): unknown[] =>
  readFileSync(join(folder, '结果/data/findings.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ code }) => code === 'file.unreadable')
    .map(({ file, message }) => [file, message]);

describe.skipIf(process.platform === 'win32')('读不出来的文件夹只影响它自己', () => {
  it.each([
    ['本年', 0o000],
    ['本年/*', 0o000],
    ['本年/**/*', 0o000],
    ['本年', 0o604],
  ])('--current %s，权限 %i：其余照做，退出码 3，点名', (current, mode) => {
    const folder = workingFolder();
    const locked = join(folder, '本年/锁着');
    mkdirSync(locked);
    writeFileSync(join(locked, '新村.csv'), TABLE);
    chmodSync(locked, mode);
    onTestFinished(() => chmodSync(locked, 0o700));
    const years = ['--prior', '上年', '--current', current];
    const { code, err } = asNobody(folder, ...ANALYZE, ...years);
    expect(err).toContain('没有权限');
    expect(code).toBe(3);
    const name = NOBODY.uid === undefined || mode === 0 ? '本年/锁着' : '本年/锁着/新村.csv';
    const unread = unreadIn(folder);
    expect(unread).toHaveLength(1);
    if (NOBODY.uid !== undefined) expect(unread).toEqual([[name, '文件无法读取：没有权限。']]);
    const { inputs } = JSON.parse(readFileSync(join(folder, '结果/data/manifest.json'), 'utf8'));
    expect(inputs).toHaveLength(7);
    const checked = asNobody(folder, 'validate', current);
    expect(checked.out).toContain('苏家堡村.xlsx');
    expect(checked.code).toBe(3);
  });

  it('不列出问题的命令也点名，退出码 3：采集表、试算、说明一户', () => {
    const folder = workingFolder();
    for (const year of ['上年', '本年']) {
      mkdirSync(join(folder, year, '锁着'), { mode: 0 });
      onTestFinished(() => chmodSync(join(folder, year, '锁着'), 0o700));
    }
    writeFileSync(join(folder, '政策.yaml'), 'tolerance: {rate: 0.5}\n');
    const years = ['--prior', '上年', '--current', '本年'];
    for (const args of [
      ['template', '--from', '上年', '--township', '北张乡', ...FORM, '--out', '表'],
      ['whatif', ...years, '--policy', '政策.yaml', '--quiet'],
      ['explain', '14990000020001', ...years, '--quiet'],
    ]) {
      const { code, out, err } = asNobody(folder, ...args);
      expect(out + err, args[0]).toContain('年/锁着  文件无法读取：没有权限');
      expect(code, args[0]).toBe(3);
    }
  });

  it('套了几百层的文件夹：其余照做，退出码 3，一句短话', () => {
    const folder = workingFolder();
    const name = '很长的文件夹名称'.repeat(4);
    const top = join(folder, '本年', name);
    // Longer than any path may be: made from the inside outwards.
    let inner = join(folder, '套');
    mkdirSync(inner);
    writeFileSync(join(inner, '新村.csv'), TABLE);
    for (let depth = 0; depth < 120; depth += 1) {
      const outer = join(folder, `套${depth}`);
      mkdirSync(outer);
      renameSync(inner, join(outer, name));
      inner = outer;
    }
    renameSync(inner, top);
    onTestFinished(() => {
      spawnSync('rm', ['-rf', top]);
    });
    const years = ['--prior', '上年', '--current', '本年'];
    const { code, err } = zengshou(folder, ...ANALYZE, ...years);
    expect(code).toBe(3);
    expect(err).toContain('名称太长');
    expect(err.length).toBeLessThan(800);
    expect(unreadIn(folder)).toEqual([[expect.stringContaining('…'), '文件无法读取：名称太长。']]);
    const delivered = zengshou(folder, 'status', '本年', '--json');
    expect(delivered.code).toBe(3);
    const { villages, ignored } = JSON.parse(delivered.out);
    expect(villages).toHaveLength(3);
    expect(ignored).toMatchObject([{ reason: 'unreadable', day: null }]);
  });
});
