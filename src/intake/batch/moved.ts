import type { Year } from '../../domain/household.js';
import type { KeyRow, KeyRows } from './key-rows.js';
import { KEY_FIELDS } from './keys.js';
import { FEWEST_SHARED } from './local.js';

/** A row of a group of tables that belong together. */
interface GroupedRow extends KeyRow {
  readonly group: number;
}

/** A household that stands in one group last year and in another one this year. */
export interface Moved {
  readonly prior: GroupedRow;
  readonly current: GroupedRow;
}

/** What the rows that share keys between groups come to. */
interface Across {
  /** Matched for certain, and nobody else has to do with them. */
  readonly moved: readonly Moved[];
  /** Groups whose rows have to be looked at together. */
  readonly linked: readonly (readonly [number, number])[];
}

/**
 * Looks at the keys that several groups share. A household has moved for certain where its ID number
 * stands on one row of each year, and no 户编号 of the two on any other row: whatever is decided of
 * anybody else, these two rows are matched, by the 户编号 or else by the ID number, and they have no
 * part in any other match. Definition: docs/definitions/intake.md, "Matching two years".
 */
export function acrossGroups(rows: KeyRows, groupOf: (table: number) => number): Across {
  const keys = new Keys(rows.size);
  for (const row of rows.all()) keys.add(row, groupOf(row.table));
  const sharing: GroupedRow[] = [];
  for (const row of rows.all())
    if (keys.isShared(row)) sharing.push({ ...row, group: groupOf(row.table) });
  const moved = movedAmong(sharing, keys);
  const settled = new Set(moved.flatMap(({ prior, current }) => [prior, current]));
  const open = sharing.filter((row) => !settled.has(row));
  return { moved, linked: open.flatMap((row) => keys.linksOf(row)) };
}

/** Who carries each key in one year. */
class Carriers {
  /** The first group that does, plus 1. */
  private readonly groups: Uint32Array;
  private readonly rows: Uint8Array;

  constructor(keys: number) {
    this.groups = new Uint32Array(keys);
    this.rows = new Uint8Array(keys);
  }

  add(key: number, group: number): void {
    const rows = this.rowsOf(key);
    if (rows === 0) this.groups[key] = group + 1;
    this.rows[key] = Math.min(rows + 1, 2);
  }

  /** True where the first group that does is another one. */
  areElsewhere(key: number, group: number): boolean {
    const first = this.groups[key] as number;
    return first !== 0 && first !== group + 1;
  }

  /** null where nobody does. */
  firstOf(key: number): number | null {
    const group = this.groups[key] as number;
    return group === 0 ? null : group - 1;
  }

  /** 0, 1, or 2 for several. */
  rowsOf(key: number): number {
    return this.rows[key] as number;
  }
}

/** The keys of a run and the groups in which they stand. */
class Keys {
  private readonly carriers: Readonly<Record<Year, Carriers>>;
  private readonly shared: Uint8Array;
  /** How often each group has a 户编号 that another row of its year has. */
  private readonly repeated = new Map<number, number>();

  constructor(keys: number) {
    this.carriers = { prior: new Carriers(keys), current: new Carriers(keys) };
    this.shared = new Uint8Array(keys);
  }

  add({ id, idNumber, year }: KeyRow, group: number): void {
    if (id !== null) this.addId(id, year, group);
    if (idNumber !== null) this.addKey(idNumber, year, group);
  }

  private addId(key: number, year: Year, group: number): void {
    const first = this.carriers[year].firstOf(key);
    if (first !== null) {
      for (const one of [group, first]) this.repeated.set(one, (this.repeated.get(one) ?? 0) + 1);
    }
    this.addKey(key, year, group);
  }

  private addKey(key: number, year: Year, group: number): void {
    const { prior, current } = this.carriers;
    if (prior.areElsewhere(key, group) || current.areElsewhere(key, group)) this.shared[key] = 1;
    this.carriers[year].add(key, group);
  }

  /** The first group of each year that carries it. */
  private groupsOf(key: number): readonly number[] {
    const { prior, current } = this.carriers;
    return [prior.firstOf(key), current.firstOf(key)].filter((group) => group !== null);
  }

  /** True where other groups carry a key of the row. */
  isShared({ id, idNumber }: KeyRow): boolean {
    return (
      (id !== null && this.shared[id] === 1) || (idNumber !== null && this.shared[idNumber] === 1)
    );
  }

  /** The groups that carry keys of the row. */
  linksOf(row: GroupedRow): (readonly [number, number])[] {
    const keys = KEY_FIELDS.flatMap((field) => row[field] ?? []);
    return keys.flatMap((key) => this.groupsOf(key).map((other) => [row.group, other] as const));
  }

  /** True where as many rows of each year carry the key. */
  isOn(key: number, rows: Readonly<Record<Year, number>>): boolean {
    const { prior, current } = this.carriers;
    return prior.rowsOf(key) === rows.prior && current.rowsOf(key) === rows.current;
  }

  /** The villages may be numbered for themselves, where the same 户编号 says nothing. */
  mayBeLocal({ group }: GroupedRow): boolean {
    return (this.repeated.get(group) ?? 0) >= FEWEST_SHARED;
  }
}

const ONE_EACH = { prior: 1, current: 1 };

function movedAmong(sharing: readonly GroupedRow[], keys: Keys): Moved[] {
  const priors = new Map<number, GroupedRow>();
  for (const row of sharing) {
    if (row.year === 'prior' && row.idNumber !== null) priors.set(row.idNumber, row);
  }
  const isAlone = ({ id, year }: GroupedRow): boolean =>
    id === null || keys.isOn(id, { prior: 0, current: 0, [year]: 1 });
  const isSure = (prior: GroupedRow, current: GroupedRow): boolean => {
    if (prior.isRejected || current.isRejected || prior.group === current.group) return false;
    if (prior.id === null || prior.id !== current.id) return isAlone(prior) && isAlone(current);
    return keys.isOn(prior.id, ONE_EACH) && !keys.mayBeLocal(prior) && !keys.mayBeLocal(current);
  };
  return sharing.flatMap((current): Moved[] => {
    const { year, idNumber } = current;
    if (year !== 'current' || idNumber === null || !keys.isOn(idNumber, ONE_EACH)) return [];
    const prior = priors.get(idNumber);
    return prior !== undefined && isSure(prior, current) ? [{ prior, current }] : [];
  });
}
