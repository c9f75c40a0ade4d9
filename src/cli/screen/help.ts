import type { Command } from 'commander';
import { EXIT } from '../../domain/findings/failure.js';
import { examplesOf } from '../../locales/usage.js';
import type { HelpWords } from '../../locales/zh/help.js';
import type { Verb } from '../options/verb.js';
import { widthOnScreen, wrapped } from './width.js';

/** The columns of a screen that does not say how many it has. */
export const COLUMNS = 80;

/** What stands below a verb's options: two calls, what it ends with, where more is told. */
export function belowOptions(
  name: string,
  { page, finds = false }: Pick<Verb, 'page' | 'finds'>,
  help: HelpWords,
): string {
  const { done, findings, usage, disk } = EXIT;
  const codes = [done, ...(finds ? [findings] : []), usage, disk];
  return [
    '',
    help.examples,
    ...examplesOf(help, name).map((example) => `  ${example}`),
    '',
    help.exits.title,
    ...codes.map((code) => `  ${code}  ${help.exits.codes[code]}`),
    '',
    help.page(page),
  ].join('\n');
}

/** The help of a command in the language of the screen, as wide as the window. */
export const configureHelp = (program: Command, help: HelpWords): Command =>
  program.configureHelp({
    displayWidth: widthOnScreen,
    boxWrap: (text, width) => wrapped(text, width).join('\n'),
    subcommandTerm: (command) => command.name(),
    styleTitle: (title) => help.titles[title] ?? title,
    styleUsage: (usage) =>
      usage.replace('[options]', help.options).replace('[command]', help.command),
  });
