import type { FieldKey, PersonKey } from '../../../domain/catalog.js';
import { BLANK, type Person } from '../../../domain/household.js';
import { ID_NUMBER_LENGTH } from '../../../domain/identity.js';
import type { FieldColumns } from '../../cells/fields.js';
import {
  type Read,
  readIdNumber,
  readMoney,
  readName,
  readNumber,
  readText,
  UNREADABLE,
} from '../../cells/values.js';
import { decimalShift, type MoneyUnit } from '../../header/normalise.js';
import type { Cell, Sheet } from '../../sheet.js';
import { unreadableCode } from '../report.js';

/** What stands of a person in a row; no household is needed to read it. */
export interface PersonCells extends Omit<Person, 'table' | 'row'> {
  /** Cells that hold no figure where one belongs, or an ID number that has lost digits. */
  readonly unread: readonly Unread[];
}

interface Unread {
  readonly code: ReturnType<typeof unreadableCode> | 'id.digitsLost';
  readonly field: FieldKey;
  readonly column: number;
}

/** Told of every cell that is read as something else than a person wrote. */
interface Told {
  text(row: number, column: number, cell: Cell, value: string | null): void;
  idNumber(row: number, column: number, cell: Cell, readAs: string | null): void;
}

const TEXTS = [
  'relation',
  'personId',
  'skill',
  'school',
  'health',
  'education',
  'workPlace',
  'personState',
  'dibaoPerson',
] as const;

/** 人员状态 of somebody who is no longer there. */
const GONE = /死亡|自然减少|迁出|注销|减少/u;

/** Reads the columns of persons. Definition: docs/definitions/members.md, "Columns of persons". */
export function personReader(
  { rows }: Sheet,
  fields: FieldColumns,
  unit: MoneyUnit | null,
  told: Told,
): (row: number) => PersonCells {
  const columnOf = (field: FieldKey): number => fields.get(field)?.[0]?.column ?? -1;
  const texts = TEXTS.map((field) => ({ field, column: columnOf(field), read: readText }));
  const readers = [
    ...texts,
    { field: 'personName' as const, column: columnOf('personName'), read: readName },
  ].filter(({ column }) => column !== -1);
  const [number, months, wage] = [
    columnOf('personNumber'),
    columnOf('personMonths'),
    columnOf('personWage'),
  ];
  const shift = decimalShift(fields.get('personWage')?.[0]?.unit ?? unit);
  return (row) => {
    const cells = rows[row] ?? [];
    const own: Partial<Record<PersonKey, string>> = {};
    for (const { field, column, read } of readers) {
      const text = read(cells[column]);
      told.text(row, column, cells[column] ?? null, text);
      if (text !== null) own[field] = text;
    }
    const unread: Unread[] = [];
    const { whole, digitsLost } = readIdNumber(cells[number]);
    if (number !== -1) told.idNumber(row, number, cells[number] ?? null, whole);
    if (whole !== null) own.personNumber = whole.slice(0, ID_NUMBER_LENGTH);
    if (digitsLost) unread.push({ code: 'id.digitsLost', field: 'personNumber', column: number });
    const figure = (field: FieldKey, column: number, value: Read<number>): number => {
      const code = unreadableCode(cells[column] ?? null);
      if (value === UNREADABLE) unread.push({ code, field, column });
      return typeof value === 'number' ? value : BLANK;
    };
    return {
      texts: own,
      numberWhole: whole,
      months: figure('personMonths', months, readNumber(cells[months])),
      wage: figure('personWage', wage, readMoney(cells[wage], shift)),
      gone: GONE.test(own.personState ?? ''),
      unread,
    };
  };
}

const HEADS: ReadonlySet<string> = new Set(['户主', '本人', '户主本人', '01']);

export const isHead = ({ texts }: Pick<Person, 'texts'>): boolean =>
  HEADS.has(texts.relation?.normalize('NFKC') ?? '');
