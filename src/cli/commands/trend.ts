import { countText, NO_FIGURE } from '../../domain/figures.js';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import type { GroupMonth, Months } from '../../domain/outcomes/months.js';
import { MOVES } from '../../domain/outcomes/months.js';
import { openOutput } from '../../files/output.js';
import { monthNotes } from '../../reports/months/notes.js';
import { trendRows } from '../../results/months.js';
import { readTrend, writeTrend } from '../../run/months/trend.js';
import { findProject } from '../options/project.js';
import { resultsAmong } from '../options/results-folders.js';
import { DATED, PRINTING, REPORTING } from '../options/shared.js';
import { dayOfMaking } from '../options/single/day.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { working } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';
import { percent } from '../views/figures.js';

const options = {
  out: '-o, --out <DIR>',
  ...DATED,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'trend'>;

type TrendFlags = Flags<typeof options>;

export const trend = verb({
  page: 'docs/definitions/months.md',
  argument: '<results...>',
  options,
  run,
});

/** Results side by side: on screen, as JSON, as data and a workbook. */
async function run(paths: readonly string[], flags: TrendFlags, shell: Shell): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const reportLang = flags.reportLang ?? 'zh';
  const { folder } = shell;
  const madeOn = dayOfMaking(flags.date, shell.env, findProject(folder).timeZone);
  const [first, ...others] = resultsAmong(paths, ['analyze', 'rollup'], folder, screen);
  if (first === undefined) return EXIT.done;
  const open = (out: string) => {
    const results = [first, ...others].map(({ path }) => path);
    return openOutput(out, { folder, results });
  };
  // Opened before the work, so that nobody waits in vain.
  const output = flags.out === undefined ? null : open(flags.out);
  try {
    const found = await working(screen, 'reading', () => readTrend([first, ...others]));
    for (const name of found.passedOver) screen.note(screen.words.screen.otherArea(name));
    if (output !== null) {
      await working(screen, 'writing', () =>
        writeTrend(found, { lang: reportLang, madeOn, version: ZENGSHOU_VERSION }, output),
      );
      warnOfReplaced(output.commit(), output.path, folder, screen);
    }
    report(found, flags, screen, output?.path ?? null);
    return EXIT.done;
  } finally {
    output?.discard();
  }
}

function report(found: Months, flags: TrendFlags, screen: Screen, folder: string | null): void {
  const { months: words } = screen.words;
  if (flags.json === true) {
    screen.print(JSON.stringify(found.groups.flatMap(trendRows), null, 1));
    return;
  }
  screen.print(screen.paint.bold(words.screen.title(found.name)));
  screen.print(table(found, screen));
  for (const note of monthNotes(screen.words, found)) screen.print(screen.paint.dim(note));
  if (folder !== null) {
    screen.print(`\n${words.screen.written(maskWithin(folder))}`);
  }
}

function table({ groups }: Months, screen: Screen): string {
  const { months: words } = screen.words;
  const { head, growth } = words.screen;
  const titles = [...Object.values(head), growth, ...MOVES.map((move) => words.moves[move])];
  return screen.table({
    head: titles,
    align: ['left', ...titles.slice(1).map((): 'right' => 'right')],
    spare: [4, 1],
    rows: (groups[0]?.months ?? []).map((month) => [
      words.period(month.period),
      ...figuresOf(month, screen),
      ...MOVES.map((move) => (month.moves === null ? NO_FIGURE : countText(month.moves[move]))),
    ]),
  });
}

function figuresOf({ group }: GroupMonth, { paint }: Screen): string[] {
  if (group === null) return [NO_FIGURE, NO_FIGURE, NO_FIGURE, NO_FIGURE, NO_FIGURE];
  const { surveyed, up, down, flat, growth } = group.figures;
  return [
    countText(surveyed),
    countText(up),
    down > 0 ? paint.red(`▼${countText(down)}`) : '0',
    countText(flat),
    percent(growth),
  ];
}
