import type { Finding } from '../../domain/findings/finding.js';
import { rowsOf, type TableHead } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { byCodePoint } from '../../domain/order.js';
import type { VillageStatus } from '../../domain/outcomes/delivery.js';
import { lastDay, type Period, periodText } from '../../domain/period.js';
import { type Batch, gatherBatch } from '../../intake/batch/batch.js';
import { villageInFileName, villageKey } from '../../intake/batch/village.js';
import type { FileReading } from '../read/read-file.js';
import { type Given, markAccepted } from '../sign-off/accept.js';
import { check, type ValidateSettings } from './validate.js';

/** A file of the folder with the day on which it was last changed, `2022-10-08`. */
export interface DeliveredFile {
  readonly reading: FileReading;
  /** Milliseconds, to tell deliveries of one day apart. */
  readonly changed: number;
  readonly day: string;
}

/** A file, or its tables of one village, that is no delivery of what was asked for. */
export interface IgnoredFile {
  readonly file: string;
  readonly day: string;
  /** Of a file that cannot be read as its name says; null where that names none of the run. */
  readonly village: string | null;
  readonly reason: 'unreadable' | 'otherPeriod' | 'blank';
  /** That its title names. */
  readonly period: string | null;
  /** Why it cannot be read. */
  readonly fault: Finding | null;
}

export interface Status {
  readonly villages: readonly VillageStatus[];
  readonly ignored: readonly IgnoredFile[];
  /** Villages that have delivered and are not in the roster: their name may be a slip. */
  readonly unexpected: readonly string[];
}

type StatusSettings = Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> & {
  /** The last day on which a delivery is in time; null: every day is. */
  readonly due: string | null;
  /** Findings that people have looked into do not count. */
  readonly acceptances: Given | null;
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
    settings,
  );
  const expected = roster === null ? null : expectedIn(batch);
  const all = files.flatMap((file) => deliveriesIn(file, batch, settings));
  const asked = settings.periods.current === null ? null : periodText(settings.periods.current);
  const isAsked = ({ period }: Delivery): boolean => asked === null || period === asked;
  const groups = grouped(all.filter(isAsked));
  const delivered = new Set(groups.map(({ newest }) => villageKey(newest.village)));
  const names = new Map([
    ...[...(expected ?? [])].map(([key, { village }]) => [key, village] as const),
    ...all.map(({ village }) => [villageKey(village), village] as const),
  ]);
  const ignored = [
    ...files.flatMap((file) => unreadableFile(file, names)),
    ...all.filter((one) => !isAsked(one)).map((one) => ignoredFile(one, 'otherPeriod')),
    ...groups.flatMap(({ blank }) => blank.map((one) => ignoredFile(one, 'blank'))),
  ].sort((a, b) => byCodePoint(a.file, b.file));
  const context = { expected, due: settings.due, ignored };
  const missing = [...(expected ?? [])].filter(([key]) => !delivered.has(key));
  return {
    villages: [
      ...groups.map((group) => statusOfVillage(group, context)),
      ...missing.map(([, { village, rows }]) => missingVillage(village, rows, ignored)),
    ].sort(
      (a, b) => byCodePoint(a.village, b.village) || byCodePoint(a.period ?? '', b.period ?? ''),
    ),
    ignored,
    unexpected:
      expected === null
        ? []
        : [...delivered]
            .flatMap((key) => (expected.has(key) ? [] : (names.get(key) ?? [])))
            .sort(byCodePoint),
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
  /** False of a form that came back as it was sent out. */
  readonly hasAmount: boolean;
  readonly findings: readonly Finding[];
  /** Rows of cards by each of their rows: a mistake stands where its cell is. */
  readonly cards: ReadonlyMap<string, string>;
}

/** What one village sent of one period. */
interface Group {
  readonly newest: Delivery;
  /** The newest first. */
  readonly older: readonly Delivery[];
  /** Blank forms beside it: they never take the place of what is filled. */
  readonly blank: readonly Delivery[];
}

/**
 * By village and period. A table that names no period is of the only one that the village's others
 * name.
 */
