import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { type OutputFolder, openOutput } from '../../files/output.js';
import type { RunInfo, SheetKey } from '../../reports/report.js';
import { isPaperKey, isSheetKey } from '../../reports/without.js';
import { withoutNumbers } from '../../run/report/masked.js';
import { type Results, readRun } from '../../run/report/read.js';
import { type ReportSettings, writeReports } from '../../run/report/write.js';
import { makerIn, type ResultsFolder } from '../../run/results/folder.js';
import { readRolledUp } from '../../run/rollup/again.js';
import { writeCountyReports } from '../../run/rollup/report.js';
import { likeIn, refuseUnmasked } from '../options/audience.js';
import { screenLanguage } from '../options/language.js';
import { findProject } from '../options/project.js';
import { resultsFolders } from '../options/results-folders.js';
import {
  AUDIENCE,
  DATED,
  LOOKS,
  PRINTING,
  REPORTING,
  SHEETS,
  UNMASKED,
} from '../options/shared.js';
import { dayOfMaking } from '../options/single/day.js';
import { looksOf, templateAt } from '../options/single/looks.js';
import { leftOut } from '../options/single/without.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writing } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  ...AUDIENCE,
  ...LOOKS,
  figures: '--figures',
  ...SHEETS,
  ...DATED,
  ...UNMASKED,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'report'>;

type ReportFlags = Flags<typeof options>;

export const report = verb({
  page: 'docs/definitions/audiences.md',
  argument: '<results>',
  options,
  run,
});

const READ = ['analyze', 'rollup'] as const;

/** The reports of a run again, from its results alone: for another audience or in another language. */
async function run(path: string, flags: ReportFlags, shell: Shell): Promise<ExitCode> {
  const lang = screenLanguage(shell.argv, shell.env);
  const screen = openScreen({ lang, quiet: flags.quiet === true }, shell);
  const { folder } = shell;
  const reportLang = flags.reportLang ?? 'zh';
  const without = leftOut(flags.without ?? [], reportLang);
  const project = findProject(folder);
  const looks = looksOf(flags, project);
  const settings = {
    lang: reportLang,
    audience: flags.audience ?? 'township',
    unmasked: flags.unmasked === true,
    like: flags.like === undefined ? null : likeIn(flags.like, folder),
    template: await templateAt(looks.template, folder),
    profile: looks.profile,
    figures: flags.figures === true,
    without: without.filter(isPaperKey),
    version: ZENGSHOU_VERSION,
  };
  refuseUnmasked(settings);
  const madeOn = dayOfMaking(flags.date, shell.env, project.timeZone);
  const [results] = resultsFolders([path], folder);
  if (results === undefined) return EXIT.done;
  const output = openOutput(flags.out, {
    folder,
    results: [results.path],
  });
  try {
    const sheets = without.filter(isSheetKey);
    const files = await writing(screen, async (villageDone) => {
      if (makerIn(results) === 'rollup')
        return await ofRollup(results, { ...settings, madeOn }, flags, output);
      const whole = dated(leavingOut(await readRun(results, READ), sheets), madeOn);
      const read = settings.unmasked ? whole : withoutNumbers(whole);
      if (settings.unmasked && !read.manifest.unmasked) {
        throw new ExpectedFailure('report.masked', { path: results.name });
      }
      return await writeReports(read, settings, output, villageDone);
    });
    warnOfReplaced(output.commit(), output.path, folder, screen);
    if (svgAlone(files)) screen.warn(screen.words.summary.noPng);
    if (flags.json === true) screen.print(JSON.stringify({ files }, null, 1));
    else if (flags.quiet !== true) {
      for (const file of files) screen.print(maskWithin(file));
      screen.print(`\n${screen.words.summary.written(maskWithin(output.path))}`);
    }
    return EXIT.done;
  } finally {
    output.discard();
  }
}

type RollupSettings = Omit<ReportSettings, 'audience'> & Pick<RunInfo, 'madeOn'>;

/** The page and the document of results put together, for the county unless it is said otherwise. */
async function ofRollup(
  results: ResultsFolder,
  { madeOn, ...settings }: RollupSettings,
  { audience = 'county', unmasked = false, profile }: ReportFlags,
  output: OutputFolder,
): Promise<readonly string[]> {
  if (audience === 'village' || audience === 'township') {
    throw new ExpectedFailure('report.ofRollup', { path: results.name, audience });
  }
  if (profile === 'accessible')
    throw new ExpectedFailure('report.profileOfRollup', { path: results.name });
  refuseUnmasked({ audience, unmasked });
  const read = await readRolledUp(results, { madeOn });
  return await writeCountyReports(read, { ...settings, audience }, output);
}

/** Charts as files, and none that a system draws by machine code. */
const svgAlone = (files: readonly string[]): boolean =>
  files.some((file) => file.endsWith('.svg')) && !files.some((file) => file.endsWith('.png'));

/** Sheets that the run itself left out are not there either. */
const leavingOut = (results: Results, without: readonly SheetKey[]): Results => ({
  ...results,
  run: { ...results.run, without: [...(results.run.without ?? []), ...without] },
});

/** Made on another day than the run's own reports, where a day is given. */
const dated = (results: Results, madeOn: string | null): Results =>
  madeOn === null ? results : { ...results, run: { ...results.run, madeOn } };
