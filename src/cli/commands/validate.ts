import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { findInputs } from '../../files/inputs.js';
import { ensureReplaceable } from '../../files/output.js';
import { toldApart } from '../../files/shown-names.js';
import { watchFiles } from '../../files/watch.js';
import { type Against, compareDeliveries } from '../../run/check/against.js';
import { type Validation, validate as validateFiles } from '../../run/check/validate.js';
import { validatedFiles, villagesIn } from '../../run/check/validated-files.js';
import { sortFindings } from '../../run/findings.js';
import type { InputFile } from '../../run/read/read-file.js';
import { acceptFindings } from '../../run/sign-off/accept.js';
import { acceptancesOf } from '../options/acceptances.js';
import { decisionsOf } from '../options/decisions.js';
import { filesOfYear, namedOrProject, projectFiles, sentOrNamed } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions } from '../options/run-options.js';
import { SELECTING, type Selection, selectionOf } from '../options/selection.js';
import { checkSettings } from '../options/settings.js';
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
import { withReaders } from '../options/single/crew.js';
import {
  ensureTarget,
  refuseOnScreen,
  STANDARD_OUTPUT,
  writeTarget,
} from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writeSignOffs } from '../views/sign-offs.js';
import { printAgainst, printValidation } from '../views/validation.js';
import { annotate, copiesBeside } from './validate/copies.js';
import { type Checked, FORMATS, type Format } from './validate/formats.js';

/** On screen, and what can be written. */
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
  const inputs = inputsOf(task);
  const beside = copiesBeside(inputs, namedIn(task), options);
  if (flags.annotate !== undefined) ensureReplaceable(flags.annotate, beside);
  const acceptances = await acceptancesOf(options);
  const found = await checkedWith(inputs, task);
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
    flags.against === undefined ? null : await compared(flags.against, validation, task);
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
  const code = against?.unread.length || !areCopied ? EXIT.disk : exitCodeOf(validation);
  return { code, inputs };
}

/** Loaded only when a table of sign-offs is asked for. */
async function leftOutIn(validation: Validation) {
  const { lastYearsTable, leftOut } = await import('../../run/check/left-out.js');
  return new Map(
    leftOut(validation).map(({ found, file }) => [found, { file, table: lastYearsTable(found) }]),
  );
}

/** The old delivery is checked in the same way, without last year's tables. */
async function compared(
  named: readonly string[],
  now: Validation,
  { options, screen }: Task,
): Promise<Against> {
  const { files } = findInputs(named, { folder: options.folder });
  const inputs = files.map((file): InputFile => ({ ...file, year: 'current' }));
  const old = await checkAll(inputs, { ...options, corrections: null, matches: null }, screen);
  // Rules that only the new delivery was asked would look like new mistakes, and so would what is
  // wrong with the lists of exceptions.
  const notAsked = new Set(old.withoutPrior);
  const checked = new Set(
    now.readings.flatMap(({ input }) => (input.year === 'current' ? [input.name] : [])),
  );
  const findings = now.findings.filter(
    ({ code, file }) =>
      !notAsked.has(code) &&
      !code.startsWith('accept.') &&
      // Files of last year that cannot be read are no mistake of the new delivery.
      !(code.startsWith('file.') && file !== null && !checked.has(file)),
  );
  return compareDeliveries(old, { ...now, findings });
}

/**
 * The files to be checked, and those of last year: as the options name them, else as the project
 * does. Files that the project calls last year's are checked as such, whatever they are called.
 */
function inputsOf({ patterns, flags, options, screen }: Task): InputFile[] {
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

/** How the tables were named, so that no copy of them gets among them. */
const namedIn = ({ patterns, flags, options }: Task): readonly string[] => [
  ...namedOrProject(patterns, 'validate', options),
  ...(flags.prior ?? options.prior),
];

/** What was sent lies nowhere: there is nothing to copy, and nothing to watch. */
function refuseCopies(files: readonly InputFile[], flags: ValidateFlags): void {
  if (files.every(({ received }) => received === undefined)) return;
  for (const option of ['annotate', 'explained', 'watch'] as const) {
    if (flags[option] === undefined) continue;
    throw new ExpectedFailure('usage.conflict', { option: '-', other: `--${option}` });
  }
}

/** Last year's tables that nobody asked for are no reason to refuse this year's. */
async function checkedWith(
  inputs: readonly InputFile[],
  { flags, options, screen }: Task,
): Promise<Validation> {
  try {
    return await checkAll(inputs, options, screen);
  } catch (error) {
    const isOfPeriods = error instanceof ExpectedFailure && error.code.startsWith('period.');
    const own = inputs.filter(({ year }) => year === 'current');
    if (!isOfPeriods || flags.prior !== undefined || own.length === inputs.length) throw error;
    screen.note(screen.words.validate.notHeldAgainst);
    return await checkAll(own, options, screen);
  }
}

async function checkAll(
  inputs: readonly InputFile[],
  options: RunOptions,
  screen: Screen,
): Promise<Validation> {
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  try {
    const settings = {
      ...(await checkSettings(options, inputs)),
      ...(await decisionsOf(options)),
    };
    return await withReaders(options, (crew) =>
      validateFiles(settings, crew, ({ input }) => progress.step(input.name)),
    );
  } finally {
    progress.end();
  }
}

async function show(
  checked: Checked,
  validation: Validation,
  { flags, options, screen, format, selection }: Task,
): Promise<void> {
  const { out = STANDARD_OUTPUT } = flags;
  if (format === 'table' && flags.out === undefined) {
    printValidation(checked.files, validation, selection, screen, options.lang);
    if (checked.against !== null) printAgainst(checked.against, screen, options.lang);
    return;
  }
  // A table that goes into a file is a workbook.
  const write = FORMATS[format === 'table' ? 'xlsx' : format];
  const content = await write(checked, options.reportLang);
  const written = writeTarget(out, content, options.shell);
  if (written !== null) screen.note(screen.words.validate.written(written));
}

const exitCodeOf = ({ readings, findings }: Validation): ExitCode => {
  if (readings.some(({ format }) => format === null)) return EXIT.disk;
  const failed = findings.some(({ severity, accepted }) => severity === 'error' && !accepted);
  return failed ? EXIT.findings : EXIT.done;
};
