import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ExpectedFailure } from '../domain/findings/failure.js';

/**
 * The folders that these names and globs mean, each once. A shell of Windows leaves `结果\*` to the
 * program.
 *
 * @throws {ExpectedFailure} `input.noMatch` for a glob that no folder fits
 */
export function namedFolders(names: readonly string[], folder: string): string[] {
  const paths = names.flatMap((name) => {
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
  });
  return [...new Set(paths)];
}
