import { existsSync, mkdirSync, readdirSync, realpathSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Makes a folder and those above it that are missing; the topmost one that was made, null where all
 * were there. One by one: asked for all at once, Node says `missing` of a disk that is read-only, and
 * never ends where the system lets nothing be made at all. `mode`: the rights, of which the system's
 * umask may take away more.
 */
export function makeFolder(path: string, mode = 0o777): string | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
  const parent = dirname(path);
  const topmost = parent === path ? null : makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another run may have made it in between; a file of this name is no folder.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
    return topmost;
  }
  return topmost ?? path;
}

/** Removes the folders that were made for this run, from `folder` up to `topmost`, if empty. */
export function removeEmpty(folder: string, topmost: string | null): void {
  if (topmost === null) return;
  for (let path = folder; !relative(topmost, path).startsWith('..'); path = dirname(path)) {
    if (readdirSync(path).length > 0) return;
    rmdirSync(path);
  }
}

export const withSeparator = (folder: string): string =>
  folder.endsWith(sep) ? folder : folder + sep;

/** Whether a path is the folder or lies in it; both without links. */
export const isWithin = (path: string, folder: string): boolean =>
  withSeparator(path).startsWith(withSeparator(folder));

/** Through the links of as much of it as is there. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), basename(path));
}
