import { resolve } from 'node:path';
import { type FoundInputs, findInputs, toldApart } from '../../files/inputs.js';
import { keptFolders } from '../../files/kept.js';
import { readDescriptor } from '../../files/read.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import type { Crew } from '../../run/crew.js';
import { type Gathered, type GatherSettings, gather } from '../../run/read/gather.js';
import type { InputFile } from '../../run/read/read-file.js';
import type { Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { type RunOptions, resultFolders } from './run-options.js';

/** The files that files, folders and globs name; what is no file is skipped and said. */
function namedFiles(
  patterns: readonly string[],
  { folder, except = [] }: { readonly folder: string; readonly except?: readonly string[] },
  screen: Screen,
): FoundInputs['files'] {
  const { files, skipped } = findInputs(patterns, { folder, except });
  for (const { name, reason } of skipped) screen.note(screen.words.screen.skipped[reason](name));
  return files;
}

/** Named files as those of a year. */
export const filesOfYear = (
  year: InputFile['year'],
  patterns: readonly string[],
  { folder }: Pick<RunOptions, 'folder'>,
  screen: Screen,
): InputFile[] => namedFiles(patterns, { folder }, screen).map((file) => ({ ...file, year }));

/** What stands for standard input among files. */
const STANDARD_INPUT = '-';

/** The current year's files; `-` is what is sent to the program. */
export function sentOrNamed(
  patterns: readonly string[],
  options: { readonly folder: string; readonly except?: readonly string[] },
  { stdin }: Pick<Shell, 'stdin'>,
  screen: Screen,
): InputFile[] {
  const name = screen.words.screen.standardInput;
  const named = patterns.filter((pattern) => pattern !== STANDARD_INPUT);
  const sent: InputFile[] =
    named.length === patterns.length
      ? []
      : [
          {
            path: resolve(options.folder, name),
            name,
            year: 'current',
            received: readDescriptor(stdin, DEFAULT_LIMITS.fileBytes),
          },
        ];
  const files = named.length === 0 ? [] : namedFiles(named, options, screen);
  return [...sent, ...files.map((file): InputFile => ({ ...file, year: 'current' }))];
}

/** The files of both years; results of earlier runs are none. */
export function filesOfBothYears(
  options: Pick<RunOptions, 'prior' | 'current' | 'folder' | 'out'>,
  screen: Screen,
): InputFile[] {
  const { folder } = options;
  const except = resultFolders(options).flatMap((one) => [
    one,
    ...keptFolders(resolve(folder, one)),
  ]);
  const both = (['prior', 'current'] as const).flatMap((year) =>
    namedFiles(options[year], { folder, except }, screen).map((file) => ({ ...file, year })),
  );
  return toldApart(both, folder);
}

/** Reads and matches both years, with progress on screen. */
export function gatherShown(
  settings: GatherSettings,
  crew: Crew,
  screen: Screen,
): Promise<Gathered> {
  const progress = screen.progress(screen.words.screen.progress.reading, settings.inputs.length);
  return gather(settings, crew, ({ input }) => progress.step(input.name)).finally(() =>
    progress.end(),
  );
}
