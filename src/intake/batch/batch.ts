import type { RowAccount } from '../../domain/account.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { type Household, rowsOf, type TableHead, type Year } from '../../domain/household.js';
import { maskId } from '../../domain/identity.js';
import { type Period, periodText, samePeriod } from '../../domain/period.js';
import { squeeze } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';
import type { RejectedRow } from '../table/household.js';
import { copyFindings, withoutCopies } from './copies.js';
import { withoutDuplicates } from './duplicates.js';
import { type KeyOf, keysWithin } from './keys.js';
import { localNumbers } from './local.js';
import type { Placed } from './placed.js';
import { printedVillage, villageKey } from './village.js';

export interface YearRows {
  readonly households: readonly Placed<Household>[];
  readonly rejected: readonly Placed<RejectedRow>[];
}

/** All tables of both years, with copies and duplicates taken out and every row in its village. */
export interface Batch extends Readonly<Record<Year, YearRows>> {
  readonly keyOf: KeyOf;
  /** What is said of keys beside the rows that they reject: copied rows, lists numbered from 1. */
  readonly keyFindings: readonly Finding[];
  /** Findings of rows that were rejected, in reading order. */
  readonly rejections: readonly Finding[];
  /** The account of every table's rows: copies apart, duplicates and rows of another period rejected. */
  readonly accounts: ReadonlyMap<TableHead, RowAccount>;
  /** The village that a finding of a table belongs to; null where the table holds several. */
  readonly villageAt: (found: Finding) => string | null;
}

export interface BatchOptions {
  /**
   * The run's periods; a table whose title names another one is refused row by row. null: every
   * period is taken, as where files are only checked.
   */
  readonly periods: Readonly<Record<Year, Period | null>>;
  /** Name of the township where no column says so. */
  readonly township: string | null;
}

type Row = Household | RejectedRow;

/** Brings the tables of a run together. Definition: docs/definitions/intake.md. */
export function gatherBatch(tables: readonly DetailTable[], options: BatchOptions): Batch {
  const villages = villagesOf(tables);
  const townships = townshipsOf(tables, options.township);
  const rowsOfYear = (year: Year) =>
    withoutCopies(
      tables
        .filter(({ head }) => head.year === year)
        .flatMap((table) =>
          rowsInPeriod(table, options.periods[year]).map((row) => ({
            row,
            village: villages(table, row),
            township: townships(row),
          })),
        ),
    );
  const before = rowsOfYear('prior');
  const now = rowsOfYear('current');
  const copies = [...before.copies, ...now.copies];
  const local = localNumbers([now.rows, before.rows]);
  const keyOf = keysWithin(local.villages);
  const prior = withoutDuplicates(before.rows, keyOf);
  const current = withoutDuplicates(now.rows, keyOf);
  const kinds = {
    household: [...prior.households, ...current.households],
    rejected: [...prior.rejected, ...current.rejected],
    copy: copies.map(({ copy }) => copy),
  };
  return {
    prior,
    current,
    keyOf,
    keyFindings: [...copyFindings(copies), ...local.findings],
    rejections: kinds.rejected.flatMap(reasonsOf),
    accounts: accountsOf(tables, kinds),
    villageAt: placer(tables, Object.values(kinds).flat()),
  };
}

/** The rows of both years by what has become of them. */
type BodyRows = Readonly<Record<'household' | 'copy' | 'rejected', readonly Placed<Row>[]>>;

/** Why a row was rejected, in its village. */
export const reasonsOf = ({ row, village }: Placed<RejectedRow>): Finding[] =>
  row.reasons.map((reason) => ({ ...reason, village }));

function placer(
  tables: readonly DetailTable[],
  rows: readonly Placed<Row>[],
): (found: Finding) => string | null {
  const ofRows = new Map<string, Map<number, string>>();
  const nameOf = (file: string | null, sheet: string | null): string => `${file}\n${sheet}`;
  for (const { head } of tables) ofRows.set(nameOf(head.file, head.sheet), new Map());
  for (const { row, village } of rows) {
    const known = ofRows.get(nameOf(row.table.file, row.table.sheet));
    for (const number of rowsOf(row)) known?.set(number, village);
  }
  const only = new Map<string, string>();
  for (const [name, rows] of ofRows) {
    const [one, ...more] = new Set(rows.values());
    if (one !== undefined && more.length === 0) only.set(name, one);
  }
  return ({ file, sheet, row, village }) => {
    const name = nameOf(file, sheet);
    const ofRow = row === null ? undefined : ofRows.get(name)?.get(row);
    return ofRow ?? only.get(name) ?? village;
  };
}

