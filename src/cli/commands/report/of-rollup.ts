import type { Audience } from '../../../domain/audience.js';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import type { OutputFolder } from '../../../files/output.js';
import type { Profile, RunInfo } from '../../../reports/report.js';
import type { ReportSettings } from '../../../run/report/write.js';
import type { ResultsFolder } from '../../../run/results/folder.js';
import { readRolledUp } from '../../../run/rollup/again.js';
import { writeCountyReports } from '../../../run/rollup/report.js';
import { refuseUnmasked } from '../../options/audience.js';

type RollupSettings = Omit<ReportSettings, 'audience'> & Pick<RunInfo, 'madeOn'>;

/** The page and the document of results put together, for the county unless it is said otherwise. */
export async function ofRollup(
  results: ResultsFolder,
  { madeOn, ...settings }: RollupSettings,
  {
    audience = 'county',
    unmasked = false,
    profile,
  }: { readonly audience?: Audience; readonly unmasked?: boolean; readonly profile?: Profile },
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
