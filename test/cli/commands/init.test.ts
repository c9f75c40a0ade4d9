import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commentedOut, init } from '../../../src/cli/commands/init.js';
import { resolveRunOptions } from '../../../src/cli/options/run-options.js';
import { DEFAULT_POLICY, loadPolicy } from '../../../src/policy/load.js';
import { failureOf, told } from '../../failing.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const FOLDERS = ['上年', '本年', '台账'];

describe('zengshou init', () => {
  it('lays out a working folder and says what to do next', () => {
    const folder = folderWith();
    const shell = shellFor([], { folder });
    expect(init.run('北张乡', {}, shell)).toBe(0);
    const made = readdirSync(join(folder, '北张乡')).sort();
    expect(made).toEqual([...FOLDERS, 'policy.yaml', 'zengshou.yaml'].sort());
    const text = shell.err();
    expect(text).toContain('新建 北张乡/zengshou.yaml');
    expect(text).toContain('在 北张乡 中运行 zengshou analyze');
    expect(shell.out()).toBe('');
  });

  it('what it lays out is a valid project with the default policy', () => {
    const folder = folderWith();
    void init.run('.', { quiet: true }, shellFor([], { folder }));
    const options = resolveRunOptions({}, shellFor([], { folder }));
    expect(options).toMatchObject({
      prior: ['上年/*'],
      current: ['本年/*'],
      out: '结果/{current}',
      township: null,
    });
    expect(options.policy.sha256).toBe(loadPolicy(null).sha256);
  });

  it('never overwrites', () => {
    const folder = folderWith({ 'policy.yaml': 'target: 0.2\n', '上年/武村.csv': 'x' });
    const shell = shellFor([], { folder });
    void init.run('.', {}, shell);
    expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toBe('target: 0.2\n');
    expect(readFileSync(join(folder, '上年/武村.csv'), 'utf8')).toBe('x');
    const text = shell.err();
    expect(text).toContain('已有 policy.yaml，没有改动');
    expect(text).toContain('新建 本年');
  });

  it('cannot lay out a folder where a file is', () => {
    const folder = folderWith({ 北张乡: '' });
    const failure = failureOf(() => init.run('北张乡', {}, shellFor([], { folder })));
    expect(failure).toMatchObject(
      told('output.notWritable', 3, { path: '北张乡', reason: 'notFolder' }),
    );
  });

  it('the policy it writes is the default with every setting commented out', () => {
    const text = commentedOut(DEFAULT_POLICY.text);
    expect(parse(text)).toBeNull();
    const settings = DEFAULT_POLICY.text.split('\n').map((line) => /^\s*[^\s#]/.test(line));
    const commented = text
      .split('\n')
      .map((line, n) => (settings[n] ? line.replace(/^#/, '') : line));
    expect(commented.join('\n')).toBe(DEFAULT_POLICY.text);
    expect(text).toContain('\n#target: 0.22\n');
  });
});
