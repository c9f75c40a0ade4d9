import { termsOf } from '../../analysis/compare.js';
import { append } from '../../domain/append.js';
import { type Audience, hasVillages } from '../../domain/audience.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import { confirmedIn } from '../../domain/findings/match-answer.js';
import { type Household, NUMERIC_FIELDS } from '../../domain/household.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../../domain/outcomes/listed.js';
import type { AgainstPrevious, MonthResult } from '../../domain/outcomes/months.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Lang } from '../../locales/index.js';
import type { HouseholdBrief, Leavable, Profile, RunInfo } from '../../reports/report.js';
import { isSheetKey } from '../../reports/without.js';
import type { ManifestInput } from '../../results/manifest.js';
import { type Crew, inOrder } from '../crew.js';
import { sortFindings } from '../findings.js';
import type { MergeKey } from '../merge-key.js';
import { againstPrevious } from '../months/against.js';
import type { OwnHousehold } from '../months/own.js';
import type { GatherSettings } from '../read/gathered.js';
import type { DocumentTemplate } from '../report/alike.js';
import type { Like } from '../report/public.js';
import { type Acceptances, acceptFindings, ofVillage } from '../sign-off/accept.js';
import { RunGroups } from './groups.js';
import type { Harvest, HarvestedVillage } from './harvest.js';
import type { VillageOutcome, VillageRows } from './village-task.js';

/** What a run is asked to do, with everything resolved but what only the tables say. */
export interface RunSettings extends GatherSettings {
  readonly county: string | null;
  readonly unmasked: boolean;
  /** For whom the reports are written: the township unless said. */
  readonly audience?: Audience;
  /** An earlier publication of the year. */
  readonly like?: Like | null;
  /** How workbooks are laid out. */
  readonly profile?: Profile;
  /** A county's own document in the place of ours. */
  readonly template?: DocumentTemplate | null;
  /** The county's key of hashes; none are written without. */
  readonly mergeKey?: MergeKey | null;
  /** The data once more as Parquet. */
  readonly parquet?: boolean;
  /** What the run is held against. */
  readonly previous?: MonthResult | null;
  readonly reportLang: Lang;
  /** Sheets and files that nobody wants. */
  readonly without?: readonly Leavable[];
  /** 制表日期; its place stays blank without. */
  readonly madeOn?: string | null;
  readonly toolVersion: string;
  /** Findings that people have looked into. */
  readonly acceptances?: Acceptances | null;
}

/** The analysed township, but for the files. */
export interface RunOutcome {
  readonly run: RunInfo;
  readonly inputs: readonly ManifestInput[];
  readonly township: Group;
  /** By name, then township. */
  readonly villages: readonly Group[];
  /** Of every level, as `groups.jsonl` holds them. */
  readonly groups: readonly PlacedGroup[];
  readonly listed: readonly ListedHousehold[];
  readonly briefs: readonly HouseholdBrief[];
  readonly alone: readonly LoneHousehold[];
  readonly findings: readonly Finding[];
  readonly notRun: Harvest['notRun'];
  /** What became of households since the previous result; null without one. */
  readonly previous: AgainstPrevious | null;
  /** Near misses that nobody has answered. */
  readonly openQuestions: number;
}

/** Fewer may be of one household each, as in a trial. */
const FEW_VILLAGES = 200;

/**
 * A workbook for every household is what comes of a column that is taken for the village's.
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

/** The findings of every village, by its name. */
function byVillage(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const villages = new Map<string, Finding[]>();
  for (const found of findings) {
    if (found.village === null) continue;
    append(villages, found.village, found);
  }
  return villages;
}

/** Analyses what was harvested village by village, in the order of their names. */
export async function analyseTownship(
  settings: RunSettings,
  harvested: Harvest,
  crew: Crew,
  onVillage: (outcome: VillageOutcome, villages: number) => void,
): Promise<RunOutcome> {
  const { inputs, listed, notRun, periods } = harvested;
  const { unmasked, reportLang: lang, profile = 'standard', previous = null } = settings;
  const { policy, estimated } = termsOf(settings.policy, periods, harvested.shares);
  refuseHouseholdsAsVillages(harvested.villages);
  const known = byVillage(harvested.findings);
  const run = runInfo(settings, harvested);
  const findings = [...harvested.findings];
  const analyse = ([name, { rows }]: VillageEntry) =>
    crew.analyse({
      name,
      villages: rows.take().map(withOwnNumbers),
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
  const groups = new RunGroups(run.township, place, policy, estimated);
  const briefs: HouseholdBrief[] = [];
  const alone: LoneHousehold[] = [];
  const own: OwnHousehold[] = [];
  const villages = new Set(harvested.villages.keys());
  const count = villages.size;
  crew.expect(count);
  for await (const outcome of inOrder(taking(harvested.villages), analyse, crew)) {
    onVillage(outcome, count);
    for (const sums of outcome.groups) groups.add(sums);
    briefs.push(...outcome.briefs);
    alone.push(...outcome.alone);
    for (const household of outcome.own) own.push(household);
    findings.push(...outcome.findings);
  }
  const whole = groups.run();
  const placed = groups.placed(whole);
  return {
    run,
    inputs,
    township: whole,
    villages: groups.villages,
    groups: placed,
    listed,
    briefs,
    alone,
    findings: sortFindings(accepted(findings, villages, settings)),
    notRun,
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

/** Every village once; what is taken is no longer held. */
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

/**
 * The rows of a village with their numbers in a buffer of their own: what is sent to a thread takes
 * its whole buffers along, and in a flat file those hold other villages too.
 */
function withOwnNumbers(rows: VillageRows): VillageRows {
  const fields = NUMERIC_FIELDS.length;
  const buffer = new Float64Array((rows.pairs.length * 2 + rows.alone.length * 2) * fields);
  let used = 0;
  const moved = (household: Household): Household => {
    const numbers = buffer.subarray(used, used + fields);
    numbers.set(household.numbers);
    used += fields;
    return { ...household, numbers };
  };
  const pairs = rows.pairs.map(({ prior, current, ...rest }) => ({
    prior: moved(prior),
    current: moved(current),
    ...rest,
  }));
  const alone = rows.alone.map(({ prior, current }) => ({
    prior: prior === null ? null : moved(prior),
    current: moved(current),
  }));
  return { ...rows, pairs, alone };
}
