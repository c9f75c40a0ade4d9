import { resolve } from 'node:path';
import { maskWithin } from '../../domain/masking.js';
import type { MonthResult } from '../../domain/outcomes/months.js';
import { shownPath } from '../../files/shown-names.js';
import { findPrevious, namedPrevious, type OwnMonth } from '../../run/months/previous.js';
import { whatFailed } from '../screen/errors.js';
import type { Screen } from '../screen/screen.js';
import type { RunOptions } from './run-options.js';

/** What `--previous` says where nothing is to be compared with. */
const NONE = 'none';

/** The result that this run is held against: the one that is named, else the one beside it. */
export async function previousOf(
  { previous, folder }: Pick<RunOptions, 'previous' | 'folder'>,
  own: OwnMonth,
  screen: Screen,
): Promise<MonthResult | null> {
  if (previous === NONE) return null;
  if (previous !== null) {
    const path = resolve(folder, previous);
    const name = maskWithin(shownPath(path, folder));
    return namedPrevious({ path, name }, own);
  }
  const { found, unread } = await findPrevious(own);
  const words = screen.words.months.screen;
  for (const { folder: of, failure } of unread) {
    screen.note(words.passedOver(of, whatFailed(failure, screen.words)));
  }
  if (!('reason' in found)) return found;
  if (found.reason === 'two') screen.note(words.noPrevious.two(...found.folders));
  else if (unread.length === 0) screen.note(words.noPrevious.none);
  return null;
}
