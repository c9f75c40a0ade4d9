import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWritten } from '../../domain/masking.js';
import { readText } from '../../files/read.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { findingSentences, type Lang, sentences } from '../../locales/index.js';
import { findingJson } from '../../results/finding.js';
import { type FileColumns, readColumns, unusedNames } from '../../run/check/columns.js';
import { type UndecidedGroup, undecidedIn } from '../../run/check/undecided.js';
import { type ColumnMaps, columnMapsOf } from '../options/column-map.js';
import { projectFiles, sentOrNamed } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions, resultFolders } from '../options/run-options.js';
import { PRINTING, REPORTING, TABLES } from '../options/shared.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { columnMapDraft } from '../views/column-map-draft.js';
import { headersIn, printColumns } from '../views/columns.js';

const options = {
  all: '--all',
  out: '-o, --out <FILE.yaml>',
  columns: TABLES.columns,
  exclude: TABLES.exclude,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'columns'>;

export const columns = verb({
  page: 'docs/columns.md',
  finds: true,
  argument: '[files...]',
  options,
  run,
});

/** What a column map is called where nobody has named it. */
const MAP_FILE = 'columns.yaml';

/** What every header became: on screen, as JSON, as a column map to fill in. */
async function run(
  patterns: readonly string[],
  { out, all, ...flags }: Flags<typeof options>,
  shell: Shell,
): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  if (out !== undefined) ensureTarget(out, shell, 'text');
  const { columns: maps } = columnMapsOf(options.columnsFile, options.folder);
  const files = await readAll(patterns, maps, options, screen);
  const undecided = undecidedIn(files);
  const unused = unusedNames(files, maps).map((name) => maskWritten(name));
  if (options.json) screen.print(columnsJson(files, undecided, unused, options.lang));
  else if (out !== STANDARD_OUTPUT) {
    printColumns(files, { undecided, unused, all: all === true }, screen, options.lang);
    if (out === undefined && undecided.length > 0) screen.note(screen.words.columns.hint);
  }
  if (out !== undefined) writeDraft(out, files, undecided, options, screen);
  return exitCodeOf(files);
}

/** Those that are named, else those of both years that the project names. */
function filesOf(patterns: readonly string[], options: RunOptions, screen: Screen) {
  const { folder, exclude, shell } = options;
  if (patterns.length > 0) {
    const except = resultFolders(options);
    return sentOrNamed(patterns, { folder, exclude, except }, shell, screen);
  }
  const files = [...projectFiles('prior', options), ...projectFiles('current', options)];
  if (files.length === 0) throw new ExpectedFailure('usage.missingArgument', { verb: 'columns' });
  return files;
}

function readAll(
  patterns: readonly string[],
  columns: ColumnMaps,
  options: RunOptions,
  screen: Screen,
): Promise<FileColumns[]> {
  const files = filesOf(patterns, options, screen);
  const progress = screen.progress(screen.words.screen.progress.reading, files.length);
  return readColumns({ inputs: files, columns, limits: DEFAULT_LIMITS }, (name) =>
    progress.step(name),
  ).finally(() => progress.end());
}

/** Definition: docs/columns.md. */
function columnsJson(
  files: readonly FileColumns[],
  undecided: readonly UndecidedGroup[],
  unused: readonly string[],
  lang: Lang,
): string {
  const told = files.map(({ findings, namesOnCards: _, ...file }) => ({
    ...file,
    findings: findings.map((found) => findingJson({ ...found, ...findingSentences(found, lang) })),
  }));
  return JSON.stringify({ files: told, undecided, unused }, null, 1);
}

function writeDraft(
  out: string,
  files: readonly FileColumns[],
  undecided: readonly UndecidedGroup[],
  { shell, columnsFile, reportLang }: RunOptions,
  screen: Screen,
): void {
  const reading = columnsFile === null ? null : readText(columnsFile);
  const existing = reading !== null && 'text' in reading ? reading.text : null;
  const { columns: words } = sentences(reportLang);
  const text = columnMapDraft(
    { name: out === STANDARD_OUTPUT ? MAP_FILE : out, files, undecided, existing },
    words,
  );
  const shown = writeTarget(out, text, shell);
  if (shown !== null) screen.note(screen.words.columns.written(shown, headersIn(undecided)));
}

const exitCodeOf = (files: readonly FileColumns[]): ExitCode => {
  if (files.some(({ format }) => format === null)) return EXIT.disk;
  const findings = files.flatMap((file) => file.findings);
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.done;
};
