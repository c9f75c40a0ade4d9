import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { longNames } from '../../src/cli/options/declare.js';
import { allVerbs } from '../../src/cli/verbs.js';

const PAGES = globSync(['README.md', 'README.zh-CN.md', 'docs/**/*.md', 'deploy/**/*.md']);

/** Answered by the program itself; they have no verb of their own. */
const OF_THE_PROGRAM = ['help', 'complete'];
const EVERYWHERE = ['--help', '--version', '--man'];

/** What a page shows as code: fenced lines, and spans within a line. */
function codeIn(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/\\\n\s*/g, ' ');
  const fenced = [...text.matchAll(/^ *```[^\n]*\n(.*?)^ *```/gms)].map(([, code = '']) => code);
  const spans = text.replaceAll(/^ *```[^\n]*\n.*?^ *```/gms, '').matchAll(/`([^`\n]+)`/g);
  return [
    ...fenced.flatMap((code) => code.split('\n')),
    ...[...spans].map(([, code = '']) => code),
  ];
}

/** The program's own sentences, line by line. */
const SENTENCES = globSync(['src/locales/**/*.ts']);
const sentencesIn = (file: string): string[] =>
  readFileSync(file, 'utf8').split(/[\n`'"“”，。；、：（）]/u);

/** What the program is said to do in a sentence. */
const NO_VERBS = ['has'];

interface Told {
  readonly verb: string;
  readonly options: readonly string[];
}

/** The command lines of the program in a piece of code, up to where another program takes over. */
const commandsIn = (code: string): Told[] =>
  [...code.matchAll(/(?<![\w/.-])zengshou ([a-z]+)(?![\w.:])([^|&;<>()#]*)/g)].map(
    ([, verb = '', rest = '']) => ({
      verb,
      options: [...rest.matchAll(/(?<=\s)(--[a-z][a-z-]*)/g)].map(([, option = '']) => option),
    }),
  );

const options = new Map<string, readonly string[]>();

beforeAll(async () => {
  for (const [name, verb] of await allVerbs()) {
    options.set(name, longNames(verb.options));
  }
});

/** What in a command line the program does not know. */
const unknownIn = ({ verb, options: given }: Told): string[] => {
  if (OF_THE_PROGRAM.includes(verb)) return [];
  const own = options.get(verb);
  if (own === undefined) return [verb];
  return given
    .filter((one) => !own.includes(one) && !EVERYWHERE.includes(one))
    .map((one) => `${verb} ${one}`);
};

describe('the command lines that the pages show', () => {
  it('are found, in lines of their own and within sentences', () => {
    expect(commandsIn('$ zengshou validate 本年 --prior 上年 | less --help')).toEqual([
      { verb: 'validate', options: ['--prior'] },
    ]);
    expect(PAGES.flatMap(codeIn).flatMap(commandsIn).length).toBeGreaterThan(100);
  });

  it('what is not known of them is told', () => {
    expect(unknownIn({ verb: 'validte', options: [] })).toEqual(['validte']);
    expect(unknownIn({ verb: 'validate', options: ['--prior', '--unit'] })).toEqual([
      'validate --unit',
    ]);
  });

  it.each(PAGES)('%s shows only verbs and options that there are', (page) => {
    expect(codeIn(page).flatMap(commandsIn).flatMap(unknownIn)).toEqual([]);
  });

  it('so do the sentences of the program', () => {
    const told = SENTENCES.flatMap(sentencesIn)
      .flatMap(commandsIn)
      .filter(({ verb }) => !NO_VERBS.includes(verb));
    expect(told.length).toBeGreaterThan(50);
    expect(told.flatMap(unknownIn)).toEqual([]);
  });
});
