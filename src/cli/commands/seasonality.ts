import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { monthSharesFragment } from '../../run/seasonality/fragment.js';
import { seasonality as learn } from '../../run/seasonality/run.js';
import { resultsAmong } from '../options/results-folders.js';
import { SCREEN } from '../options/shared.js';
import { ensureTarget, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { working } from '../screen/stages.js';

const options = {
  out: '-o, --out <FILE.yaml>',
  ...SCREEN,
} as const satisfies OptionsOf<'seasonality'>;

export const seasonality = verb({
  page: 'docs/projection.md',
  argument: '<results...>',
  options,
  run,
});

/** Shares of the calendar months, learned from results: a piece of a policy. */
async function run(
  paths: readonly string[],
  flags: Flags<typeof options>,
  shell: Shell,
): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const { folder } = shell;
  const { out } = flags;
  if (out !== undefined) ensureTarget(out, shell, 'text');
  const folders = resultsAmong(paths, ['analyze'], folder, screen);
  const learned = await working(screen, 'reading', () => learn(folders));
  const words = screen.words.projection;
  const names = folders.map(({ name }) => name);
  const text = monthSharesFragment(learned, names, words);
  if (out === undefined) screen.print(text.trimEnd());
  else {
    const written = writeTarget(out, text, shell);
    if (written !== null) screen.note(words.seasonality.written(maskWithin(written)));
  }
  return EXIT.done;
}
