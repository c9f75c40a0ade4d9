import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { shownPath } from '../../../files/shown-names.js';
import { ensureFree, writeSingle } from '../../../files/single.js';
import type { Shell } from '../../screen/shell.js';
import { harmless } from '../../screen/width.js';
import { refuse } from '../value.js';

/** What `--out` says for standard output. */
export const STANDARD_OUTPUT = '-';

/** Refuses standard output where a folder is meant, or a file beside what is printed. */
export function refuseStream(option: string, value: unknown, kind: 'folder' | 'file'): void {
  if (value === STANDARD_OUTPUT) refuse(option, STANDARD_OUTPUT, { kind });
}

/** A workbook goes to a file or another program, never before somebody's eyes. */
export function refuseOnScreen({ stdout }: Pick<Shell, 'stdout'>, option: string): void {
  if (stdout.isTTY === true) throw new ExpectedFailure('usage.workbookOnScreen', { option });
}

/** Refuses where something is already; before the work, so that nobody waits in vain. */
export function ensureTarget(out: string, shell: Shell, kind: 'text' | 'workbook'): void {
  if (out !== STANDARD_OUTPUT) ensureFree(out, shell.folder);
  else if (kind === 'workbook') refuseOnScreen(shell, '--out');
}

/** Writes what an option names and gives the file as it is shown; null for standard output. */
export function writeTarget(
  out: string,
  content: string | Uint8Array,
  shell: Pick<Shell, 'stdout' | 'folder'>,
): string | null {
  if (out === STANDARD_OUTPUT) {
    shell.stdout.write(shell.stdout.isTTY === true ? shownContent(content) : content);
    return null;
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return shownPath(writeSingle(out, bytes, shell.folder), shell.folder);
}

/** A terminal shows what it would obey; a file or another program gets every byte as it is. */
const shownContent = (content: string | Uint8Array): string | Uint8Array =>
  typeof content === 'string' ? harmless(content.replaceAll('\r\n', '\n')) : content;
