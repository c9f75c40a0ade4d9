import { join, resolve } from 'node:path';
import { EXIT, type ExitCode, ExpectedFailure } from '../../../domain/findings/failure.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { QUESTIONS_FILE } from '../../../domain/outcomes/files.js';
import type { MonthResult } from '../../../domain/outcomes/months.js';
import { editedFile } from '../../../files/edited.js';
import { type OutputFolder, openOutput } from '../../../files/output.js';
import { shownPath } from '../../../files/shown-names.js';
import { summaryText } from '../../../results/json.js';
import type { Harvest } from '../../../run/analyze/harvest.js';
import type { RunOutcome, RunSettings } from '../../../run/analyze/township.js';
import { type Provenance, writeTownship } from '../../../run/analyze/write.js';
import type { Crew } from '../../../run/crew.js';
import type { OwnMonth } from '../../../run/months/previous.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { Shelf } from '../../../run/shelf/shelf.js';
import { acceptancesOf } from '../../options/acceptances.js';
import { refuseUnmasked } from '../../options/audience.js';
import { deciding } from '../../options/deciding.js';
import { decisionsOf } from '../../options/decisions.js';
import { filesOfBothYears, harvestShown } from '../../options/inputs.js';
import { previousOf } from '../../options/previous.js';
import { outFolder, type RunOptions, requireRun } from '../../options/run-options.js';
import { runSettings } from '../../options/settings.js';
import { generatedAt } from '../../options/single/generated-at.js';
import { templateSum } from '../../options/single/looks.js';
import { mergeKeyFrom } from '../../options/single/merge-key.js';
import { problemTexts } from '../../screen/problems.js';
import { openScreen, type Screen } from '../../screen/screen.js';
import { writing } from '../../screen/stages.js';
import { warnOfReplaced } from '../../views/committed.js';
import { printSummary } from '../../views/summary.js';

/** Rows that wait for their comparison, among the unfinished results. */
const ROWS = '.zengshou-rows';

