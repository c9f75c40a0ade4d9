import { maskWithin } from '../../domain/masking.js';
import type { Maker } from '../../domain/outcomes/maker.js';
import { eachNamedFolder } from '../../files/named-folders.js';
import { shownPath } from '../../files/shown-names.js';
import type { ResultsFolder } from '../../run/results/folder.js';
import { sourcesAmong } from '../../run/results/sources.js';
import type { Screen } from '../screen/screen.js';

/** Folders of results as they are named on the command line; what is named twice is refused later, not passed over. */
export const resultsFolders = (names: readonly string[], folder: string): ResultsFolder[] =>
  eachNamedFolder(names, folder).map((path) => ({
    path,
    name: maskWithin(shownPath(path, folder)),
  }));

/** The same without what lies among results and is none that the verb reads, which it says. */
export function resultsAmong(
  names: readonly string[],
  makers: readonly Maker[],
  folder: string,
  screen: Screen,
): readonly ResultsFolder[] {
  const { read, passedOver } = sourcesAmong(resultsFolders(names, folder), makers);
  for (const { name } of passedOver) screen.note(screen.words.screen.passedOver(name));
  return read;
}
