import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { openOutput } from '../../files/output.js';
import { writeCards } from '../../run/report/cards.js';
import { readRun } from '../../run/report/read.js';
import { resultsFolders } from '../options/results-folders.js';
import { SCREEN } from '../options/shared.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writing } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  ...SCREEN,
} as const satisfies OptionsOf<'cards'>;

export const cards = verb({
  page: 'docs/cards.md',
  argument: '<results>',
  options,
  run,
});

/** A sheet of paper for each household of a run. */
async function run(path: string, flags: Flags<typeof options>, shell: Shell): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const { folder } = shell;
  const [results] = resultsFolders([path], folder);
  if (results === undefined) return EXIT.done;
  const output = openOutput(flags.out, {
    folder,
    results: [results.path],
  });
  try {
    const read = await readRun(results);
    const { files, households } = await writing(screen, (villageDone) =>
      writeCards(read, ZENGSHOU_VERSION, output, villageDone),
    );
    warnOfReplaced(output.commit(), output.path, folder, screen);
    if (flags.quiet !== true) {
      screen.print(
        screen.words.screen.cards.written(households, files.length, maskWithin(output.path)),
      );
    }
    return EXIT.done;
  } finally {
    output.discard();
  }
}
