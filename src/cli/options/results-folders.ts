import { maskWithin } from '../../domain/masking.js';
import { eachNamedFolder } from '../../files/named-folders.js';
import { shownPath } from '../../files/shown-names.js';
import type { ResultsFolder } from '../../run/results/folder.js';

/** Folders of results as they are named on the command line; what is named twice is refused later, not passed over. */
export const resultsFolders = (names: readonly string[], folder: string): ResultsFolder[] =>
  eachNamedFolder(names, folder).map((path) => ({
    path,
    name: maskWithin(shownPath(path, folder)),
  }));
