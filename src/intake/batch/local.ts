import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import { placeKey } from './keys.js';
import type { Placed } from './placed.js';

type Row = Placed<Pick<Household, 'table' | 'texts'>>;

/**
 * From this many shared 户编号 on, two villages have lists of their own; fewer may be slips of the
 * pen.
 */
export const FEWEST_SHARED = 3;
/**
 * The most pairs of villages with a shared 户编号; more come only of a column wrongly taken for the
 * village's.
 */
const MOST_PAIRS = 2_000_000;

/** A village and the first row of each of its 户编号. */
interface Numbered {
  readonly key: string;
  readonly first: Row;
  readonly ids: ReadonlyMap<string, Row>;
}

/** Two villages whose lists are numbered for themselves. */
interface NumberedApart {
  readonly one: Numbered;
  readonly other: Numbered;
  readonly shared: number;
}

/** The villages whose 户编号 are local, and what is said of them. */
export interface LocalNumbers {
  /** By `placeKey`. */
  readonly villages: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/**
 * Finds village lists that are each numbered from 1: there the village and the 户编号 together are
 * the key, in both years. Definition: docs/definitions/intake.md, "Rejected rows".
 */
export function localNumbers(years: readonly (readonly Row[])[]): LocalNumbers {
  const pairs = new Map<string, NumberedApart>();
  for (const pair of years.flatMap((rows) => numberedApart(numberedVillages(rows)))) {
    const key = [pair.one.key, pair.other.key].sort().join('\n');
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  const found = [...pairs.values()];
  return {
    villages: new Set(found.flatMap(({ one, other }) => [one.key, other.key])),
    findings: found.map(localFinding),
  };
}

function numberedVillages(rows: readonly Row[]): Numbered[] {
  const villages = new Map<string, { first: Row; ids: Map<string, Row> }>();
  for (const placed of rows) {
    const { id } = placed.row.texts;
    if (id === null) continue;
    const key = placeKey(placed);
    const known = villages.get(key) ?? { first: placed, ids: new Map<string, Row>() };
    villages.set(key, known);
    if (!known.ids.has(id)) known.ids.set(id, placed);
  }
  return [...villages].map(([key, { first, ids }]) => ({ key, first, ids }));
}

function numberedApart(villages: readonly Numbered[]): NumberedApart[] {
  if (villages.length < 2) return [];
  const inOrder = [...sharedIds(villages)].sort(([a], [b]) => a - b);
  return inOrder.flatMap(([place, shared]): NumberedApart[] => {
    const one = villages[Math.floor(place / villages.length)] as Numbered;
    const other = villages[place % villages.length] as Numbered;
    const fewer = Math.min(one.ids.size, other.ids.size);
    return shared >= FEWEST_SHARED && shared * 2 >= fewer ? [{ one, other, shared }] : [];
  });
}

/** How many 户编号 each two villages have for different households, by the places of the two. */
function sharedIds(villages: readonly Numbered[]): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const all of carriersOf(villages)) {
    for (const [n, one] of all.entries()) {
      for (let m = n + 1; m < all.length; m += 1) {
        const other = all[m] as Carrier;
        if (!areTwo(one.row, other.row)) continue;
        const place = one.village * villages.length + other.village;
        shared.set(place, (shared.get(place) ?? 0) + 1);
        if (shared.size > MOST_PAIRS) return new Map();
      }
    }
  }
  return shared;
}

interface Carrier {
  readonly village: number;
  readonly row: Row;
}

/** Who carries the same 户编号, for each that several villages have. */
function carriersOf(villages: readonly Numbered[]): Iterable<readonly Carrier[]> {
  const firsts = new Map<string, number>();
  const carriers = new Map<string, Carrier[]>();
  for (const [village, { ids }] of villages.entries()) {
    for (const [id, row] of ids) {
      const first = firsts.get(id);
      if (first === undefined) {
        firsts.set(id, village);
        continue;
      }
      const of = villages[first]?.ids.get(id);
      if (of !== undefined && !carriers.has(id)) carriers.set(id, [{ village: first, row: of }]);
      append(carriers, id, { village, row });
    }
  }
  return carriers.values();
}

/**
 * Tells whether two rows are two households: by their ID numbers, or without these by their heads.
 */
function areTwo({ row: { texts: a } }: Row, { row: { texts: b } }: Row): boolean {
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber !== b.idNumber;
  return a.head !== null && b.head !== null && a.head !== b.head;
}

const localFinding = ({ one, other, shared }: NumberedApart): Finding =>
  finding('key.local', {
    file: other.first.row.table.file,
    sheet: other.first.row.table.sheet,
    village: other.first.village,
    field: 'id',
    value: shared,
    params: { village: other.first.village, otherVillage: one.first.village },
  });
