import type { FieldKey } from '../../domain/catalog.js';
import { columnsOf, ITEM_KEYS, ITEMS_OF, isItem, isMoney, typeOf } from '../../domain/fields.js';
import {
  NUMERIC_FIELDS,
  type NumericField,
  placeOf,
  TEXT_FIELDS,
  type TextField,
} from '../../domain/household.js';
import type { HeaderColumn } from '../header/names.js';
import { decimalShift, type MoneyUnit } from '../header/normalise.js';
import type { Cell } from '../sheet.js';
import { readAnswer } from './answers.js';
import {
  type Read,
  readDisaster,
  readId,
  readMoney,
  readName,
  readNote,
  readNumber,
  readText,
} from './values.js';

/** How the cells of each field are read. Definition: docs/definitions/intake.md, "Reading". */

export type FieldColumns = ReadonlyMap<FieldKey, readonly HeaderColumn[]>;

const AMOUNTS: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...ITEM_KEYS,
  ...columnsOf('total', 'outside'),
]);
/**
 * Items of business income, which may be below 0: in a form of net figures a loss counts as it
 * stands (`income.negative`).
 */
const GROSS: ReadonlySet<FieldKey> = new Set(ITEMS_OF.business);
/**
 * Amounts beside the items of which none is below 0: a total of costs of -1,000 would add as much
 * to the net income of a form that asks for totals alone.
 */
const NEVER_BELOW: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...(['total.wages', 'total.costs', 'total.property', 'total.transfers'] as const),
  ...columnsOf('outside'),
]);

/** One column of a field; `shift` is how many digits its unit is above 元. */
interface Source {
  readonly column: number;
  /** The normalised name of the column. */
  readonly leaf: string;
  readonly shift: number;
}

export interface NumericReader {
  readonly field: FieldKey;
  readonly place: number;
  readonly sources: readonly Source[];
  /** What is not a number rejects the row instead of only being told. */
  readonly isAmount: boolean;
  /** What a value below 0 comes to: the row is rejected, or it is told, or nothing is wrong. */
  readonly negative: 'rejected' | 'told' | 'fine';
  readonly isAnswer: boolean;
  /** Its numbers are fen. */
  readonly isMoney: boolean;
  readonly read: (cell: Cell | undefined, shift: number) => Read<number>;
}

/** Tells whether a field is an amount: one that cannot be read rejects the row. */
export const isAmount = (field: FieldKey): boolean => AMOUNTS.has(field);

/** Tells whether most amounts of a table are in 万元. */
export function isInWan(fields: FieldColumns, unit: MoneyUnit | null): boolean {
  const amounts = [...fields].flatMap(([field, columns]) => (isAmount(field) ? columns : []));
  const inWan = amounts.filter((column) => (column.unit ?? unit) === '万元').length;
  return 2 * inWan > amounts.length;
}

/** A reader for every numeric field that the table has; `unit` is the table's. */
export function numericReaders(fields: FieldColumns, unit: MoneyUnit | null): NumericReader[] {
  return NUMERIC_FIELDS.flatMap((field) => {
    const columns = fields.get(field);
    return columns === undefined ? [] : [readerOf(field, placeOf(field), columns, unit)];
  });
}

/** Net figures and the gross of a loss may be below 0; of a category or a claim that is told. */
function negativeOf(field: NumericField): NumericReader['negative'] {
  if (GROSS.has(field) || NEVER_BELOW.has(field)) return 'told';
  return isItem(field) ? 'rejected' : 'fine';
}

/** Reads columns as cells of a field into a place. */
export function readerOf(
  field: NumericField,
  place: number,
  columns: readonly HeaderColumn[],
  unit: MoneyUnit | null,
): NumericReader {
  const isAnswer = typeOf(field) === 'yesno';
  return {
    field,
    place,
    sources: columns.map((column) => ({
      column: column.column,
      leaf: column.leaf,
      shift: decimalShift(column.unit ?? unit),
    })),
    isAmount: isAmount(field),
    negative: negativeOf(field),
    isAnswer,
    isMoney: isMoney(field),
    read: isMoney(field) ? readMoney : isAnswer ? (cell) => readAnswer(cell, field) : readNumber,
  };
}

function textOf(field: TextField): TextReader['read'] {
  if (field === 'id') return readId;
  if (field === 'head') return readName;
  if (field === 'type') return readType;
  if (field === 'disaster') return readDisaster;
  if (field === 'note' || field === 'declared') return readNote;
  return readText;
}

/** What 户类型 says of 低保特困类别 too; such households are 脱贫户. */
const WELFARE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['一般脱贫户', '一般户'],
  ['低保脱贫户', '低保户'],
  ['特困供养脱贫户', '特困户'],
]);

const readType = (cell: Cell | undefined): string | null => {
  const type = readText(cell);
  return type !== null && WELFARE_OF_TYPE.has(type) ? '脱贫户' : type;
};

/** 低保特困类别 as a cell of 户类型 says it; null where it says nothing of it. */
export const readWelfareInType = (cell: Cell | undefined): string | null =>
  WELFARE_OF_TYPE.get(readText(cell) ?? '') ?? null;

export interface TextReader {
  readonly field: TextField;
  readonly columns: readonly number[];
  readonly read: (cell: Cell | undefined) => string | null;
}

/** A reader for every text field of a table but the ID number, which has rules of its own. */
export const textReaders = (fields: FieldColumns): TextReader[] =>
  TEXT_FIELDS.filter((field) => field !== 'idNumber' && fields.has(field)).map((field) => ({
    field,
    columns: columnsIn(fields, field),
    read: textOf(field),
  }));

export const columnsIn = (fields: FieldColumns, field: FieldKey): readonly number[] =>
  (fields.get(field) ?? []).map(({ column }) => column);
