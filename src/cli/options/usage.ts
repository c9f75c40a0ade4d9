import type { Command, CommanderError } from 'commander';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { nearest } from '../../domain/names/nearest.js';
import { allVerbs } from '../verbs.js';
import { longNames } from './declare.js';
import type { Options } from './verb.js';

/** What commander found wrong, as a failure of ours; null where it only showed help or version. */
export async function usageFailure(
  error: CommanderError,
  command: Command,
  program: Command,
): Promise<ExpectedFailure | null> {
  // The library names what it means in quotation marks, and nothing else.
  const named = /'(.*?)'(?:$|\s|\.)/s.exec(error.message)?.[1] ?? '';
  const verb = command === program ? '' : command.name();
  const near = (candidates: readonly string[]) => nearest(named, candidates)?.candidate ?? null;
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.help':
      return new ExpectedFailure('usage.noVerb', {});
    case 'commander.unknownOption': {
      const verbs = (await allVerbs()).flatMap(([name, { options }]) =>
        longNames(options).includes(named) ? [name] : [],
      );
      return new ExpectedFailure('usage.unknownOption', {
        option: named,
        // Where other verbs have the option, it is no slip of the pen.
        nearest: verbs.length > 0 ? null : near(command.options.flatMap(({ long }) => long ?? [])),
        verbs,
      });
    }
    case 'commander.unknownCommand':
      return unknownVerb(named, command);
    case 'commander.missingArgument':
      return new ExpectedFailure('usage.missingArgument', { verb });
    case 'commander.missingMandatoryOptionValue':
      return new ExpectedFailure('usage.missingOption', { verb, option: longOf(named) });
    case 'commander.optionMissingArgument':
      return new ExpectedFailure('usage.missingValue', { option: longOf(named) });
    case 'commander.excessArguments':
      return new ExpectedFailure('usage.tooManyArguments', { verb: command.name() });
    default:
      return new ExpectedFailure('usage.other', {});
  }
}

/**
 * `-out 结果` would be `-o ut`, and a file called `ut`: a long name behind one hyphen is refused
 * before it is read as letters.
 */
export function refuseOneHyphen(argv: readonly string[], options: Options): void {
  const longs = new Set(longNames(options));
  const word = argv.find(
    (one) => /^-[a-z][a-z-]+(?:=|$)/u.test(one) && longs.has(`-${nameOf(one)}`),
  );
  if (word === undefined) return;
  const option = nameOf(word);
  throw new ExpectedFailure('usage.unknownOption', { option, nearest: `-${option}`, verbs: [] });
}

const nameOf = (word: string): string => word.replace(/=.*$/su, '');

/** A verb that there is not, with the one that may be meant. */
export const unknownVerb = (verb: string, program: Command) =>
  new ExpectedFailure('usage.unknownVerb', {
    verb,
    nearest:
      nearest(
        verb,
        program.commands.map((one) => one.name()),
      )?.candidate ?? null,
  });

/** `-o, --out <DIR>` → `--out`, without the placeholder of the value. */
const longOf = (flags: string): string => /--[a-z-]+/u.exec(flags)?.[0] ?? flags;
