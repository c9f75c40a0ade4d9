import type { Finding } from '../../domain/findings/finding.js';
import { rowsOf, type TableHead } from '../../domain/household.js';
import { workbookFile } from '../../domain/outcomes/files.js';
import { safeFileNames } from '../../files/names.js';
import { readFile } from '../../files/read.js';
import type { AnnotatedFinding } from '../../forms/annotate/finding.js';
import type { AnnotatedFile } from '../../forms/annotate/index.js';
import { NotEditable } from '../../forms/annotate/ooxml/xml.js';
import type { OwnRows, RowRange } from '../../forms/annotate/own-rows.js';
import { baseOf } from '../../forms/annotate/rebuild.js';
import { openSheets } from '../../forms/sheet/open.js';
import { villageKey } from '../../intake/batch/village.js';
import { villagesOf } from '../../intake/batch/villages.js';
import { shownName } from '../../intake/cells/values.js';
import { DEFAULT_LIMITS, type Sheet, UnreadableFile } from '../../intake/sheet.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Lang } from '../../locales/index.js';
import { findingRow } from '../findings.js';
import type { FileReading } from '../read/read-file.js';
import { lastYearsTable, leftOut } from './left-out.js';
import type { Validation } from './validate.js';

/** A marked copy of a file, or of what one of its villages wrote in it. */
interface Copy {
  readonly kind: 'copy';
  readonly source: string;
  /** The village; null where the file is of one village only. */
  readonly village: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Made of values, for the file itself could not be marked. */
  readonly rebuilt: boolean;
}

/** A copy that could not be made. */
interface NoCopy {
  readonly kind: 'none';
  readonly source: string;
  readonly village: string | null;
  /** `unread`: the reading says why. */
  readonly reason: 'unread' | 'tooLarge' | 'bug';
  /** The error, where it is a bug. */
  readonly error: unknown;
}

interface Plan {
  readonly reading: FileReading;
  readonly village: string | null;
  /** The rows of the copy; null for the file as it is. */
  readonly own: OwnRows | null;
  /** Says that the file has more villages than copies are made of. */
  readonly tooMany?: true;
}

/** The most villages of a file that are given a copy each: a whole county has fewer. */
const MOST_COPIES = 500;

/**
 * A marked copy of every file of this year; of a file with several villages one for each, with its
 * own rows only. Each is made for itself, so that one that fails costs no other.
 * Definition: docs/definitions/cli.md.
 */
export async function* markedCopies(
  validation: Pick<Validation, 'readings' | 'batch' | 'findings'>,
  lang: Lang,
): AsyncGenerator<Copy | NoCopy> {
  const { findings } = validation;
  const plans = plansOf(validation);
  const missing = leftOut(validation).filter(({ found }) => !found.accepted);
  const names = safeFileNames(plans.map(nameOf));
  const sheetsOf = openedOnce();
  for (const [n, plan] of plans.entries()) {
    const { reading, village } = plan;
    const about = { source: reading.input.name, village };
    if (plan.tooMany) {
      yield { kind: 'none', ...about, reason: 'tooLarge', error: null };
      continue;
    }
    try {
      const ofLastYear = missing.filter((one) => isAskedIn(one, plan)).map(({ found }) => found);
      const copy = await copyOf(plan, sheetsOf, { findings, ofLastYear, lang });
      const ending = /\.[^.]+$/u.exec(copy?.name ?? '')?.[0] ?? '';
      if (copy === null) yield { kind: 'none', ...about, reason: 'unread', error: null };
      else {
        const { bytes, rebuilt } = copy;
        yield { kind: 'copy', ...about, name: `${names[n]}${ending}`, bytes, rebuilt };
      }
    } catch (error) {
      const reason = isTooMuch(error) ? 'tooLarge' : 'bug';
      yield { kind: 'none', ...about, reason, error };
    }
  }
}

const nameOf = ({ reading, village }: Plan): string => {
  const base = baseOf(reading.input.name);
  return shownName(village === null ? base : `${village}-${base}`);
};

const isAskedIn = (
  { file, village }: Pick<ReturnType<typeof leftOut>[number], 'file' | 'village'>,
  plan: Plan,
): boolean =>
  file === plan.reading.input.name &&
  (plan.village === null || villageKey(plan.village) === villageKey(village));

/** What is written into a copy: what was found, and who of last year is missing. */
interface Marked {
  readonly findings: readonly Finding[];
  readonly ofLastYear: readonly Finding[];
  readonly lang: Lang;
}

type SheetsOf = (name: string, bytes: Uint8Array) => Promise<readonly Sheet[]>;

/** Opens a file once for the copies of all its villages, which come one after the other. */
function openedOnce(): SheetsOf {
  let last: { readonly name: string; readonly sheets: readonly Sheet[] } | null = null;
  return async (name, bytes) => {
    last = last?.name === name ? last : { name, ...(await openSheets(name, bytes)) };
    return last.sheets;
  };
}

async function copyOf(
  { reading, own, village }: Plan,
  sheetsOf: SheetsOf,
  { findings, ofLastYear, lang }: Marked,
): Promise<AnnotatedFile | null> {
  const { path, name } = reading.input;
  if (reading.faults.some(isRefusal)) return null;
  const file = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in file) return null;
  const { annotateFile, annotateOwnRows } = await import('../../forms/annotate/index.js');
  const ofFile = findings.filter((found) => found.file === name && !found.accepted);
  const told = ({ hidden, ...found }: Finding): AnnotatedFinding => ({
    ...findingRow(found, lang),
    row: found.row,
    ...(hidden === undefined ? {} : { hidden }),
  });
  const options = {
    lang,
    leftOut: ofLastYear.map((found) => ({ ...told(found), sheet: lastYearsTable(found) })),
  };
  if (own === null || village === null) {
    return await annotateFile(name, file.bytes, ofFile.map(told), options);
  }
  const sheets = await sheetsOf(name, file.bytes);
  const ofVillage = ofFile.filter((found) => isOwn(found, village, own));
  const copyName = workbookFile(`${village}-${baseOf(name)}`);
  return await annotateOwnRows(copyName, sheets, own, ofVillage.map(told), options);
}

