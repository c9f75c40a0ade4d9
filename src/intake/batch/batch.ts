import type { RowAccount } from '../../domain/account.js';
import { append } from '../../domain/append.js';
import type { Finding } from '../../domain/findings/finding.js';
import { ownPersons, type TableHead, type Year } from '../../domain/household.js';
import { maskWithin } from '../../domain/masking.js';
import { periodText } from '../../domain/period.js';
import type { DetailTable } from '../table/detail-table.js';
import { isRejected, type RejectedRow, type Row } from '../table/rejections.js';
import { type Copy, copyFindings, readingFindings, withoutCopies } from './copies.js';
import { withoutDuplicates } from './duplicates.js';
import { type KeyOf, keysWithin, placeKey } from './keys.js';
import { type LocalNumbers, localNumbers } from './local.js';
import { coverOf, type PartCover } from './parts/cover.js';
import { type JoinedYear, joinParts } from './parts/join.js';
import type { Placed } from './placed.js';
import { type Placer, placer } from './placer.js';
import { type Villages, villagesOf } from './villages.js';
import type { BothYears, YearRows } from './year-rows.js';

/**
 * All tables of both years, with copies and duplicates taken out, every row in its village, and the
 * parts of a year added up.
 */
export interface Batch extends BothYears, Placer {
  /** The rows as they stand in their tables, before parts of a year are added up. */
  readonly asRead: BothYears;
  readonly keyOf: KeyOf;
  /** Rows of both years that repeat another one to the letter. */
  readonly copies: readonly Placed<Row>[];
  /** What is said of keys beside the rows that they reject: copied rows, lists numbered from 1. */
  readonly keyFindings: readonly Finding[];
  /** What was found while a table was read, but for copied rows. */
  readonly readingFindings: (table: DetailTable) => readonly Finding[];
  /** What is said of parts of a year and of how they were added up. */
  readonly partFindings: readonly Finding[];
  /** What is said of how villages are named. */
  readonly villageFindings: readonly Finding[];
  /** Findings of rows that were rejected, in reading order. */
  readonly rejections: readonly Finding[];
  /** The account of every table's rows: copies apart, duplicates counted as rejected. */
  readonly accounts: ReadonlyMap<TableHead, RowAccount>;
}

export interface BatchOptions {
  /**
   * Names the year of a table, so that the keys of tables of different years in one role are kept
   * apart; without it they are all of one year.
   */
  readonly yearOf?: (table: DetailTable) => string;
  /** Name of the township where no column says so. */
  readonly township: string | null;
  /**
   * The names of villages and townships of the whole run, where these tables are only some of it;
   * findings about names are then told of the whole.
   */
  readonly names?: PlaceNames;
}

/** How villages and townships of a run are called. */
export interface PlaceNames {
  readonly villages: Villages;
  readonly townshipOf: (row: Row) => string;
}

export const placeNames = (
  tables: readonly DetailTable[],
  township: string | null,
): PlaceNames => ({
  villages: villagesOf(tables),
  townshipOf: townshipsOf(tables, township),
});

type PlacedIn = (table: DetailTable, row: Row) => Placed<Row>;

/** Rows of persons that repeat another one of their own table. */
const copiesIn =
  (placedIn: PlacedIn) =>
  (table: DetailTable): Copy[] =>
    (table.copies ?? []).map(({ copy, of, ...how }) => ({
      copy: placedIn(table, copy),
      of: placedIn(table, of),
      ...how,
    }));

/** A 户编号 that two villages share is one of no household, unless their lists are numbered apart. */
function takenApart(rows: readonly Placed<Row>[], { villages }: LocalNumbers): Placed<Row>[] {
  const all: Placed<Row>[] = [];
  for (const placed of rows) {
    const { apart } = placed.row;
    if (apart === undefined || villages.has(placeKey(placed))) all.push(placed);
    else for (const row of apart) all.push({ ...placed, row });
  }
  return all;
}

/** Brings the tables of a run together. Definition: docs/definitions/intake.md. */
export function gatherBatch(tables: readonly DetailTable[], options: BatchOptions): Batch {
  const { villages, townshipOf } = options.names ?? placeNames(tables, options.township);
  const placedIn: PlacedIn = (table, row) => ({
    row,
    village: villages.ofRow(table, row),
    township: townshipOf(row),
  });
  const placed = (table: DetailTable): Placed<Row>[] =>
    rowsIn(table).map((row) => placedIn(table, row));
  const ofYear = (year: Year): SortedOut[] =>
    yearsIn(year, tables, options).map((same) => {
      const sorted = sortedOut(same, same.flatMap(placed));
      return { ...sorted, copies: [...same.flatMap(copiesIn(placedIn)), ...sorted.copies] };
    });
  const before = ofYear('prior');
  const now = ofYear('current');
  const copies = [...before, ...now].flatMap((same) => same.copies);
  const repeated = tables.flatMap(({ repeated: own = [] }) => own);
  const local = localNumbers([...now, ...before].map(({ rows }) => rows));
  const keyOf = keysWithin(local.villages);
  const settled = (year: SortedOut): SettledYear => {
    const read = withoutDuplicates(takenApart(year.rows, local), keyOf, year.cover.apart);
    return { ...year, read, joined: joinParts(read, year.cover, keyOf) };
  };
  const years = { prior: before.map(settled), current: now.map(settled) };
  const all = [...years.prior, ...years.current];
  const asRead = {
    prior: together(years.prior.map(({ read }) => read)),
    current: together(years.current.map(({ read }) => read)),
  };
  const kinds = bodyRows(all);
  return {
    prior: together(years.prior.map(({ joined }) => joined)),
    current: together(years.current.map(({ joined }) => joined)),
    asRead,
    keyOf,
    copies: kinds.copy,
    villageFindings: options.names === undefined ? villages.findings() : [],
    keyFindings: [...copyFindings([...copies, ...repeated]), ...local.findings],
    partFindings: all.flatMap(({ cover, joined }) => [...cover.findings, ...joined.findings]),
    readingFindings: readingFindings([...copies, ...repeated]),
    rejections: [...asRead.prior.rejected, ...asRead.current.rejected].flatMap(reasonsOf),
    accounts: accountsOf(tables, kinds),
    ...placer(tables, Object.values(kinds).flat()),
  };
}

