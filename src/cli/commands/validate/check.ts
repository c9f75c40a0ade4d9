import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { type Validation, validate as validateFiles } from '../../../run/check/validate.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { decisionsOf } from '../../options/decisions.js';
import type { RunOptions } from '../../options/run-options.js';
import { checkSettings } from '../../options/settings.js';
import { withReaders } from '../../options/single/crew.js';
import type { Screen } from '../../screen/screen.js';

/**
 * Checks files. Where last year's tables do not fit and were not asked for, this year's are checked
 * without them.
 */
export async function checkWithPrior(
  inputs: readonly InputFile[],
  isPriorNamed: boolean,
  options: RunOptions,
  screen: Screen,
): Promise<Validation> {
  try {
    return await checkFiles(inputs, options, screen);
  } catch (error) {
    const isOfPeriods = error instanceof ExpectedFailure && error.code.startsWith('period.');
    const own = inputs.filter(({ year }) => year === 'current');
    if (!isOfPeriods || isPriorNamed || own.length === inputs.length) throw error;
    screen.note(screen.words.validate.notHeldAgainst);
    return await checkFiles(own, options, screen);
  }
}

/** Reads files and checks them, and shows how far it is. */
export async function checkFiles(
  inputs: readonly InputFile[],
  options: RunOptions,
  screen: Screen,
): Promise<Validation> {
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  try {
    const settings = {
      ...(await checkSettings(options, inputs)),
      ...(await decisionsOf(options)),
    };
    return await withReaders(options, (crew) =>
      validateFiles(settings, crew, ({ input }) => progress.step(input.name)),
    );
  } finally {
    progress.end();
  }
}
