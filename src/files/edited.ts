import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outputsOf } from './ours.js';
import { readFile } from './read.js';
import { sha256Of } from './sha256.js';

const MOST_BYTES = 512 * 2 ** 20;

/**
 * The first file of our earlier output that somebody has changed since it was written; null for
 * none. What is made to be filled must not be replaced: that would destroy what was typed.
 * `only`: no other file counts.
 */
export function editedFile(folder: string, only: string | null = null): string | null {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  if (readdirSync(folder).length === 0) return null;
  for (const [path, sha256] of outputsOf(folder) ?? []) {
    if (only !== null && path !== only) continue;
    const reading = readFile(join(folder, path), MOST_BYTES);
    if ('reason' in reading) continue;
    if (sha256Of(reading.bytes) !== sha256) return path;
  }
  return null;
}
