import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, zengshou } from './run.js';

const project = resolve('.');
const readme = (name: string): string => readFileSync(join(project, name), 'utf8');

/** What `npm run demo` gives the program; the results go to another folder than a user's. */
function demoArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [, args = ''] = (scripts.demo ?? '').split('bin/zengshou.js ');
  return args.split(' ').map((arg) => (arg === '结果' ? join(temporaryFolder(), '结果') : arg));
}

/** The lines of a README's code block that begins with this line, without what is left out. */
function shownIn(name: string, first: string): readonly string[] {
  const block = readme(name)
    .split('```')
    .find((part) => part.startsWith(`text\n${first}`));
  return (block ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && !line.includes('…'));
}

const READMES = ['README.md', 'README.zh-CN.md'];

describe('README 的第一条命令', () => {
  it('以 0 结束,屏幕上就是 README 印出的表,标准错误里没有 Node 的话', () => {
    const { code, out, err } = zengshou(project, ...demoArguments());
    expect(code).toBe(0);
    for (const name of READMES) {
      const lines = shownIn(name, '北张乡 收入对比');
      expect(lines.length, name).toBeGreaterThan(5);
      expect(out.split('\n'), name).toEqual(expect.arrayContaining([...lines]));
    }
    const strange = err.split('\n').filter((line) => !/^((读取|写出) \d+\/\d+ .+)?$/u.test(line));
    expect(strange).toEqual([expect.stringMatching(/^没有和上期比：/u)]);
  });
});

describe('README 的试看:有错的表', () => {
  it('校验以 1 结束,说的就是 README 印出的', () => {
    const { code, out } = zengshou(
      project,
      'validate',
      'fixtures/有错',
      '--prior',
      'fixtures/上年',
    );
    expect(code).toBe(1);
    for (const name of READMES) {
      const lines = shownIn(name, '错误 ');
      expect(lines.length, name).toBeGreaterThan(3);
      expect(out.split('\n'), name).toEqual(expect.arrayContaining([...lines]));
    }
    expect(out).toMatch(/^│ 合计 +│ +\d+ │ +5 │/mu);
  });

  it('后来重报的没有错误,有错的都已改正', () => {
    const { code, out } = zengshou(
      project,
      ...['validate', 'fixtures/本年', '--against', 'fixtures/有错'],
    );
    expect(code).toBe(0);
    expect(out).not.toMatch(/^错误 /mu);
    expect(out).toMatch(/^已改正的问题[:：] ?[1-9]/mu);
    expect(out).toMatch(/^新出现的问题[:：] ?0/mu);
  });
});
