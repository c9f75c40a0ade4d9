import { type Finding, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, rowOf, type TableHead } from '../../domain/household.js';
import { maskWithin } from '../../domain/masking.js';
import { squeeze } from '../cells/values.js';
import type { DetailTable } from '../table/detail-table.js';
import type { Row } from '../table/rejections.js';
import { endsLikeVillage, printedVillage, villageKey } from './village.js';

/** The parts of a row that say in which village it is. */
interface Named {
  readonly texts: Pick<Household['texts'], 'village'>;
}

/** The villages of a batch, each by one printed spelling. */
export interface Villages {
  ofRow(table: DetailTable, row: Named): string;
  /**
   * The villages of a table's rows; for a table without rows the village that they would belong to.
   */
  ofTable(table: DetailTable): readonly string[];
  /**
   * What is told of blank villages and of those named after files: no new village appears in
   * silence.
   */
  findings(): Finding[];
}

/** Every village that tables name, with all its spellings. */
class Spellings {
  readonly #names = new Map<string, Set<string>>();
  /** Rows come village by village. */
  #last: string | null = null;

  /** Takes note that a village has this name. */
  know(name: string | null): void {
    if (name === this.#last) return;
    this.#last = name;
    if (name === null || squeeze(name) === '') return;
    const key = villageKey(name);
    this.#names.set(key, (this.#names.get(key) ?? new Set()).add(name));
  }

  has(name: string): boolean {
    return name !== '' && this.#names.has(villageKey(name));
  }

  /** The longest known village within a file name that says more than the village. */
  within(file: string): string | null {
    if (this.has(file)) return file;
    let longest: string | null = null;
    for (const key of this.#names.keys()) {
      if (key.length > (longest?.length ?? 1) && holdsVillage(file, key)) longest = key;
    }
    return longest;
  }

  printed(): ReadonlyMap<string, string> {
    return new Map([...this.#names].map(([key, names]) => [key, printedVillage(names)]));
  }
}

const rowsOf = ({ households, rejected }: DetailTable): readonly Row[] => [
  ...households,
  ...rejected,
];

/** Column, else sheet name, else title, else file name. Definition: docs/definitions/intake.md. */
export function villagesOf(tables: readonly DetailTable[]): Villages {
  const spellings = new Spellings();
  for (const table of tables) for (const { texts } of rowsOf(table)) spellings.know(texts.village);
  const withoutColumn = tables.filter(({ head }) => head.columns.village === undefined);
  for (const { villageHints } of withoutColumn) {
    spellings.know(villageHints.sheetIsVillage ? villageHints.sheet : villageHints.title);
  }
  const fallback = new Map(tables.map((table) => [table.head, otherwiseOf(table, spellings)]));
  for (const table of withoutColumn) spellings.know(fallback.get(table.head)?.name ?? null);
  // Names of a village outside its column are spellings of it, too.
  for (const { villageHints } of tables) {
    const { sheet, title, file } = villageHints;
    for (const name of [sheet, title ?? '', file]) if (spellings.has(name)) spellings.know(name);
  }
  const printed = spellings.printed();
  const known = new Map<string, string>();
  const printedOf = (name: string): string => {
    const told = known.get(name);
    if (told !== undefined) return told;
    // Masked, so that no folder and no page is named after an ID number in the wrong column.
    const masked = maskWithin(printed.get(villageKey(name)) ?? squeeze(name));
    known.set(name, masked);
    return masked;
  };
  const otherwise = ({ head }: DetailTable): string => fallback.get(head)?.name ?? '';
  const namesOf = (table: DetailTable): ReadonlySet<string> => {
    const names = rowsOf(table).map(({ texts }) => texts.village ?? otherwise(table));
    return new Set(names.length === 0 ? [otherwise(table)] : names);
  };
  return {
    ofRow: (table, row) => printedOf(row.texts.village ?? otherwise(table)),
    ofTable: (table) => [...namesOf(table)].map(printedOf),
    findings: () => [
      ...tables.flatMap((table) => blankCells(table, printedOf(otherwise(table)))),
      ...namedByFile(tables, fallback, printedOf),
    ],
  };
}

/** The village of the rows of a table whose column names none. */
interface Otherwise {
  readonly name: string;
  /** Only the name of the file says so. */
  readonly byFile: boolean;
}

function otherwiseOf({ villageHints }: DetailTable, spellings: Spellings): Otherwise {
  const { sheet, sheetIsVillage, title, file } = villageHints;
  if (sheetIsVillage || spellings.has(sheet)) return { name: sheet, byFile: false };
  const named = title ?? spellings.within(file);
  return named === null ? { name: file, byFile: true } : { name: named, byFile: false };
}

const MOST_NAMED = 20;

/**
 * What is told of blank cells in a column of villages, which never take the village of the row
 * above.
 */
function blankCells(table: DetailTable, village: string): Finding[] {
  const { columns, file, sheet } = table.head;
  if (columns.village === undefined) return [];
  const blank = rowsOf(table)
    .filter(({ texts }) => texts.village === null)
    .sort((a, b) => a.row - b.row);
  const [first] = blank;
  if (first === undefined) return [];
  const rows = blank.slice(0, MOST_NAMED).map(({ row }) => row);
  return [
    finding('intake.villageBlank', {
      ...{ file, sheet, village, field: 'village' },
      row: rowOf(first, 'village'),
      cell: cellOf(first, 'village'),
      params: { count: blank.length, rows: rows.join('、'), taken: village },
    }),
  ];
}

/** Files after which a village is called, though their names do not end like a village's. */
function namedByFile(
  tables: readonly DetailTable[],
  fallback: ReadonlyMap<TableHead, Otherwise>,
  printedOf: (name: string) => string,
): Finding[] {
  const files = new Map<string, string>();
  for (const table of tables) {
    const { name, byFile } = fallback.get(table.head) ?? { name: '', byFile: false };
    const isUsed = rowsOf(table).some(({ texts }) => texts.village === null);
    if (byFile && isUsed && !endsLikeVillage(name)) files.set(table.head.file, printedOf(name));
  }
  return [...files].map(([file, village]) =>
    finding('intake.villageByFile', { file, village, value: village }),
  );
}

/** 北张乡 is the township of that name, not its village 北张. */
function holdsVillage(file: string, key: string): boolean {
  const at = file.indexOf(key);
  return at !== -1 && !/^[乡镇县区市]/u.test(file.slice(at + key.length));
}
