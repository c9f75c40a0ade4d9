import { findInputs } from '../../../files/inputs.js';
import { type Against, compareDeliveries } from '../../../run/check/against.js';
import type { Validation } from '../../../run/check/validate.js';
import type { InputFile } from '../../../run/read/read-file.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Screen } from '../../screen/screen.js';
import { checkFiles } from './check.js';

/** Codes of last year's households, and of exceptions, answers and corrections. */
const OF_NEW_ALONE = /^(?:match|accept|correction)\./u;

/** The old delivery is checked in the same way, without last year's tables. */
export async function comparedWith(
  named: readonly string[],
  now: Validation,
  options: RunOptions,
  screen: Screen,
): Promise<Against> {
  const { files } = findInputs(named, { folder: options.folder });
  const inputs = files.map((file): InputFile => ({ ...file, year: 'current' }));
  const old = await checkFiles(inputs, { ...options, corrections: null, matches: null }, screen);
  // What only the new delivery was asked would look like new mistakes: rules of two years, and what
  // is wrong with the lists that come with it.
  const notAsked = new Set(old.withoutPrior);
  const checked = new Set(
    now.readings.flatMap(({ input }) => (input.year === 'current' ? [input.name] : [])),
  );
  const findings = now.findings.filter(
    ({ code, file }) =>
      !notAsked.has(code) &&
      !OF_NEW_ALONE.test(code) &&
      // Files of last year that cannot be read are no mistake of the new delivery.
      !(code.startsWith('file.') && file !== null && !checked.has(file)),
  );
  return compareDeliveries(old, { ...now, findings });
}
