import { resolve } from 'node:path';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { readFile } from '../../../files/read.js';
import { shownPath } from '../../../files/shown-names.js';
import { MERGE_KEY_BYTES, type MergeKey, mergeKeyOf } from '../../../run/merge-key.js';

/** The largest key file; a larger one is not ours. */
const MOST_BYTES = 4096;

/** The county's key as it is named; null where none is. */
export function mergeKeyFrom(path: string | null, folder: string): MergeKey | null {
  if (path === null) return null;
  const whole = resolve(folder, path);
  const file = shownPath(whole, folder);
  const reading = readFile(whole, MOST_BYTES);
  if ('bytes' in reading && reading.bytes.length === MERGE_KEY_BYTES)
    return mergeKeyOf(reading.bytes);
  if ('bytes' in reading || reading.reason === 'tooLarge') {
    throw new ExpectedFailure('config.notKey', { file });
  }
  throw new ExpectedFailure('config.unreadable', { config: 'key', file, reason: reading.reason });
}
