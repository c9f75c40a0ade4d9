import type { Finding } from '../../domain/findings/finding.js';
import { ratio } from '../../domain/money.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { VillageParts, VillageStatus } from '../../domain/outcomes/delivery.js';
import type { Period } from '../../domain/period.js';
import { type Batch, gatherBatch } from '../../intake/batch/batch.js';
import { tablesOfRun } from '../../intake/batch/period-standing.js';
import { villageKey } from '../../intake/batch/village.js';
import { villagesOf } from '../../intake/batch/villages.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { FileReading } from '../read/read-file.js';
import {
  type DeliveredFile,
  type Delivery,
  deliveriesIn,
  rowName,
  type StatusSettings,
} from './deliveries.js';
import { type Group, groupsOf, isOf } from './sent.js';
import { villagesOnce } from './village-parts.js';
import { type Villages, villagesIn } from './villages.js';

/** A file, or its tables of one village, that is no delivery of what was asked for. */
export interface IgnoredFile {
  readonly file: string;
  /** The day of the last change; null where the disk does not say. */
  readonly day: string | null;
  /**
   * The village; for an unreadable file the one that its name names, null where that is none of the
   * run.
   */
  readonly village: string | null;
  readonly reason: 'unreadable' | 'otherPeriod' | 'blank';
  /** The period that its title names. */
  readonly period: string | null;
  /** Why it cannot be read. */
  readonly fault: Finding | null;
}

export interface Status {
  readonly villages: readonly VillageStatus[];
  /** How villages stand that send parts of the period. */
  readonly parts: readonly VillageParts[];
  readonly ignored: readonly IgnoredFile[];
  /** Villages that have delivered and are not in the roster: their name may be a slip. */
  readonly unexpected: readonly string[];
}

/** Who has delivered, who has not, and how clean it is. */
export function statusOf(
  files: readonly DeliveredFile[],
  roster: readonly FileReading[] | null,
  settings: StatusSettings,
): Status {
  // Spellings of villages are settled over all files, while each file is checked by itself.
  const batch = gatherBatch(
    [
      ...files.flatMap(({ reading: { tables } }) => tables),
      ...rosterTables(
        (roster ?? []).flatMap(({ tables }) => tables),
        settings,
      ),
    ],
    settings,
  );
  const villages = villagesIn(batch);
  const expected = roster === null ? null : expectedIn(batch, villages);
  const all = files.flatMap((file) => deliveriesIn(file, { batch, villages }, settings));
  const asked = settings.periods.current;
  const isAsked = ({ period }: Delivery): boolean => asked === null || isOf(period, asked);
  const groups = groupsOf(all.filter(isAsked), asked);
  const delivered = new Set(groups.map(({ counted: [one] }) => villageKey(one.village)));
  const names = new Map(all.map(({ village }) => [villageKey(village), village]));
  const ignored = [
    ...files.flatMap((file) => unreadableFile(file, villages)),
    ...all.filter((one) => !isAsked(one)).map((one) => ignoredFile(one, 'otherPeriod')),
    ...groups.flatMap(({ blank }) => blank.map((one) => ignoredFile(one, 'blank'))),
  ].sort((a, b) => byCodePoint(a.file, b.file));
  const context = { expected, due: settings.due, ignored };
  const missing = [...(expected ?? [])].filter(([key]) => !delivered.has(key));
  const came = groups.map((group) => statusOfVillage(group, context));
  const once = asked === null ? { villages: came, parts: [] } : villagesOnce(came, asked);
  return {
    villages: [
      ...once.villages,
      ...missing.map(([, { village, rows }]) => missingVillage(village, rows, ignored)),
    ].sort(
      (a, b) => byCodePoint(a.village, b.village) || byCodePoint(a.period ?? '', b.period ?? ''),
    ),
    parts: once.parts.toSorted((a, b) => byCodePoint(a.village, b.village)),
    ignored,
    unexpected:
      expected === null
        ? []
        : [...delivered]
            .flatMap((key) => (expected.has(key) ? [] : (names.get(key) ?? [])))
            .sort(byCodePoint),
  };
}

