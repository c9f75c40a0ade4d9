import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outputsOf } from './ours.js';
import { sumOfFile } from './sha256.js';

const MOST_BYTES = 512 * 2 ** 20;

/**
 * The first file of our earlier output that somebody has changed since it was written; null for
 * none. What is made to be filled must not be replaced: that would destroy what was typed.
 * `only`: no other file counts.
 */
export const editedFile = (folder: string, only: string | null = null): string | null =>
  edited(folder, only).next().value ?? null;

/** All files that somebody has changed, in the order of the manifest. */
export const editedFiles = (folder: string): string[] => [...edited(folder, null)];

function* edited(folder: string, only: string | null): Generator<string, undefined> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  if (readdirSync(folder).length === 0) return;
  for (const [path, sha256] of outputsOf(folder) ?? []) {
    if (only !== null && path !== only) continue;
    const summed = sumOfFile(join(folder, path), MOST_BYTES);
    if ('reason' in summed) {
      // A file that was removed cannot be lost any more; one that cannot be read can.
      if (!['missing', 'notFolder', 'isFolder'].includes(summed.reason)) yield path;
    } else if (summed.sha256 !== sha256) yield path;
  }
}
