import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { writtenPeriod } from '../../domain/months/named-period.js';
import { typedName } from '../../domain/names/typed-name.js';
import { workbookFile } from '../../domain/outcomes/files.js';
import { isWithin, type Period, periodText } from '../../domain/period.js';
import { safeFileNames } from '../../files/names.js';
import { openOutput } from '../../files/output.js';
import { shownPath } from '../../files/shown-names.js';
import { blankForm, type FormOptions, prefilledForm } from '../../forms/template/index.js';
import { villageKey } from '../../intake/batch/village.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { findingSentences } from '../../locales/index.js';
import type { InputFile } from '../../run/read/read-file.js';
import {
  type Roster,
  type RosterSettings,
  type Rosters,
  readRosters,
} from '../../run/read/rosters.js';
import { columnMapsOf } from '../options/column-map.js';
import { filesOfYear } from '../options/inputs.js';
import { type RunOptions, resolveRunOptions } from '../options/run-options.js';
import { REPORTING, SCREEN, TABLES } from '../options/shared.js';
import { refuse, wholeNumber } from '../options/value.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

const declared = {
  from: '--from <PATH...>',
  period: '--period <A..B>',
  part: '--part <A..B>',
  village: '--village <NAME...>',
  rows: '--rows <N>',
  out: { flags: '-o, --out <DIR>', required: true },
  ...TABLES,
  ...SCREEN,
  ...REPORTING,
} as const satisfies OptionsOf<'template'>;

type TemplateFlags = Flags<typeof declared>;

export const template = verb({
  page: 'docs/clerk.md',
  finds: true,
  options: declared,
  run: (_, flags, shell) => run(flags, shell),
});

/** A form and the name of its file. */
interface Planned {
  readonly name: string;
  readonly households: number;
  make(): Promise<Uint8Array>;
}

const ROWS_OF_A_BLANK_FORM = 100;
const ROWS_FOR_NEW_HOUSEHOLDS = 10;
const MOST_ROWS = 2000;
const BLANK_NAME = '收入明细表';

/** Writes the collection forms: blank, or one per village from last year's detail. */
async function run(flags: TemplateFlags, shell: Shell): Promise<ExitCode> {
  const options = resolveRunOptions(flags, shell);
  const screen = openScreen(options, shell);
  const { whole, months } = askedOf(flags, options);
  const inputs = inputsOf(flags, options, screen);
  const rosters =
    inputs === null ? null : await readRosters(await settingsOf(inputs, whole, options));
  const forms =
    rosters === null ? blanks(flags, months, options) : prefilled(flags, months, options, rosters);
  const output = openOutput(flags.out, {
    folder: options.folder,
    inputs: (inputs ?? []).map(({ path }) => path),
    among: flags.from ?? [],
  });
  try {
    const progress = screen.progress(screen.words.screen.progress.writing, forms.length);
    const names = safeFileNames(forms.map(({ name }) => name));
    for (const [n, form] of forms.entries()) {
      output.write(workbookFile(String(names[n])), await form.make());
      progress.step(form.name);
    }
    progress.end();
    output.commit();
  } finally {
    output.discard();
  }
  const households = forms.reduce((sum, form) => sum + form.households, 0);
  const folder = shownPath(output.path, options.folder);
  screen.note(screen.words.screen.template.written(folder, forms.length, households));
  return tellMissing(rosters, screen);
}

/** The year that is to be filled, and the months of it that the form asks for. */
interface Asked {
  readonly whole: Period;
  readonly months: Period;
}

function askedOf({ period, part }: TemplateFlags, { periods }: RunOptions): Asked {
  const whole = period === undefined ? periods.current : readPeriod('--period', period);
  const months = part === undefined ? whole : readPeriod('--part', part);
  if (months === null) {
    throw new ExpectedFailure('usage.missingOption', { verb: 'template', option: '--period' });
  }
  if (part !== undefined && whole !== null && !isWithin(months, whole)) {
    refuse('--part', part, { kind: 'within', period: periodText(whole) });
  }
  return { whole: whole ?? months, months };
}

const readPeriod = (option: string, value: string): Period =>
  writtenPeriod(value) ?? refuse(option, value, { kind: 'period' });

const rowsOf = ({ rows }: TemplateFlags, otherwise: number): number =>
  rows === undefined ? otherwise : wholeNumber('--rows', rows, 0, MOST_ROWS);

const formOptions = (
  township: string | null,
  { county, reportLang: lang }: RunOptions,
  period: Period,
  rows: number,
): FormOptions => {
  if (township === null || township === '') {
    throw new ExpectedFailure('usage.missingOption', { verb: 'template', option: '--township' });
  }
  return { lang, period, township, county, rows };
};

function blanks(flags: TemplateFlags, period: Period, options: RunOptions): Planned[] {
  const form = formOptions(options.township, options, period, rowsOf(flags, ROWS_OF_A_BLANK_FORM));
  const named = flags.village?.map(typedName) ?? [null];
  return named.map((village) => ({
    name: village ?? BLANK_NAME,
    households: 0,
    make: () => blankForm({ ...form, village }),
  }));
}

function prefilled(
  flags: TemplateFlags,
  period: Period,
  options: RunOptions,
  rosters: Rosters,
): Planned[] {
  const rows = rowsOf(flags, ROWS_FOR_NEW_HOUSEHOLDS);
  const isAlone = (village: string): boolean =>
    rosters.villages.filter((other) => other.village === village).length === 1;
  return chosen(flags, rosters.villages).map(({ village, township, households }) => {
    const form = formOptions(township || options.township, options, period, rows);
    const roster = { village, households, period: rosters.period };
    return {
      // Villages of the same name in several townships are told apart by their township.
      name: isAlone(village) ? village : `${township} ${village}`,
      households: households.length,
      make: () => prefilledForm(roster, form),
    };
  });
}

/** The villages that `--village` names, or all. */
function chosen({ village: names }: TemplateFlags, villages: readonly Roster[]): readonly Roster[] {
  if (names === undefined) return villages;
  const values = villages.map(({ village }) => village);
  const keys = new Set(names.map(villageKey));
  const missing = names.find((name) => !values.some((one) => villageKey(one) === villageKey(name)));
  if (missing !== undefined) refuse('--village', missing, { kind: 'oneOf', values });
  return villages.filter(({ village }) => keys.has(villageKey(village)));
}

/** The files of last year; null where the forms are to be blank. */
function inputsOf(
  { from }: TemplateFlags,
  options: RunOptions,
  screen: Screen,
): readonly InputFile[] | null {
  if (from === undefined) return null;
  return filesOfYear('prior', from, options, screen);
}

const settingsOf = async (
  inputs: readonly InputFile[],
  current: Period,
  options: RunOptions,
): Promise<RosterSettings> => ({
  inputs,
  period: options.periods.prior,
  partOf: options.partOf,
  current,
  township: options.township,
  ...(await columnMapsOf(options.columnsFile, options.folder)),
  limits: DEFAULT_LIMITS,
});

/** Rows of last year that could not be read stand in no form: everyone is named by its place. */
function tellMissing(rosters: Rosters | null, screen: Screen): ExitCode {
  if (rosters === null || rosters.findings.length === 0) return EXIT.done;
  screen.print(screen.words.screen.template.missing(rosters.findings.length));
  for (const found of rosters.findings) {
    const place = [found.file, found.sheet, found.cell ?? found.row].filter(Boolean).join('!');
    screen.print(`  ${place}  ${findingSentences(found, screen.lang).message}`);
  }
  return rosters.isUnread ? EXIT.disk : EXIT.findings;
}
