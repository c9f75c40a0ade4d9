import type { Command, CommanderError } from 'commander';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { nearest } from '../../domain/nearest.js';

/** What commander found wrong, as a failure of ours; null where it only showed help or version. */
export function usageFailure(error: CommanderError, command: Command): ExpectedFailure | null {
  // The library names what it means in quotation marks, and nothing else.
  const named = /'(.*?)'(?:$|\s|\.)/s.exec(error.message)?.[1] ?? '';
  const near = (candidates: readonly string[]) => nearest(named, candidates)?.candidate ?? null;
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.help':
      return new ExpectedFailure('usage.noVerb', {});
    case 'commander.unknownOption':
      return new ExpectedFailure('usage.unknownOption', {
        option: named,
        nearest: near(command.options.flatMap(({ long }) => long ?? [])),
      });
    case 'commander.unknownCommand':
      return new ExpectedFailure('usage.unknownVerb', {
        verb: named,
        nearest: near(command.commands.map((verb) => verb.name())),
      });
    case 'commander.missingArgument':
      return new ExpectedFailure('usage.missingArgument', { argument: named });
    case 'commander.optionMissingArgument':
      return new ExpectedFailure('usage.missingValue', { option: named });
    case 'commander.excessArguments':
      return new ExpectedFailure('usage.tooManyArguments', { verb: command.name() });
    default:
      return new ExpectedFailure('usage.other', { message: error.message });
  }
}
