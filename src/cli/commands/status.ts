import type { VillageStatus } from '../../domain/delivery.js';
import { EXIT, type ExitCode } from '../../domain/failure.js';
import { displayName, findInputs } from '../../files/inputs.js';
import { changedAt } from '../../files/read.js';
import { ensureFree, writeSingle } from '../../files/single.js';
import { statusWorkbook } from '../../reports/workbook/status.js';
import { readAll } from '../../run/gather.js';
import { type InputFile, readInput } from '../../run/read-file.js';
import { type Status, statusOf } from '../../run/status.js';
import { dayFlag, localDay } from '../day.js';
import type { CommonFlags } from '../flags.js';
import { resolveRunOptions } from '../run-options.js';
import { openScreen, type Screen } from '../screen.js';
import type { Shell } from '../shell.js';
import { settingsOf } from './validate.js';

/** The options of `zengshou status` as they are typed. */
export interface StatusFlags extends CommonFlags {
  readonly roster?: readonly string[];
  readonly due?: string;
  readonly out?: string;
}

/** Who has delivered, who has not, and how clean: on screen, as JSON, as a workbook. */
export async function status(
  patterns: readonly string[],
  flags: StatusFlags,
  shell: Shell,
): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const due = flags.due === undefined ? null : dayFlag('--due', flags.due);
  if (flags.out !== undefined) ensureFree(flags.out, options.folder);
  const read = (named: readonly string[], year: InputFile['year']) => {
    const { files, skipped } = findInputs(named, { folder: options.folder });
    for (const { name, reason } of skipped) screen.note(screen.words.screen.skipped[reason](name));
    const inputs = files.map((file): InputFile => ({ ...file, year }));
    const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
    return readAll(settingsOf(inputs, options), { jobs: 1, read: readInput }, ({ input }) =>
      progress.step(input.name),
    ).finally(() => progress.end());
  };
  const roster = flags.roster === undefined ? null : await read(flags.roster, 'prior');
  const files = (await read(patterns, 'current')).map((reading) => {
    const changed = changedAt(reading.input.path);
    return { reading, changed, day: localDay(new Date(changed)) };
  });
  const found = statusOf(files, roster, { ...settingsOf([], options), due });
  if (options.json) screen.print(JSON.stringify({ due, ...found }, null, 1));
  else if (!options.quiet) printStatus(found, screen);
  if (flags.out !== undefined) {
    const bytes = await statusWorkbook(found.villages, { lang: options.reportLang, due });
    const path = writeSingle(flags.out, bytes, options.folder);
    screen.note(screen.words.validate.written(displayName(path, options.folder)));
  }
  if (files.some(({ reading }) => reading.format === null)) return EXIT.disk;
  return found.villages.some(({ errors }) => errors > 0) ? EXIT.findings : EXIT.done;
}

function printStatus({ villages, unread }: Status, screen: Screen): void {
  const { status: words } = screen.words;
  const { columns } = words;
  screen.print(
    screen.table({
      head: [
        columns.village,
        columns.state,
        columns.day,
        columns.version,
        columns.expected,
        columns.filled,
        columns.blank,
        columns.rejected,
        columns.errors,
        columns.warnings,
        columns.clean,
        columns.file,
      ],
      align: ['left', 'left', 'left', ...new Array<'right'>(8).fill('right'), 'left'],
      rows: villages.map((village) => rowOf(village, screen)),
    }),
  );
  const of = (state: VillageStatus['state']) =>
    villages.filter((village) => village.state === state).length;
  screen.print(words.counts(of('delivered'), of('late'), of('missing')));
  for (const { village, older } of villages) {
    if (older.length > 0) screen.print(`${village} ${columns.older}: ${older.join('、')}`);
  }
  for (const file of unread) screen.print(screen.paint.red(words.unread(file)));
  screen.print(screen.paint.dim(words.note));
}

function rowOf(village: VillageStatus, { paint, words: { status: words } }: Screen): string[] {
  const { state, errors, clean, expected } = village;
  return [
    village.village,
    state === 'delivered' ? words.states[state] : paint.red(words.states[state]),
    village.day ?? '—',
    String(village.version),
    expected === null ? '—' : String(expected),
    String(village.filled),
    String(village.blank),
    String(village.rejected),
    errors > 0 ? paint.red(String(errors)) : '0',
    String(village.warnings),
    clean === null ? '—' : `${(clean * 100).toFixed(2)}%`,
    village.file ?? '—',
  ];
}
