import { resolve } from 'node:path';
import { displayName } from '../../files/shown-names.js';
import { type Decisions, readCorrections, readMatchAnswers } from '../../run/read/decisions.js';
import type { RunOptions } from './run-options.js';

/** What people decided of the tables: `--corrections` and `--matches`. */
export async function decisionsOf({
  corrections,
  matches,
  folder,
}: Pick<RunOptions, 'corrections' | 'matches' | 'folder'>): Promise<Decisions> {
  const read = async <Read>(
    file: string | null,
    reader: (path: string, name: string) => Promise<Read>,
  ): Promise<Read | null> => {
    if (file === null) return null;
    const path = resolve(folder, file);
    return await reader(path, displayName(path, folder));
  };
  return {
    corrections: await read(corrections, readCorrections),
    answers: (await read(matches, readMatchAnswers)) ?? [],
  };
}
