import { append } from '../../domain/append.js';
import { PackedTexts } from '../../domain/names/packed.js';
import type { DetailTable } from '../table/detail-table.js';
import { KEY_FIELDS } from './keys.js';
import { villageKey } from './village.js';

/**
 * Which tables have to be looked at together: those of one file or one village, and those that
 * share a key in either year. Whatever is found between other tables is found by their heads' names
 * alone. Nothing of a row is held but the marks of its keys.
 */
export class LinkedTables {
  /**
   * For each table, the place of another one that it belongs with; the first table of a group
   * points to itself.
   */
  readonly #with: number[] = [];
  readonly #keys = new PackedTexts();

  /** The next table, with all its rows. */
  add({ head, households, rejected }: DetailTable): void {
    const table = this.#with.length;
    this.#with.push(table);
    this.#link(`file ${head.file}`, table);
    for (const { texts } of [...households, ...rejected]) {
      for (const field of KEY_FIELDS) {
        const key = texts[field];
        if (key !== null) this.#link(`${field} ${key}`, table);
      }
    }
  }

  /** The places of tables that belong together; `villagesOf` names the villages of the nth table. */
  together(villagesOf: (table: number) => readonly string[]): readonly (readonly number[])[] {
    for (const table of this.#with.keys()) {
      for (const village of villagesOf(table)) this.#link(`village ${villageKey(village)}`, table);
    }
    const all = new Map<number, number[]>();
    for (const table of this.#with.keys()) {
      append(all, this.#firstOf(table), table);
    }
    return [...all.values()];
  }

  #link(name: string, table: number): void {
    const known = this.#firstOf(this.#keys.first(name, table));
    const own = this.#firstOf(table);
    this.#with[Math.max(known, own)] = Math.min(known, own);
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
