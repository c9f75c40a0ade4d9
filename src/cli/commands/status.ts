import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import type { Year } from '../../domain/household.js';
import { changedAt } from '../../files/read.js';
import { statusWorkbook } from '../../reports/status.js';
import { statusOf } from '../../run/check/status.js';
import { readAll } from '../../run/read/read-all.js';
import type { FileReading, InputFile } from '../../run/read/read-file.js';
import { withToldNames } from '../../run/read/told/names.js';
import { acceptancesOf } from '../options/acceptances.js';
import { filesOfYear, namedOrProject, projectFiles } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions } from '../options/run-options.js';
import { checkSettings } from '../options/settings.js';
import { ACCEPTING, BASIS, JOBS, POLICY, PRINTING, REPORTING, TABLES } from '../options/shared.js';
import { withReaders } from '../options/single/crew.js';
import { dayFlag, dayIn } from '../options/single/day.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { printStatus, statusJson } from '../views/status.js';

const declared = {
  roster: '--roster <PATH...>',
  due: '--due <DATE>',
  out: '-o, --out <FILE.xlsx>',
  ...TABLES,
  ...BASIS,
  ...POLICY,
  ...ACCEPTING,
  ...JOBS,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'status'>;

export const status = verb({
  page: 'docs/clerk.md',
  finds: true,
  argument: '[files...]',
  options: declared,
  run,
});

/** Who has delivered, who has not, and how clean: on screen, as JSON, as a workbook. */
async function run(
  patterns: readonly string[],
  flags: Flags<typeof declared>,
  shell: Shell,
): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const due = flags.due === undefined ? null : dayFlag('--due', flags.due);
  if (flags.out !== undefined) ensureTarget(flags.out, shell, 'workbook');
  const acceptances = await acceptancesOf(options);
  const rosterRead = await rosterOf(flags.roster, options, screen);
  const named = namedOrProject(patterns, 'status', options);
  const { readings, settings } = withToldNames(
    [
      ...(rosterRead ?? []),
      ...(await readInputs(filesOfYear('current', named, options, screen), options, screen)),
    ],
    await checkSettings(options, []),
  );
  const ofYear = (year: Year) => readings.filter(({ input }) => input.year === year);
  const roster = rosterRead === null ? null : ofYear('prior');
  const files = ofYear('current').map((reading) => {
    const changed = changedAt(reading.input.path);
    return { reading, changed, day: dayIn(options.timeZone, new Date(changed)) };
  });
  const found = statusOf(files, roster, { ...settings, due, acceptances });
  const rosterUnread = (roster ?? []).filter(({ tables }) => tables.length === 0);
  if (options.json) {
    screen.print(JSON.stringify({ due, ...statusJson(found, rosterUnread) }, null, 1));
  } else if (flags.out !== STANDARD_OUTPUT) {
    printStatus(found, screen);
    for (const { input } of rosterUnread) {
      screen.print(screen.paint.red(screen.words.status.rosterUnread(input.name)));
    }
  }
  if (flags.out !== undefined) {
    const bytes = await statusWorkbook(found, { lang: options.reportLang, due });
    const written = writeTarget(flags.out, bytes, shell);
    if (written !== null) screen.note(screen.words.validate.written(written));
  }
  const isUnread = ({ format }: FileReading): boolean => format === null;
  if ([...files.map(({ reading }) => reading), ...rosterUnread].some(isUnread)) return EXIT.disk;
  return found.villages.some(({ errors }) => errors > 0) ? EXIT.findings : EXIT.done;
}

/** Last year's tables, as the option names them, else as the project does; null where neither. */
async function rosterOf(
  named: readonly string[] | undefined,
  options: RunOptions,
  screen: Screen,
): Promise<FileReading[] | null> {
  const inputs =
    named === undefined
      ? projectFiles('prior', options)
      : filesOfYear('prior', named, options, screen);
  return inputs.length === 0 ? null : await readInputs(inputs, options, screen);
}

async function readInputs(
  inputs: readonly InputFile[],
  options: RunOptions,
  screen: Screen,
): Promise<FileReading[]> {
  const settings = await checkSettings(options, inputs);
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  try {
    return await withReaders(options, (crew) =>
      readAll(settings, crew, ({ input }) => progress.step(input.name)),
    );
  } finally {
    progress.end();
  }
}
