import { RULES } from '../../checks/rules.js';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import { findInputs, shownPath, toldApart } from '../../files/inputs.js';
import { ensureReplaceable, type OutputOptions, openOutput } from '../../files/output.js';
import { ensureFree, writeSingle } from '../../files/single.js';
import { watchFiles } from '../../files/watch.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { findingSentences, type Lang, sentences } from '../../locales/index.js';
import { validationWorkbook } from '../../reports/validation.js';
import { findingJson, type ToldFinding } from '../../results/finding.js';
import { validationCsv, validationJson, validationSarif } from '../../results/validation.js';
import { type Against, compareDeliveries } from '../../run/check/against.js';
import {
  type ValidatedFile,
  type Validation,
  validatedFiles,
  validate as validateFiles,
  villagesIn,
} from '../../run/check/validate.js';
import { findingRow, sortFindings } from '../../run/findings.js';
import type { InputFile } from '../../run/read/read-file.js';
import { acceptFindings } from '../../run/sign-off/accept.js';
import { acceptancesOf } from '../options/acceptances.js';
import { columnMapsOf } from '../options/column-map.js';
import { withReaders } from '../options/crew.js';
import { today } from '../options/day.js';
import { decisionsOf } from '../options/decisions.js';
import type { RunFlags } from '../options/flags.js';
import { type RunOptions, resolveRunOptions } from '../options/run-options.js';
import { oneOf } from '../options/value.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writeSignOffs } from '../views/sign-offs.js';
import { printAgainst, printValidation } from '../views/validation.js';

