import { checkFacts } from '../../checks/facts.js';
import { append } from '../../domain/append.js';
import type { Finding } from '../../domain/findings/finding.js';
import { lastDay } from '../../domain/period.js';
import { gatherBatch, type PlaceNames, placeNames } from '../../intake/batch/batch.js';
import { matchYears, type Pair } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Crew } from '../crew.js';
import { checkBothYears } from '../read/checked.js';
import { gatherRead } from '../read/gather.js';
import type { Gathered, GatherSettings } from '../read/gathered.js';
import { inPeriods } from '../read/in-period.js';
import { periodsIn } from '../read/periods.js';
import { readAll } from '../read/read-all.js';
import type { FileReading } from '../read/read-file.js';
import { firstMereTotals, refuseMereTotals, seasonalShares } from '../read/season.js';
import { toldOnce } from '../read/told/findings.js';
import { leavingQuestion, leavingRows, leavingWith } from '../read/told/leaving.js';
import { holdsNumber, namesIn } from '../read/told/names.js';
import type { Shelf } from '../shelf/shelf.js';
import { KeptTables } from '../shelf/tables.js';
import { Unmatched } from '../shelf/unmatched.js';
import { type Harvest, HarvestDraft, type HarvestSettings, harvest } from './harvest.js';

type Settings = GatherSettings & HarvestSettings;

/**
 * Reads and matches both years of a run. Where its rows are so many that they wait on the disk, only
 * tables that belong together are looked at together; the outcome is the same.
 */
export async function harvestRun(
  settings: Settings,
  crew: Crew,
  fileRead: (reading: FileReading) => void,
  shelf: Shelf,
): Promise<Harvest> {
  const kept = new KeptTables(shelf);
  const read = await readAll(settings, crew, fileRead, (reading) => kept.keep(reading));
  const parts = shelf.isLaidDown ? partsOf(read, settings, kept) : null;
  if (parts !== null) return await harvestParts(parts, settings, shelf);
  const whole = read.map((reading) => ({
    ...reading,
    tables: reading.tables.map((table) => kept.whole(table)),
  }));
  return harvest(await gatherRead(whole, settings), settings, shelf);
}

/** A run of which some tables can be looked at without the others. */
interface Parts {
  readonly readings: readonly FileReading[];
  /** The tables, without their rows. */
  readonly tables: readonly DetailTable[];
  readonly names: PlaceNames;
  readonly kept: KeptTables;
  readonly together: readonly (readonly DetailTable[])[];
}

/**
 * The run in parts. null where something concerns rows anywhere (corrections, answers, members,
 * parts of a year, unused tables) or where a name holds a number that is masked: then all tables
 * are needed at once.
 */
function partsOf(
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

/** The readings of some tables' files: a file may have been given for both years. */
function byFile(
  readings: readonly FileReading[],
): (tables: readonly DetailTable[]) => readonly FileReading[] {
  const ofFiles = new Map<string, FileReading[]>();
  for (const reading of readings) append(ofFiles, reading.input.name, reading);
  return (tables) =>
    [...new Set(tables.map(({ head }) => head.file))].flatMap((file) => ofFiles.get(file) ?? []);
}

async function harvestParts(
  { readings, tables, names, kept, together }: Parts,
  settings: Settings,
  shelf: Shelf,
): Promise<Harvest> {
  const { policy, township, unmasked = false } = settings;
  const periods = periodsIn(readings, settings);
  const shares = seasonalShares(periods, policy, tables);
  const leaving = leavingWith(kept.staying, unmasked);
  const draft = new HarvestDraft(settings, shelf);
  const unmatched = new Unmatched(tables);
  const mere: Pair[] = [];
  const notRun: Gathered['notRun'][number][] = [];
  const findings: Finding[] = [];
  const townships = new Set<string>();
  const readingsOf = byFile(readings);
  for (const some of together) {
    const own = some.map((table) => kept.whole(table));
    const batch = gatherBatch(own, { township, names });
    const matching = matchYears(batch);
    unmatched.add(matching);
    for (const { households } of [batch.prior, batch.current]) {
      for (const placed of households) townships.add(placed.township);
    }
    const both = { batch, matching };
    const { compared, checks } = checkBothYears(own, both, { periods, shares }, settings);
    if (shares !== null) mere.push(...firstMereTotals(compared.matching.pairs));
    const told = [
      ...own.flatMap(batch.readingFindings),
      ...batch.keyFindings,
      ...batch.rejections,
      ...batch.partFindings,
      ...matching.findings,
      ...checks.findings,
    ];
    const from = { readings: readingsOf(own), batch, leaving, policy };
    for (const found of toldOnce(told, from)) findings.push(found);
    for (const one of checks.notRun) notRun.push(one);
    const rows = leavingRows(compared.batch, compared.matching, leaving);
    draft.add({ tables: own, ...rows, unmasked });
  }
  refuseMereTotals(shares, unmatched.inOrder(mere));
  const asked = await unmatched.ask(townships.size > 1);
  const ofRun = [
    ...readings.flatMap(({ faults }) => faults),
    ...names.villages.findings(),
    ...asked.findings,
    ...checkFacts(policy, lastDay(periods.current)),
  ];
  const ofWhole = { readings, batch: unmatched, leaving, policy };
  return draft.finish({
    ...{ readings, tables, periods, shares, notRun, staying: leaving.staying },
    findings: [...toldOnce(ofRun, ofWhole), ...findings],
    corrections: [],
    questions: asked.questions.map((one) => leavingQuestion(one, leaving)),
  });
}
