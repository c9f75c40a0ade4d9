import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { type Finding, isOpenError } from '../../domain/findings/finding.js';

/** A file that could not be read is worse than a finding in one that could. */
export function exitCodeOf(
  files: readonly { readonly format: unknown }[],
  findings: readonly Finding[],
): ExitCode {
  if (files.some(({ format }) => format === null)) return EXIT.disk;
  return findings.some(isOpenError) ? EXIT.findings : EXIT.done;
}
