import { statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { isWithin, realPath } from './folders.js';
import { KEPT } from './kept.js';

/**
 * The folders that these names and globs mean, each as often as it is named. A shell of Windows
 * leaves `结果\*` to the program. What was kept for people (改过的) lies among results, and a shell
 * hands it on with them: it is passed over where anything else is named.
 *
 * @throws {ExpectedFailure} `input.noMatch` for a glob that no folder fits
 */
export function eachNamedFolder(names: readonly string[], folder: string): string[] {
  const paths = names.flatMap((name) => foldersOf(name, folder));
  const results = paths.filter((path) => basename(path) !== KEPT);
  return results.length > 0 ? results : paths;
}

function foldersOf(name: string, folder: string): string[] {
  const path = resolve(folder, name);
  const pattern = sep === '\\' ? name.replaceAll('\\', '/') : name;
  if (statSync(path, { throwIfNoEntry: false }) || !isDynamicPattern(pattern)) return [path];
  const found = globSync(pattern, {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    onlyDirectories: true,
  });
  if (found.length === 0) throw new ExpectedFailure('input.noMatch', { pattern: name });
  return found.map((one) => resolve(one)).sort();
}

/** The first of these files, folders and globs that takes in what lies in a folder; null for none. */
export function whichTakes(
  target: string,
  patterns: readonly string[],
  folder: string,
): string | null {
  const real = realPath(target);
  const takes = (pattern: string): boolean => {
    const path = resolve(folder, pattern);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      return isWithin(real, realPath(path));
    }
    const fits = picomatch(path.split(sep).join('/'), { dot: true });
    const written = target.split(sep).join('/');
    return isDynamicPattern(pattern) && [written, `${written}/村.xlsx`].some((one) => fits(one));
  };
  return patterns.find(takes) ?? null;
}
