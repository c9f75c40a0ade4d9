import type { RowAccount } from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { gatherBatch } from '../../intake/batch/batch.js';
import { matchYears } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { type Harvested, harvested, withRows } from '../analyze/harvested.js';
import { checkBothYears } from '../read/checked.js';
import { type AskedTable, askedTable, headWithout } from '../read/not-asked.js';
import type { Both } from '../read/replaced.js';
import { type MereTotals, mereTotalsIn } from '../read/season.js';
import { toldOnce } from '../read/told/findings.js';
import { leavingRows } from '../read/told/leaving.js';
import { type GroupsRun, type KnownRun, knownRun } from './groups-run.js';
import { OwnPart } from './own-part.js';
import { RowsUnder, TableUnder, VILLAGES } from './packings.js';
import { type HandedOver, packedBytes, received } from './shelf.js';
import { type UnmatchedRows, unmatchedIn } from './unmatched.js';

/** A table by its number in the run, with rows of it. */
interface NumberedTable {
  readonly table: number;
  readonly rows: HandedOver;
}

/** Tables that are looked at together. */
export interface GroupTask {
  readonly own: readonly NumberedTable[];
  /** Rows of other tables whose households have moved here, or from here to there. */
  readonly guests: readonly NumberedTable[];
  /** The tables of the run that are known to be in doubt. */
  readonly doubted: readonly DoubtedTable[];
}

/** A table as it was asked, by its number. */
export interface DoubtedTable extends Pick<AskedTable, 'without'> {
  readonly table: number;
}

/** Mere totals of a pair, by the place of this year's row. */
interface PlacedTotals extends Pick<MereTotals, 'totals'> {
  readonly table: number;
  readonly row: number;
}

/** What the tables of a group come to, their rows packed as they wait on the disk. */
export interface HarvestedGroup extends Omit<Harvested<Uint8Array, Uint8Array>, 'accounts'> {
  readonly accounts: readonly (readonly [table: number, account: RowAccount])[];
  readonly findings: readonly Finding[];
  readonly unmatched: UnmatchedRows;
  /** The townships of both years' households. */
  readonly bothTownships: ReadonlySet<string>;
  readonly mere: readonly PlacedTotals[];
  /** Tables in doubt from which or to which people have moved. */
  readonly doubted: readonly DoubtedTable[];
}

/** Matches and checks the tables of a group, on whichever thread. */
export function harvestGroup(task: GroupTask, run: GroupsRun): HarvestedGroup {
  const known = knownRun(run);
  const { names, policy, leaving, numberOf } = known;
  const own = task.own.map((one) => wholeTable(one, known));
  const guests = task.guests.map((one) => guestTable(one, known));
  const part = new OwnPart(own, run.tables, names);
  const whole = gatherBatch([...own, ...guests], { township: run.township, names });
  const both = { batch: whole, matching: matchYears(whole) };
  const { batch, matching } = part.rowsOf(both);
  const before = new Set(task.doubted.map((one) => askedHead(one, known)));
  const { compared, checks, doubted } = checkBothYears(own, both, run, { policy }, (found) =>
    part.doubted(found, before),
  );
  const ofPart = part.rowsOf(compared);
  const found = [
    ...own.flatMap(batch.readingFindings),
    ...batch.keyFindings,
    ...batch.rejections,
    ...batch.partFindings,
    ...part.told(matching.findings),
    ...part.told(checks.findings),
  ];
  const readings = known.readingsOf([...own, ...guests]);
  const placed = [batch.prior, batch.current].flatMap(({ households }) => households);
  return {
    ...rowsPacked(ofPart, known),
    findings: toldOnce(found, { readings, batch, leaving, policy }),
    unmatched: unmatchedIn(matching, part.isOwn, numberOf),
    bothTownships: new Set(placed.map(({ township }) => township)),
    mere: run.shares === null ? [] : mereTotalsIn(ofPart.matching.pairs).map(placedIn(known)),
    doubted: guests.length === 0 ? [] : part.ofFiles(doubted).map(numberedIn(known)),
  };
}

function rowsPacked({ batch, matching }: Both, { run, leaving, numberOf }: KnownRun) {
  const rows = leavingRows(batch, matching, leaving);
  const { unmasked, mergeKey } = run;
  const { accounts, ...packed } = withRows(harvested({ ...rows, unmasked }, mergeKey), {
    villages: (all) => packedBytes(all, VILLAGES),
    keys: (all) => packedBytes(all),
  });
  return {
    ...packed,
    accounts: Array.from(accounts, ([head, account]) => [numberOf(head), account] as const),
  };
}

function wholeTable({ table: number, rows }: NumberedTable, known: KnownRun): DetailTable {
  const table = known.tableAt(number);
  return { ...table, ...received(rows, new TableUnder(table.head)) };
}

function guestTable({ table: number, rows }: NumberedTable, known: KnownRun): DetailTable {
  const table = known.tableAt(number);
  return { ...table, households: received(rows, new RowsUnder(table.head)), rejected: [] };
}

const askedHead = ({ table, without }: DoubtedTable, known: KnownRun): TableHead =>
  headWithout(known.tableAt(table).head, without);

const numberedIn =
  ({ numberOf }: KnownRun) =>
  (head: TableHead): DoubtedTable => {
    const { table, without } = askedTable(head);
    return { table: numberOf(table), without };
  };

const placedIn =
  ({ numberOf }: KnownRun) =>
  ({ pair: { current }, totals }: MereTotals): PlacedTotals => ({
    ...{ table: numberOf(askedTable(current.row.table).table), row: current.row.row, totals },
  });
