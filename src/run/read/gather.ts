import { checkFacts } from '../../checks/facts.js';
import { lastDay } from '../../domain/period.js';
import { gatherBatch } from '../../intake/batch/batch.js';
import type { Crew } from '../crew.js';
import { checkBothYears } from './checked.js';
import { correctReadings } from './corrections.js';
import type { Gathered, GatherSettings } from './gathered.js';
import { inPeriods } from './in-period.js';
import { matchAnswered, withExplained } from './matching.js';
import { membersJoined } from './members.js';
import { periodsIn } from './periods.js';
import { readAll } from './read-all.js';
import type { FileReading } from './read-file.js';
import { mereTotalsIn, refuseMereTotals, seasonalShares } from './season.js';
import { toldOnce } from './told/findings.js';
import { leavingCorrection, leavingOf, leavingQuestion, leavingRows } from './told/leaving.js';
import { withToldNames } from './told/names.js';

/** Reads the files of a run and matches its two years. */
export const gather = async (
  settings: GatherSettings,
  crew: Crew,
  fileRead: (reading: FileReading) => void,
): Promise<Gathered> => gatherRead(await readAll(settings, crew, fileRead), settings);

/** Matches the two years of a run that has been read. */
export async function gatherRead(
  asRead: readonly FileReading[],
  asked: GatherSettings,
): Promise<Gathered> {
  const { readings: read, settings } = withToldNames(asRead, asked);
  const periods = periodsIn(read, settings);
  const { readings, applied, refused, tables } = correctedTables(
    membersJoined(inPeriods(read, periods, settings.partOf)),
    settings,
  );
  const batch = gatherBatch(tables, settings);
  const { matching, questions, explained } = await matchAnswered(batch, settings.answers ?? []);
  const shares = seasonalShares(periods, settings.policy, tables);
  const { compared, checks } = checkBothYears(
    tables,
    { batch, matching },
    { periods, shares },
    settings,
  );
  if (shares !== null) refuseMereTotals(mereTotalsIn(compared.matching.pairs));
  const leaving = leavingOf(batch, settings.unmasked);
  return {
    readings,
    tables,
    periods,
    shares,
    ...leavingRows(compared.batch, compared.matching, leaving),
    staying: leaving.staying,
    unmasked: settings.unmasked === true,
    findings: toldOnce(
      [
        ...readings.flatMap(({ faults }) => faults),
        ...tables.flatMap(batch.readingFindings),
        ...batch.villageFindings,
        ...batch.keyFindings,
        ...batch.rejections,
        ...batch.partFindings,
        ...matching.findings,
        ...withExplained(checks.findings, explained),
        ...refused,
        ...checkFacts(settings.policy, lastDay(periods.current)),
      ],
      { readings, batch, leaving, policy: settings.policy },
    ),
    notRun: checks.notRun,
    corrections: applied.map((one) => leavingCorrection(one, leaving)),
    questions: questions.map((one) => leavingQuestion(one, leaving)),
  };
}

/** Applies the corrections, which name their year themselves. */
function correctedTables(read: readonly FileReading[], settings: GatherSettings) {
  const { corrections = null, township } = settings;
  const { readings, applied, findings } = correctReadings(read, corrections, { township });
  return {
    readings,
    applied,
    refused: findings,
    tables: readings.flatMap((reading) => reading.tables),
  };
}
