import { append } from '../../domain/append.js';
import type { Household, TableHead } from '../../domain/household.js';
import { StayingNumbers } from '../../domain/masking.js';
import { type LinkedGroup, LinkedTables } from '../../intake/batch/linked.js';
import { hasPersons } from '../../intake/batch/members/members.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { isRejected, type RejectedRow } from '../../intake/table/rejections.js';
import { NO_TEXTS } from '../../intake/table/texts.js';
import type { FileReading } from '../read/read-file.js';
import type { GroupTask } from './group.js';
import { RowsUnder, type TableRows, TableUnder } from './packings.js';
import type { Kept, Shelf, Shelved } from './shelf.js';

/** Tables that are looked at together. */
export type KeptGroup = Pick<GroupTask, 'own' | 'guests'> & {
  /** How many rows its tables have. */
  readonly size: number;
};

/**
 * The tables of a run while their rows wait on a shelf: what is said of a table stays in memory, with
 * a row for each village and township that its rows name.
 */
export class KeptTables {
  private readonly rows = new Map<TableHead, Shelved<TableRows>>();
  private readonly normalised = new Map<TableHead, Shelved<Uint8Array>>();
  private readonly numbers = new StayingNumbers();
  private linked = new LinkedTables();
  private readonly all: DetailTable[] = [];
  /** How many rows each has. */
  private readonly sizes: number[] = [];
  /** Rows of persons refer to each other, so they stay in memory. */
  private readonly ofPersons = new Map<TableHead, TableRows>();

  /** Readings whose rows were put away, without them. */
  readonly readings: FileReading[] = [];
  /** Those that came while there was room for their rows: nothing is worked out of them yet. */
  private inMemory: FileReading[] = [];
  private rowsInMemory = 0;

  constructor(private readonly shelf: Shelf) {}

  /** True where some table has a row for each person; such tables have to be looked at together. */
  get hasPersons(): boolean {
    return this.ofPersons.size > 0;
  }

  /** Keeps the next reading. */
  keep(reading: FileReading): void {
    this.inMemory.push(reading);
    this.rowsInMemory += rowsToPutAway(reading);
    if (this.shelf.hasRoomFor(this.rowsInMemory)) return;
    for (const one of this.inMemory) {
      this.readings.push({ ...one, tables: one.tables.map((table) => this.kept(table)) });
    }
    this.inMemory = [];
    this.rowsInMemory = 0;
  }

  /** All that was kept, with its rows, which are let go of. */
  whole(): FileReading[] {
    const away = this.readings.map((one) => ({
      ...one,
      tables: one.tables.map((table) => this.wholeOf(table)),
    }));
    return [...away, ...this.inMemory];
  }

  private wholeOf(table: DetailTable): DetailTable {
    const normalisations = this.normalisationsOf(table)?.take() ?? table.normalisations;
    const rows = this.ofPersons.get(table.head) ?? this.rowsOf(table).take();
    return { ...table, ...rows, normalisations };
  }

  /** null where there are none. */
  normalisationsOf({ head }: DetailTable): Kept<Uint8Array> | null {
    return this.normalised.get(head) ?? null;
  }

  /** 户编号 that stay in texts. */
  get staying(): StayingNumbers {
    return this.numbers;
  }

  /**
   * Tables that belong together, by their numbers, and who has moved there or away. Asked once: the
   * marks of all keys, 70 bytes a row, are let go of.
   */
  together(villagesOf: (table: DetailTable) => readonly string[]): readonly KeptGroup[] {
    const groups = this.linked.together((n) => villagesOf(this.tableAt(n)));
    this.linked = new LinkedTables();
    const guests = this.guestsOf(groups);
    return groups.map(({ tables }, n) => ({
      own: tables.map((table) => ({ table, rows: this.rowsOf(this.tableAt(table)).handOver() })),
      guests: guests.get(n) ?? [],
      size: tables.reduce((sum, table) => sum + (this.sizes[table] ?? 0), 0),
    }));
  }

