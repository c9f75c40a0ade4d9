import { extname, relative, resolve, sep } from 'node:path';
import { maskWithin } from '../domain/masking.js';

export interface FoundFile {
  readonly path: string;
  /** The path as it is shown to people: relative to the working folder, with `/`. */
  readonly name: string;
}

/**
 * The path as it is shown to people, masked, since files and folders may be named after somebody's
 * ID number.
 */
export const displayName = (path: string, folder: string): string =>
  short(maskWithin((relative(folder, path) || '.').split(sep).join('/')));

/** The longest path that is shown whole: hundreds of nested folders would fill the screen. */
const MOST_CHARACTERS = 400;

function short(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const half = MOST_CHARACTERS / 2;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}

/**
 * Files of a run, each with a name of its own: where masking has made two names one, later ones get
 * a running number (`甲村149900********0018(2).xlsx`). A file that was given twice keeps its name.
 */
export function toldApart<File extends FoundFile>(files: readonly File[], folder: string): File[] {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  return files.map((file) => {
    const { path } = file;
    const plain = displayName(path, resolve(folder));
    let name = names.get(path) ?? plain;
    for (let n = 2; (owners.get(name) ?? path) !== path; n += 1) name = withRunningNumber(plain, n);
    names.set(path, name);
    owners.set(name, path);
    return name === file.name ? file : { ...file, name };
  });
}

/** The same name with a running number before its ending. */
export const withRunningNumber = (name: string, n: number): string => {
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)}(${n})${extension}`;
};

/**
 * A path in a message; absolute where a relative one would lead up through several folders and down
 * again.
 */
export function shownPath(path: string, folder: string): string {
  const name = displayName(path, folder);
  return name.startsWith('../../') ? short(maskWithin(path.split(sep).join('/'))) : name;
}
