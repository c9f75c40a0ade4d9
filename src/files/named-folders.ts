import { statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ExpectedFailure } from '../domain/findings/failure.js';
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
