import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import type { FileReading } from '../../run/read/read-file.js';
import { problemText } from './problems.js';
import type { Screen } from './screen.js';

/**
 * The exit code of a verb that does not tell of its files itself. It names the files that could not
 * be read, since their households are missing in the answer. Definition: docs/definitions/cli.md.
 */
export function endOf(readings: readonly FileReading[], screen: Screen): ExitCode {
  const unread = readings.filter(({ format }) => format === null);
  for (const fault of unread.flatMap(({ faults }) => faults)) {
    screen.warn(problemText(fault, screen));
  }
  return unread.length > 0 ? EXIT.disk : EXIT.done;
}
