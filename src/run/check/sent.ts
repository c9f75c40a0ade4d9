import { append } from '../../domain/append.js';
import { byCodePoint } from '../../domain/names/order.js';
import { isWithin, type Period, parsePeriod, samePeriod } from '../../domain/period.js';
import { areOfSameHouseholds, isAgain } from '../../intake/batch/parts/cover.js';
import { villageKey } from '../../intake/batch/village.js';
import type { Delivery } from './deliveries.js';

/** What one village sent of one period. */
export interface Group {
  /** The files that count; several where a village's households are spread over files. */
  readonly counted: readonly [Delivery, ...Delivery[]];
  /** Earlier files, the newest first. */
  readonly older: readonly Delivery[];
  /** Blank forms, which never replace a filled file. */
  readonly blank: readonly Delivery[];
}

/**
 * Deliveries by village and period. A table that names no period has the only one that other tables
 * of the village name.
 */
export function groupsOf(deliveries: readonly Delivery[], asked: Period | null): Group[] {
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
    append(groups, `${village}\n${period ?? ''}`, { ...one, period });
  }
  return [...groups.values()].flatMap((own) => groupOf(own, asked));
}

/** Tells whether a table is of the period that is asked for, or of a part of it. */
export function isOf(period: string | null, asked: Period): boolean {
  const named = period === null ? null : parsePeriod(period);
  return named !== null && isWithin(named, asked);
}

function groupOf(deliveries: readonly Delivery[], asked: Period | null): Group[] {
  const filled = deliveries.filter(({ hasAmount }) => hasAmount);
  const blank = deliveries.filter(({ hasAmount }) => !hasAmount).toSorted(newestFirst);
  const [form, ...forms] = blank;
  if (form !== undefined && filled.length === 0) {
    return [{ counted: [form], older: [], blank: forms }];
  }
  const [first, ...others] = isPart(deliveries, asked) ? partsOf(filled) : wholeOf(filled);
  return first === undefined ? [] : [{ ...first, blank }, ...others];
}

const newestFirst = (a: Delivery, b: Delivery): number =>
  b.changed - a.changed || byCodePoint(b.file, a.file);

function isPart([one]: readonly Delivery[], asked: Period | null): boolean {
  const period = one?.period ? parsePeriod(one.period) : null;
  return asked !== null && period !== null && !samePeriod(period, asked);
}

/** The groups of a whole year: for each household its newest file counts. */
function wholeOf(filled: readonly Delivery[]): Group[] {
  const [newest, ...rest] = filled.toSorted(newestFirst);
  if (newest === undefined) return [];
  const counted: [Delivery, ...Delivery[]] = [newest];
  const older: Delivery[] = [];
  for (const one of rest) {
    const isOlder = counted.some(({ rows }) => areOfSameHouseholds(rows, one.rows));
    (isOlder ? older : counted).push(one);
  }
  return [{ counted, older, blank: [] }];
}

/**
 * The groups of a year in parts: a part that comes again is one too many, and the newest does not
 * replace it. Definition: docs/definitions/parts.md, "Covering".
 */
function partsOf(filled: readonly Delivery[]): Group[] {
  const groups: [Delivery, ...Delivery[]][] = [];
  for (const one of filled) {
    const group = groups.find((all) => !all.some(({ rows }) => isAgain(rows, one.rows)));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map((counted) => ({ counted, older: [], blank: [] }));
}
