import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { shownPath } from '../../files/shown-names.js';
import { writeSingle } from '../../files/single.js';
import { MERGE_KEY_BYTES, mergeKeyOf } from '../../run/merge-key.js';
import { SCREEN } from '../options/shared.js';
import { refuseStream } from '../options/single/target.js';
import { type Flags, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

export const key = verb({
  page: 'docs/definitions/levels.md',
  argument: '<file>',
  options: SCREEN,
  run,
});

/** A county's key for hashes that merge: a new file, never one that is there. */
function run(path: string, flags: Flags<typeof SCREEN>, shell: Shell): ExitCode {
  refuseStream('zengshou key', path, 'file');
  const target = resolve(shell.folder, path);
  const shown = shownPath(target, shell.folder);
  if (existsSync(target)) throw new ExpectedFailure('key.exists', { path: shown });
  const bytes = randomBytes(MERGE_KEY_BYTES);
  writeSingle(path, bytes, shell.folder);
  const screen = openScreen(flags, shell);
  screen.note(screen.words.screen.key.written(shown, mergeKeyOf(bytes).fingerprint));
  return EXIT.done;
}
