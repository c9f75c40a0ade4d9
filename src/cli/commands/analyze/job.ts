import type { ExitCode } from '../../../domain/findings/failure.js';
import type { OutputFolder } from '../../../files/output.js';
import type { Harvest } from '../../../run/analyze/harvest.js';
import type { Provenance } from '../../../run/analyze/manifest.js';
import type { RunOutcome, RunSettings } from '../../../run/analyze/run-outcome.js';
import { writeTownship } from '../../../run/analyze/write.js';
import type { Crew } from '../../../run/crew.js';
import { Lists } from '../../../run/lists/lists.js';
import type { OwnMonth } from '../../../run/months/previous.js';
import { Shelf } from '../../../run/shelf/shelf.js';
import { acceptancesOf } from '../../options/acceptances.js';
import { refuseUnmasked } from '../../options/audience.js';
import { decisionsOf } from '../../options/decisions.js';
import { filesOfBothYears, harvestShown } from '../../options/inputs.js';
import { outFolder, type RunOptions, requireRun } from '../../options/run-options.js';
import { runSettings } from '../../options/settings.js';
import { mergeKeyFrom } from '../../options/single/merge-key.js';
import { exitCodeOf } from '../../screen/exit-code.js';
import { heldBack, openScreen, type Screen } from '../../screen/screen.js';
import { writing } from '../../screen/stages.js';
import { warnOfReplaced } from '../../views/committed.js';
import { type Destination, ownFolder } from './destination.js';
import { refuseIfStrict, report } from './outcome.js';
import { provenanceOf } from './provenance.js';

/** Rows that wait for their comparison, among the unfinished results. */
const ROWS = '.zengshou-rows';

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
  const lists = new Lists((file) => output?.place(file) ?? null);
  try {
    // Opened before the work where the folder is already known, so that nobody waits in vain.
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
      { output, lists },
    );
    // Whoever hired it waits for it; its threads take a while to end.
    void crew.dismiss();
    refuseIfStrict(options, outcome.findings, screen);
    const told = heldBack(screen);
    report(outcome, options, told.screen, output.path);
    shelf.close();
    lists.close();
    place.beforeCommit(output.path);
    warnOfReplaced(output.commit(), output.path, options.folder, screen);
    told.show();
    return exitCodeOf(outcome.inputs, outcome.findings);
  } finally {
    shelf.close();
    lists.close();
    output?.discard();
  }
}

/** The run, by what places it among those of other months. */
const monthOf = ({ periods, place }: Harvest, target: string): OwnMonth => ({
  period: periods.current,
  basis: periods.basis,
  name: place.name,
  target,
});

async function writeAll(
  settings: RunSettings,
  harvested: Harvest,
  provenance: Provenance,
  crew: Crew,
  screen: Screen,
  to: { readonly output: OutputFolder; readonly lists: Lists },
): Promise<RunOutcome> {
  return await writing(screen, (villageDone) =>
    writeTownship(settings, harvested, provenance, crew, to, villageDone),
  );
}