function accountsOf(
  tables: readonly DetailTable[],
  rows: BodyRows,
): ReadonlyMap<TableHead, RowAccount> {
  const accounts = new Map(
    tables.map(({ head, account }) => [head, { ...account, household: 0, copy: 0, rejected: 0 }]),
  );
  for (const kind of ['household', 'copy', 'rejected'] as const) {
    for (const { row } of rows[kind]) {
      const account = accounts.get(row.table);
      if (account !== undefined) account[kind] += 1;
    }
  }
  return accounts;
}

/** All rows of a table in their order; of a table of another period every row is rejected. */
function rowsInPeriod(table: DetailTable, period: Period | null): readonly Row[] {
  const rows = [...table.households, ...table.rejected].sort((a, b) => a.row - b.row);
  const named = period === null ? null : otherPeriod(table, period);
  if (named === null || period === null) return rows;
  return rows.map((row) => {
    const reason = rowFinding(row, 'intake.periodMismatch', {
      value: named,
      expected: periodText(period),
    });
    // Rows of another period carry no keys of this one.
    const texts = { ...row.texts, id: null, idNumber: null };
    return { ...row, texts, reasons: [reason] };
  });
}

/** What a table says of its period, or a card of its year, where that is not the run's. */
function otherPeriod({ period: named, namedYear }: DetailTable, period: Period): string | null {
  if (named !== null && !samePeriod(named, period)) return periodText(named);
  // A year that begins in October is called after the one in which it ends.
  const isOther = namedYear !== undefined && namedYear !== Math.floor(period.last / 12);
  return isOther ? String(namedYear) : null;
}

const rowFinding = (
  row: Row,
  code: string,
  parts: Partial<Omit<Finding, 'code' | 'severity'>>,
): Finding =>
  finding(code, 'error', {
    file: row.table.file,
    sheet: row.table.sheet,
    row: row.row,
    household: row.texts.id ?? row.texts.head,
    ...parts,
  });

type VillageOf = (table: DetailTable, row: Row) => string;

/** Column, else sheet name, else title, else file name; one printed spelling for each village. */
function villagesOf(tables: readonly DetailTable[]): VillageOf {
  const spellings = new Map<string, Set<string>>();
  const know = (name: string | null): void => {
    if (name === null || squeeze(name) === '') return;
    const key = villageKey(name);
    const known = spellings.get(key);
    if (known === undefined) spellings.set(key, new Set([name]));
    else known.add(name);
  };
  const fromColumn = (table: DetailTable): boolean => table.head.columns.village !== undefined;
  for (const table of tables) {
    for (const row of [...table.households, ...table.rejected]) know(row.texts.village);
  }
  const withoutColumn = tables.filter((table) => !fromColumn(table));
  for (const { villageHints } of withoutColumn) {
    if (villageHints.sheetIsVillage) know(villageHints.sheet);
    else know(villageHints.title);
  }
  const fallback = new Map<DetailTable, string>();
  for (const table of tables) {
    const { sheet, sheetIsVillage, title, file } = table.villageHints;
    const sheetNames = sheetIsVillage || (sheet !== '' && spellings.has(villageKey(sheet)));
    fallback.set(table, sheetNames ? sheet : (title ?? knownWithin(file, spellings) ?? file));
  }
  for (const table of withoutColumn) know(fallback.get(table) ?? null);
  const printed = new Map([...spellings].map(([key, names]) => [key, printedVillage(names)]));
  return (table, row) => {
    const name = row.texts.village ?? fallback.get(table) ?? '';
    // Where an ID number stands in the wrong column, no folder and no page is named after it.
    return maskId(printed.get(villageKey(name)) ?? squeeze(name));
  };
}

/** A file name that says more than the village: the longest known village within it. */
function knownWithin(file: string, spellings: ReadonlyMap<string, unknown>): string | null {
  if (spellings.has(villageKey(file))) return file;
  let longest: string | null = null;
  for (const key of spellings.keys()) {
    if (key.length > (longest?.length ?? 1) && holdsVillage(file, key)) longest = key;
  }
  return longest;
}

/** 北张乡 is the township of that name, not its village 北张. */
function holdsVillage(file: string, key: string): boolean {
  const at = file.indexOf(key);
  return at !== -1 && !/^[乡镇县区市]/u.test(file.slice(at + key.length));
}

/** The township of a row: its column, else the option, else the only one that the batch names. */
function townshipsOf(tables: readonly DetailTable[], option: string | null): (row: Row) => string {
  const named = new Set<string>();
  for (const table of tables) {
    if (table.head.columns.township === undefined) continue;
    for (const { texts } of table.households)
      if (texts.township !== null) named.add(texts.township);
  }
  const only = named.size === 1 ? [...named][0] : undefined;
  const otherwise = option ?? only ?? '';
  // One township, however its tables spell it, is one: only a run over several keeps them apart.
  if (named.size <= 1) return () => otherwise;
  return (row) => row.texts.township ?? otherwise;
}
