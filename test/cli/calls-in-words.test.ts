import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { longNames } from '../../src/cli/options/declare.js';
import { allVerbs } from '../../src/cli/verbs.js';
import { LANGS } from '../../src/locales/index.js';

/** A call that a sentence names: what stands behind `zengshou` up to the end of the words that are typed. */
interface Call {
  readonly file: string;
  readonly text: string;
  readonly verb: string;
  readonly options: readonly string[];
}

const LOCALES = new URL('../../src/locales/', import.meta.url).pathname;

/** The words of a language as they are written, values left out. */
function wordsOf(lang: string): { file: string; text: string }[] {
  return readdirSync(join(LOCALES, lang), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const source = readFileSync(join(LOCALES, lang, file), 'utf8');
      const withoutComments = source.replaceAll(/\/\*.*?\*\/|^\s*\/\/[^\n]*$/gmsu, '');
      return { file: `${lang}/${file}`, text: withoutComments.replaceAll(/\$\{[^{}]*\}/gu, '…') };
    });
}

const OPTION = /(?<![\w-])--[a-z]+(?:-[a-z]+)*/gu;
const optionsIn = (text: string): readonly string[] => text.match(OPTION) ?? [];

/** Where a call ends: at a mark of the sentence, a quotation mark or the end of the text. */
const CALL = /zengshou ([a-z]+)((?: [^\n'`"“”‘’，。；、：（）()|;,]*)?)/gu;

const callsIn = (lang: string): Call[] =>
  wordsOf(lang).flatMap(({ file, text }) =>
    [...text.matchAll(CALL)].map(([call, verb = '', rest = '']) => ({
      ...{ file, text: call.trim(), verb },
      options: optionsIn(rest),
    })),
  );

/** English words behind the name of the program are no verbs. */
const PROSE = new Set([
  'does',
  'is',
  'made',
  'has',
  'could',
  'can',
  'cannot',
  'would',
  'reads',
  'writes',
  'itself',
  'version',
]);

describe.each(LANGS)('calls in the words of %s', (lang) => {
  const known = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const [name, { options }] of await allVerbs()) {
      known.set(name, [...longNames(options), '--help']);
    }
    known.set('help', ['--man', '--lang']);
    known.set('complete', []);
  });

  it('begin with a verb, and have only options of that verb', () => {
    const calls = callsIn(lang).filter(({ verb }) => !PROSE.has(verb));
    expect(calls.length).toBeGreaterThan(60);
    const wrong = calls.filter(
      ({ verb, options }) =>
        !known.has(verb) || options.some((option) => !known.get(verb)?.includes(option)),
    );
    expect(wrong).toEqual([]);
  });

  it('name no option that there is not', () => {
    const all = new Set([...known.values()].flat().concat('--version', '--no-color'));
    const unknown = wordsOf(lang).flatMap(({ file, text }) =>
      optionsIn(text)
        .filter((option) => !all.has(option))
        .map((option) => `${file} ${option}`),
    );
    expect(unknown).toEqual([]);
  });
});
