import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { type Finding, isOpenError } from '../../domain/findings/finding.js';

/**
 * The exit code of a verb that reads files; an unreadable file is worse than an error in a readable
 * one.
 */
export function exitCodeOf(
  files: readonly { readonly format: unknown }[],
  findings: readonly Finding[],
): ExitCode {
  if (files.some(({ format }) => format === null)) return EXIT.disk;
  return findings.some(isOpenError) ? EXIT.findings : EXIT.done;
}
