import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { allVerbs } from '../../src/cli/verbs.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';

async function run(...argv: readonly string[]) {
  const shell = shellFor(argv);
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** What a shell is told to offer, and the last line: what it does besides. */
async function offered(...words: readonly string[]) {
  const { code, out } = await run('complete', '--', ...words);
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  return { values: lines.slice(0, -1).map((line) => line.split('\t')[0]), besides: lines.at(-1) };
}

describe('补全', () => {
  it('命令都有，没有补全用的那一个', async () => {
    const verbs = (await allVerbs()).map(([name]) => name);
    expect((await offered('')).values).toEqual([...verbs, 'help']);
    expect((await offered('va')).values).toEqual(['validate']);
    expect((await run('--help')).out).not.toMatch(/^ {2}complete/mu);
  });

  it('选项是这个命令的，取值有限的列出取值', async () => {
    expect((await offered('validate', '--f')).values).toEqual(['--format']);
    expect((await offered('rules', '--col')).values).toEqual([]);
    expect((await offered('validate', '--format', '')).values).toEqual([
      ...['table', 'json', 'csv', 'xlsx', 'sarif'],
    ]);
    expect((await offered('analyze', '--basis', 't')).values).toEqual(['to-date']);
  });

  it('该写文件的地方让外壳去补文件', async () => {
    for (const words of [
      ['validate', ''],
      ['validate', '上'],
      ['analyze', '--prior', ''],
    ]) {
      expect(await offered(...words)).toEqual({ values: [], besides: ':0' });
    }
    expect((await offered('validate', '--nothing')).besides).toBe(':4');
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('%s 的脚本问的是 complete --', async (shell) => {
    const { code, out, err } = await run('complete', shell);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/zengshou complete '?--'?/u);
  });

  it('PowerShell 的脚本：括号都配对，登记的是 zengshou', async () => {
    const { out } = await run('complete', 'powershell');
    // What stands in texts, between quotation marks or behind a # is no bracket of the script.
    const bare = out.replaceAll(/#[^\n]*|'(?:[^']|'')*'|"(?:[^"`]|`.)*"/gu, '');
    const open: string[] = [];
    for (const [bracket] of bare.matchAll(/[()[\]{}]/gu)) {
      const opened = { ')': '(', ']': '[', '}': '{' }[bracket];
      if (opened === undefined) open.push(bracket);
      else expect(open.pop()).toBe(opened);
    }
    expect(open).toEqual([]);
    expect(out).toContain("Register-ArgumentCompleter -CommandName 'zengshou' -ScriptBlock");
    expect(out).toContain("& zengshou complete '--' $QuotedArgs");
  });

  it('bash 读得懂它的脚本', async () => {
    const { out } = await run('complete', 'bash');
    const { status, stderr } = spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  describe.each([
    {
      shell: 'bash',
      // As in a shell without the package bash-completion, which has other defaults.
      asked: (words: readonly string[]) =>
        `compopt() { : ; }
source $SCRIPT
[[ $(complete -p zengshou) == *'-o default'* ]] || exit
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
__zengshou_complete
printf '%s\\n' "\${COMPREPLY[@]}"`,
      described: '\t',
    },
    {
      shell: 'zsh',
      // What the shell would show is printed.
      asked: (words: readonly string[]) =>
        `compdef() { : }
_describe() { print -rl -- "\${(@)completions}" }
_arguments() { print -r -- "files" }
source $SCRIPT
words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _zengshou`,
      described: ':',
    },
    {
      shell: 'fish',
      asked: (words: readonly string[]) => `source $SCRIPT; complete -C '${words.join(' ')}'`,
      described: '\t',
    },
  ])('$shell', ({ shell, asked, described }) => {
    const isThere = spawnSync(shell, ['--version']).status === 0;

    it.skipIf(!isThere)('问过 zengshou，列出命令和取值', async () => {
      const folder = folderWith();
      const program = new URL('../../bin/zengshou.js', import.meta.url).pathname;
      const script = join(folder, 'script');
      writeFileSync(script, (await run('complete', shell)).out);
      writeFileSync(
        join(folder, 'zengshou'),
        `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
        { mode: 0o755 },
      );
      const shown = (...words: readonly string[]): string[] => {
        const { stdout } = spawnSync(shell, ['-c', asked(['zengshou', ...words])], {
          encoding: 'utf8',
          env: {
            ...process.env,
            HOME: folder,
            SCRIPT: script,
            PATH: `${folder}:${process.env.PATH}`,
          },
        });
        return stdout.split('\n').flatMap((line) => line.split(described)[0] || []);
      };
      expect(shown('va')).toEqual(['validate']);
      expect(shown('validate', '--f')).toEqual(['--format']);
      expect(shown('validate', '--format', '').sort()).toEqual(
        ['table', 'json', 'csv', 'xlsx', 'sarif'].sort(),
      );
    });
  });

  it('别的外壳拒绝，说有哪些', async () => {
    const { code, err } = await run('complete', 'fsh');
    expect([code, err]).toEqual([2, expect.stringContaining('bash、zsh、fish、powershell')]);
  });

  it('没有写外壳，或问怎么用的，说有哪些，举一个写法', async () => {
    for (const argv of [['complete'], ['complete', '--help'], ['help', 'complete']]) {
      const { code, err } = await run(...argv);
      expect(code).toBe(2);
      expect(err).toContain('bash、zsh、fish 或 powershell');
      const [, named = ''] = /<\(zengshou complete (\w+)\)/u.exec(err) ?? [];
      expect((await run('complete', named)).code).toBe(0);
    }
    expect((await run('complete', '--lang', 'en')).err).toContain(
      'no shell after zengshou complete',
    );
  });
});

describe('给 man 的说明书', () => {
  it.each([
    ['zh', '名称', '退出码'],
    ['en', 'NAME', 'EXIT STATUS'],
  ])('%s：每个命令、每个选项都在', async (lang, ...sections) => {
    const { code, out } = await run('help', '--man', '--lang', lang);
    expect(code).toBe(0);
    expect(out.startsWith('.TH ZENGSHOU 1')).toBe(true);
    for (const title of sections) expect(out).toContain(`\n.SH ${title}\n`);
    for (const [name, { options }] of await allVerbs()) {
      const [, section = ''] =
        new RegExp(`\n\\.SS zengshou ${name}\\b([^]*?)\n\\.S[SH]`, 'u').exec(out) ?? [];
      expect(section.match(/^\.TP$/gmu)?.length).toBeGreaterThanOrEqual(
        Object.keys(options).length,
      );
    }
    // No text is taken for a request, no word for an option with a typographic hyphen.
    for (const line of out.split('\n')) {
      if (line.startsWith('.')) expect(line).toMatch(/^\.(?:TH|SH|SS|TP|B|PP|nf|fi)(?: |$)/u);
      else expect(line).not.toMatch(/(?<!\\)-/u);
    }
  });
});
