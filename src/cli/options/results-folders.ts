import { resolve } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import { shownPath } from '../../files/inputs.js';
import type { ResultsFolder } from '../../run/results/folder.js';

/** Results as they are named on the command line. */
export const resultsFolder = (path: string, folder: string): ResultsFolder => {
  const whole = resolve(folder, path);
  return { path: whole, name: maskWithin(shownPath(whole, folder)), version: ZENGSHOU_VERSION };
};
