import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { RunOptions } from '../../src/cli/options/run-options.js';
import { runProgram } from '../../src/cli/program.js';
import { openOutput } from '../../src/files/output.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';

const analyze = vi.hoisted(() => vi.fn<(options: RunOptions) => Promise<number>>());
vi.mock('../../src/cli/commands/analyze/job.js', () => ({ analyze }));

async function run(argv: readonly string[], setting: Parameters<typeof shellFor>[1] = {}) {
  const shell = shellFor(argv, setting);
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

describe('the command line', () => {
  it('gives a verb its options and ends with its exit code', async () => {
    analyze.mockResolvedValueOnce(1);
    const argv = [
      'analyze',
      '--prior',
      'a',
      'b',
      '--current',
      'c',
      '--out',
      'd',
      '--quiet',
      '--json',
    ];
    expect(await run(argv, { folder: folderWith() })).toEqual({ code: 1, out: '', err: '' });
    expect(analyze.mock.lastCall?.[0]).toMatchObject({
      prior: ['a', 'b'],
      current: ['c'],
      out: 'd',
      quiet: true,
      json: true,
      strict: false,
      unmasked: false,
    });
  });

  it('shows the version and the help on stdout', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '0.0.0-test\n', err: '' });
    const { code, out, err } = await run(['--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^用法： zengshou \[选项\] \[命令\]\n/);
    expect(out).toContain('analyze');
  });

  it('every option of a verb is explained, in both languages', async () => {
    for (const lang of ['zh', 'en']) {
      const { code, out } = await run(['analyze', '--help', '--lang', lang]);
      expect(code).toBe(0);
      for (const flag of ['prior', 'current', 'out', 'policy', 'prior-period', 'current-period']) {
        expect(out).toMatch(new RegExp(`--${flag} <[A-Z.]+>\\s+\\S`));
      }
      for (const flag of ['strict', 'quiet', 'json', 'unmasked', 'no-color']) {
        expect(out).toMatch(new RegExp(`--${flag}\\s+\\S`));
      }
      const [explained = ''] = out.split(/例子：|Examples:/u);
      expect(/\p{Script=Han}/u.test(explained)).toBe(lang === 'zh');
    }
  });

  it.each([
    [[], '没有写命令'],
    [['analyse'], '没有 analyse 这个命令，是否想写 analyze？'],
    [['publish'], '没有 publish 这个命令'],
    [['analyze', '--polcy', 'x'], '没有 --polcy 这个选项，是否想写 --policy？'],
    [['analyze', '-quiet'], '没有 -quiet 这个选项，是否想写 --quiet？'],
    [['validate', 'x', '-out', 'y.xlsx'], '没有 -out 这个选项，是否想写 --out？'],
    [['validate', 'x', '-format=csv'], '没有 -format 这个选项，是否想写 --format？'],
    [['analyze', '-strict'], '没有 -strict 这个选项，是否想写 --strict？'],
    [['validate', 'x', '--strict'], '这个选项写在这些命令后面：analyze。'],
    [['template'], '没有写选项 --out：采集表写到哪个新文件夹'],
    [['explain'], '没有写要查的户：户编号、户主姓名（整个或一部分）'],
    [['track'], '没有写填好的台账：文件、文件夹或通配符'],
    [['help', 'a', 'b'], '命令 help 后面写的内容太多'],
    [['analyze', '--policy'], '选项 --policy 后面没有写内容'],
    [['--json'], '这个选项写在这些命令后面：'],
    [['init', '--json'], '--json 不能用在这里'],
    [['validate'], '没有写要看的表：文件、文件夹或通配符'],
    [['sample'], '没有写选项 --out：写到哪个新文件夹'],
    [['rules', '--columns', 'x'], '--columns 不能用在这里'],
    [['sample', '--out', 'x', '--json'], '--json 不能用在这里'],
    [['status', 'x', '--basis', 'to_date'], '--basis 不能是“to_date”，是否想写 to-date？'],
    [['track', 'x', '--report-lang', 'fr'], '--report-lang 不能是“fr”'],
    [['--lang', 'fr', 'rules'], '--lang 不能是“fr”'],
    [['init', 'a', 'b'], '命令 init 后面写的内容太多'],
    [['init', '--lang', 'fr'], '--lang 不能是“fr”'],
    [['analyze', '--jobs', 'x', '--prior', 'a'], '--jobs 不能是“x”'],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, out, err } = await run(argv, { folder: folderWith() });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('办法：');
    expect(err).not.toMatch(/error|required|argument|did you mean/u);
  });

  it('speaks English where that is asked for', async () => {
    const { err } = await run(['analyse'], { env: { LANG: 'en_US.UTF-8' } });
    expect(err).toContain('error: there is no verb analyse; did you mean analyze?');
  });

  it('a bug ends with 70 and leaves nothing half written', async () => {
    const folder = folderWith();
    analyze.mockImplementationOnce(({ out }) => {
      openOutput(out ?? '', { folder }).write('a', 'x');
      return Promise.reject(new TypeError('bug'));
    });
    const { code, err } = await run(['analyze', '--out', '结果'], { folder });
    expect(code).toBe(70);
    expect(err).toContain('TypeError: bug');
    expect(readdirSync(folder)).toEqual([]);
  });
});
