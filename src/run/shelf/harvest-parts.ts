import { checkFacts } from '../../checks/facts.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { lastDay } from '../../domain/period.js';
import { type PlaceNames, placeNames } from '../../intake/batch/batch.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { type Harvest, HarvestDraft, type HarvestSettings } from '../analyze/harvest.js';
import { withRows } from '../analyze/harvested.js';
import { type Crew, inOrder } from '../crew.js';
import { collectGarbage } from '../garbage.js';
import type { GatherSettings } from '../read/gathered.js';
import { inPeriods } from '../read/in-period.js';
import { periodsIn } from '../read/periods.js';
import type { FileReading } from '../read/read-file.js';
import { refuseMereTotals, seasonalShares } from '../read/season.js';
import { toldOnce } from '../read/told/findings.js';
import { leavingQuestion } from '../read/told/leaving.js';
import { holdsNumber, namesIn } from '../read/told/names.js';
import type { DoubtedTable, HarvestedGroup } from './group.js';
import { type GroupsRun, knownRun } from './groups-run.js';
import { VILLAGES } from './packings.js';
import type { Shelf } from './shelf.js';
import type { KeptGroup, KeptTables } from './tables.js';
import { Unmatched } from './unmatched.js';

type Settings = GatherSettings & HarvestSettings;

/** A run of which some tables can be looked at without the others. */
interface Parts {
  readonly readings: readonly FileReading[];
  /** The tables, without their rows. */
  readonly tables: readonly DetailTable[];
  readonly names: PlaceNames;
  readonly kept: KeptTables;
  readonly together: readonly KeptGroup[];
}

/**
 * The run in parts. null where something concerns rows anywhere (corrections, answers, members,
 * parts of a year, unused tables) or where a name holds a number that is masked: then all tables
 * are needed at once.
 */
export function partsOf(
  readings: readonly FileReading[],
  { corrections = null, answers = [], partOf, ...settings }: Settings,
  kept: KeptTables,
): Parts | null {
  if (corrections !== null || answers.length > 0 || kept.hasPersons) return null;
  const periods = periodsIn(readings, settings);
  if (inPeriods(readings, periods, partOf) !== readings) return null;
  const tables = readings.flatMap((reading) => reading.tables);
  const names = placeNames(tables, settings.township);
  const called = new Set(tables.flatMap(names.villages.ofTable));
  for (const { households } of tables)
    for (const row of households) called.add(names.townshipOf(row));
  if ([...called, ...namesIn(readings)].some(holdsNumber)) return null;
  return { readings, tables, names, kept, together: kept.together(names.villages.ofTable) };
}

/**
 * Harvests a run part by part, with as many threads as the crew has. Where the unit of a table is in
 * doubt, those who have moved from there or to there are not compared either: their parts are then
 * looked at once more.
 */
export async function harvestParts(
  parts: Parts,
  settings: Settings,
  crew: Pick<Crew, 'jobs' | 'harvest'>,
  shelf: Shelf,
): Promise<Harvest> {
  const run = groupsRun(parts, settings);
  knownRun(run, parts.names);
  const add = async (doubted: readonly DoubtedTable[]): Promise<PartsDraft> => {
    const draft = new PartsDraft(parts, settings, run, shelf);
    const begin = (groups: readonly KeptGroup[]) =>
      crew.harvest(
        groups.map(({ own, guests }) => ({ own, guests, doubted })),
        run,
      );
    let tasks = 0;
    for await (const some of inOrder(tasksOf(parts.together), begin, crew)) {
      for (const group of some) draft.add(group);
      tasks += 1;
      if (tasks % COLLECTED_AFTER === 0) collectGarbage();
    }
    // What is left to do takes memory for all tables at once.
    if (tasks >= COLLECTED_AFTER) collectGarbage();
    return draft;
  };
  const first = await add([]);
  const draft = first.doubted.length === 0 ? first : await add(first.doubted);
  return await draft.finish();
}

/** What every thread knows of the run. */
function groupsRun({ readings, tables, kept }: Parts, settings: Settings): GroupsRun {
  const { policy, township, unmasked = false, mergeKey = null } = settings;
  const periods = periodsIn(readings, settings);
  return {
    readings: readings.map(({ input: { name, year }, hidden }) => ({
      input: { name, year },
      ...(hidden && { hidden }),
    })),
    ...{ tables, township, policy: policy.file, periods, unmasked, mergeKey },
    shares: seasonalShares(periods, policy, tables),
    staying: kept.staying.sent(),
  };
}

/** So many rows are worth a message. */
const ROWS_OF_TASK = 600;

/** After so many tasks garbage is collected: each leaves its tables. */
const COLLECTED_AFTER = 100;

/** Several small groups are one task. */
function* tasksOf(groups: readonly KeptGroup[]): Generator<readonly KeptGroup[]> {
  let task: KeptGroup[] = [];
  let rows = 0;
  for (const group of groups) {
    task.push(group);
    rows += group.size;
    if (rows < ROWS_OF_TASK) continue;
    yield task;
    task = [];
    rows = 0;
  }
  if (task.length > 0) yield task;
}

/** The harvest of a run while its parts come. */
class PartsDraft {
  /** Tables in doubt from which or to which people have moved. */
  readonly doubted: DoubtedTable[] = [];
  private readonly draft: HarvestDraft;
  private readonly unmatched: Unmatched;
  private readonly mere: HarvestedGroup['mere'][number][] = [];
  private readonly findings: Finding[] = [];
  private readonly townships = new Set<string>();

  constructor(
    private readonly parts: Parts,
    private readonly settings: Settings,
    private readonly run: GroupsRun,
    private readonly shelf: Shelf,
  ) {
    this.draft = new HarvestDraft(settings);
    this.unmatched = new Unmatched(parts.tables);
  }

  add({ accounts, unmatched, bothTownships, findings, mere, doubted, ...packed }: HarvestedGroup) {
    const { parts, shelf } = this;
    const headAt = (table: number): TableHead => (parts.tables[table] as DetailTable).head;
    this.unmatched.add(unmatched);
    for (const township of bothTownships) this.townships.add(township);
    for (const found of findings) this.findings.push(found);
    this.mere.push(...mere);
    this.doubted.push(...doubted);
    const ofHeads = new Map(accounts.map(([table, account]) => [headAt(table), account]));
    this.draft.add(
      withRows(
        { ...packed, accounts: ofHeads },
        {
          villages: (bytes) => shelf.putPacked(bytes, VILLAGES),
          keys: (bytes) => shelf.putPacked(bytes),
        },
      ),
    );
  }

  async finish(): Promise<Harvest> {
    const { parts, unmatched, run } = this;
    const { readings, tables, names, kept } = parts;
    const { periods, shares } = run;
    const { leaving } = knownRun(run);
    const { policy } = this.settings;
    refuseMereTotals(this.mere.toSorted((a, b) => a.table - b.table || a.row - b.row));
    const asked = await unmatched.ask(this.townships.size > 1);
    const ofRun = [
      ...readings.flatMap(({ faults }) => faults),
      ...names.villages.findings(),
      ...asked.findings,
      ...checkFacts(policy, lastDay(periods.current)),
    ];
    const ofWhole = { readings, batch: unmatched, leaving, policy };
    const whole = {
      ...{ readings, tables, periods, shares, staying: leaving.staying },
      findings: [...toldOnce(ofRun, ofWhole), ...this.findings],
      corrections: [],
      questions: asked.questions.map((one) => leavingQuestion(one, leaving)),
    };
    return this.draft.finish(whole, (table) => kept.normalisationsOf(table));
  }
}
