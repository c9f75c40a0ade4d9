import { describe, expect, expectTypeOf, it } from 'vitest';
import { longNames } from '../../../src/cli/options/declare.js';
import type { Flags, Option } from '../../../src/cli/options/verb.js';
import { allVerbs } from '../../../src/cli/verbs.js';
import { LANGS, sentences } from '../../../src/locales/index.js';
import { optionText } from '../../../src/locales/usage.js';

const ON_SCREEN = ['quiet', 'no-color', 'lang'];
const PRINTED = ['json', ...ON_SCREEN];
const TABLES = ['prior-period', 'current-period', 'township', 'columns'];
const MENDING = ['corrections', 'matches'];

/** Each verb with what it uses and nothing else: an option that a verb ignores is none of it. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  init: ON_SCREEN,
  template: [
    ...['from', 'period', 'part', 'village', 'rows', 'out'],
    ...[...TABLES, ...ON_SCREEN, 'report-lang'],
  ],
  columns: ['all', 'out', 'columns', ...PRINTED, 'report-lang'],
  validate: [
    ...['prior', 'format', 'out', 'annotate', 'against', 'explained', 'watch'],
    ...[...TABLES, 'basis', 'policy', ...MENDING, 'accept', 'jobs', ...PRINTED, 'report-lang'],
  ],
  status: [
    ...['roster', 'due', 'out', ...TABLES, 'basis', 'policy', 'accept', 'jobs'],
    ...[...PRINTED, 'report-lang'],
  ],
  analyze: [
    ...['prior', 'current', 'out', ...TABLES, 'basis', 'policy', ...MENDING, 'accept'],
    ...['county', 'merge-key', 'previous', 'strict', 'unmasked', 'jobs', ...PRINTED],
    'report-lang',
  ],
  explain: [
    ...['prior', 'current', ...TABLES, 'basis', 'policy', ...MENDING, 'unmasked', 'jobs'],
    ...PRINTED,
  ],
  trend: ['out', ...PRINTED, 'report-lang'],
  ledger: ['out', 'from', ...PRINTED, 'report-lang'],
  track: ['as-of', 'out', ...PRINTED, 'report-lang'],
  rollup: ['out', 'name', 'level', 'merge-key', ...PRINTED, 'report-lang'],
  key: ON_SCREEN,
  whatif: ['prior', 'current', 'policy', ...TABLES, 'basis', ...MENDING, 'jobs', ...PRINTED],
  seasonality: ['out', ...ON_SCREEN],
  backtest: ['to-date', 'final', 'level', 'out', ...PRINTED],
  rules: ['format', 'policy', ...PRINTED],
  sample: ['villages', 'households', 'seed', 'style', 'months', 'out', ...ON_SCREEN],
};

const flagsOf = (option: Option): string => (typeof option === 'string' ? option : option.flags);

describe('a verb declares its options', () => {
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
