import { addedUp, type RowAccount } from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { ListedHousehold } from '../../domain/outcomes/listed.js';
import type { Periods } from '../../domain/outcomes/result.js';
import { quoted } from '../../intake/cells/values.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { RunInfo } from '../../reports/report.js';
import type { ManifestInput } from '../../results/manifest.js';
import type { MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gathered.js';
import type { FileReading } from '../read/read-file.js';
import { VILLAGES } from '../shelf/packings.js';
import type { Kept, Shelf, Shelved } from '../shelf/shelf.js';
import { type Harvested, harvested, withRows } from './harvested.js';
import type { KeptKeys } from './keys.js';
import { type PlaceNames, placeOfRun, type RunPlace } from './place.js';
import type { VillageRows } from './village-task.js';

/** What was read otherwise than written in one table, as `normalisationLines` takes it. */
interface SheetNormalisations {
  readonly file: string;
  readonly sheet: string;
  readonly lines: Kept<Uint8Array>;
}

/** The villages of one name, one for each township that has one. */
export interface HarvestedVillage {
  /** The townships, in the order of their rows. */
  readonly townships: readonly string[];
  /** How many households each has, compared or listed. */
  readonly sizes: readonly number[];
  readonly rows: Shelved<readonly VillageRows[]>;
}

/**
 * What is left of both years once every row is in its village: villages that can leave memory one
 * by one, and facts of the whole run. Nothing here holds on to the tables.
 */
export interface Harvest {
  readonly inputs: readonly ManifestInput[];
  readonly periods: Periods;
  readonly shares: Gathered['shares'];
  /** The townships of the current year's households. */
  readonly townships: ReadonlySet<string>;
  /**
   * By name, in the order of the results; villages of one name in several townships are kept apart.
   */
  readonly villages: Map<string, HarvestedVillage>;
  /** Where its groups stand. */
  readonly place: RunPlace;
  readonly keys: KeptKeys[];
  readonly mergeKey: MergeKey | null;
  readonly listed: readonly ListedHousehold[];
  readonly findings: readonly Finding[];
  readonly normalisations: SheetNormalisations[];
  readonly corrections: Gathered['corrections'];
  readonly questions: Gathered['questions'];
  readonly staying: Gathered['staying'];
  /** What the column map leaves out. */
  readonly leftOut: Pick<RunInfo, 'notAsked' | 'notRead'>;
}

export interface HarvestSettings extends PlaceNames {
  readonly mergeKey?: MergeKey | null;
}

export const harvest = (gathered: Gathered, settings: HarvestSettings, shelf: Shelf): Harvest => {
  const draft = new HarvestDraft(settings);
  draft.add(
    withRows(harvested(gathered, settings.mergeKey ?? null), {
      villages: (rows) => shelf.put(rows, 0, VILLAGES),
      keys: (rows) => shelf.put(rows, 0),
    }),
  );
  return draft.finish(gathered, ({ normalisations }) =>
    normalisations.length > 0 ? shelf.put(normalisations, 0) : null,
  );
};

/** A harvest while tables come that belong together. */
export class HarvestDraft {
  private readonly accounts = new Map<TableHead, RowAccount>();
  private readonly townships = new Set<string>();
  private readonly counties = new Set<string>();
  private readonly villages = new Map<string, HarvestedVillage>();
  private readonly listed = new Map<string, readonly ListedHousehold[]>();
  private readonly keys: KeptKeys[] = [];

  constructor(private readonly settings: HarvestSettings) {}

  add({ accounts, townships, counties, villages, keys }: Waiting): void {
    for (const [head, account] of accounts) this.accounts.set(head, account);
    for (const township of townships) this.townships.add(township);
    for (const county of counties) this.counties.add(county);
    for (const { name, listed, ...village } of villages) {
      this.villages.set(name, village);
      this.listed.set(name, listed);
    }
    for (const village of keys) this.keys.push(village);
  }

  /**
   * `gathered` is the run as a whole; its tables may be without their rows. `normalisationsOf` gives
   * null for a table that has none.
   */
  finish(
    gathered: Whole,
    normalisationsOf: (table: DetailTable) => Kept<Uint8Array> | null,
  ): Harvest {
    const { readings, periods, findings, tables } = gathered;
    const { mergeKey = null } = this.settings;
    const names = [...this.villages.keys()].sort(byCodePoint);
    const villages = new Map(
      names.map((name) => [name, this.villages.get(name) as HarvestedVillage]),
    );
    const place = placeOfRun(this.settings, villages, this.counties);
    return {
      inputs: readings.map((reading) => inputOf(reading, this.accounts)),
      periods,
      shares: gathered.shares,
      townships: this.townships,
      villages,
      place,
      keys: this.keys,
      mergeKey,
      listed: names.flatMap((name) => this.listed.get(name) ?? []),
      findings,
      normalisations: tables.flatMap((table) => {
        const { file, sheet } = table.head;
        const lines = normalisationsOf(table);
        return lines === null ? [] : [{ file, sheet, lines }];
      }),
      corrections: gathered.corrections,
      questions: gathered.questions,
      staying: gathered.staying,
      leftOut: leftOutOf(tables),
    };
  }
}

/** What tables come to while its rows wait. */
type Waiting = Harvested<HarvestedVillage['rows'], KeptKeys['rows']>;

/** The parts of a run that are known once all its tables are matched. */
type Whole = Omit<Gathered, 'batch' | 'matching' | 'unmasked' | 'notRun'>;

function leftOutOf(tables: Gathered['tables']): Harvest['leftOut'] {
  const notRead = tables.flatMap(({ header }) => header.filter(({ leftOut }) => leftOut));
  return {
    notAsked: [...new Set(tables.flatMap(({ head }) => head.notAsked ?? []))],
    notRead: [...new Set(notRead.map(({ path }) => quoted(path)))].sort(byCodePoint),
  };
}

function inputOf(
  { input, sha256, format, tables, skipped }: FileReading,
  accounts: ReadonlyMap<TableHead, RowAccount>,
): ManifestInput {
  // The tables of a sheet are one account, which adds up to the rows of the sheet.
  const ofSheets = new Map<string, RowAccount>();
  for (const { head, account } of tables) {
    const known = ofSheets.get(head.sheet);
    const own = accounts.get(head) ?? account;
    ofSheets.set(head.sheet, known === undefined ? own : addedUp(known, own));
  }
  const sheets: ManifestInput['sheets'] = [
    ...ofSheets,
    ...skipped.map(({ sheet, rows }) => [sheet, { skipped: rows }] as const),
  ];
  return { path: input.name, year: input.year, sha256, format, sheets };
}
