import type { GroupSums } from '../../analysis/summarize.js';
import { addedUp, emptyAccount, type RowAccount } from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import { byCodePoint } from '../../domain/order.js';
import type { ListedHousehold, Periods } from '../../domain/outcomes/result.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { ManifestInput } from '../../results/manifest.js';
import type { Gathered } from '../read/gather.js';
import type { FileReading } from '../read/read-file.js';
import type { VillageRows } from './village.js';

/** What was read otherwise than written in one table, as `normalisationsIn` takes it. */
interface SheetNormalisations {
  readonly file: string;
  readonly sheet: string;
  readonly lines: Uint8Array;
}

/**
 * What is left of both years once every row is in its village: villages that can leave memory one
 * by one, and facts of the whole run. Nothing here holds on to the tables.
 */
export interface Harvest {
  readonly inputs: readonly ManifestInput[];
  readonly periods: Periods;
  readonly estimated: boolean;
  /** The townships of the current year's households. */
  readonly townships: ReadonlySet<string>;
  /** By name, in the order of the results; of every township a village of its own. */
  readonly villages: Map<string, readonly VillageRows[]>;
  readonly listed: readonly ListedHousehold[];
  readonly findings: readonly Finding[];
  readonly normalisations: readonly SheetNormalisations[];
  readonly notRun: Gathered['notRun'];
  readonly corrections: Gathered['corrections'];
  readonly questions: Gathered['questions'];
}

export function harvest(gathered: Gathered): Harvest {
  const { batch, matching, readings, periods, estimated, findings, notRun } = gathered;
  const villages = villageRows(batch, matching);
  return {
    inputs: readings.map((reading) => inputOf(reading, batch)),
    periods,
    estimated,
    townships: new Set(batch.current.households.map(({ township }) => township)),
    villages,
    listed: [...villages.values()].flatMap((rows) => rows.flatMap(({ listed: all }) => all)),
    findings,
    normalisations: gathered.tables.map(({ head: { file, sheet }, normalisations: lines }) => ({
      file,
      sheet,
      lines,
    })),
    notRun,
    corrections: gathered.corrections,
    questions: gathered.questions,
  };
}

function inputOf(
  { input, sha256, format, tables, skipped }: FileReading,
  { accounts }: Batch,
): ManifestInput {
  // The tables of a sheet are one account, which adds up to the rows of the sheet.
  const ofSheets = new Map<string, RowAccount>();
  for (const { head, account } of tables) {
    const known = ofSheets.get(head.sheet) ?? emptyAccount();
    ofSheets.set(head.sheet, addedUp(known, accounts.get(head) ?? account));
  }
  const sheets: ManifestInput['sheets'] = [
    ...ofSheets,
    ...skipped.map(({ sheet, rows }) => [sheet, { skipped: rows }] as const),
  ];
  return { path: input.name, year: input.year, sha256, format, sheets };
}

type Draft = {
  township: string;
  pairs: VillageRows['pairs'][number][];
  counts: GroupSums['households'];
  listed: ListedHousehold[];
};

/** The rows of every village, by name; of every township a village of its own. */
export function villageRows(batch: Batch, matching: Matching): Map<string, readonly VillageRows[]> {
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
    [...names]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([name, townships]) => [
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
