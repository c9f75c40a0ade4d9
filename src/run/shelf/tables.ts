import type { Household, TableHead } from '../../domain/household.js';
import { type Staying, StayingNumbers } from '../../domain/masking.js';
import { LinkedTables } from '../../intake/batch/linked.js';
import { hasPersons } from '../../intake/batch/members/members.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { RejectedRow } from '../../intake/table/rejections.js';
import { NO_TEXTS } from '../../intake/table/texts.js';
import type { FileReading } from '../read/read-file.js';
import type { Kept, Shelf } from './shelf.js';

type Rows = Omit<DetailTable, 'head' | 'header'>;

/**
 * The tables of a run while their rows wait on a shelf: what is said of a table stays in memory, with
 * a row for each village and township that its rows name.
 */
export class KeptTables {
  private readonly rows = new Map<TableHead, Kept<Rows>>();
  private readonly numbers = new StayingNumbers();
  private readonly linked = new LinkedTables();
  private readonly all: DetailTable[] = [];
  /** True where some table has a row for each person; such tables have to be looked at together. */
  hasPersons = false;

  constructor(private readonly shelf: Shelf) {}

  /** Puts away the rows of a reading, which is returned without them. */
  keep(reading: FileReading): FileReading {
    return { ...reading, tables: reading.tables.map((table) => this.kept(table)) };
  }

  /** A table that was kept, with its rows. */
  whole(table: DetailTable): DetailTable {
    const { head, header } = table;
    const rows = this.rows.get(head)?.take();
    if (rows === undefined) throw new RangeError('a table that was not kept');
    const taken = { ...rows, head, header };
    for (const row of rowsOf(taken)) Object.assign(row, { table: head });
    return taken;
  }

  /** 户编号 that stay in texts. */
  get staying(): Staying {
    return this.numbers;
  }

  /** Tables that belong together, without their rows. */
  together(
    villagesOf: (table: DetailTable) => readonly string[],
  ): readonly (readonly DetailTable[])[] {
    const { all } = this;
    const at = (n: number): DetailTable[] => all.slice(n, n + 1);
    return this.linked
      .together((n) => at(n).flatMap(villagesOf))
      .map((places) => places.flatMap(at));
  }

  private kept(table: DetailTable): DetailTable {
    const { head, header, ...rows } = table;
    this.linked.add(table);
    for (const { texts } of [...table.households, ...table.rejected]) this.numbers.add(texts);
    const light: DetailTable = {
      ...table,
      households: namedIn(table.households, head),
      rejected: namedIn(table.rejected, head),
      totals: [],
      findings: [],
      normalisations: new Uint8Array(),
    };
    this.all.push(light);
    if (isOfPersons(table)) {
      // Rows of persons refer to each other, so they stay in memory.
      this.rows.set(head, { take: () => rows });
      this.hasPersons = true;
      return light;
    }
    // All rows share the one head in memory.
    for (const row of rowsOf(table)) Object.assign(row, { table: null });
    this.rows.set(head, this.shelf.put(rows, table.households.length + table.rejected.length));
    return light;
  }
}

const rowsOf = ({ households, rejected }: DetailTable): readonly Household[] => [
  ...households,
  ...rejected,
];

const isOfPersons = (table: DetailTable): boolean =>
  hasPersons(table) || table.loose !== undefined || table.copies !== undefined;

const NO_NUMBERS = new Float64Array();

/**
 * A row of each village and township, with nothing but these; and every one that leaves the column of
 * villages blank.
 */
function namedIn<Row extends Household | RejectedRow>(rows: readonly Row[], table: TableHead) {
  const known = new Set<string>();
  return rows.flatMap(({ row, texts: { village, township }, ...rest }) => {
    const name = JSON.stringify([village, township]);
    const isBlank = village === null && table.columns.village !== undefined;
    if (!isBlank && known.has(name)) return [];
    known.add(name);
    const named = { ...NO_TEXTS, village, township };
    const reasons = 'reasons' in rest ? { reasons: [] } : {};
    const own = { numbers: NO_NUMBERS, idNumberWhole: null, surveyed: false };
    return [{ table, row, texts: named, ...own, ...reasons } as unknown as Row];
  });
}
