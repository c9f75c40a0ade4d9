import { addedUp, emptyAccount, type RowAccount } from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import { withShownId } from '../../domain/masking.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { ListedHousehold } from '../../domain/outcomes/listed.js';
import type { Periods } from '../../domain/outcomes/result.js';
import type { Batch } from '../../intake/batch/batch.js';
import { quoted } from '../../intake/cells/values.js';
import type { RunInfo } from '../../reports/report.js';
import type { ManifestInput } from '../../results/manifest.js';
import type { MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gather.js';
import type { FileReading } from '../read/read-file.js';
import { keyPieces } from './keys.js';
import { type PlaceNames, placeOfRun, type RunPlace } from './place.js';
import type { VillageRows } from './village.js';
import { villageRows } from './village-rows.js';

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
  readonly shares: Gathered['shares'];
  /** The townships of the current year's households. */
  readonly townships: ReadonlySet<string>;
  /** By name, in the order of the results; of every township a village of its own. */
  readonly villages: Map<string, readonly VillageRows[]>;
  /** Where its groups stand. */
  readonly place: RunPlace;
  /** `keys.jsonl`, a piece for each village. */
  readonly keys: Uint8Array[];
  readonly mergeKey: MergeKey | null;
  readonly listed: readonly ListedHousehold[];
  readonly findings: readonly Finding[];
  readonly normalisations: SheetNormalisations[];
  readonly notRun: Gathered['notRun'];
  readonly corrections: Gathered['corrections'];
  readonly questions: Gathered['questions'];
  readonly staying: Gathered['staying'];
  /** What the column map leaves out. */
  readonly leftOut: Pick<RunInfo, 'notAsked' | 'notRead'>;
}

interface HarvestSettings extends PlaceNames {
  readonly mergeKey?: MergeKey | null;
}

export function harvest(gathered: Gathered, settings: HarvestSettings): Harvest {
  const { batch, matching, readings, periods, findings, notRun } = gathered;
  const villages = villageRows(batch, matching);
  const place = placeOfRun(settings, villages, batch);
  const { mergeKey = null } = settings;
  return {
    inputs: readings.map((reading) => inputOf(reading, batch)),
    periods,
    shares: gathered.shares,
    townships: new Set(batch.current.households.map(({ township }) => township)),
    villages,
    place,
    keys: keyPieces(gathered, place, mergeKey),
    mergeKey,
    listed: [...villages.values()].flatMap((rows) =>
      rows.flatMap(({ listed: all }) => all.map((one) => withShownId(one, gathered.unmasked))),
    ),
    findings,
    normalisations: gathered.tables.map(({ head: { file, sheet }, normalisations: lines }) => ({
      file,
      sheet,
      lines,
    })),
    notRun,
    corrections: gathered.corrections,
    questions: gathered.questions,
    staying: gathered.staying,
    leftOut: leftOutOf(gathered.tables),
  };
}

function leftOutOf(tables: Gathered['tables']): Harvest['leftOut'] {
  const notRead = tables.flatMap(({ header }) => header.filter(({ leftOut }) => leftOut));
  return {
    notAsked: [...new Set(tables.flatMap(({ head }) => head.notAsked ?? []))],
    notRead: [...new Set(notRead.map(({ path }) => quoted(path)))].sort(byCodePoint),
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
