import { type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { watchFiles } from '../../files/watch.js';
import { resolveRunOptions } from '../options/run-options.js';
import { SELECTING, selectionOf } from '../options/selection.js';
import {
  ACCEPTING,
  BASIS,
  JOBS,
  MENDING,
  POLICY,
  PRINTING,
  REPORTING,
  TABLES,
} from '../options/shared.js';
import { ensureTarget, refuseOnScreen, refuseStream } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { FORMAT_NAMES } from './validate/formats.js';
import { once, type Task } from './validate/round.js';

const declared = {
  prior: '--prior <PATH...>',
  format: { flags: '-f, --format <FORMAT>', choices: FORMAT_NAMES },
  out: '-o, --out <FILE>',
  annotate: '--annotate <DIR>',
  against: '--against <PATH...>',
  explained: '--explained <FILE.xlsx>',
  watch: '--watch',
  ...SELECTING,
  ...TABLES,
  ...BASIS,
  ...POLICY,
  ...MENDING,
  ...ACCEPTING,
  ...JOBS,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'validate'>;

type ValidateFlags = Flags<typeof declared>;

export const validate = verb({
  page: 'docs/clerk.md',
  finds: true,
  argument: '[files...]',
  options: declared,
  run,
});

/** Checks files: on screen, as data, as marked copies; again at every saving with `--watch`. */
async function run(
  patterns: readonly string[],
  flags: ValidateFlags,
  shell: Shell,
): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const format = flags.format ?? (options.json ? 'json' : 'table');
  const selection = selectionOf(flags, options.folder);
  if (format === 'xlsx' && flags.out === undefined) refuseOnScreen(shell, '--out');
  refuseStream('--explained', flags.explained, 'file');
  for (const [other, file] of [
    ['--out', flags.out],
    ['--explained', flags.explained],
  ] as const) {
    if (file === undefined) continue;
    // What is written once is not replaced at the next saving: somebody may have filled it.
    if (flags.watch) throw new ExpectedFailure('usage.conflict', { option: '--watch', other });
    ensureTarget(file, shell, format === 'xlsx' || format === 'table' ? 'workbook' : 'text');
  }
  const task = { patterns, flags, options, screen, format, selection };
  const { code, inputs } = await once(task);
  if (flags.watch !== true) return code;
  const paths = inputs.filter(({ year }) => year === 'current').map(({ path }) => path);
  screen.note(screen.words.validate.watching(paths.length));
  return watchOn(paths, task);
}

/** Ends only when it is interrupted, or when something is wrong that no saving mends. */
function watchOn(paths: readonly string[], task: Task): Promise<ExitCode> {
  return new Promise((_resolve, reject) => {
    let running: Promise<unknown> = Promise.resolve();
    watchFiles(paths, () => {
      running = running.then(() => once(task)).catch(reject);
    });
  });
}
