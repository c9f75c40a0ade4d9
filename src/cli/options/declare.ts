import { type Command, Option as CommandOption } from 'commander';
import type { ExitCode } from '../../domain/findings/failure.js';
import { argumentText, optionText } from '../../locales/usage.js';
import type { HelpWords } from '../../locales/zh/help.js';
import { belowOptions } from '../screen/help.js';
import type { Shell } from '../screen/shell.js';
import { refuseStream } from './single/target.js';
import { oneOf } from './value.js';
import type { FullOption, Option, Options, Verb } from './verb.js';

/** An option with everything that is known of it, however short its declaration is. */
export const fullOption = (option: Option): FullOption =>
  typeof option === 'string' ? { flags: option } : option;

/** `-o, --out <DIR>` → `--out`. */
const longOf = (option: Option): string => /--[a-z-]+/u.exec(fullOption(option).flags)?.[0] ?? '';

/** The options of a verb by their long names. */
export const longNames = (options: Options): string[] => Object.values(options).map(longOf);

/** Puts a verb's argument and options on the command line, with words in the language of the screen. */
export function declare(
  command: Command,
  verb: Verb,
  help: HelpWords,
  shell: Shell,
  finish: (code: ExitCode) => void,
): void {
  const name = command.name();
  if (verb.argument !== undefined) {
    command.argument(verb.argument, argumentText(help, name) ?? '');
  }
  addOptions(command, verb.options, help);
  command.addHelpText('after', belowOptions(name, verb, help));
  command.action(async (...called: unknown[]) => {
    const given = verb.argument === undefined ? undefined : called[0];
    const flags = command.opts();
    checkChoices(verb.options, flags);
    finish(await verb.run(given, flags, shell));
  });
}

/** Options with what is said of them on the command; the values of the required ones must be there. */
export function addOptions(
  command: Command,
  options: Options,
  help: HelpWords,
  { withChoices = false } = {},
): void {
  for (const option of Object.values(options)) {
    const { flags, repeats, required, choices } = fullOption(option);
    const added = new CommandOption(flags, optionText(help, command.name(), longOf(option)) ?? '');
    if (repeats) added.argParser((value: string, before: string[] = []) => [...before, value]);
    if (required) added.makeOptionMandatory();
    // Choices are only declared for completion; the library would refuse others in English.
    if (withChoices && choices !== undefined) added.argChoices = [...choices];
    command.addOption(added);
  }
}

/** Refuses values that an option does not have; a folder is nothing that goes to standard output. */
export function checkChoices(options: Options, flags: Readonly<Record<string, unknown>>): void {
  for (const [key, option] of Object.entries(options)) {
    const { choices, flags: written } = fullOption(option);
    const value = flags[key];
    if (written.endsWith('<DIR>')) refuseStream(longOf(option), value, 'folder');
    if (choices !== undefined && typeof value === 'string') oneOf(longOf(option), value, choices);
  }
}
