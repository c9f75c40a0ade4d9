import {
  type ColumnKey,
  type ColumnReadAs,
  type FieldKey,
  ITEMS,
  type ItemKey,
  type PersonKey,
} from './catalog.js';
import { columnsOf, columnsRead, ITEM_KEYS } from './fields.js';
import type { Fen } from './money.js';
import type { Period } from './period.js';

/** The two tables that are compared: 上年 and 本年. */
export const YEARS = ['prior', 'current'] as const;
export type Year = (typeof YEARS)[number];

/** Columns whose cells are held as numbers: amounts, counts, quantities, and yes/no as 1 and 0. */
const NUMERIC_COLUMNS = columnsRead('money', 'count', 'number', 'yesno');

export type NumericField = FieldKey;

/** Every numeric field in its place of `Household.numbers`: the items first, in catalogue order. */
export const NUMERIC_FIELDS: readonly NumericField[] = [...ITEM_KEYS, ...NUMERIC_COLUMNS];

const PLACES: ReadonlyMap<FieldKey, number> = new Map(
  NUMERIC_FIELDS.map((field, place) => [field, place]),
);

/** The place of a numeric field; throws for a field that holds text. */
export function placeOf(field: FieldKey): number {
  const place = PLACES.get(field);
  if (place === undefined) throw new TypeError(`${field} is no numeric field`);
  return place;
}

/** The place of 家庭人口. */
export const POPULATION = placeOf('population');

export const isNumeric = (field: FieldKey): boolean => PLACES.has(field);

/** The ways in which cells are read that are held as texts. */
const AS_TEXT = ['text', 'id', 'choice', 'causes'] as const;

export type TextField = ColumnReadAs<(typeof AS_TEXT)[number]>;

export const TEXT_FIELDS: readonly TextField[] = columnsRead(...AS_TEXT);

const TEXTS: ReadonlySet<FieldKey> = new Set(TEXT_FIELDS);
export const isText = (field: FieldKey): field is TextField => TEXTS.has(field);

/** 年总收入, 家庭纯收入 and 人均纯收入 alone do not say where the income came from. */
const OVERALL: ReadonlySet<FieldKey> = new Set(['total.gross', 'total.net', 'total.perCapita']);

/**
 * Income items and totals of categories: where all of these are blank, the household was not
 * surveyed. Definition: docs/definitions/intake.md, "Reading".
 */
export const SURVEYED_FIELDS: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.filter(({ kind }) => kind === 'income').map(({ key }) => key),
  ...columnsOf('total').filter((key) => !OVERALL.has(key)),
]);

/** Where a detail table stands and which columns it has. */
export interface TableHead {
  /** Path of the file as it is named to people, relative to the working folder, with `/`. */
  readonly file: string;
  /** Name of the sheet; empty for text files. */
  readonly sheet: string;
  readonly year: Year;
  /** Column index (from 0) of every field that the table has; with two columns, the left one. */
  readonly columns: Readonly<Partial<Record<FieldKey, number>>>;
  /** Fields without a column, made out of the rows of the household's members. */
  readonly derived?: readonly FieldKey[];
  /** Amounts are read as 万元. */
  readonly inWan?: boolean;
  /** The user's column map says the unit: nobody doubts it any more. */
  readonly unitGiven?: boolean;
  /** Items that the user's column map takes out of both years (不问). */
  readonly notAsked?: readonly ItemKey[];
  /**
   * On a card, which holds one household: the row (from 1) of every field. A table has none, for
   * its households have a row each.
   */
  readonly rows?: Readonly<Partial<Record<FieldKey, number>>>;
  /**
   * Set where households were joined from the parts of a year; file and sheet are then those of the
   * latest part.
   */
  readonly joined?: JoinedTables;
}

interface JoinedPart {
  readonly head: TableHead;
  readonly period: Period;
}

/** The tables whose rows were joined. Definition: docs/definitions/parts.md, "Joining". */
interface JoinedTables {
  readonly latest: TableHead;
  /** The earliest first. */
  readonly parts: readonly JoinedPart[];
  /** The year that they are parts of. */
  readonly of: Period;
  /** Items that some parts do not ask for, with the months of these parts. */
  readonly lacking: ReadonlyMap<ItemKey, string>;
}

/** The mark of a cell that is not filled: unknown, which is not the same as 0. */
export const BLANK = Number.NaN;
export const filled = (value: number): boolean => !Number.isNaN(value);

/** Months and areas may be written as 2.5 or 0.83, which do not add up in binary. */
const FINEST = 1_000_000;

/** The sum of what people have written, without what binary adds to it. */
export function summed(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number.isInteger(sum) ? sum : Math.round(sum * FINEST) / FINEST;
}

/** A member of a household, as a row of a table with a row per person has it. */
export interface Person {
  /** The table of the row; null where it is the household's own. */
  readonly table: TableHead | null;
  /** Row of the sheet, from 1. */
  readonly row: number;
  /** Normalised texts; absent where blank. `personNumber` holds at most 18 characters. */
  readonly texts: Readonly<Partial<Record<PersonKey, string>>>;
  /** The ID number before it is cut. */
  readonly numberWhole: string | null;
  /** Months of work away; `BLANK` where not filled. */
  readonly months: number;
  /** Wages of a month, in fen; `BLANK` where not filled. */
  readonly wage: number;
  /** The person has died or moved away, and counts for nothing. */
  readonly gone: boolean;
}

