import { COLUMNS, type ColumnType, type FieldKey, ITEMS } from '../../domain/catalog.js';
import { NUMERIC_FIELDS, placeOf, TEXT_FIELDS, type TextField } from '../../domain/household.js';
import { type HeaderColumn, type MoneyUnit, shiftOf } from '../header/names.js';
import type { Cell } from '../sheet.js';
import {
  type Read,
  readAnswer,
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

const TYPES: ReadonlyMap<FieldKey, ColumnType> = new Map(
  COLUMNS.map(({ key, type }) => [key, type]),
);
const AMOUNTS: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ group }) => group === 'total' || group === 'outside').map(({ key }) => key),
]);
const ITEM_FIELDS: ReadonlySet<FieldKey> = new Set(ITEMS.map(({ key }) => key));
/** One column of a field; `shift` of its unit against 元. */
interface Source {
  readonly column: number;
  readonly shift: number;
}

export interface NumericReader {
  readonly field: FieldKey;
  readonly place: number;
  readonly sources: readonly Source[];
  /** Not a number: the row is rejected, not only reported. */
  readonly isAmount: boolean;
  readonly isItem: boolean;
  readonly isAnswer: boolean;
  /** Its numbers are fen. */
  readonly isMoney: boolean;
  readonly read: (cell: Cell | undefined, shift: number) => Read<number>;
}

/** What cannot be read of it rejects the row. */
export const isAmount = (field: FieldKey): boolean => AMOUNTS.has(field);

export const isMoney = (field: FieldKey): boolean =>
  ITEM_FIELDS.has(field) || TYPES.get(field) === 'money';

/** A reader for every numeric field that the table has; `unit` is the table's. */
export function numericReaders(fields: FieldColumns, unit: MoneyUnit | null): NumericReader[] {
  return NUMERIC_FIELDS.flatMap((field) => {
    const columns = fields.get(field);
    if (columns === undefined) return [];
    const isAnswer = TYPES.get(field) === 'yesno';
    return [
      {
        field,
        place: placeOf(field),
        sources: columns.map((column) => ({
          column: column.column,
          shift: shiftOf(column.unit ?? unit),
        })),
        isAmount: isAmount(field),
        isItem: ITEM_FIELDS.has(field),
        isAnswer,
        isMoney: isMoney(field),
        read: isMoney(field) ? readMoney : isAnswer ? readAnswer : readNumber,
      },
    ];
  });
}

function textOf(field: TextField): TextReader['read'] {
  if (field === 'id') return readId;
  if (field === 'head') return readName;
  if (field === 'disaster') return readDisaster;
  if (field === 'note' || field === 'declared') return readNote;
  return readText;
}

export interface TextReader {
  readonly field: TextField;
  readonly columns: readonly number[];
  readonly read: (cell: Cell | undefined) => string | null;
}

/** A reader for every text field but the ID number, which has rules of its own. */
export const textReaders = (fields: FieldColumns): TextReader[] =>
  TEXT_FIELDS.filter((field) => field !== 'idNumber').map((field) => ({
    field,
    columns: columnsIn(fields, field),
    read: textOf(field),
  }));

export const columnsIn = (fields: FieldColumns, field: FieldKey): readonly number[] =>
  (fields.get(field) ?? []).map(({ column }) => column);
