import { type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWritten } from '../../domain/masking.js';
import { findInputs } from '../../files/inputs.js';
import { readText } from '../../files/read.js';
import { shownPath } from '../../files/shown-names.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { findingSentences, type Lang, sentences } from '../../locales/index.js';
import { findingJson } from '../../results/finding.js';
import { type FileColumns, readColumns, unusedNames } from '../../run/check/columns.js';
import { type UndecidedGroup, undecidedIn } from '../../run/check/undecided.js';
import { type ColumnMaps, columnMapsOf, rowsOfMap } from '../options/column-map.js';
import { projectFiles, sentOrNamed } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions, resultFolders } from '../options/run-options.js';
import { PRINTING, REPORTING, TABLES } from '../options/shared.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { exitCodeOf } from '../screen/exit-code.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { bookNameGroups, columnMapRows } from '../views/column-map-book.js';
import { columnMapDraft } from '../views/column-map-draft.js';
import { headersIn, printColumns } from '../views/columns.js';

const options = {
  all: '--all',
  out: '-o, --out <FILE>',
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
  if (out !== undefined) ensureTarget(out, shell, isWorkbook(out) ? 'workbook' : 'text');
  const { columns: maps } = await columnMapsOf(options.columnsFile, options.folder);
  const files = await readAll(patterns, maps, options, screen);
  const undecided = undecidedIn(files);
  const unused = unusedNames(files, maps).map((name) => maskWritten(name));
  if (options.json) screen.print(columnsJson(files, undecided, unused, screen.lang));
  else if (out !== STANDARD_OUTPUT) {
    printColumns(files, { undecided, unused, all: all === true }, screen);
    if (out === undefined && undecided.length > 0) screen.note(screen.words.columns.hint);
  }
  if (out !== undefined) await writeDraft(out, files, undecided, options, screen);
  return exitCodeOf(
    files,
    files.flatMap(({ findings }) => findings),
  );
}

/** The files that are named, else those of both years that the project names. */
function filesOf(patterns: readonly string[], options: RunOptions, screen: Screen) {
  const { folder, exclude, shell } = options;
  if (patterns.length > 0) {
    const except = resultFolders(options);
    return sentOrNamed(patterns, { folder, exclude, except }, shell, screen);
  }
  const named = [...options.prior, ...options.current];
  if (named.length === 0) throw new ExpectedFailure('usage.missingArgument', { verb: 'columns' });
  const files = [...projectFiles('prior', options), ...projectFiles('current', options)];
  // Where there is nothing in either year, what is said names the folder that is empty.
  if (files.length === 0) findInputs(named, { folder, exclude });
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

/** The headers as JSON. Definition: docs/columns.md. */
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

/** A map to be filled: a workbook where its name says so, else a text. */
async function writeDraft(
  out: string,
  files: readonly FileColumns[],
  undecided: readonly UndecidedGroup[],
  options: RunOptions,
  screen: Screen,
): Promise<void> {
  const { shell } = options;
  const { columns: words } = screen.words;
  const content = isWorkbook(out)
    ? await draftWorkbook(undecided, options)
    : await draftText(out, files, undecided, options);
  const shown = writeTarget(out, content, shell);
  const written = isWorkbook(out) ? words.writtenBook : words.written;
  if (shown !== null) screen.note(written(shown, headersIn(undecided)));
}

const isWorkbook = (name: string): boolean => /\.xlsx$/iu.test(name);

async function draftWorkbook(
  undecided: readonly UndecidedGroup[],
  { columnsFile, folder, reportLang }: RunOptions,
): Promise<Uint8Array> {
  const { columns: words } = sentences(reportLang);
  const existing =
    columnsFile === null ? [] : await rowsOfMap(columnsFile, shownPath(columnsFile, folder));
  // A text map says things about units and items that have no place in a workbook and must not be
  // lost.
  if (existing === null) throw otherKind('.xlsx');
  const { columnMapWorkbook } = await import('../../forms/column-map/write.js');
  const rows = columnMapRows(undecided, existing, words);
  return columnMapWorkbook(rows, bookNameGroups(words), reportLang);
}

async function draftText(
  out: string,
  files: readonly FileColumns[],
  undecided: readonly UndecidedGroup[],
  { columnsFile, folder, reportLang }: RunOptions,
): Promise<string> {
  const { columns: words } = sentences(reportLang);
  if (columnsFile !== null && (await rowsOfMap(columnsFile, shownPath(columnsFile, folder)))) {
    throw otherKind('.yaml');
  }
  const reading = columnsFile === null ? null : readText(columnsFile);
  const existing = reading !== null && 'text' in reading ? reading.text : null;
  const name = out === STANDARD_OUTPUT ? MAP_FILE : out;
  return columnMapDraft({ name, files, undecided, existing }, words);
}

/** A map is continued in the kind of file that it is. */
const otherKind = (ending: string) =>
  new ExpectedFailure('usage.conflict', { option: `--out …${ending}`, other: '--columns' });
