import type { Committed } from '../../files/output.js';
import { shownPath } from '../../files/shown-names.js';
import type { Screen } from '../screen/screen.js';

const SHOWN = 20;

/** What became of results that were there before: nobody's work goes without a word. */
export function warnOfReplaced(
  { kept, replacedOther }: Committed,
  results: string,
  folder: string,
  screen: Screen,
): void {
  const { summary: words } = screen.words;
  if (replacedOther) screen.warn(words.replacedOther(shownPath(results, folder)));
  for (const { folder: moved, files } of kept) {
    for (const file of files.slice(0, SHOWN)) {
      screen.warn(words.kept(file, shownPath(moved, folder)));
    }
    if (files.length > SHOWN) screen.warn(words.keptMore(files.length - SHOWN));
  }
}