  /** The guests of each group, table by table, so that no table is read from the shelf twice. */
  private guestsOf(groups: readonly LinkedGroup[]): ReadonlyMap<number, KeptGroup['guests']> {
    const wanted = new Map<number, Map<number, Set<number>>>();
    for (const [group, { guests }] of groups.entries()) {
      for (const { table, row } of guests) {
        const ofTable = wanted.get(table) ?? new Map<number, Set<number>>();
        wanted.set(table, ofTable);
        ofTable.set(group, (ofTable.get(group) ?? new Set()).add(row));
      }
    }
    const found = new Map<number, KeptGroup['guests'][number][]>();
    for (const [number, ofGroups] of wanted) {
      const table = this.tableAt(number);
      const { households } = this.rowsOf(table).look();
      for (const [group, rows] of ofGroups) {
        const own = households.filter(({ row }) => rows.has(row));
        const kept = this.shelf.put(own, 0, new RowsUnder(table.head));
        append(found, group, { table: number, rows: kept.handOver() });
      }
    }
    return found;
  }

  private tableAt(number: number): DetailTable {
    const table = this.all[number];
    if (table === undefined) throw new RangeError('a table that was not kept');
    return table;
  }

  private rowsOf({ head }: DetailTable): Shelved<TableRows> {
    const rows = this.rows.get(head);
    if (rows === undefined) throw new RangeError('a table that was not kept');
    return rows;
  }

  private kept(table: DetailTable): DetailTable {
    const { head, households, rejected, totals, findings, normalisations } = table;
    const rows = { households, rejected, totals, findings };
    this.linked.add(table);
    for (const { texts } of households) this.numbers.add(texts);
    for (const { texts } of rejected) this.numbers.add(texts);
    const light: DetailTable = {
      ...table,
      households: namedIn(households, head),
      rejected: namedIn(rejected, head),
      ...ON_SHELF,
    };
    this.all.push(light);
    this.sizes.push(households.length + rejected.length);
    if (normalisations.length > 0) this.normalised.set(head, this.shelf.put(normalisations, 0));
    if (isOfPersons(table)) this.ofPersons.set(head, rows);
    else {
      const count = households.length + rejected.length;
      this.rows.set(head, this.shelf.put(rows, count, new TableUnder(head)));
    }
    return light;
  }
}

/** Rows of persons are not put away. */
const rowsToPutAway = ({ tables }: FileReading): number =>
  tables.reduce(
    (sum, table) =>
      isOfPersons(table) ? sum : sum + table.households.length + table.rejected.length,
    0,
  );

/** What a table has none of while its rows wait; the same objects for all tables. */
const ON_SHELF = { totals: [], findings: [], normalisations: new Uint8Array() };

const isOfPersons = (table: DetailTable): boolean =>
  hasPersons(table) || table.loose !== undefined || table.copies !== undefined;

const NO_NUMBERS = new Float64Array();

/**
 * A row of each village and township, with nothing but these; and every one that leaves the column of
 * villages blank.
 */
function namedIn<Row extends Household | RejectedRow>(rows: readonly Row[], table: TableHead) {
  const known = new Map<string | null, Set<string | null>>();
  return rows
    .filter(({ texts: { village, township } }) => {
      const townships = known.get(village) ?? new Set();
      const isBlank = village === null && table.columns.village !== undefined;
      if (!isBlank && townships.has(township)) return false;
      known.set(village, townships.add(township));
      return true;
    })
    .map((one): Row => {
      const { village, township } = one.texts;
      const named = { ...NO_TEXTS, village, township };
      const reasons = isRejected(one) ? { reasons: [] } : {};
      const own = { numbers: NO_NUMBERS, idNumberWhole: null, surveyed: false };
      return { table, row: one.row, texts: named, ...own, ...reasons } as unknown as Row;
    });
}
