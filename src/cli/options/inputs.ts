import { resolve } from 'node:path';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { YEARS } from '../../domain/household.js';
import { maskWritten } from '../../domain/masking.js';
import { type FoundInputs, findInputs, type InputOptions } from '../../files/inputs.js';
import { keptFolders } from '../../files/kept.js';
import { readDescriptor } from '../../files/read.js';
import { toldApart } from '../../files/shown-names.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import type { Harvest } from '../../run/analyze/harvest.js';
import { harvestRun } from '../../run/analyze/harvest-run.js';
import type { Crew } from '../../run/crew.js';
import { gather } from '../../run/read/gather.js';
import type { Gathered } from '../../run/read/gathered.js';
import type { InputFile } from '../../run/read/read-file.js';
import type { Shelf } from '../../run/shelf/shelf.js';
import type { Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { decisionsOf } from './decisions.js';
import { type RunOptions, resultFolders } from './run-options.js';
import { runSettings } from './settings.js';
import { withReaders } from './single/crew.js';

/** The files that files, folders and globs name; what is no file is skipped and said. */
function namedFiles(
  patterns: readonly string[],
  options: Pick<InputOptions, 'folder' | 'except' | 'exclude'>,
  screen: Screen,
): FoundInputs['files'] {
  const { files, skipped } = findInputs(patterns, options);
  noteSkipped(skipped, screen);
  return files;
}

const NAMED = 5;

/**
 * Tells what was skipped: links one by one, other files that are no tables in a line for each kind.
 */
export function noteSkipped(skipped: FoundInputs['skipped'], screen: Screen): void {
  const { skipped: words } = screen.words.screen;
  for (const { name, reason } of skipped) {
    if (reason === 'symbolicLink' || reason === 'special')
      screen.note(words[reason](maskWritten(name)));
  }
  for (const reason of ['results', 'picture', 'excluded'] as const) {
    const names = skipped.flatMap((one) => (one.reason === reason ? [maskWritten(one.name)] : []));
    if (names.length === 0) continue;
    const more = Math.max(names.length - NAMED, 0);
    screen.note(words[reason](words.several(names.slice(0, NAMED), more), names.length));
  }
}

/** The named files, as files of a year. */
export const filesOfYear = (
  year: InputFile['year'],
  patterns: readonly string[],
  { folder, exclude }: Pick<RunOptions, 'folder' | 'exclude'>,
  screen: Screen,
): InputFile[] =>
  namedFiles(patterns, { folder, exclude }, screen).map((file) => ({ ...file, year }));

/** The files of a year that the project names; none where nothing lies there yet. */
export function projectFiles(
  year: InputFile['year'],
  options: Pick<RunOptions, 'prior' | 'current' | 'folder' | 'exclude'>,
): InputFile[] {
  const { folder, exclude } = options;
  if (options[year].length === 0) return [];
  try {
    const { files } = findInputs(options[year], { folder, exclude });
    return files.map((file) => ({ ...file, year }));
  } catch (error) {
    if (error instanceof ExpectedFailure) return [];
    throw error;
  }
}

/** What was named behind a verb, else this year's files as the project names them. */
export function namedOrProject(
  patterns: readonly string[],
  verb: 'validate' | 'status',
  { current }: Pick<RunOptions, 'current'>,
): readonly string[] {
  if (patterns.length > 0) return patterns;
  if (current.length > 0) return current;
  throw new ExpectedFailure('usage.missingArgument', { verb });
}

/** The name of standard input among files. */
const STANDARD_INPUT = '-';

/** The current year's files; `-` is what is sent to the program. */
export function sentOrNamed(
  patterns: readonly string[],
  options: Pick<InputOptions, 'folder' | 'except' | 'exclude'>,
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
  options: Pick<RunOptions, 'prior' | 'current' | 'folder' | 'out' | 'exclude'>,
  screen: Screen,
): InputFile[] {
  const { folder, exclude } = options;
  const except = resultFolders(options).flatMap((one) => [
    one,
    ...keptFolders(resolve(folder, one)),
  ]);
  const both = YEARS.flatMap((year) =>
    namedFiles(options[year], { folder, except, exclude }, screen).map((file) => ({
      ...file,
      year,
    })),
  );
  return toldApart(both, folder);
}

/**
 * The same for a run whose rows may wait on the disk; the work after reading is shown as a stage of
 * its own.
 */
export async function harvestShown(
  settings: Parameters<typeof harvestRun>[0],
  crew: Crew,
  screen: Screen,
  shelf: Shelf,
): Promise<Harvest> {
  const { length } = settings.inputs;
  const progress = screen.progress(screen.words.screen.progress.reading, length);
  let read = 0;
  let ended = (): void => progress.end();
  const fileRead = ({ input }: { readonly input: InputFile }): void => {
    progress.step(input.name);
    read += 1;
    if (read < length) return;
    progress.end();
    ended = screen.stage(screen.words.screen.progress.comparing);
  };
  try {
    return await harvestRun(settings, crew, fileRead, shelf);
  } finally {
    ended();
  }
}

/** Reads and matches both years as the options say, with progress on screen. */
export async function gatherShown(
  options: RunOptions,
  inputs: readonly InputFile[],
  screen: Screen,
): Promise<Gathered> {
  const settings = { ...(await runSettings(options, inputs)), ...(await decisionsOf(options)) };
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  return withReaders(options, (crew) =>
    gather(settings, crew, ({ input }) => progress.step(input.name)),
  ).finally(() => progress.end());
}
