import { emptySums, finishGroup, type GroupSums, mergeSums } from '../analysis/summarize.js';
import type { RowAccount } from '../domain/account.js';
import type { Finding } from '../domain/finding.js';
import type { Household, Year } from '../domain/household.js';
import { byCodePoint } from '../domain/order.js';
import type { Basis, Period } from '../domain/period.js';
import type { Policy } from '../domain/policy.js';
import type { Group, ListedHousehold, Periods } from '../domain/result.js';
import { type Batch, gatherBatch, type Placed } from '../intake/batch.js';
import type { ColumnMap } from '../intake/header.js';
import { type Matching, matchYears } from '../intake/match.js';
import type { Limits } from '../intake/sheet.js';
import type { DetailTable } from '../intake/table.js';
import type { Lang } from '../locales/index.js';
import type { HouseholdBrief, RunInfo } from '../reports/report.js';
import { type Crew, inOrder } from './crew.js';
import { RunFailure } from './failure.js';
import { sortFindings } from './findings.js';
import { periodsOf, seasonalShares } from './periods.js';
import type { FileReading, InputFile } from './read-file.js';
import { expectedSoFar } from './season.js';
import type { VillageOutcome, VillageRows } from './village.js';

/** What a run is asked to do, with everything resolved but what only the tables say. */
export interface RunSettings {
  readonly inputs: readonly InputFile[];
  readonly periods: Readonly<Record<Year, Period | null>>;
  readonly basis: Basis;
  readonly township: string | null;
  readonly county: string | null;
  readonly policy: Policy;
  readonly columns: ColumnMap;
  readonly limits: Limits;
  readonly unmasked: boolean;
  readonly reportLang: Lang;
  readonly toolVersion: string;
}

/** What happens meanwhile, for people who watch. */
export interface Watcher {
  fileRead(reading: FileReading): void;
  villageDone(name: string, total: number): void;
}

/** The analysed township, but for the files. */
export interface RunOutcome {
  readonly run: RunInfo;
  readonly readings: readonly FileReading[];
  readonly accounts: ReadonlyMap<DetailTable, RowAccount>;
  readonly township: Group;
  /** By name, then township. */
  readonly villages: readonly Group[];
  readonly listed: readonly ListedHousehold[];
  readonly briefs: readonly HouseholdBrief[];
  readonly findings: readonly Finding[];
}

/** Reads, checks and matches the files of a run; analyses village by village. */
export async function runTownship(
  settings: RunSettings,
  crew: Crew,
  watcher: Watcher,
  onVillage: (outcome: VillageOutcome) => Promise<void>,
): Promise<RunOutcome> {
  const { columns, limits } = settings;
  const readings: FileReading[] = [];
  const begin = (input: InputFile) => crew.read({ input, columns, limits });
  for await (const reading of inOrder(settings.inputs, begin, crew)) {
    watcher.fileRead(reading);
    readings.push(reading);
  }
  const tables = readings.flatMap((reading) => reading.tables);
  for (const year of ['prior', 'current'] as const) {
    if (!tables.some(({ head }) => head.year === year))
      throw new RunFailure('run.noTables', { year });
  }
  const periods = periodsOf(settings.periods, settings.basis, tables);
  const shares = seasonalShares(periods, settings.policy.file, tables);
  const batch = gatherBatch(tables, { periods, township: settings.township });
  const matching = matchYears(batch);
  const run = runInfo(settings, periods, batch);
  const findings = [
    ...readings.flatMap(({ faults, tables: all }) => [
      ...faults,
      ...all.flatMap((t) => t.findings),
    ]),
    ...batch.rejections,
    ...matching.findings,
  ];
  const names = villageRows(batch, matching);
  const township = emptySums(run.township, run.township, settings.policy);
  const groups: GroupSums[] = [];
  const briefs: HouseholdBrief[] = [];
  const ordered = [...names].sort(([a], [b]) => byCodePoint(a, b));
  const analyse = ([name, villages]: (typeof ordered)[number]) =>
    crew.analyse({
      name,
      villages: villages.map((rows) => (shares === null ? rows : expectedRows(rows, shares))),
      findings: findings.filter(({ village }) => village === name),
      run,
      policy: settings.policy.file,
      estimated: shares !== null,
      unmasked: settings.unmasked,
      lang: settings.reportLang,
    });
  for await (const done of inOrder(ordered, analyse, crew)) {
    await onVillage(done);
    watcher.villageDone(done.name, ordered.length);
    for (const sums of done.groups) mergeSums(township, sums);
    groups.push(...done.groups);
    briefs.push(...done.briefs);
    findings.push(...done.findings);
  }
  return {
    run,
    readings,
    accounts: accountsByTable(tables, batch),
    township: finishGroup(township, settings.policy),
    villages: groups.map((sums) => finishGroup(sums, settings.policy)),
    listed: ordered.flatMap(([, villages]) => villages.flatMap(({ listed }) => listed)),
    briefs,
    findings: sortFindings(findings),
  };
}

function runInfo(settings: RunSettings, periods: Periods, batch: Batch): RunInfo {
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

const accountsByTable = (tables: readonly DetailTable[], batch: Batch) =>
  new Map(tables.map((table) => [table, batch.accounts.get(table.head) ?? table.account]));

function expectedRows(rows: VillageRows, shares: ReadonlyMap<string, number>): VillageRows {
  return {
    ...rows,
    pairs: rows.pairs.map((pair) => ({ ...pair, prior: expectedSoFar(pair.prior, shares) })),
  };
}

type Draft = {
  township: string;
  pairs: VillageRows['pairs'][number][];
  counts: GroupSums['households'];
  listed: ListedHousehold[];
};

/** The rows of every village, by name; of every township a village of its own. */
function villageRows(
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
