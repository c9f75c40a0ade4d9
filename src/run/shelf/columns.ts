import {
  type Household,
  NUMERIC_FIELDS,
  type TableHead,
  TEXT_FIELDS,
  type TextField,
} from '../../domain/household.js';
import { REPEATED } from '../read/alike.js';

type Texts = Household['texts'];
type Text = string | null;

/** A column of texts: each of them, or each one once with where it stands; null where all are blank. */
type TextColumn =
  | null
  | readonly Text[]
  | { readonly words: readonly Text[]; readonly at: Uint32Array };

/**
 * Rows column by column: what is written down of a row are its values, not the name of every one of
 * them.
 */
export interface Columns {
  readonly heads: readonly TableHead[];
  /** The place of each row's table among the heads. */
  readonly tables: Uint32Array;
  readonly rows: Uint32Array;
  /** By the places of `TEXT_FIELDS`. */
  readonly texts: readonly TextColumn[];
  /** Whole ID numbers that are longer than what is kept of them. */
  readonly wholes: ReadonlyMap<number, Text>;
  /** Row by row. */
  readonly numbers: Float64Array;
  readonly surveyed: Uint8Array;
  /** What only few rows have, by their places. */
  readonly others: ReadonlyMap<number, Partial<Household>>;
}

/** The fields that every row has. */
const OF_ALL: ReadonlySet<string> = new Set<keyof Household>([
  ...(['table', 'row', 'texts', 'idNumberWhole', 'numbers', 'surveyed'] as const),
]);
const NUMBERS = NUMERIC_FIELDS.length;

export function columnsOf(rows: readonly Household[]): Columns {
  const heads = new Map<TableHead, number>();
  const columns = numberedColumns(rows, (head) => placeIn(heads, head));
  return { ...columns, heads: [...heads.keys()] };
}

/** The same of rows whose tables have numbers already: their heads are not written with them. */
export function numberedColumns(
  rows: readonly Household[],
  numberOf: (head: TableHead) => number,
): Columns {
  const count = rows.length;
  const [tables, numbersOfRows] = [new Uint32Array(count), new Uint32Array(count)];
  const numbers = new Float64Array(count * NUMBERS);
  const surveyed = new Uint8Array(count);
  const wholes = new Map<number, Text>();
  const others = new Map<number, Partial<Household>>();
  let n = 0;
  for (const row of rows) {
    tables[n] = numberOf(row.table);
    numbersOfRows[n] = row.row;
    numbers.set(row.numbers, n * NUMBERS);
    surveyed[n] = Number(row.surveyed);
    if (row.idNumberWhole !== row.texts.idNumber) wholes.set(n, row.idNumberWhole);
    if (Object.keys(row).length > OF_ALL.size) others.set(n, othersOf(row));
    n += 1;
  }
  return {
    ...{ heads: [], tables, rows: numbersOfRows, numbers, surveyed, wholes, others },
    texts: TEXT_FIELDS.map((field) => textColumn(rows, field)),
  };
}

/** The rows again; `heads` are those that they had, or what stands for these. */
export function rowsOf(
  { tables, rows, texts, numbers, surveyed, wholes, others, heads: own }: Columns,
  heads = own,
): Household[] {
  const textsAt = reader(texts);
  return Array.from(rows, (number, n): Household => {
    const written = textsAt(n);
    const row: Household = {
      table: heads[tables[n] as number] as TableHead,
      row: number,
      texts: written,
      idNumberWhole: wholes.has(n) ? (wholes.get(n) ?? null) : written.idNumber,
      numbers: numbers.subarray(n * NUMBERS, (n + 1) * NUMBERS),
      surveyed: surveyed[n] === 1,
    };
    return others.has(n) ? { ...row, ...others.get(n) } : row;
  });
}

function placeIn<Value>(places: Map<Value, number>, value: Value): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, places.size);
  return places.size - 1;
}

const othersOf = (row: Household): Partial<Household> =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !OF_ALL.has(field)));

const OF_FEW_WORDS: ReadonlySet<TextField> = new Set(REPEATED);

function textColumn(rows: readonly Household[], field: TextField): TextColumn {
  if (rows.every(({ texts }) => texts[field] === null)) return null;
  if (!OF_FEW_WORDS.has(field)) return rows.map(({ texts }) => texts[field]);
  const words = new Map<Text, number>();
  const at = new Uint32Array(rows.length);
  let n = 0;
  for (const { texts } of rows) {
    at[n] = placeIn(words, texts[field]);
    n += 1;
  }
  return { words: [...words.keys()], at };
}

/** Reads the texts of one row after the other; their names stand here, so that it is quick. */
function reader(columns: Columns['texts']): (row: number) => Texts {
  const textOf = Object.fromEntries(
    TEXT_FIELDS.map((field, n) => [field, textsIn(columns[n] ?? null)]),
  ) as Record<TextField, (row: number) => Text>;
  return (row) => ({
    idNumber: textOf.idNumber(row),
    county: textOf.county(row),
    township: textOf.township(row),
    village: textOf.village(row),
    hamlet: textOf.hamlet(row),
    id: textOf.id(row),
    head: textOf.head(row),
    type: textOf.type(row),
    monitored: textOf.monitored(row),
    welfare: textOf.welfare(row),
    helper: textOf.helper(row),
    disaster: textOf.disaster(row),
    declared: textOf.declared(row),
    note: textOf.note(row),
  });
}

function textsIn(column: TextColumn): (row: number) => Text {
  if (column === null) return () => null;
  if (!('words' in column)) return (row) => column[row] as Text;
  const { words, at } = column;
  return (row) => words[at[row] as number] as Text;
}
