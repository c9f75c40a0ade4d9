import { resolve } from 'node:path';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { type OutputFolder, openOutput } from '../../files/output.js';
import { readFile } from '../../files/read.js';
import { shownPath } from '../../files/shown-names.js';
import { PROFILES, type RunInfo, type SheetKey } from '../../reports/report.js';
import { isPaperKey, isSheetKey } from '../../reports/without.js';
import type { DocumentTemplate } from '../../run/report/alike.js';
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
import { AUDIENCE, DATED, PRINTING, REPORTING, SHEETS, UNMASKED } from '../options/shared.js';
import { dayOfMaking } from '../options/single/day.js';
import { leftOut } from '../options/single/without.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writing } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  ...AUDIENCE,
  template: '--template <FILE.docx>',
  profile: { flags: '--profile <PROFILE>', choices: PROFILES },
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
  const settings = {
    lang: reportLang,
    audience: flags.audience ?? 'township',
    unmasked: flags.unmasked === true,
    like: flags.like === undefined ? null : likeIn(flags.like, folder),
    template: flags.template === undefined ? null : templateAt(flags.template, folder),
    profile: flags.profile ?? 'standard',
    figures: flags.figures === true,
    without: without.filter(isPaperKey),
    version: ZENGSHOU_VERSION,
  };
  refuseUnmasked(settings);
  const madeOn = dayOfMaking(flags.date, shell.env, findProject(folder).timeZone);
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
  { audience = 'county', unmasked = false }: ReportFlags,
  output: OutputFolder,
): Promise<readonly string[]> {
  if (audience === 'village' || audience === 'township') {
    throw new ExpectedFailure('report.ofRollup', { path: results.name, audience });
  }
  refuseUnmasked({ audience, unmasked });
  const read = await readRolledUp(results, { madeOn });
  return await writeCountyReports(read, { ...settings, audience }, output);
}

const MOST_BYTES = 20 * 2 ** 20;

/** @throws {ExpectedFailure} where the file cannot be read */
function templateAt(path: string, folder: string): DocumentTemplate {
  const whole = resolve(folder, path);
  const reading = readFile(whole, MOST_BYTES);
  const name = maskWithin(shownPath(whole, folder));
  if ('bytes' in reading) return { path: name, bytes: reading.bytes };
  throw new ExpectedFailure('input.unreadable', { path: name, reason: reading.reason });
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