const FORMATS = ['table', 'json', 'csv', 'xlsx', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/** The options of `zengshou validate` as they are typed. */
export interface ValidateFlags extends RunFlags {
  readonly format?: string;
  readonly annotate?: string;
  readonly against?: readonly string[];
  readonly explained?: string;
  readonly watch?: boolean;
}

interface Task {
  readonly patterns: readonly string[];
  readonly flags: ValidateFlags;
  readonly options: RunOptions;
  readonly screen: Screen;
  readonly format: Format;
}

/** Checks files: on screen, as data, as marked copies; again at every saving with `--watch`. */
export async function validate(
  patterns: readonly string[],
  flags: ValidateFlags,
  shell: Shell,
): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const format = oneOf('--format', flags.format, FORMATS) ?? (options.json ? 'json' : 'table');
  for (const [other, file] of [
    ['--out', flags.out],
    ['--explained', flags.explained],
  ] as const) {
    if (file === undefined) continue;
    // What is written once is not replaced at the next saving: somebody may have filled it.
    if (flags.watch) throw new ExpectedFailure('usage.conflict', { option: '--watch', other });
    ensureFree(file, options.folder);
  }
  const task = { patterns, flags, options, screen, format };
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
  if (flags.annotate !== undefined) {
    ensureReplaceable(flags.annotate, copiesBeside(inputs, options));
  }
  const acceptances = await acceptancesOf(options);
  const found = await checkAll(inputs, options, screen);
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
  await show(files, validation, against, task);
  const areCopied =
    flags.annotate === undefined ||
    (await annotate(flags.annotate, inputs, validation, options, screen));
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

const toldAgainst = ({ fixed, lost, still, fresh, ...rest }: Against, lang: Lang) => {
  const told = (findings: readonly Finding[]) =>
    findings.map((found) => findingJson({ ...found, ...findingSentences(found, lang) }));
  return {
    ...{ fixed: told(fixed), lost: told(lost), still: told(still), new: told(fresh) },
    ...rest,
  };
};

/** The files to be checked, and those of last year that the options (not the project) name. */
function inputsOf({ patterns, flags, options, screen }: Task): InputFile[] {
  const find = (named: readonly string[], year: InputFile['year']): InputFile[] => {
    if (named.length === 0) return [];
    const { files, skipped } = findInputs(named, { folder: options.folder });
    for (const { name, reason } of skipped) screen.note(screen.words.screen.skipped[reason](name));
    return files.map((file) => ({ ...file, year }));
  };
  const lastYears = lastYearsFiles(flags, options);
  const checked = find(patterns, 'current').map(
    (file): InputFile => (lastYears.has(file.path) ? { ...file, ofLastYear: true } : file),
  );
  return toldApart([...find(flags.prior ?? [], 'prior'), ...checked], options.folder);
}

/** The files that the project calls last year's: they are checked as such, whatever they are called. */
function lastYearsFiles(
  { prior }: ValidateFlags,
  { prior: named, folder }: RunOptions,
): ReadonlySet<string> {
  if (prior !== undefined || named.length === 0) return new Set();
  try {
    return new Set(findInputs(named, { folder }).files.map(({ path }) => path));
  } catch (error) {
    // A working folder without last year's files is no reason not to check this year's.
    if (error instanceof ExpectedFailure) return new Set();
    throw error;
  }
}

async function checkAll(
  inputs: readonly InputFile[],
  options: RunOptions,
  screen: Screen,
): Promise<Validation> {
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  try {
    const decisions = await decisionsOf(options);
    return await withReaders(options, inputs.length, (crew) =>
      validateFiles({ ...settingsOf(inputs, options), ...decisions }, crew, ({ input }) =>
        progress.step(input.name),
      ),
    );
  } finally {
    progress.end();
  }
}

export const settingsOf = (inputs: readonly InputFile[], options: RunOptions) => ({
  inputs,
  periods: options.periods,
  partOf: options.partOf,
  basis: options.basis,
  township: options.township,
  policy: options.policy.policy,
  ...columnMapsOf(options.columnsFile, options.folder),
  limits: DEFAULT_LIMITS,
  today: today(options.shell.env, options.timeZone),
});

async function show(
  files: readonly ValidatedFile[],
  validation: Validation,
  against: Against | null,
  { flags, options, screen, format }: Task,
): Promise<void> {
  const { out } = flags;
  if (format === 'table' && out === undefined) {
    printValidation(files, validation, screen, options.lang);
    if (against !== null) printAgainst(against, screen, options.lang);
    return;
  }
  const content = await contentOf(format, files, validation, against, options);
  if (out === undefined) {
    options.shell.stdout.write(content);
    return;
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const path = writeSingle(out, bytes, options.folder);
  screen.note(screen.words.validate.written(shownPath(path, options.folder)));
}

async function contentOf(
  format: Format,
  files: readonly ValidatedFile[],
  { findings }: Validation,
  against: Against | null,
  { reportLang: lang }: RunOptions,
): Promise<string | Uint8Array> {
  const told = (): ToldFinding[] =>
    findings.map((found) => ({ ...found, ...findingSentences(found, lang) }));
  const { validate: words, findings: sayings } = sentences(lang);
  switch (format) {
    case 'csv':
      return validationCsv(told(), words);
    case 'sarif': {
      const rules = RULES.map(({ code, severity }) => ({
        code,
        severity,
        checks: sayings[code].checks,
      }));
      return validationSarif(told(), rules, ZENGSHOU_VERSION);
    }
    case 'json':
      return validationJson(files, told(), against === null ? null : toldAgainst(against, lang));
    default:
      return await validationWorkbook(
        { files, findings: findings.map((found) => findingRow(found, lang)) },
        { lang },
      );
  }
}

/** Marked copies never take the place of what they are copies of. */
const copiesBeside = (
  inputs: readonly InputFile[],
  { folder }: Pick<RunOptions, 'folder'>,
): OutputOptions => ({
  folder,
  option: '--annotate',
  inputs: inputs.map(({ path }) => path),
});

/**
 * Writes the marked copies and says which there are not. False where one is missing that is not
 * said to be unreadable anyway.
 */
async function annotate(
  folder: string,
  inputs: readonly InputFile[],
  validation: Validation,
  { folder: base, reportLang }: RunOptions,
  screen: Screen,
): Promise<boolean> {
  // Loaded only when copies are asked for.
  const { markedCopies } = await import('../../run/check/copies.js');
  const { validate: words } = screen.words;
  const output = openOutput(folder, copiesBeside(inputs, { folder: base }));
  const divided = new Map<string, number>();
  const bugs: unknown[] = [];
  let written = 0;
  let missing = 0;
  try {
    for await (const each of markedCopies(validation, reportLang)) {
      const { source, village } = each;
      if (each.kind === 'none') {
        if (each.reason === 'bug') bugs.push(each.error);
        if (each.reason !== 'unread') missing += 1;
        screen.warn(words.notAnnotated[each.reason](source, village));
        continue;
      }
      output.write(each.name, each.bytes);
      written += 1;
      if (village !== null) divided.set(source, (divided.get(source) ?? 0) + 1);
      else if (each.rebuilt) screen.note(words.rebuilt(source));
    }
    for (const [source, villages] of divided) screen.note(words.divided(source, villages));
    output.commit();
  } finally {
    output.discard();
  }
  screen.note(words.annotated(shownPath(output.path, base), written));
  // The other copies are there; what is wrong with the program is told as everywhere.
  if (bugs.length > 0) throw bugs[0];
  return missing === 0;
}

const exitCodeOf = ({ readings, findings }: Validation): ExitCode => {
  if (readings.some(({ format }) => format === null)) return EXIT.disk;
  const failed = findings.some(({ severity, accepted }) => severity === 'error' && !accepted);
  return failed ? EXIT.findings : EXIT.done;
};