function grouped(deliveries: readonly Delivery[]): Group[] {
  const named = new Map<string, Set<string>>();
  for (const { village, period } of deliveries) {
    const key = villageKey(village);
    if (period !== null) named.set(key, (named.get(key) ?? new Set()).add(period));
  }
  const groups = new Map<string, Delivery[]>();
  for (const one of deliveries) {
    const village = villageKey(one.village);
    const [only = null, ...others] = named.get(village) ?? [];
    const period = one.period ?? (others.length === 0 ? only : null);
    const key = `${village}\n${period ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), { ...one, period }]);
  }
  return [...groups.values()].flatMap(groupOf);
}

function groupOf(deliveries: readonly Delivery[]): Group[] {
  const sorted = [...deliveries].sort(
    (a, b) => b.changed - a.changed || byCodePoint(b.file, a.file),
  );
  const blank = sorted.filter(({ hasAmount }) => !hasAmount);
  const [newest = blank.shift(), ...older] = sorted.filter(({ hasAmount }) => hasAmount);
  return newest === undefined ? [] : [{ newest, older, blank }];
}

type Draft = { -readonly [K in keyof Delivery]: Delivery[K] };

/** What a file delivers: one village, or several, and of each the periods that its titles name. */
function deliveriesIn(
  { reading, changed, day }: DeliveredFile,
  batch: Batch,
  settings: StatusSettings,
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
      period === null ? null : inRun(period, [prior, current]),
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
  const draftOf = (row: { readonly table: TableHead; readonly row: number }, own: string) => {
    const { file, sheet } = row.table;
    const village = batch.villageAt({ ...NOWHERE, file, sheet, row: row.row }) ?? own;
    const period = textOf(periods.get(row.table) ?? settings.periods.current);
    const key = `${village}\n${period ?? ''}`;
    const known = drafts.get(key) ?? {
      ...{ village, period, changed, day, file },
      ...{ filled: 0, blank: 0, rejected: 0, hasAmount: false, findings: [], cards },
    };
    drafts.set(key, known);
    ofRows.set(rowName(sheet, row.row), known);
    return known;
  };
  for (const { row, village } of checked.batch.current.households) {
    const draft = draftOf(row, village);
    draft[row.surveyed ? 'filled' : 'blank'] += 1;
    if (row.surveyed) draft.hasAmount = true;
  }
  for (const { row, village } of checked.batch.current.rejected) {
    const draft = draftOf(row, village);
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
      [...drafts.values()].find((draft) => draft.village === village) ??
      first;
    if (own !== undefined) own.findings = [...own.findings, found];
  }
  return [...drafts.values()];
}

const textOf = (period: Period | null): string | null =>
  period === null ? null : periodText(period);

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

/** Whoever sent it has not delivered; the village is that of its name, if it is known. */
function unreadableFile(
  { reading: { tables, input, faults }, day }: DeliveredFile,
  names: ReadonlyMap<string, string>,
): IgnoredFile[] {
  if (tables.length > 0) return [];
  const village = names.get(villageKey(villageInFileName(input.name))) ?? null;
  const [fault = null] = faults;
  return [{ file: input.name, day, village, reason: 'unreadable', period: null, fault }];
}

const ignoredFile = (
  { file, day, village, period }: Delivery,
  reason: 'otherPeriod' | 'blank',
): IgnoredFile => ({ ...{ file, day, village, period }, reason, fault: null });

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

const ignoredOf = (village: string, ignored: readonly IgnoredFile[]): string[] =>
  ignored.flatMap((one) =>
    one.village !== null && villageKey(one.village) === villageKey(village) ? [one.file] : [],
  );

function statusOfVillage(
  { newest, older }: Group,
  {
    expected,
    due,
    ignored,
  }: {
    readonly expected: Expected | null;
    readonly due: string | null;
    readonly ignored: readonly IgnoredFile[];
  },
): VillageStatus {
  const { village, period, file, day, filled, blank, rejected, findings, cards } = newest;
  const firstDay = [newest, ...older].findLast((one) => one.filled > 0)?.day ?? day;
  const isLate = due !== null && firstDay > due;
  const open = findings.filter(({ severity, accepted }) => severity !== 'info' && !accepted);
  const rows = filled + blank + rejected;
  const wrong = new Set(
    open.flatMap(({ sheet, row }) => {
      if (row === null) return [];
      const name = rowName(sheet, row);
      return [cards.get(name) ?? name];
    }),
  );
  return {
    village,
    state: newest.hasAmount ? (isLate ? 'late' : 'delivered') : 'blank',
    period,
    file,
    day,
    firstDay,
    version: newest.hasAmount ? older.length + 1 : 0,
    older: older.map((one) => one.file),
    ignored: ignoredOf(village, ignored),
    expected: expected === null ? null : (expected.get(villageKey(village))?.rows ?? 0),
    filled,
    blank,
    rejected,
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    clean:
      rows === 0 ? null : Math.round((Math.max(rows - wrong.size, 0) / rows) * 10_000) / 10_000,
  };
}

const missingVillage = (
  village: string,
  expected: number,
  ignored: readonly IgnoredFile[],
): VillageStatus => ({
  village,
  state: 'missing',
  period: null,
  file: null,
  day: null,
  firstDay: null,
  version: 0,
  older: [],
  ignored: ignoredOf(village, ignored),
  expected,
  filled: 0,
  blank: 0,
  rejected: 0,
  errors: 0,
  warnings: 0,
  clean: null,
});
