import { existsSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { longNames } from '../../../src/cli/options/declare.js';
import type { Flags, Option, Verb } from '../../../src/cli/options/verb.js';
import { runProgram } from '../../../src/cli/program.js';
import { widthOnScreen } from '../../../src/cli/screen/width.js';
import { allVerbs } from '../../../src/cli/verbs.js';
import { LANGS, sentences } from '../../../src/locales/index.js';
import { examplesOf, optionText } from '../../../src/locales/usage.js';
import { shellFor } from '../shell.js';

const ON_SCREEN = ['quiet', 'no-color', 'lang'];
const PRINTED = ['json', ...ON_SCREEN];
const TABLES = ['prior-period', 'current-period', 'township', 'columns', 'exclude'];
const MENDING = ['corrections', 'matches'];

/** Each verb with what it uses and nothing else: an option that a verb ignores is none of it. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  init: ON_SCREEN,
  template: [
    ...['from', 'period', 'part', 'village', 'rows', 'out'],
    ...[...TABLES, ...ON_SCREEN, 'report-lang'],
  ],
  columns: ['all', 'out', 'columns', 'exclude', ...PRINTED, 'report-lang'],
  validate: [
    ...['prior', 'format', 'out', 'annotate', 'against', 'explained', 'watch'],
    ...['severity', 'only', 'limit'],
    ...[...TABLES, 'basis', 'policy', ...MENDING, 'accept', 'jobs', ...PRINTED, 'report-lang'],
  ],
  status: [
    ...['roster', 'due', 'out', ...TABLES, 'basis', 'policy', 'accept', 'jobs'],
    ...[...PRINTED, 'report-lang'],
  ],
  analyze: [
    ...['prior', 'current', 'unit', 'out', ...TABLES, 'basis', 'policy', ...MENDING, 'accept'],
    ...[
      'county',
      'merge-key',
      'parquet',
      'previous',
      'audience',
      'like',
      'profile',
      'template',
      'strict',
      'without',
      'date',
      'unmasked',
      'jobs',
      ...PRINTED,
    ],
    'report-lang',
  ],
  explain: [
    ...['prior', 'current', ...TABLES, 'basis', 'policy', ...MENDING, 'unmasked', 'jobs'],
    ...PRINTED,
  ],
  report: [
    ...['out', 'audience', 'like', 'template', 'profile', 'figures', 'without', 'date', 'unmasked'],
    ...[...PRINTED, 'report-lang'],
  ],
  cards: ['out', ...ON_SCREEN],
  trend: ['out', 'date', ...PRINTED, 'report-lang'],
  ledger: ['out', 'from', ...PRINTED, 'report-lang'],
  track: ['as-of', 'out', 'date', ...PRINTED, 'report-lang'],
  plan: ['out', ...ON_SCREEN],
  rollup: [
    ...['out', 'name', 'level', 'plan', 'partial', 'merge-key', 'parquet', 'date'],
    ...['profile', 'template', ...PRINTED, 'report-lang'],
  ],
  key: ON_SCREEN,
  whatif: [
    ...['prior', 'current', 'policy', 'out', ...TABLES, 'basis', ...MENDING, 'jobs'],
    ...[...PRINTED, 'report-lang'],
  ],
  seasonality: ['out', ...ON_SCREEN],
  backtest: ['to-date', 'final', 'level', 'out', ...PRINTED],
  rules: ['format', 'policy', ...PRINTED],
  sample: [
    'counties',
    'townships',
    'villages',
    'households',
    'seed',
    'style',
    'months',
    'out',
    ...ON_SCREEN,
  ],
};

const flagsOf = (option: Option): string => (typeof option === 'string' ? option : option.flags);

const helpOf = async (verb: string, lang: string): Promise<string> => {
  const shell = shellFor(['help', verb, '--lang', lang]);
  expect(await runProgram(shell)).toBe(0);
  expect(shell.err()).toBe('');
  return shell.out();
};

describe('the help of a verb', () => {
  it.each(LANGS)('has two calls, exit codes and a page, within 80 columns (%s)', async (lang) => {
    const { help } = sentences(lang);
    for (const [name, { page, finds }] of await allVerbs()) {
      const text = await helpOf(name, lang);
      for (const line of text.split('\n')) {
        // A call is copied as it stands.
        if (!line.startsWith('  zengshou ')) expect(widthOnScreen(line)).toBeLessThanOrEqual(80);
      }
      const examples = examplesOf(help, name);
      expect(new Set(examples).size).toBe(2);
      for (const example of examples) expect(text).toContain(`  ${example}\n`);
      const codes = [...text.matchAll(/^ {2}(\d) {2}\S/gmu)].map(([, code]) => code);
      expect([name, codes.join(' ')]).toEqual([name, finds ? '0 1 2 3' : '0 2 3']);
      const [shown = ''] = /[\w./-]+\.md$/u.exec(text.trimEnd()) ?? [];
      expect(existsSync(new URL(`../../../${shown}`, import.meta.url))).toBe(true);
      expect(shown.endsWith(page.slice(-9)) || shown === 'README.zh-CN.md').toBe(true);
      // What the library says of defaults and choices is English.
      expect(text).not.toMatch(/\(default: |\(choices: /u);
    }
  });

  it('its calls have options that their verb knows, the first is its own', async () => {
    const verbs = new Map<string, Verb>(await allVerbs());
    for (const lang of LANGS) {
      for (const name of verbs.keys()) {
        const calls = examplesOf(sentences(lang).help, name);
        expect(calls[0]).toMatch(new RegExp(`^zengshou ${name}(?: |$)`));
        for (const call of calls) {
          const [, called = ''] = call.split(' ');
          const used = call.match(/(?<= )--[a-z-]+/gu) ?? [];
          expect(longNames(verbs.get(called)?.options ?? {})).toEqual(
            expect.arrayContaining([...used]),
          );
        }
      }
    }
  });

  it('is the same with --help; without a verb it is the program’s', async () => {
    const shown = async (...argv: string[]) => {
      const shell = shellFor(argv);
      return [await runProgram(shell), shell.out()];
    };
    expect(await shown('rules', '--help')).toEqual([0, await helpOf('rules', 'zh')]);
    expect(await shown('help')).toEqual(await shown('--help'));
  });

  it('of no verb is refused with the one that may be meant', async () => {
    const shell = shellFor(['help', 'valdate']);
    expect(await runProgram(shell)).toBe(2);
    expect(shell.err()).toContain('没有 valdate 这个命令，是否想写 validate？');
  });
});

describe('a verb declares its options', () => {
  it('-o, -f and -q are the same everywhere', async () => {
    const short = { out: '-o, ', format: '-f, ', quiet: '-q, ' };
    for (const [name, { options }] of await allVerbs()) {
      for (const [key, option] of Object.entries(options)) {
        const [, found = ''] = /^(-[a-z], )?--/u.exec(flagsOf(option)) ?? [];
        const expected = Object.entries(short).find(([long]) => long === key)?.[1] ?? '';
        expect([name, key, found]).toEqual([name, key, expected]);
      }
    }
  });

  it('takes what it uses and nothing else', async () => {
    for (const [name, { options }] of await allVerbs()) {
      const taken = longNames(options).map((long) => long.slice(2));
      expect([name, ...taken.sort()]).toEqual([name, ...[...(TAKEN[name] ?? [])].sort()]);
    }
  });

  it('names each option in code as it is typed', async () => {
    for (const [, { options }] of await allVerbs()) {
      for (const [key, option] of Object.entries(options)) {
        const typed = key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
        expect(flagsOf(option)).toMatch(new RegExp(`(?:^|, )--${typed}(?: |$)`));
      }
    }
  });

  it('has words for each of them, and no words for others, in both languages', async () => {
    for (const lang of LANGS) {
      const { help } = sentences(lang);
      const verbs: Record<string, { options: object; argument?: string }> = help.verbs;
      for (const [name, { options, argument }] of await allVerbs()) {
        for (const long of longNames(options)) expect(optionText(help, name, long)).toBeTruthy();
        for (const key of Object.keys(verbs[name]?.options ?? {})) {
          expect(options).toHaveProperty(key);
        }
        expect([name, verbs[name]?.argument !== undefined]).toEqual([name, argument !== undefined]);
      }
    }
  });

  it('gives its code the types that the declaration says', () => {
    const options = {
      prior: '--prior <PATH...>',
      asOf: '--as-of <DATE>',
      json: '-j, --json',
      format: { flags: '--format <FORMAT>', choices: ['table', 'json'] },
      accept: { flags: '--accept <FILE>', repeats: true },
      out: { flags: '-o, --out <DIR>', required: true },
    } as const;
    expectTypeOf<Flags<typeof options>>().toEqualTypeOf<
      { readonly out: string } & {
        readonly prior?: readonly string[];
        readonly asOf?: string;
        readonly json?: boolean;
        readonly format?: 'table' | 'json';
        readonly accept?: readonly string[];
      }
    >();
    expect(longNames(options)).toEqual([
      '--prior',
      '--as-of',
      '--json',
      '--format',
      '--accept',
      '--out',
    ]);
  });
});
