import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import type { Lang } from '../../locales/index.js';
import type { FileReading } from '../../run/read/read-file.js';
import { problemText } from './problems.js';
import type { Screen } from './screen.js';

/**
 * How a verb ends that says nothing of its files itself: what could not be read is named, for
 * households that stand there are in no answer. Definition: docs/definitions/cli.md.
 */
export function endOf(readings: readonly FileReading[], screen: Screen, lang: Lang): ExitCode {
  const unread = readings.filter(({ format }) => format === null);
  for (const fault of unread.flatMap(({ faults }) => faults)) {
    screen.warn(problemText(fault, screen, lang));
  }
  return unread.length > 0 ? EXIT.disk : EXIT.done;
}
