import { termsOf } from '../../analysis/compare.js';
import { append } from '../../domain/append.js';
import { hasVillages } from '../../domain/audience.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import { confirmedIn } from '../../domain/findings/match-answer.js';
import type { LoneHousehold } from '../../domain/outcomes/listed.js';
import type { HouseholdBrief, RunInfo } from '../../reports/report.js';
import { isSheetKey } from '../../reports/without.js';
import { awaitedLater, type Crew, inOrder } from '../crew.js';
import { sortFindings } from '../findings.js';
import type { Lists } from '../lists/lists.js';
import { againstPrevious } from '../months/against.js';
import type { OwnHousehold } from '../months/own.js';
import { acceptFindings, ofVillage } from '../sign-off/accept.js';
import { RunGroups } from './groups.js';
import type { Harvest, HarvestedVillage } from './harvest.js';
import type { RunOutcome, RunSettings } from './run-outcome.js';
import type { AnalysedVillage } from './village-task.js';

/** The most villages that may have a single household each, as in a trial. */
const FEW_VILLAGES = 200;

/**
 * Refuses a run with a village for every household: a column was wrongly taken for the village's.
 *
 * @throws {ExpectedFailure} `input.tooManyVillages`
 * @internal
 */
export function refuseHouseholdsAsVillages(
  harvested: ReadonlyMap<string, Pick<HarvestedVillage, 'sizes'>>,
): void {
  const villages = [...harvested.values()].flatMap(({ sizes }) => sizes);
  const single = villages.filter((households) => households <= 1).length;
  if (villages.length > FEW_VILLAGES && single * 2 > villages.length) {
    throw new ExpectedFailure('input.tooManyVillages', { villages: villages.length, single });
  }
}

/** The most listed households that stay in memory. */
const MOST_LISTED = 20_000;

/** Of how many villages the workbooks may still be on their way when the next one is analysed. */
const UNWRITTEN = 3;

/** The findings of every village, by its name. */
function byVillage(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const villages = new Map<string, Finding[]>();
  for (const found of findings) {
    if (found.village === null) continue;
    append(villages, found.village, found);
  }
  return villages;
}

/**
 * Analyses what was harvested village by village, in the order of their names. `onVillage` takes the
 * lines at once, and ends when the workbooks are written.
 */
export async function analyseTownship(
  settings: RunSettings,
  harvested: Harvest,
  crew: Crew,
  lists: Lists,
  onVillage: (village: AnalysedVillage, villages: number) => Promise<void>,
): Promise<RunOutcome> {
  const { inputs, listed, periods } = harvested;
  const { unmasked, reportLang: lang, profile = 'standard', previous = null } = settings;
  const { policy, estimated } = termsOf(settings.policy, periods, harvested.shares);
  refuseHouseholdsAsVillages(harvested.villages);
  const known = byVillage(harvested.findings);
  const run = runInfo(settings, harvested);
  const findings = [...harvested.findings];
  const analyse = ([name, { rows }]: VillageEntry) =>
    crew.analyse({
      name,
      villages: rows.handOver(crew.isAlone),
      findings: known.get(name) ?? [],
      run,
      policy: policy.file,
      unmasked,
      hasWorkbooks: hasVillages(settings.audience ?? 'township'),
      lang,
      profile,
      acceptances: ofVillage(settings.acceptances ?? null, name),
      follow: previous !== null,
    });
  const { place, mergeKey } = harvested;
  const groups = new RunGroups(run.township, place, policy, estimated, lists);
  const briefs = lists.begin<HouseholdBrief>(MOST_LISTED);
  const alone: LoneHousehold[] = [];
  const own: OwnHousehold[] = [];
  const villages = new Set(harvested.villages.keys());
  const count = villages.size;
  crew.expect(count);
  const written: Promise<void>[] = [];
  for await (const outcome of inOrder(taking(harvested.villages), analyse, crew)) {
    written.push(awaitedLater(onVillage(outcome, count)));
    for (const sums of outcome.groups) groups.add(sums);
    for (const brief of outcome.briefs) briefs.push(brief);
    alone.push(...outcome.alone);
    for (const household of outcome.own) own.push(household);
    findings.push(...outcome.findings);
    if (written.length > UNWRITTEN) await written.shift();
  }
  await Promise.all(written);
  const whole = groups.run();
  const placed = groups.placed(whole);
  return {
    run,
    inputs,
    township: whole,
    villages: groups.villages,
    groups: placed,
    listed,
    briefs: briefs.list,
    alone,
    findings: sortFindings(accepted(findings, villages, settings)),
    previous:
      previous === null
        ? null
        : againstPrevious(previous, {
            period: periods.current,
            households: own,
            groups: placed,
            place,
            mergeKey,
          }),
    openQuestions: harvested.questions.filter(({ state }) => state === 'open').length,
  };
}

const accepted = (
  findings: readonly Finding[],
  villages: ReadonlySet<string>,
  { acceptances, policy }: RunSettings,
): readonly Finding[] =>
  acceptances ? acceptFindings(findings, acceptances, { policy, villages }) : findings;

type VillageEntry = readonly [name: string, village: HarvestedVillage];

/** Every village once; the map lets go of it as it is taken. */
function* taking(villages: Harvest['villages']): Generator<VillageEntry> {
  for (const entry of villages) {
    villages.delete(entry[0]);
    yield entry;
  }
}

function runInfo(
  settings: RunSettings,
  { periods, shares, townships, corrections, questions, leftOut }: Harvest,
): RunInfo {
  const only = townships.size === 1 ? [...townships][0] : undefined;
  const { policy, months } = termsOf(settings.policy, periods, shares);
  return {
    township: settings.township ?? only ?? '',
    county: settings.county,
    periods,
    shares,
    policy: { ...policy, hasInterval: policy.intervals.has(months) },
    toolVersion: settings.toolVersion,
    madeOn: settings.madeOn ?? null,
    corrections,
    confirmed: confirmedIn(questions),
    ...leftOut,
    without: (settings.without ?? []).filter(isSheetKey),
  };
}
