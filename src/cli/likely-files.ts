import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { byCodePoint } from '../domain/names/order.js';
import { isPassedOver, isPicture } from '../files/names.js';
import { isText } from '../run/read/open-input.js';

/** How many files are named: those for which there is time until the program asks for the first. */
const MOST = 4;

/** The option behind which the files are named that are read first. */
const FIRST = '--prior';

/**
 * The workbooks that a command line will most likely have opened first: of the folders that it names
 * for last year, in the order in which they are read. A wrong guess costs time only. Text files are
 * none of them: the first thread opens them itself.
 */
export function likelyFiles(argv: readonly string[], folder: string): readonly string[] {
  const files = namedBehind(FIRST, argv).flatMap((named) => workbooksIn(resolve(folder, named)));
  return files.sort(byCodePoint).slice(0, MOST);
}

/** The values of an option that takes several, `--name value value` or `--name=value`. */
function namedBehind(option: string, argv: readonly string[]): string[] {
  let isBehind = false;
  return argv.flatMap((word) => {
    if (!word.startsWith('-')) return isBehind ? [word] : [];
    isBehind = word === option;
    return word.startsWith(`${option}=`) ? [word.slice(option.length + 1)] : [];
  });
}

/** None where a name is no folder, but a file or a pattern, or where the disk refuses. */
function workbooksIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isWorkbook(entry.name))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

const isWorkbook = (name: string): boolean =>
  !isPassedOver(name) && !isPicture(name) && !isText(name);
