import { resolve } from 'node:path';
import { displayName } from '../files/inputs.js';
import type { CorrectionTable } from '../intake/corrections.js';
import { readCorrections } from '../run/corrections.js';
import type { RunOptions } from './run-options.js';

/** The corrections of `--corrections`; null without it. */
export async function correctionsOf({
  corrections,
  folder,
}: Pick<RunOptions, 'corrections' | 'folder'>): Promise<CorrectionTable | null> {
  if (corrections === null) return null;
  const path = resolve(folder, corrections);
  return await readCorrections(path, displayName(path, folder));
}
