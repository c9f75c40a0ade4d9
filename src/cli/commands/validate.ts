import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { ensureReplaceable } from '../../files/output.js';
import { watchFiles } from '../../files/watch.js';
import type { Validation } from '../../run/check/validate.js';
import { validatedFiles, villagesIn } from '../../run/check/validated-files.js';
import { sortFindings } from '../../run/findings.js';
import type { InputFile } from '../../run/read/read-file.js';
import { acceptFindings } from '../../run/sign-off/accept.js';
import { acceptancesOf } from '../options/acceptances.js';
import { namedOrProject } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions } from '../options/run-options.js';
import { SELECTING, type Selection, selectionOf } from '../options/selection.js';
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
import {
  ensureTarget,
  refuseOnScreen,
  refuseStream,
  STANDARD_OUTPUT,
  writeTarget,
} from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { exitCodeOf } from '../screen/exit-code.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writeSignOffs } from '../views/sign-offs.js';
import { printAgainst, printValidation } from '../views/validation.js';
import { comparedWith } from './validate/against.js';
import { checkWithPrior } from './validate/check.js';
import { annotate, copiesBeside } from './validate/copies.js';
import { type Checked, FORMATS, type Format } from './validate/formats.js';
import { inputsOf } from './validate/inputs.js';

/** The formats: `table` is for the screen, the others are written. */
const FORMAT_NAMES = ['table', 'json', 'csv', 'xlsx', 'sarif'] as const satisfies readonly (
  | 'table'
  | Format
)[];

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

interface Task {
  readonly patterns: readonly string[];
  readonly flags: ValidateFlags;
  readonly options: RunOptions;
  readonly screen: Screen;
  readonly format: 'table' | Format;
  readonly selection: Selection;
}

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

async function once(task: Task): Promise<{ code: ExitCode; inputs: readonly InputFile[] }> {
  const { flags, options, screen } = task;
  const inputs = inputsOf(task.patterns, flags, options, screen);
  const beside = copiesBeside(inputs, namedIn(task), options);
  if (flags.annotate !== undefined) ensureReplaceable(flags.annotate, beside);
  const acceptances = await acceptancesOf(options);
  const found = await checkWithPrior(inputs, flags.prior !== undefined, options, screen);
  const villages = villagesIn(found);
  const findings =
    acceptances === null
      ? found.findings
      : sortFindings(
          acceptFindings(found.findings, acceptances, { policy: options.policy.policy, villages }),
        );
  const validation = { ...found, findings };
  const files = validatedFiles(validation, findings);
  const against =
    flags.against === undefined
      ? null
      : await comparedWith(flags.against, validation, options, screen);
  const selected = task.selection.of(findings);
  await show({ files, findings: selected, against }, { ...validation, findings: selected }, task);
  if (!task.selection.isAll) {
    screen.note(screen.words.validate.selected(selected.length, findings.length));
  }
  const areCopied =
    flags.annotate === undefined ||
    (await annotate(flags.annotate, beside, validation, options, screen));
  if (flags.explained !== undefined) {
    const earlier = acceptances?.rows ?? [];
    const missing = await leftOutIn(validation);
    const checked = { findings, villages, leftOut: missing };
    await writeSignOffs(flags.explained, inputs, checked, earlier, options, screen);
  }
  const code =
    against?.unread.length || !areCopied
      ? EXIT.disk
      : exitCodeOf(validation.readings, validation.findings);
  return { code, inputs };
}

/** How the tables were named, so that no copy of them gets among them. */
const namedIn = ({ patterns, flags, options }: Task): readonly string[] => [
  ...namedOrProject(patterns, 'validate', options),
  ...(flags.prior ?? options.prior),
];

/** Loaded only when a table of sign-offs is asked for. */
async function leftOutIn(validation: Validation) {
  const { lastYearsTable, leftOut } = await import('../../run/check/left-out.js');
  return new Map(
    leftOut(validation).map(({ found, file }) => [found, { file, table: lastYearsTable(found) }]),
  );
}

async function show(
  checked: Checked,
  validation: Validation,
  { flags, options, screen, format, selection }: Task,
): Promise<void> {
  const { out = STANDARD_OUTPUT } = flags;
  if (format === 'table' && flags.out === undefined) {
    printValidation(checked.files, validation, selection, screen);
    if (checked.against !== null) printAgainst(checked.against, screen);
    return;
  }
  // A table that goes into a file is a workbook.
  const write = FORMATS[format === 'table' ? 'xlsx' : format];
  const content = await write(checked, options.reportLang);
  const written = writeTarget(out, content, options.shell);
  if (written !== null) screen.note(screen.words.validate.written(written));
}
