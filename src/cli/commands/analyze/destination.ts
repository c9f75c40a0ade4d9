import { join, resolve } from 'node:path';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { QUESTIONS_FILE } from '../../../domain/outcomes/files.js';
import type { MonthResult } from '../../../domain/outcomes/months.js';
import { editedFile } from '../../../files/edited.js';
import { type OutputFolder, openOutput } from '../../../files/output.js';
import { shownPath } from '../../../files/shown-names.js';
import type { OwnMonth } from '../../../run/months/previous.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { previousOf } from '../../options/previous.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Screen } from '../../screen/screen.js';

/** Where the results of a run go, and what else of it depends on that. */
export interface Destination {
  /** Looks whether results may go there, and begins to write them. */
  open(out: string): OutputFolder;
  /** Called once everything is written, before it takes its place. */
  beforeCommit(path: string): void;
  previous(own: OwnMonth): Promise<MonthResult | null>;
  /** What was asked for besides the options of every run. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** A folder of the run's own, replaced as a whole. */
export const ownFolder = (
  options: RunOptions,
  inputs: readonly InputFile[],
  screen: Screen,
): Destination => ({
  open(out) {
    refuseUnreadAnswers(out, options);
    return openOutput(out, { folder: options.folder, inputs: inputs.map(({ path }) => path) });
  },
  beforeCommit: (path) => refuseUnreadAnswers(path, options),
  previous: (own) => previousOf(options, own, screen),
  asked: {},
});

/** Answers that somebody has typed are read by this run, or not replaced. */
function refuseUnreadAnswers(out: string, { folder, matches }: RunOptions): void {
  const target = resolve(folder, out);
  const file = editedFile(target, QUESTIONS_FILE);
  if (file === null) return;
  if (matches !== null && resolve(folder, matches) === join(target, file)) return;
  throw new ExpectedFailure('output.answered', { path: shownPath(target, folder), file });
}
