import type { Finding } from '../../domain/findings/finding.js';
import { rowsOf, type TableHead } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { lastDay, type Period, periodText } from '../../domain/period.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { FileReading } from '../read/read-file.js';
import { type Given, markAccepted } from '../sign-off/accept.js';
import { check, type ValidateSettings } from './validate.js';
import type { Villages } from './villages.js';

/** A file of the folder with the day on which it was last changed, `2022-10-08`. */
export interface DeliveredFile {
  readonly reading: FileReading;
  /** Milliseconds, to tell deliveries of one day apart. */
  readonly changed: number;
  readonly day: string;
}

export type StatusSettings = Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> & {
  /** The last day on which a delivery is in time; null: every day is. */
  readonly due: string | null;
  /** Findings that people have looked into do not count. */
  readonly acceptances: Given | null;
};

/** What a file brings of one village and period. */
export interface Delivery {
  readonly village: string;
  readonly period: string | null;
  readonly file: string;
  readonly changed: number;
  readonly day: string;
  readonly filled: number;
  readonly blank: number;
  readonly rejected: number;
  /** False of a form that came back as it was sent out. */
  readonly hasAmount: boolean;
  readonly findings: readonly Finding[];
  /** Rows of cards by each of their rows: a mistake stands where its cell is. */
  readonly cards: ReadonlyMap<string, string>;
}

type Draft = { -readonly [K in keyof Delivery]: Delivery[K] };

/** What a file delivers: one village, or several, and of each the periods that its titles name. */
export function deliveriesIn(
  { reading, changed, day }: DeliveredFile,
  { batch, villages }: { readonly batch: Batch; readonly villages: Villages },
  { partOf, ...settings }: StatusSettings,
): Delivery[] {
  // Whatever period its tables are of: what was not asked for is told apart afterwards.
  const { prior, current } = settings.periods;
  const checked = check([reading], {
    ...settings,
    periods: { prior: null, current: null },
    today: current === null ? settings.today : lastDay(current),
  });
  const periods = new Map(
    reading.tables.map(({ head, period }) => [
      head,
      partOf?.('current', head.file) ?? (period === null ? null : inRun(period, [prior, current])),
    ]),
  );
  const cards = cardRows(checked.batch);
  const blankRows = new Set(
    reading.tables.flatMap(({ head, households }) =>
      households.flatMap(({ surveyed, row }) => (surveyed ? [] : [rowName(head.sheet, row)])),
    ),
  );
  const drafts = new Map<string, Draft>();
  const ofRows = new Map<string, Draft>();
  const ofVillages = new Map<string, Draft>();
  const draftOf = (own: Placed<{ readonly table: TableHead; readonly row: number }>): Draft => {
    const { row } = own;
    const { file, sheet } = row.table;
    const placed = batch.placedAt({ table: { file, sheet }, row: row.row }) ?? own;
    const village = villages.nameOf(placed);
    const period = textOf(periods.get(row.table) ?? settings.periods.current);
    const key = `${village}\n${period ?? ''}`;
    const known = drafts.get(key) ?? {
      ...{ village, period, changed, day, file },
      ...{ filled: 0, blank: 0, rejected: 0, hasAmount: false, findings: [], cards },
    };
    drafts.set(key, known);
    ofRows.set(rowName(sheet, row.row), known);
    for (const where of [`${sheet}\n${placed.village}`, `\n${placed.village}`]) {
      ofVillages.set(where, ofVillages.get(where) ?? known);
    }
    return known;
  };
  for (const placed of checked.batch.current.households) {
    const { row } = placed;
    const draft = draftOf(placed);
    draft[row.surveyed ? 'filled' : 'blank'] += 1;
    if (row.surveyed) draft.hasAmount = true;
  }
  for (const placed of checked.batch.current.rejected) {
    const { row } = placed;
    const draft = draftOf(placed);
    draft.rejected += 1;
    // What could not be read may have been an amount; what was rejected as a duplicate was read.
    if (!blankRows.has(rowName(row.table.sheet, row.row))) draft.hasAmount = true;
  }
  const [first] = drafts.values();
  const { acceptances } = settings;
  const findings =
    acceptances === null ? checked.findings : markAccepted(checked.findings, acceptances);
  const nameOf = ({ sheet, row }: Finding): string => {
    const name = row === null ? '' : rowName(sheet, row);
    return cards.get(name) ?? name;
  };
  for (const found of findings) {
    const village = batch.villageAt(found);
    const own =
      ofRows.get(nameOf(found)) ??
      ofVillages.get(`${found.sheet}\n${village}`) ??
      ofVillages.get(`\n${village}`) ??
      first;
    if (own !== undefined) own.findings = [...own.findings, found];
  }
  return [...drafts.values()];
}

const textOf = (period: Period | null): string | null =>
  period === null ? null : periodText(period);

export const rowName = (sheet: string | null, row: number): string => `${sheet}\n${row}`;

function cardRows({ current }: Batch): ReadonlyMap<string, string> {
  const cards = new Map<string, string>();
  for (const { row } of [...current.households, ...current.rejected]) {
    const { sheet, rows } = row.table;
    if (rows === undefined) continue;
    for (const number of rowsOf(row)) cards.set(rowName(sheet, number), rowName(sheet, row.row));
  }
  return cards;
}
