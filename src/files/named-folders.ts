import { statSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ExpectedFailure } from '../domain/findings/failure.js';
import { KEPT } from './kept.js';

/**
 * The folders that these names and globs mean, each once. A shell of Windows leaves `结果\*` to the
 * program. What earlier results left for people (改过的) lies among them and is none.
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
    const others = found.map((one) => resolve(one)).filter((one) => basename(one) !== KEPT);
    if (others.length === 0) throw new ExpectedFailure('input.noMatch', { pattern: name });
    return others.sort();
  });
  return [...new Set(paths)];
}