/**
 * The rows of a year with duplicates taken out: as they were read, and with the parts of the year
 * added up.
 */
interface SettledYear extends SortedOut {
  readonly read: YearRows;
  readonly joined: JoinedYear;
}

/** What every row of a table counts as in its account. */
const bodyRows = (years: readonly SettledYear[]): BodyRows => ({
  household: years.flatMap(({ read, skipped }) => [
    ...read.households,
    ...skipped.filter(({ row }) => !isRejected(row)),
  ]),
  rejected: years.flatMap(({ read, skipped }) => [
    ...read.rejected,
    ...skipped.filter(({ row }) => isRejected(row)),
  ]),
  copy: years.flatMap(({ copies }) => copies.map(({ copy }) => copy)),
});

const together = (years: readonly YearRows[]): YearRows => ({
  households: years.flatMap(({ households }) => households),
  rejected: years.flatMap(({ rejected }) => rejected),
});

/** The rows of a year without those of parts that are not used, and without copies. */
interface SortedOut {
  readonly cover: PartCover;
  readonly rows: readonly Placed<Row>[];
  readonly copies: readonly Copy[];
  readonly skipped: readonly Placed<Row>[];
}

function sortedOut(tables: readonly DetailTable[], all: readonly Placed<Row>[]): SortedOut {
  const cover = coverOf(tables, all);
  const parts = new Map<string, Placed<Row>[]>();
  const skipped: Placed<Row>[] = [];
  for (const row of all) {
    if (cover.isSkipped(row)) {
      skipped.push(row);
      continue;
    }
    // Rows of different months are not copies, even where they are equal.
    const slot = cover.slotOf(row);
    const key = slot === null ? '' : `${periodText(slot.period)} ${slot.turn}`;
    append(parts, key, row);
  }
  const sorted = [...parts.values()].map(withoutCopies);
  return {
    cover,
    skipped,
    rows: sorted.flatMap(({ rows }) => rows),
    copies: sorted.flatMap(({ copies }) => copies),
  };
}

/** The rows of both years by what has become of them. */
type BodyRows = Readonly<Record<'household' | 'copy' | 'rejected', readonly Placed<Row>[]>>;

/** The tables of one role by the years they are of, in their order. */
function yearsIn(
  role: Year,
  tables: readonly DetailTable[],
  { yearOf = () => '' }: BatchOptions,
): readonly (readonly DetailTable[])[] {
  const years = new Map<string, DetailTable[]>();
  for (const table of tables.filter(({ head }) => head.year === role)) {
    const year = yearOf(table);
    append(years, year, table);
  }
  return [...years.values()];
}

/** Why a row was rejected, in its village. */
export const reasonsOf = ({ row, village }: Placed<RejectedRow>): Finding[] =>
  row.reasons.map((reason) => ({ ...reason, village }));

function accountsOf(
  tables: readonly DetailTable[],
  rows: BodyRows,
): ReadonlyMap<TableHead, RowAccount> {
  const accounts = new Map(
    tables.map(({ head, account, loose = [], repeated = [] }) => {
      const [member, copy] = [loose.length - repeated.length, repeated.length];
      return [head, { ...account, household: 0, member, copy, rejected: 0 }];
    }),
  );
  for (const kind of ['household', 'copy', 'rejected'] as const) {
    for (const { row } of rows[kind]) {
      const account = accounts.get(row.table);
      if (account === undefined) continue;
      const members = row.persons === undefined ? 0 : Math.max(ownPersons(row).length - 1, 0);
      account[kind] += kind === 'copy' ? 1 + members : 1;
      if (kind !== 'copy') account.member += members;
    }
  }
  return accounts;
}

/** All rows of a table in their order. */
const rowsIn = ({ households, rejected }: DetailTable): readonly Row[] =>
  [...households, ...rejected].sort((a, b) => a.row - b.row);

/** The township of a row: its column, else the option, else the only one that the batch names. */
function townshipsOf(tables: readonly DetailTable[], option: string | null): (row: Row) => string {
  const named = new Set<string>();
  for (const table of tables) {
    if (table.head.columns.township === undefined) continue;
    for (const { texts } of table.households)
      if (texts.township !== null) named.add(texts.township);
  }
  const only = named.size === 1 ? [...named][0] : undefined;
  const otherwise = maskWithin(option ?? only ?? '');
  // However the tables spell it, one township is one: only a run over several keeps them apart.
  if (named.size <= 1) return () => otherwise;
  return (row) => (row.texts.township === null ? otherwise : maskWithin(row.texts.township));
}