/**
 * Tells whether a finding says that a file was refused, which is not opened again. A file without
 * any table can still be marked.
 */
const isRefusal = ({ code }: Finding): boolean =>
  code.startsWith('file.') && code !== 'file.noTable';

/**
 * Tells whether a finding belongs to a village's copy. One about no row and no household belongs to
 * every copy.
 */
function isOwn({ sheet, row, village, household }: Finding, of: string, own: OwnRows): boolean {
  if (row !== null) {
    const ranges = own.get(sheet ?? '') ?? [];
    return ranges.some(([first, last]) => row >= first && row <= last);
  }
  return village === of || (village === null && household === null);
}

/** Tells whether a copy is too much: for memory, for editing the workbook, or for the reader. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof UnreadableFile || error instanceof NotEditable || error instanceof RangeError;

function plansOf({ readings, batch }: Pick<Validation, 'readings' | 'batch'>): Plan[] {
  const villageOf = new Map<TableHead, Map<number, string>>();
  const { households, rejected } = batch.asRead.current;
  for (const { row, village } of [...households, ...rejected, ...batch.copies]) {
    const rows = villageOf.get(row.table) ?? new Map<number, string>();
    for (const each of rowsOf(row)) rows.set(each, village);
    villageOf.set(row.table, rows);
  }
  const current = readings.filter(({ input }) => input.year === 'current');
  const inUnused = villagesOfUnused(current, villageOf);
  const rowsIn = (table: DetailTable) => villageOf.get(table.head) ?? inUnused(table);
  return current.flatMap((reading): Plan[] => {
    const tables = [...reading.tables, ...(reading.unused ?? [])];
    const named = new Set(tables.flatMap((table) => [...rowsIn(table).values()]));
    if (named.size > MOST_COPIES) return [{ reading, village: null, own: null, tooMany: true }];
    const villages = ownRowsOf(tables, rowsIn);
    if (villages.size < 2) return [{ reading, village: null, own: null }];
    return [...villages].map(([village, own]) => ({ reading, village, own }));
  });
}

/** The rows of each village in a file. */
function ownRowsOf(
  tables: readonly DetailTable[],
  rowsIn: (table: DetailTable) => ReadonlyMap<number, string>,
): Map<string, Map<string, RowRange[]>> {
  const villages = new Map<string, Map<string, RowRange[]>>();
  const add = (village: string, sheet: string, ranges: readonly RowRange[]): void => {
    const own = villages.get(village) ?? new Map<string, RowRange[]>();
    villages.set(village, own.set(sheet, [...(own.get(sheet) ?? []), ...ranges]));
  };
  for (const table of tables) {
    const rows = rowsIn(table);
    const named = new Set(rows.values());
    for (const village of named) {
      add(village, table.head.sheet, rangesOf(village, table, rows, named.size));
    }
  }
  return villages;
}

/**
 * The villages of the rows of tables that are not used, such as those of another period, spelled as
 * in the tables that are: what stands there belongs to its village all the same. A table that names
 * none is of the village of its file, where that has one only.
 */
function villagesOfUnused(
  readings: readonly FileReading[],
  used: ReadonlyMap<TableHead, ReadonlyMap<number, string>>,
): (table: DetailTable) => Map<number, string> {
  const villages = villagesOf(
    readings.flatMap((reading) => [...reading.tables, ...(reading.unused ?? [])]),
  );
  const spelled = new Map<string, string>();
  const ofFiles = new Map<string, Set<string>>();
  for (const [{ file }, rows] of used) {
    for (const name of new Set(rows.values())) {
      spelled.set(villageKey(name), name);
      ofFiles.set(file, (ofFiles.get(file) ?? new Set()).add(name));
    }
  }
  return (table) => {
    const { sheetIsVillage, title } = table.villageHints;
    const [only, ...others] = ofFiles.get(table.head.file) ?? [];
    const otherwise = sheetIsVillage || title !== null || others.length > 0 ? undefined : only;
    const villageOf = (row: DetailTable['households' | 'rejected'][number]): string => {
      if (row.texts.village === null && otherwise !== undefined) return otherwise;
      const name = villages.ofRow(table, row);
      return spelled.get(villageKey(name)) ?? name;
    };
    return new Map(
      [...table.households, ...table.rejected].flatMap((row) => {
        const village = villageOf(row);
        return [...rowsOf(row)].map((each) => [each, village] as const);
      }),
    );
  };
}

/**
 * The rows of a village's copy: a table of one village as a whole, of several villages its titles,
 * its header and the village's rows.
 */
function rangesOf(
  village: string,
  { span, head }: DetailTable,
  rows: ReadonlyMap<number, string>,
  villages: number,
): RowRange[] {
  // A card goes from its first row to its last row with a field.
  if (span === null) {
    const fields = Object.values(head.rows ?? {});
    return fields.length === 0 ? [] : [[Math.min(...fields), Math.max(...fields)]];
  }
  if (villages === 1) return [[span.first, span.last]];
  const own = [...rows].filter(([, of]) => of === village);
  return [[span.first, span.header], ...own.map(([row]): RowRange => [row, row])];
}
