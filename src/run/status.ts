import type { VillageStatus } from '../domain/delivery.js';
import type { Finding } from '../domain/finding.js';
import { rowsOf } from '../domain/household.js';
import { byCodePoint } from '../domain/order.js';
import { type Period, periodText } from '../domain/period.js';
import { type Batch, gatherBatch } from '../intake/batch.js';
import { villageKey } from '../intake/village.js';
import type { FileReading } from './read-file.js';
import { check, type ValidateSettings } from './validate.js';

/** A file of the folder with the day on which it was last changed, `2022-10-08`. */
export interface DeliveredFile {
  readonly reading: FileReading;
  /** Milliseconds, to tell deliveries of one day apart. */
  readonly changed: number;
  readonly day: string;
}

export interface Status {
  readonly villages: readonly VillageStatus[];
  /** Files that give no table: whoever sent them has not delivered. */
  readonly unread: readonly string[];
}

type StatusSettings = Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> & {
  /** The last day on which a delivery is in time; null: every day is. */
  readonly due: string | null;
};

/** Who has delivered, who has not, and how clean it is. */
export function statusOf(
  files: readonly DeliveredFile[],
  roster: readonly FileReading[] | null,
  settings: StatusSettings,
): Status {
  // Spellings of villages are settled over everything; mistakes are those of each file alone.
  const batch = gatherBatch(
    [...files.map(({ reading }) => reading), ...(roster ?? [])].flatMap(({ tables }) => tables),
    { periods: { prior: null, current: null }, township: settings.township },
  );
  const deliveries = new Map<string, Delivery[]>();
  for (const file of files) {
    for (const delivery of deliveriesIn(file, batch, settings)) {
      const key = `${villageKey(delivery.village)}\n${delivery.period ?? ''}`;
      deliveries.set(key, [...(deliveries.get(key) ?? []), delivery]);
    }
  }
  const expected = roster === null ? null : expectedIn(batch);
  const delivered = new Set<string>();
  const villages = [...deliveries.values()].map((all) => {
    const sorted = [...all].sort((a, b) => b.changed - a.changed || byCodePoint(b.file, a.file));
    const [newest, ...older] = sorted as [Delivery, ...Delivery[]];
    delivered.add(villageKey(newest.village));
    return statusOfVillage(newest, older, expected, settings.due);
  });
  const missing = [...(expected ?? [])].flatMap(([key, { village, rows }]) =>
    delivered.has(key) ? [] : [missingVillage(village, rows)],
  );
  return {
    villages: [...villages, ...missing].sort(
      (a, b) => byCodePoint(a.village, b.village) || byCodePoint(a.period ?? '', b.period ?? ''),
    ),
    unread: files.flatMap(({ reading: { tables, input } }) =>
      tables.length === 0 ? [input.name] : [],
    ),
  };
}

interface Delivery {
  readonly village: string;
  readonly period: string | null;
  readonly file: string;
  readonly changed: number;
  readonly day: string;
  readonly filled: number;
  readonly blank: number;
  readonly rejected: number;
  readonly findings: readonly Finding[];
  /** Rows of cards by each of their rows: a mistake stands where its cell is. */
  readonly cards: ReadonlyMap<string, string>;
}

/** What a file delivers: one village, or several in one flat table. */
function deliveriesIn(
  { reading, changed, day }: DeliveredFile,
  batch: Batch,
  settings: StatusSettings,
): Delivery[] {
  const checked = check([reading], settings);
  const period = periodOf(reading, settings.periods.current);
  const cards = cardRows(checked.batch);
  const drafts = new Map<string, { -readonly [K in keyof Delivery]: Delivery[K] }>();
  const draft = (village: string) => {
    const known = drafts.get(village) ?? {
      ...{ village, period, changed, day, file: reading.input.name },
      ...{ filled: 0, blank: 0, rejected: 0, findings: [], cards },
    };
    drafts.set(village, known);
    return known;
  };
  const villageOf = (row: { table: { file: string; sheet: string }; row: number }, own: string) =>
    batch.villageAt({ ...NOWHERE, file: row.table.file, sheet: row.table.sheet, row: row.row }) ??
    own;
  for (const { row, village } of checked.batch.current.households) {
    draft(villageOf(row, village))[row.surveyed ? 'filled' : 'blank'] += 1;
  }
  for (const { row, village } of checked.batch.current.rejected) {
    draft(villageOf(row, village)).rejected += 1;
  }
  const [first] = drafts.values();
  for (const found of checked.findings) {
    const village = batch.villageAt(found) ?? first?.village;
    const own = village === undefined ? undefined : (drafts.get(village) ?? first);
    if (own !== undefined) own.findings = [...own.findings, found];
  }
  return [...drafts.values()];
}

const rowName = (sheet: string | null, row: number): string => `${sheet}\n${row}`;

function cardRows({ current }: Batch): ReadonlyMap<string, string> {
  const cards = new Map<string, string>();
  for (const { row } of [...current.households, ...current.rejected]) {
    const { sheet, rows } = row.table;
    if (rows === undefined) continue;
    for (const number of rowsOf(row)) cards.set(rowName(sheet, number), rowName(sheet, row.row));
  }
  return cards;
}

const NOWHERE: Finding = {
  code: '',
  severity: 'info',
  file: null,
  sheet: null,
  cell: null,
  row: null,
  village: null,
  household: null,
  field: null,
  value: null,
  expected: null,
  params: {},
  accepted: false,
};

function periodOf({ tables }: FileReading, asked: Period | null): string | null {
  const named = tables.find(({ period }) => period !== null)?.period ?? asked;
  return named === null ? null : periodText(named);
}

type Expected = ReadonlyMap<string, { readonly village: string; readonly rows: number }>;

function expectedIn({ prior }: Batch): Expected {
  const villages = new Map<string, { village: string; rows: number }>();
  for (const { village } of [...prior.households, ...prior.rejected]) {
    const known = villages.get(villageKey(village)) ?? { village, rows: 0 };
    known.rows += 1;
    villages.set(villageKey(village), known);
  }
  return villages;
}

function statusOfVillage(
  newest: Delivery,
  older: readonly Delivery[],
  expected: Expected | null,
  due: string | null,
): VillageStatus {
  const { village, period, file, day, filled, blank, rejected, findings, cards } = newest;
  const severe = findings.filter(({ severity }) => severity !== 'info');
  const rows = filled + blank + rejected;
  const wrong = new Set(
    severe.flatMap(({ sheet, row }) => {
      if (row === null) return [];
      const name = rowName(sheet, row);
      return [cards.get(name) ?? name];
    }),
  );
  return {
    village,
    state: due !== null && day > due ? 'late' : 'delivered',
    period,
    file,
    day,
    version: older.length + 1,
    older: older.map((one) => one.file),
    expected: expected === null ? null : (expected.get(villageKey(village))?.rows ?? 0),
    filled,
    blank,
    rejected,
    errors: severe.filter(({ severity }) => severity === 'error').length,
    warnings: severe.filter(({ severity }) => severity === 'warning').length,
    clean:
      rows === 0 ? null : Math.round((Math.max(rows - wrong.size, 0) / rows) * 10_000) / 10_000,
  };
}

const missingVillage = (village: string, expected: number): VillageStatus => ({
  village,
  state: 'missing',
  period: null,
  file: null,
  day: null,
  version: 0,
  older: [],
  expected,
  filled: 0,
  blank: 0,
  rejected: 0,
  errors: 0,
  warnings: 0,
  clean: null,
});
