import { append } from '../../domain/append.js';
import { PackedTexts } from '../../domain/names/packed.js';
import type { DetailTable } from '../table/detail-table.js';
import { KeyRows } from './key-rows.js';
import { acrossGroups, type Moved } from './moved.js';
import { villageKey } from './village.js';

/** Tables that have to be looked at together, by their places. */
export interface LinkedGroup {
  readonly tables: readonly number[];
  /** Rows of other groups' tables that are matched with rows of these. */
  readonly guests: readonly GuestRow[];
}

interface GuestRow {
  readonly table: number;
  readonly row: number;
}

/**
 * Which tables have to be looked at together: those of one file or one village, and those that
 * share a key of which it is not certain whose it is. A household that has moved for certain is
 * looked at in both places; whatever else is found between other tables is found by their heads'
 * names alone. Nothing of a row is held but the marks of its keys.
 */
export class LinkedTables {
  /**
   * For each table, the place of another one that it belongs with; the first table of a group
   * points to itself.
   */
  readonly #with: number[] = [];
  readonly #names = new PackedTexts();
  readonly #keys = new KeyRows();

  /** The next table, with all its rows. */
  add(table: DetailTable): void {
    const place = this.#with.length;
    this.#with.push(place);
    this.#linkAll(`file ${table.head.file}`, place);
    this.#keys.add(table);
  }

  /** The groups of tables; `villagesOf` names the villages of the nth table. */
  together(villagesOf: (table: number) => readonly string[]): readonly LinkedGroup[] {
    for (const table of this.#with.keys()) {
      for (const village of villagesOf(table)) {
        this.#linkAll(`village ${villageKey(village)}`, table);
      }
    }
    const { moved, linked } = acrossGroups(this.#keys, (table) => this.#firstOf(table));
    for (const [one, other] of linked) this.#link(one, other);
    const tables = new Map<number, number[]>();
    for (const table of this.#with.keys()) append(tables, this.#firstOf(table), table);
    const guests = this.#guestsOf(moved);
    return [...tables]
      .map(([group, own]) => ({ tables: own, guests: guests.get(group) ?? [] }))
      .sort((a, b) => this.#firstOfYear(a) - this.#firstOfYear(b));
  }

  /** Groups stand in the order of this year's tables, as matched rows do. */
  #firstOfYear({ tables }: LinkedGroup): number {
    const first = tables.find((table) => this.#keys.yearOf(table) === 'current');
    return first ?? this.#with.length;
  }

  /** The rows of moved households in the group that has their other year. */
  #guestsOf(moved: readonly Moved[]): ReadonlyMap<number, readonly GuestRow[]> {
    const guests = new Map<number, GuestRow[]>();
    for (const { prior, current } of moved) {
      const [before, now] = [this.#firstOf(prior.table), this.#firstOf(current.table)];
      if (before === now) continue;
      append(guests, before, { table: current.table, row: current.row });
      append(guests, now, { table: prior.table, row: prior.row });
    }
    return guests;
  }

  /** All tables of one file or village are linked. */
  #linkAll(name: string, table: number): void {
    this.#link(this.#names.first(name, table), table);
  }

  #link(one: number, other: number): void {
    const [a, b] = [this.#firstOf(one), this.#firstOf(other)];
    this.#with[Math.max(a, b)] = Math.min(a, b);
  }

  #firstOf(table: number): number {
    let at = table;
    for (let next = this.#with[at] as number; next !== at; next = this.#with[at] as number) {
      this.#with[at] = this.#with[next] as number;
      at = next;
    }
    return at;
  }
}
