import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { openOutput } from '../../files/output.js';
import type { SheetKey } from '../../reports/report.js';
import { isPaperKey, isSheetKey } from '../../reports/without.js';
import { withoutNumbers } from '../../run/report/masked.js';
import { type Results, readRun } from '../../run/report/read.js';
import { writeReports } from '../../run/report/write.js';
import { makerIn } from '../../run/results/folder.js';
import { likeIn, refuseIdle, refuseUnmasked } from '../options/audience.js';
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
import { ofRollup } from './report/of-rollup.js';

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
  const screen = openScreen(flags, shell);
  const { folder } = shell;
  const reportLang = flags.reportLang ?? 'zh';
  const without = leftOut(flags.without ?? [], reportLang);
  const project = findProject(folder);
  const looks = looksOf(flags, project);
  const { audience = 'township' } = flags;
  refuseIdle(audience, without, {
    ...{ '--profile': flags.profile, '--template': flags.template },
    ...{ '--figures': flags.figures, '--like': flags.like },
  });
  const settings = {
    lang: reportLang,
    audience,
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

/** Tells whether charts were written as SVG alone, without PNG. */
const svgAlone = (files: readonly string[]): boolean =>
  files.some((file) => file.endsWith('.svg')) && !files.some((file) => file.endsWith('.png'));

/** The results without some sheets, in addition to those that the run itself left out. */
const leavingOut = (results: Results, without: readonly SheetKey[]): Results => ({
  ...results,
  run: { ...results.run, without: [...(results.run.without ?? []), ...without] },
});

/** The results with another day of making, where one is given. */
const dated = (results: Results, madeOn: string | null): Results =>
  madeOn === null ? results : { ...results, run: { ...results.run, madeOn } };