/** Where the results of a run go, and what else of it depends on that. */
export interface Destination {
  /** Looks whether results may go there, and begins to write them. */
  open(out: string): OutputFolder;
  /** Once everything is written, before it takes its place. */
  beforeCommit(path: string): void;
  previous(own: OwnMonth): Promise<MonthResult | null>;
  /** What was asked for besides the options of every run. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** A folder of the run's own, replaced as a whole. */
const ownFolder = (
  options: RunOptions,
  inputs: readonly InputFile[],
  screen: Screen,
): Destination => ({
  open(out) {
    refuseUnreadAnswers(out, options);
    return openOutput(out, { folder: options.folder, inputs: inputs.map(({ path }) => path) });
  },
  beforeCommit: (path) => refuseUnreadAnswers(path, options),
  previous: (own) => previousOf(options, own, screen),
  asked: {},
});

/** The whole job: reads both years, analyses the township, writes data and workbooks. */
export async function analyze(
  options: RunOptions,
  crew: Crew,
  destination?: Destination,
): Promise<ExitCode> {
  const { out } = requireRun(options);
  refuseUnmasked(options);
  const screen = openScreen(options, options.shell);
  const inputs = filesOfBothYears(options, screen);
  const place = destination ?? ownFolder(options, inputs, screen);
  const settings = {
    ...(await runSettings(options, inputs)),
    ...(await decisionsOf(options)),
    mergeKey: mergeKeyFrom(options.mergeKey, options.folder),
    acceptances: await acceptancesOf(options),
  };
  let output: OutputFolder | null = null;
  const shelf = new Shelf(() => output?.place(ROWS) ?? null);
  try {
    // Before the work, where the folder is known already: nobody waits in vain.
    if (!/\{(?:prior|current)\}/.test(out)) output = place.open(out);
    const harvested = await harvestShown(settings, crew, screen, shelf);
    refuseIfStrict(options, harvested.findings, screen);
    output ??= place.open(outFolder(out, harvested.periods));
    const previous = await place.previous(monthOf(harvested, output.path));
    const outcome = await writeAll(
      { ...settings, previous },
      harvested,
      provenanceOf(options, place.asked),
      crew,
      screen,
      output,
    );
    refuseIfStrict(options, outcome.findings, screen);
    shelf.close();
    place.beforeCommit(output.path);
    warnOfReplaced(output.commit(), output.path, options.folder, screen);
    report(outcome, options, screen, output.path);
    return exitCodeOf(outcome);
  } finally {
    shelf.close();
    output?.discard();
  }
}

/** The run among those of other months. */
const monthOf = ({ periods, place }: Harvest, target: string): OwnMonth => ({
  period: periods.current,
  basis: periods.basis,
  name: place.name,
  target,
});

/** Answers that somebody has typed are read by this run, or not replaced. */
function refuseUnreadAnswers(out: string, { folder, matches }: RunOptions): void {
  const target = resolve(folder, out);
  const file = editedFile(target, QUESTIONS_FILE);
  if (file === null) return;
  if (matches !== null && resolve(folder, matches) === join(target, file)) return;
  throw new ExpectedFailure('output.answered', { path: shownPath(target, folder), file });
}

async function writeAll(
  settings: RunSettings,
  harvested: Harvest,
  provenance: Provenance,
  crew: Crew,
  screen: Screen,
  output: OutputFolder,
): Promise<RunOutcome> {
  return await writing(screen, (villageDone) =>
    writeTownship(settings, harvested, provenance, crew, output, villageDone),
  );
}

/** What was asked for, as far as it changes the results. */
export const askedOf = (options: RunOptions): Provenance['options'] => ({
  basis: options.basis,
  township: options.township,
  county: options.county,
  strict: options.strict,
  unmasked: options.unmasked,
  ...(options.audience === 'township' ? {} : { audience: options.audience }),
  reportLang: options.reportLang,
  ...(options.parquet && { parquet: true }),
  ...(options.profile === 'accessible' && { profile: options.profile }),
  ...(options.template !== null && { template: templateSum(options.template, options.folder) }),
  ...(options.date !== null && { date: options.date }),
  ...(options.without.length > 0 && { without: options.without }),
});

const provenanceOf = (options: RunOptions, asked: Destination['asked']): Provenance => ({
  policySha256: options.policy.sha256,
  decidedBy: deciding(options),
  options: { ...askedOf(options), ...asked },
  generatedAt: generatedAt(options.shell.env.SOURCE_DATE_EPOCH),
});

const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity, accepted }) => severity === 'error' && !accepted);

/** Nothing is written where more could be read, so that more of them are told here. */
const MOST_TOLD = 50;

function refuseIfStrict(
  { strict, lang }: RunOptions,
  findings: readonly Finding[],
  screen: Screen,
): void {
  const errors = strict ? errorsOf(findings) : [];
  if (errors.length === 0) return;
  const { moreStrict } = screen.words.summary;
  for (const text of problemTexts(errors, moreStrict, screen, lang, MOST_TOLD)) screen.warn(text);
  throw new ExpectedFailure('strict.findings', { errors: errors.length });
}

/** A file that could not be read is worse than a finding in one that could. */
const exitCodeOf = ({ inputs, findings }: RunOutcome): ExitCode => {
  if (inputs.some(({ format }) => format === null)) return EXIT.disk;
  return errorsOf(findings).length > 0 ? EXIT.findings : EXIT.done;
};

function report(outcome: RunOutcome, options: RunOptions, screen: Screen, folder: string): void {
  if (options.json) {
    screen.print(
      summaryText(
        outcome.run.periods,
        outcome.township,
        outcome.villages,
        outcome.run.shares,
      ).trimEnd(),
    );
    return;
  }
  if (!options.quiet) {
    printSummary(outcome, screen, options.lang, folder);
    return;
  }
  const { more } = screen.words.summary;
  for (const text of problemTexts(errorsOf(outcome.findings), more, screen, options.lang)) {
    screen.warn(text);
  }
}
