import type { Finding } from '../../../domain/findings/finding.js';
import type { Household, TableHead } from '../../../domain/household.js';
import {
  commonMonths,
  type Period,
  periodText,
  samePeriod,
  uncoveredMonths,
} from '../../../domain/period.js';
import type { DetailTable } from '../../table/detail-table.js';
import type { RejectedRow } from '../../table/rejections.js';
import type { Apart } from '../duplicates.js';
import { placeKey } from '../keys.js';
import type { Placed } from '../placed.js';
import { gapFinding, overlapFinding, skipFinding } from './findings.js';
import { type SkipReason, skippedParts } from './skipped.js';

type Row = Placed<Household | RejectedRow>;

/** Where the rows of a village's table stand among the parts of its year. */
export interface Slot {
  readonly period: Period;
  /** The year that it is a part of. */
  readonly of: Period;
  /** Which delivery of the same months it is, from 0, where a part came more than once. */
  readonly turn: number;
}

/** What came of one village's year in parts. */
interface VillageCover {
  /** Parts without gap and overlap. */
  readonly isComplete: boolean;
  /** The months of the parts, in their order. */
  readonly parts: readonly Period[];
}

/** The rows of a year by their parts. Definition: docs/definitions/parts.md, "Covering". */
export interface PartCover {
  /** The part that a row belongs to; null for the whole period. */
  slotOf(row: Row): Slot | null;
  villageOf(row: Row): VillageCover | null;
  /** The row belongs to a part that is not used. */
  isSkipped(row: Row): boolean;
  /** Rows of one key that cannot be of one household, for they are of the same months. */
  readonly apart: Apart;
  readonly findings: readonly Finding[];
}

/** Every table is of the whole period. */
const WHOLE: PartCover = {
  slotOf: () => null,
  villageOf: () => null,
  isSkipped: () => false,
  apart: (all) => [all],
  findings: [],
};

/** Rows of one place and part, or of the whole period. */
interface Bundle {
  readonly place: string;
  readonly slot: Slot | null;
  readonly rows: Row[];
}

function bySameMonths(all: readonly Row[], slotOf: PartCover['slotOf']): Row[][] {
  const bundles = new Map<string, Bundle>();
  for (const row of all) {
    const slot = slotOf(row);
    const place = placeKey(row);
    const key = slot === null ? '' : `${place} ${periodText(slot.period)} ${slot.turn}`;
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { place, slot, rows: [row] });
    else known.rows.push(row);
  }
  const groups: Bundle[][] = [];
  for (const bundle of bundles.values()) {
    const same = groups.filter((group) => group.some((one) => isOfSameMonths(one, bundle)));
    for (const group of same) groups.splice(groups.indexOf(group), 1);
    groups.push([...same.flat(), bundle]);
  }
  return groups.map((group) => group.flatMap(({ rows }) => rows));
}

/**
 * Tells whether two bundles are of the same months. What came twice in one village is told of the
 * village.
 */
const isOfSameMonths = (one: Bundle, other: Bundle): boolean =>
  one.slot === null ||
  other.slot === null ||
  (one.place !== other.place && commonMonths(one.slot.period, other.slot.period) !== null);

/** What one village has of one table. */
interface VillagePart {
  readonly table: DetailTable;
  readonly rows: readonly Row[];
}

interface Village {
  readonly cover: VillageCover;
  readonly slots: ReadonlyMap<TableHead, Slot>;
  readonly skipped: ReadonlySet<TableHead>;
}

export function coverOf(all: readonly DetailTable[], rows: readonly Row[]): PartCover {
  // Lists of members have no amounts: they are of no months.
  const tables = all.filter(({ loose }) => loose === undefined);
  if (tables.every(({ part }) => part === undefined)) return WHOLE;
  const findings: Finding[] = [];
  const villages = new Map<string, Village>();
  for (const [key, own] of byVillage(tables, rows)) {
    if (own.some(({ table }) => table.part !== undefined)) {
      villages.set(key, villageCover(own, findings));
    }
  }
  const villageOf = (row: Row): Village | undefined => villages.get(placeKey(row));
  const slotOf = (row: Row): Slot | null => villageOf(row)?.slots.get(row.row.table) ?? null;
  return {
    slotOf,
    apart: (all) => bySameMonths(all, slotOf),
    villageOf: (row) => villageOf(row)?.cover ?? null,
    isSkipped: (row) => villageOf(row)?.skipped.has(row.row.table) ?? false,
    findings,
  };
}

