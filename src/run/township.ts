import { emptySums, finishGroup, type GroupSums, mergeSums } from '../analysis/summarize.js';
import type { RowAccount } from '../domain/account.js';
import type { Finding } from '../domain/finding.js';
import { type Household, NUMERIC_FIELDS, type TableHead } from '../domain/household.js';
import { byCodePoint } from '../domain/order.js';
import type { Group, ListedHousehold } from '../domain/result.js';
import type { Batch, Placed } from '../intake/batch.js';
import type { Matching } from '../intake/match.js';
import type { Lang } from '../locales/index.js';
import type { HouseholdBrief, RunInfo } from '../reports/report.js';
import { type Crew, inOrder } from './crew.js';
import { sortFindings } from './findings.js';
import type { Gathered, GatherSettings } from './gather.js';
import type { FileReading } from './read-file.js';
import type { VillageOutcome, VillageRows } from './village.js';

/** What a run is asked to do, with everything resolved but what only the tables say. */
export interface RunSettings extends GatherSettings {
  readonly county: string | null;
  readonly unmasked: boolean;
  readonly reportLang: Lang;
  readonly toolVersion: string;
}

/** The analysed township, but for the files. */
export interface RunOutcome {
  readonly run: RunInfo;
  readonly readings: readonly FileReading[];
  readonly accounts: ReadonlyMap<TableHead, RowAccount>;
  readonly township: Group;
  /** By name, then township. */
  readonly villages: readonly Group[];
  readonly listed: readonly ListedHousehold[];
  readonly briefs: readonly HouseholdBrief[];
  readonly findings: readonly Finding[];
  readonly notRun: Gathered['notRun'];
}

/** Analyses what was gathered village by village, in the order of their names. */
export async function analyseTownship(
  settings: RunSettings,
  gathered: Gathered,
  crew: Crew,
  onVillage: (outcome: VillageOutcome, villages: number) => void,
): Promise<RunOutcome> {
  const { batch, matching, readings, estimated } = gathered;
  const { policy, unmasked, reportLang: lang } = settings;
  const run = runInfo(settings, gathered);
  const findings = [...gathered.findings];
  const villages = [...villageRows(batch, matching)].sort(([a], [b]) => byCodePoint(a, b));
  const analyse = ([name, rows]: readonly [string, readonly VillageRows[]]) =>
    crew.analyse({
      name,
      villages: rows.map(withOwnNumbers),
      findings: gathered.findings.filter(({ village }) => village === name),
      run,
      policy: policy.file,
      estimated,
      unmasked,
      lang,
    });
  const township = emptySums(run.township, run.township, policy);
  const groups: GroupSums[] = [];
  const briefs: HouseholdBrief[] = [];
  for await (const outcome of inOrder(villages, analyse, crew)) {
    onVillage(outcome, villages.length);
    for (const sums of outcome.groups) mergeSums(township, sums);
    groups.push(...outcome.groups);
    briefs.push(...outcome.briefs);
    findings.push(...outcome.findings);
  }
  return {
    run,
    readings,
    accounts: batch.accounts,
    township: finishGroup(township, policy),
    villages: groups.map((sums) => finishGroup(sums, policy)),
    listed: villages.flatMap(([, rows]) => rows.flatMap(({ listed: all }) => all)),
    briefs,
    findings: sortFindings(findings),
    notRun: gathered.notRun,
  };
}

function runInfo(settings: RunSettings, { periods, batch }: Gathered): RunInfo {
  const townships = new Set(batch.current.households.map(({ township }) => township));
  const only = townships.size === 1 ? [...townships][0] : undefined;
  return {
    township: settings.township ?? only ?? '',
    county: settings.county,
    periods,
    policy: settings.policy,
    toolVersion: settings.toolVersion,
    generatedAt: null,
  };
}

/**
 * The rows of a village with their numbers in a buffer of their own: what is sent to a thread takes
 * its whole buffers along, and in a flat file those hold other villages too.
 */
function withOwnNumbers(rows: VillageRows): VillageRows {
  const fields = NUMERIC_FIELDS.length;
  const buffer = new Float64Array(rows.pairs.length * 2 * fields);
  let used = 0;
  const moved = (household: Household): Household => {
    const numbers = buffer.subarray(used, used + fields);
    numbers.set(household.numbers);
    used += fields;
    return { ...household, numbers };
  };
  const pairs = rows.pairs.map(({ prior, current, matchedBy }) => ({
    prior: moved(prior),
    current: moved(current),
    matchedBy,
  }));
  return { ...rows, pairs };
}

type Draft = {
  township: string;
  pairs: VillageRows['pairs'][number][];
  counts: GroupSums['households'];
  listed: ListedHousehold[];
};

/** The rows of every village, by name; of every township a village of its own. */
export function villageRows(
  batch: Batch,
  matching: Matching,
): ReadonlyMap<string, readonly VillageRows[]> {
  const names = new Map<string, Map<string, Draft>>();
  const draft = ({ village, township }: Omit<Placed<unknown>, 'row'>): Draft => {
    const townships = names.get(village) ?? new Map<string, Draft>();
    names.set(village, townships);
    const known = townships.get(township) ?? {
      township,
      pairs: [],
      counts: noCounts(),
      listed: [],
    };
    townships.set(township, known);
    return known;
  };
  for (const { prior, current, matchedBy } of matching.pairs) {
    const rows = draft(current);
    rows.counts.roster += 1;
    if (!prior.row.surveyed || !current.row.surveyed) continue;
    rows.pairs.push({ prior: prior.row, current: current.row, matchedBy });
  }
  for (const placed of matching.priorOnly) {
    const rows = draft(placed);
    rows.counts.roster += 1;
    rows.counts.notFound += 1;
    rows.listed.push(listed('notFound', placed));
  }
  for (const placed of matching.currentOnly) {
    if (!placed.row.surveyed) continue;
    const rows = draft(placed);
    rows.counts.new += 1;
    rows.listed.push(listed('new', placed));
  }
  for (const placed of batch.current.households) {
    if (placed.row.surveyed) continue;
    const rows = draft(placed);
    rows.counts.notSurveyed += 1;
    rows.listed.push(listed('notSurveyed', placed));
  }
  for (const placed of batch.current.rejected) draft(placed).counts.rejected += 1;
  for (const placed of batch.prior.rejected) draft(placed);
  return new Map(
    [...names].map(([name, townships]) => [
      name,
      [...townships.values()].sort((a, b) => byCodePoint(a.township, b.township)),
    ]),
  );
}

const noCounts = (): GroupSums['households'] => ({
  roster: 0,
  surveyed: 0,
  notFound: 0,
  new: 0,
  rejected: 0,
  notSurveyed: 0,
});

const listed = (
  kind: ListedHousehold['kind'],
  { row, village, township }: Placed<Household>,
): ListedHousehold => ({
  kind,
  village,
  township,
  id: row.texts.id,
  head: row.texts.head,
  idNumber: row.texts.idNumber,
  file: row.table.file,
  sheet: row.table.sheet,
  row: row.row,
});
