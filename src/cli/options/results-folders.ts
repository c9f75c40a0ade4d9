import { maskWithin } from '../../domain/masking.js';
import { namedFolders } from '../../files/named-folders.js';
import { shownPath } from '../../files/shown-names.js';
import type { ResultsFolder } from '../../run/results/folder.js';

/** Folders of results as they are named on the command line, each once. */
export const resultsFolders = (names: readonly string[], folder: string): ResultsFolder[] =>
  namedFolders(names, folder).map((path) => ({
    path,
    name: maskWithin(shownPath(path, folder)),
    version: ZENGSHOU_VERSION,
  }));
