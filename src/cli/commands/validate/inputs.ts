import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { toldApart } from '../../../files/shown-names.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { filesOfYear, namedOrProject, projectFiles, sentOrNamed } from '../../options/inputs.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Screen } from '../../screen/screen.js';

/** The options that say which files are checked, and those that need the files to lie somewhere. */
interface Wanted {
  readonly prior?: readonly string[];
  readonly annotate?: string;
  readonly explained?: string;
  readonly watch?: boolean;
}

/**
 * The files to be checked, and those of last year: as the options name them, else as the project
 * does. Files that the project calls last year's are checked as such, whatever they are called.
 */
export function inputsOf(
  patterns: readonly string[],
  flags: Wanted,
  options: RunOptions,
  screen: Screen,
): InputFile[] {
  const named = namedOrProject(patterns, 'validate', options);
  const ofProject = flags.prior === undefined ? projectFiles('prior', options) : [];
  const lastYears = new Set(ofProject.map(({ path }) => path));
  const checked = sentOrNamed(named, options, options.shell, screen).map(
    (file): InputFile => (lastYears.has(file.path) ? { ...file, ofLastYear: true } : file),
  );
  refuseCopies(checked, flags);
  if (checked.some(({ ofLastYear }) => ofLastYear)) return toldApart(checked, options.folder);
  const prior =
    flags.prior === undefined ? ofProject : filesOfYear('prior', flags.prior, options, screen);
  return toldApart([...prior, ...checked], options.folder);
}

/** Refuses options for input that came by standard input: there is no file to copy or to watch. */
function refuseCopies(files: readonly InputFile[], flags: Wanted): void {
  if (files.every(({ received }) => received === undefined)) return;
  for (const option of ['annotate', 'explained', 'watch'] as const) {
    if (flags[option] === undefined) continue;
    throw new ExpectedFailure('usage.conflict', { option: '-', other: `--${option}` });
  }
}