/** Last year's tables with parts added up, so that every household is expected once. */
function rosterTables(
  tables: readonly DetailTable[],
  { periods, partOf }: StatusSettings,
): readonly DetailTable[] {
  const prior = periods.prior ?? spanOf(tables);
  const { used } = tablesOfRun(tables, { prior, current: null, ...(partOf && { partOf }) });
  const villages = villagesOf(tables);
  const known = new Set(used.flatMap(villages.ofTable));
  const heads = new Set(used.map(({ head }) => head));
  // A village is in the roster by whatever table it has, even one of other months.
  const others = tables.filter(
    (table) => !heads.has(table.head) && !villages.ofTable(table).some((one) => known.has(one)),
  );
  return [...used, ...others];
}

/** The period from the first to the last month that any title names. */
function spanOf(tables: readonly DetailTable[]): Period | null {
  const named = tables.flatMap(({ period }) => period ?? []);
  if (named.length === 0) return null;
  return {
    first: Math.min(...named.map(({ first }) => first)),
    last: Math.max(...named.map(({ last }) => last)),
  };
}

/**
 * An unreadable file, which is no delivery; its village is the one that its name names, if it is
 * known.
 */
function unreadableFile(
  { reading: { tables, input, faults }, changed, day }: DeliveredFile,
  villages: Villages,
): IgnoredFile[] {
  if (tables.length > 0) return [];
  const village = villages.ofFile(input.name);
  const [fault = null] = faults;
  const known = changed === 0 ? null : day;
  return [{ file: input.name, day: known, village, reason: 'unreadable', period: null, fault }];
}

const ignoredFile = (
  { file, day, village, period }: Delivery,
  reason: 'otherPeriod' | 'blank',
): IgnoredFile => ({ ...{ file, day, village, period }, reason, fault: null });

type Expected = ReadonlyMap<string, { readonly village: string; readonly rows: number }>;

function expectedIn({ prior }: Batch, { nameOf }: Villages): Expected {
  const villages = new Map<string, { village: string; rows: number }>();
  for (const placed of [...prior.households, ...prior.rejected]) {
    const village = nameOf(placed);
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
  { counted, older }: Group,
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
  const [{ village, period, hasAmount }] = counted;
  const day = lastDayOf(counted);
  const firstDay = [counted, ...older.map((one) => [one])].findLast((sent) =>
    sent.some(({ filled }) => filled > 0),
  );
  const isLate = due !== null && lastDayOf(firstDay ?? counted) > due;
  const sum = (of: (one: Delivery) => number): number =>
    counted.reduce((total, one) => total + of(one), 0);
  const rows = sum(({ filled, blank, rejected }) => filled + blank + rejected);
  const open = counted.flatMap(openFindings);
  return {
    village,
    state: hasAmount ? (isLate ? 'late' : 'delivered') : 'blank',
    period,
    file: [...new Set(counted.map(({ file }) => file))].join('、'),
    day,
    firstDay: lastDayOf(firstDay ?? counted),
    version: hasAmount ? older.length + 1 : 0,
    older: older.map((one) => one.file),
    ignored: ignoredOf(village, ignored),
    expected: expected === null ? null : (expected.get(villageKey(village))?.rows ?? 0),
    filled: sum(({ filled }) => filled),
    blank: sum(({ blank }) => blank),
    rejected: sum(({ rejected }) => rejected),
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    clean: ratio(Math.max(rows - sum(wrongRows), 0), rows),
  };
}

const lastDayOf = (sent: readonly Delivery[]): string =>
  sent.map(({ day }) => day).reduce((last, day) => (day > last ? day : last), '');

const openFindings = ({ findings }: Delivery): Finding[] =>
  findings.filter(({ severity, accepted }) => severity !== 'info' && !accepted);

function wrongRows(delivery: Delivery): number {
  const wrong = openFindings(delivery).flatMap(({ sheet, row }) => {
    if (row === null) return [];
    const name = rowName(sheet, row);
    return [delivery.ownRows.get(name) ?? name];
  });
  return new Set(wrong).size;
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
