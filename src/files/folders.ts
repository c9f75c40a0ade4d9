import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing; the topmost one that was made, null where all
 * were there. One by one: asked for all at once, Node says `missing` of a disk that is read-only, and
 * never ends where the system lets nothing be made at all.
 */
export function makeFolder(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
  const parent = dirname(path);
  const topmost = parent === path ? null : makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have made it in between; a file of this name is no folder.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
    return topmost;
  }
  return topmost ?? path;
}
