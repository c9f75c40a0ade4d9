import { checkFacts } from '../../checks/facts.js';
import { append } from '../../domain/append.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { lastDay } from '../../domain/period.js';
import { gatherBatch, type PlaceNames, placeNames } from '../../intake/batch/batch.js';
import { matchYears, type Pair } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { type Harvest, HarvestDraft, type HarvestSettings } from '../analyze/harvest.js';
import { checkBothYears } from '../read/checked.js';
import type { GatherSettings } from '../read/gathered.js';
import { inPeriods } from '../read/in-period.js';
import { periodsIn } from '../read/periods.js';
import type { FileReading } from '../read/read-file.js';
import { firstMereTotals, refuseMereTotals, seasonalShares } from '../read/season.js';
import { toldOnce } from '../read/told/findings.js';
import { leavingQuestion, leavingRows, leavingWith } from '../read/told/leaving.js';
import { holdsNumber, namesIn } from '../read/told/names.js';
import { OwnPart } from './own-part.js';
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

/** The readings of some tables' files: a file may have been given for both years. */
function byFile(
  readings: readonly FileReading[],
): (tables: readonly DetailTable[]) => readonly FileReading[] {
  const ofFiles = new Map<string, FileReading[]>();
  for (const reading of readings) append(ofFiles, reading.input.name, reading);
  return (tables) =>
    [...new Set(tables.map(({ head }) => head.file))].flatMap((file) => ofFiles.get(file) ?? []);
}

/**
 * Harvests a run part by part. Where the unit of a table is in doubt, those who have moved from
 * there or to there are not compared either: their parts are then looked at once more.
 */
export async function harvestParts(
  parts: Parts,
  settings: Settings,
  shelf: Shelf,
): Promise<Harvest> {
  const first = new PartsDraft(parts, settings, shelf, new Set());
  first.addAll();
  if (first.doubted.size === 0) return await first.finish();
  const again = new PartsDraft(parts, settings, shelf, first.doubted);
  again.addAll();
  return await again.finish();
}

/** The harvest of a run while its parts come. */
class PartsDraft {
  /** Tables in doubt from which or to which people have moved. */
  readonly doubted = new Set<TableHead>();
  private readonly draft: HarvestDraft;
  private readonly unmatched: Unmatched;
  private readonly mere: Pair[] = [];
  private readonly findings: Finding[] = [];
  private readonly townships = new Set<string>();
  private readonly periods;
  private readonly shares;
  private readonly leaving;
  private readonly readingsOf;

  /** `known` are the doubted tables of an earlier draft. */
  constructor(
    private readonly parts: Parts,
    private readonly settings: Settings,
    shelf: Shelf,
    private readonly known: ReadonlySet<TableHead>,
  ) {
    const { readings, tables, kept } = parts;
    this.draft = new HarvestDraft(settings, shelf);
    this.unmatched = new Unmatched(tables);
    this.periods = periodsIn(readings, settings);
    this.shares = seasonalShares(this.periods, settings.policy, tables);
    this.leaving = leavingWith(kept.staying, settings.unmasked ?? false);
    this.readingsOf = byFile(readings);
  }

  addAll(): void {
    for (const group of this.parts.together) this.add(group);
  }

  private add({ tables, guests }: KeptGroup): void {
    const { parts, settings, leaving, periods, shares, known } = this;
    const { kept, names } = parts;
    const { policy, township, unmasked = false } = settings;
    const own = tables.map((table) => kept.lookedAt(table));
    const others = guests.map((guest) => guest());
    const part = new OwnPart(own, parts.tables, names);
    const whole = gatherBatch([...own, ...others], { township, names });
    const both = { batch: whole, matching: matchYears(whole) };
    const { batch, matching } = part.rowsOf(both);
    this.unmatched.add(matching, part.isOwn);
    for (const { households } of [batch.prior, batch.current]) {
      for (const placed of households) this.townships.add(placed.township);
    }
    const checked = checkBothYears(own, both, { periods, shares }, settings, (found) =>
      part.doubted(found, known),
    );
    if (guests.length > 0) for (const head of part.ofFiles(checked.doubted)) this.doubted.add(head);
    const compared = part.rowsOf(checked.compared);
    if (shares !== null) this.mere.push(...firstMereTotals(compared.matching.pairs));
    const told = [
      ...own.flatMap(batch.readingFindings),
      ...batch.keyFindings,
      ...batch.rejections,
      ...batch.partFindings,
      ...part.told(matching.findings),
      ...part.told(checked.checks.findings),
    ];
    const from = { readings: this.readingsOf([...own, ...others]), batch, leaving, policy };
    for (const found of toldOnce(told, from)) this.findings.push(found);
    const rows = leavingRows(compared.batch, compared.matching, leaving);
    this.draft.add({ ...rows, unmasked });
  }

  async finish(): Promise<Harvest> {
    const { parts, leaving, periods, shares, unmatched } = this;
    const { readings, tables, names, kept } = parts;
    const { policy } = this.settings;
    refuseMereTotals(shares, unmatched.inOrder(this.mere));
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
