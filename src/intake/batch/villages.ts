import type { Household } from '../../domain/household.js';
import { maskId } from '../../domain/identity.js';
import { squeeze } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';
import type { RejectedRow } from '../table/household.js';
import { printedVillage, villageKey } from './village.js';

type Row = Household | RejectedRow;

/** The villages of a batch, each by one printed spelling. */
export interface Villages {
  ofRow(table: DetailTable, row: Row): string;
  /** The villages of a table's rows; of a table without rows the one that it would have. */
  ofTable(table: DetailTable): readonly string[];
}

/** Column, else sheet name, else title, else file name. Definition: docs/definitions/intake.md. */
export function villagesOf(tables: readonly DetailTable[]): Villages {
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
  const printedOf = (name: string): string =>
    // Where an ID number stands in the wrong column, no folder and no page is named after it.
    maskId(printed.get(villageKey(name)) ?? squeeze(name));
  const otherwise = (table: DetailTable): string => fallback.get(table) ?? '';
  return {
    ofRow: (table, row) => printedOf(row.texts.village ?? otherwise(table)),
    ofTable: (table) => {
      const rows = [...table.households, ...table.rejected];
      const names = new Set(rows.map(({ texts }) => texts.village ?? otherwise(table)));
      return [...(names.size === 0 ? [otherwise(table)] : names)].map(printedOf);
    },
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