/**
 * Why rows of persons with one 户编号 are no household: rows with one ID number, several heads with
 * amounts, rows of several villages. Definition: docs/definitions/members.md, "Recognition".
 */
export interface Split {
  readonly why: 'number' | 'heads' | 'villages';
  /** The rows (from 1) that say so. */
  readonly rows: readonly number[];
}

/** One row of a detail table, or one card: what a village wrote of one household for one year. */
export interface Household {
  readonly table: TableHead;
  /**
   * Row of the sheet or record of the text file, from 1. On a card it is the row of the first name
   * or number.
   */
  readonly row: number;
  /** Normalised texts; null where blank or absent. `idNumber` holds at most 18 characters. */
  readonly texts: Readonly<Record<TextField, string | null>>;
  /** The ID number before it is cut to 18 characters: 20 or 22 with a disability certificate. */
  readonly idNumberWhole: string | null;
  /**
   * By `placeOf(field)`: money in fen, counts and quantities as written, yes 1 and no 0;
   * `BLANK` where the cell is blank or the column absent.
   */
  readonly numbers: Float64Array;
  /** False where no income item and no total of a category is filled, or the unit is unclear. */
  readonly surveyed: boolean;
  /** Fields whose cells hold no clear value, with what stands in them; absent where all do. */
  readonly unread?: ReadonlyMap<FieldKey, string>;
  /**
   * The members, the head among them, where tables have a row for each; those of the household's own
   * table stand first. Definition: docs/definitions/members.md.
   */
  readonly persons?: readonly Person[];
  /** No row is the head's, and nothing in the table says who is: the first person was taken. */
  readonly headless?: true;
  /** The row of a person that is part of no household: nobody expects a household's columns filled. */
  readonly memberRow?: true;
  /** Why rows of persons that share its 户编号 are no household. */
  readonly split?: Split;
  /**
   * Its rows one by one, each rejected by itself, for where its 户编号 turns out to be shared with
   * another village.
   */
  readonly apart?: readonly Household[];
  /** The rows that it was joined from, the earliest part first. */
  readonly parts?: readonly Household[];
  /** It was joined, but nothing is known of some months of the year, so it is not surveyed. */
  readonly incomplete?: true;
}

/** The places of these fields. */
export const SURVEYED_PLACES = [...SURVEYED_FIELDS].map(placeOf);

/** Some income item or category total is filled. Definition: docs/definitions/intake.md, "Reading". */
export const isSurveyed = (numbers: Float64Array): boolean =>
  SURVEYED_PLACES.some((place) => filled(numbers[place] as number));

export const hasColumn = (table: TableHead, field: FieldKey): boolean =>
  table.columns[field] !== undefined || (table.derived?.includes(field) ?? false);

/** An amount for sums, in fen: blank and absent count as 0. */
export function amountOf(household: Household, field: FieldKey): Fen {
  const value = household.numbers[placeOf(field)] as number;
  return filled(value) ? value : 0;
}

/** What is held of a field, a text or a number; null where it is blank or absent. */
export function heldValue(
  { texts, numbers }: Pick<Household, 'texts' | 'numbers'>,
  field: FieldKey,
): string | number | null {
  if (isText(field)) return texts[field];
  const value = numbers[placeOf(field)] as number;
  return filled(value) ? value : null;
}

/** A number of evidence: null where blank or absent. */
export function numberOf(household: Household, field: ColumnKey): number | null {
  const value = household.numbers[placeOf(field)] as number;
  return filled(value) ? value : null;
}

/** A yes/no cell: null where blank or absent. */
export function answerOf(household: Household, field: ColumnKey): boolean | null {
  const value = numberOf(household, field);
  return value === null ? null : value === 1;
}

/** `0` → `A`, `26` → `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** A joined household is shown where its latest part stands. */
const tableOfCells = (table: TableHead): TableHead => table.joined?.latest ?? table;

/** Where a household stands. */
export type HouseholdPlace = Pick<Household, 'table' | 'row'>;

/** The row (from 1) that holds a field of a household. */
export const rowOf = ({ table, row }: HouseholdPlace, field: FieldKey): number =>
  tableOfCells(table).rows?.[field] ?? row;

/** The members of whom the household's own table has a row. */
export const ownPersons = ({ persons = [] }: Pick<Household, 'persons'>): readonly Person[] =>
  persons.filter(({ table }) => table === null);

/** Every row (from 1) that holds something of a household. */
export const rowsOf = (
  household: HouseholdPlace & Pick<Household, 'persons'>,
): ReadonlySet<number> =>
  new Set([
    household.row,
    ...Object.values(household.table.rows ?? {}),
    ...ownPersons(household).map(({ row }) => row),
  ]);

/** The A1 address of a household's field; null where its table or card has no such field. */
export function cellOf(household: HouseholdPlace, field: FieldKey): string | null {
  const column = tableOfCells(household.table).columns[field];
  return column === undefined ? null : `${columnLetters(column)}${rowOf(household, field)}`;
}