function byVillage(
  tables: readonly DetailTable[],
  rows: readonly Row[],
): Iterable<[string, readonly VillagePart[]]> {
  const ofHead = new Map(tables.map((table) => [table.head, table]));
  const villages = new Map<string, Map<TableHead, VillagePart & { readonly rows: Row[] }>>();
  for (const row of rows) {
    const { table: head } = row.row;
    const table = ofHead.get(head);
    if (table === undefined) continue;
    const key = placeKey(row);
    const own = villages.get(key) ?? new Map<TableHead, VillagePart & { readonly rows: Row[] }>();
    villages.set(key, own);
    const known = own.get(head);
    if (known === undefined) own.set(head, { table, rows: [row] });
    else known.rows.push(row);
  }
  return [...villages].map(([key, own]) => [key, [...own.values()]]);
}

function villageCover(own: readonly VillagePart[], findings: Finding[]): Village {
  const skipped = skippedParts(own.map(({ table }) => table));
  for (const { table, rows } of own) tellSkipped(table, rows, skipped.get(table), findings);
  const kept = own.filter(({ table }) => table.part !== undefined && !skipped.has(table));
  const heads = new Set([...skipped.keys()].map(({ head }) => head));
  const [first] = kept;
  const part = first?.table.part;
  if (first === undefined || part === undefined) {
    return { cover: { isComplete: true, parts: [] }, slots: new Map(), skipped: heads };
  }
  const village = first.rows[0]?.village ?? '';
  const { slots, parts, overlaps } = slotted(kept);
  for (const { one, other, months } of overlaps) {
    findings.push(overlapFinding(village, one.table.head, other.table.head, months));
  }
  const gaps = uncoveredMonths(
    part.of,
    parts.map(({ period }) => period),
  );
  if (gaps.length > 0) findings.push(gapFinding(village, first.table.head, gaps, part.of));
  return {
    cover: {
      isComplete: gaps.length === 0 && overlaps.length === 0,
      parts: parts.map(({ period }) => period).sort((a, b) => a.first - b.first),
    },
    slots,
    skipped: heads,
  };
}

function tellSkipped(
  table: DetailTable,
  rows: readonly Row[],
  reason: SkipReason | undefined,
  findings: Finding[],
): void {
  if (reason === undefined) return;
  findings.push(skipFinding(table, rows[0]?.village ?? null, reason));
}

interface Overlap {
  readonly one: VillagePart;
  readonly other: VillagePart;
  readonly months: Period;
}

/** Tables of the same months are one part where they share the village's households among them. */
interface Part extends Slot {
  readonly tables: VillagePart[];
}

function slotted(kept: readonly VillagePart[]) {
  const parts: Part[] = [];
  const slots = new Map<TableHead, Slot>();
  const overlaps: Overlap[] = [];
  for (const own of kept) {
    const ofYear = own.table.part;
    if (ofYear === undefined) continue;
    const { period, of } = ofYear;
    const same = parts.filter((part) => samePeriod(part.period, period));
    let part = same.find(({ tables }) => !tables.some((one) => isAgain(one.rows, own.rows)));
    if (part === undefined) {
      part = { period, of, turn: same.length, tables: [] };
      overlaps.push(...overlapsOf(own, period, parts));
      parts.push(part);
    }
    part.tables.push(own);
    slots.set(own.table.head, part);
  }
  return { parts, slots, overlaps };
}

/**
 * The overlaps of a table with the first delivery of every part; repeated deliveries are compared
 * with the first one only.
 */
const overlapsOf = (other: VillagePart, period: Period, parts: readonly Part[]): Overlap[] =>
  parts.flatMap(({ turn, period: of, tables: [one] }) => {
    const months = commonMonths(of, period);
    return turn > 0 || months === null || one === undefined ? [] : [{ one, other, months }];
  });

/** Rows of the same months that came twice. Definition: docs/definitions/parts.md, "Covering". */
export function isAgain(one: readonly Row[], other: readonly Row[]): boolean {
  // Two cards are two households, or one that is a duplicate.
  const isCard = ({ row }: Row): boolean => row.table.rows !== undefined;
  return !one.some(isCard) && !other.some(isCard) && areOfSameHouseholds(one, other);
}

/** At least half of the households of the fewer rows are among the others. */
export function areOfSameHouseholds(one: readonly Row[], other: readonly Row[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const known = new Set(more.map(nameOf));
  const again = fewer.filter((row) => known.has(nameOf(row))).length;
  return again > 0 && again * 2 >= fewer.length;
}

const nameOf = ({ row: { texts } }: Row): string =>
  texts.id !== null
    ? `id ${texts.id}`
    : texts.idNumber !== null
      ? `idNumber ${texts.idNumber}`
      : `head ${texts.head}`;
