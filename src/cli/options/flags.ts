import type { Command } from 'commander';
import type { ScreenWords } from '../../locales/zh/screen.js';

/** The common options as they are typed. Definition: docs/definitions/cli.md. */
export interface CommonFlags {
  readonly policy?: string;
  readonly priorPeriod?: string;
  readonly currentPeriod?: string;
  readonly basis?: string;
  readonly township?: string;
  readonly columns?: string;
  readonly jobs?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly unmasked?: boolean;
  readonly lang?: string;
  readonly reportLang?: string;
}

/** The common options and those of a verb that works on two years. */
export interface RunFlags extends CommonFlags {
  readonly prior?: readonly string[];
  readonly current?: readonly string[];
  readonly out?: string;
  readonly county?: string;
  readonly mergeKey?: string;
  readonly previous?: string;
  readonly accept?: readonly string[];
  readonly corrections?: string;
  readonly matches?: string;
}

type FlagWords = ScreenWords['help']['flags'];

/** Names of values stand as they are in both languages. */
const COMMON = [
  ['--policy <FILE>', 'policy'],
  ['--prior-period <A..B>', 'priorPeriod'],
  ['--current-period <A..B>', 'currentPeriod'],
  ['--basis <BASIS>', 'basis'],
  ['--township <NAME>', 'township'],
  ['--columns <FILE>', 'columns'],
  ['--jobs <N>', 'jobs'],
  ['--strict', 'strict'],
  ['--quiet', 'quiet'],
  ['--json', 'json'],
  ['--no-color', 'noColor'],
  ['--lang <LANG>', 'lang'],
  ['--report-lang <LANG>', 'reportLang'],
] as const satisfies readonly (readonly [string, keyof FlagWords])[];

const INPUTS = [
  ['--prior <PATH...>', 'prior'],
  ['--current <PATH...>', 'current'],
] as const satisfies readonly (readonly [string, keyof FlagWords])[];

const declare =
  (options: readonly (readonly [string, keyof FlagWords])[]) =>
  (command: Command, { help: { flags } }: ScreenWords): Command => {
    for (const [option, key] of options) command.option(option, flags[key]);
    return command;
  };

/** Verbs that show whole ID numbers on request. */
export const withUnmaskedFlag = declare([['--unmasked', 'unmasked']]);
/** Every verb that works on tables has them. */
export const withCommonFlags = declare(COMMON);
/** Verbs that work on two years. */
export const withInputFlags = declare(INPUTS);
const only = (...keys: readonly (keyof FlagWords)[]) =>
  declare(COMMON.filter(([, key]) => keys.includes(key)));

/** Before the verb only these stand. */
export const withLanguageFlags = only('noColor', 'lang');
/** Verbs that touch no village's table. */
export const withScreenFlags = only('quiet', 'noColor', 'lang');
/** Verbs whose result is what they print. */
export const withPrintingFlags = only('quiet', 'json', 'noColor', 'lang');
/** Verbs that work on results or ledgers, not on tables. */
export const withLedgerFlags = only('quiet', 'json', 'noColor', 'lang', 'reportLang');
/** What people decided of the tables, for verbs that look at the figures. */
export const withMendingFlags = declare([
  ['--corrections <FILE>', 'corrections'],
  ['--matches <FILE>', 'matches'],
]);
/** What people decided of the tables and of what is wrong with them, for verbs that check them. */
export const withDecisionFlags = (command: Command, words: ScreenWords): Command =>
  withMendingFlags(withAcceptances(command, words), words);
/** May be given several times; one value each, so that files may follow. */
export const withAcceptances = (command: Command, { help: { flags } }: ScreenWords): Command =>
  command.option('--accept <FILE>', flags.accept, (file: string, files: string[] = []) => [
    ...files,
    file,
  ]);
/** What a rollup of the results needs. */
export const withMergeFlags = declare([
  ['--county <NAME>', 'county'],
  ['--merge-key <FILE>', 'mergeKey'],
]);
export const withOutFlag = declare([['--out <DIR>', 'out']]);
/** The result of the month before. */
export const withPreviousFlag = declare([['--previous <DIR|none>', 'previous']]);
