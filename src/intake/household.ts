import { COLUMNS, type ColumnType, type FieldKey, ITEMS } from '../domain/catalog.js';
import { type Finding, finding, type Severity } from '../domain/finding.js';
import {
  BLANK,
  columnLetters,
  filled,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
  TEXT_FIELDS,
  type TextField,
} from '../domain/household.js';
import { maskIdNumber } from '../domain/identity.js';
import { type HeaderColumn, type MoneyUnit, shiftOf } from './header.js';
import { type Cell, isFault, type Sheet } from './sheet.js';
import type { FieldColumns } from './table.js';
import {
  EMPTY,
  isBlank,
  quoted,
  type Read,
  readAnswer,
  readDisaster,
  readId,
  readIdNumber,
  readMoney,
  readNote,
  readNumber,
  readText,
  UNREADABLE,
} from './values.js';

/** A row that is not compared, with what is wrong with it; its keys still count as carried. */
export interface RejectedRow {
  readonly table: TableHead;
  /** From 1. */
  readonly row: number;
  readonly texts: Household['texts'];
  readonly reasons: readonly Finding[];
}

/** A 小计/合计 row with the figures that stand in it, by `placeOf(field)`. */
export interface TotalRow {
  readonly row: number;
  readonly label: string;
  readonly numbers: Float64Array;
}

export interface HouseholdReader {
  /** Reads the household of a row, by index from 0. */
  read(row: number): Household | RejectedRow;
  readTotal(row: number, label: string): TotalRow;
  /** Findings of rows that were kept, in the order they were read. */
  readonly findings: readonly Finding[];
}

interface Task {
  readonly sheet: Sheet;
  readonly head: TableHead;
  readonly fields: FieldColumns;
  readonly unit: MoneyUnit | null;
}

const MIN_PERSONS = 1;
const MAX_PERSONS = 30;
const ID_NUMBER_LENGTH = 18;

const TYPES: ReadonlyMap<FieldKey, ColumnType> = new Map(
  COLUMNS.map(({ key, type }) => [key, type]),
);
const AMOUNTS: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ group }) => group === 'total' || group === 'outside').map(({ key }) => key),
]);
const ITEM_FIELDS: ReadonlySet<FieldKey> = new Set(ITEMS.map(({ key }) => key));
const ITEM_COUNT = ITEMS.length;
const TOTAL_PLACES = COLUMNS.filter(({ group }) => group === 'total').map(({ key }) =>
  placeOf(key),
);
const POPULATION = placeOf('population');
const KEY_FIELDS = ['id', 'idNumber', 'head'] as const;
const INHERITED: readonly TextField[] = ['county', 'township', 'village', 'hamlet'];

interface NumericReader {
  readonly field: FieldKey;
  readonly place: number;
  readonly columns: readonly HeaderColumn[];
  /** Not a number: the row is rejected, not only reported. */
  readonly isAmount: boolean;
  readonly isItem: boolean;
  readonly isAnswer: boolean;
  readonly read: (cell: Cell | undefined, column: HeaderColumn) => Read<number>;
}

const ITEM_OR_MONEY = (field: FieldKey): boolean =>
  ITEM_FIELDS.has(field) || TYPES.get(field) === 'money';

function numericReaders({ fields, unit }: Task): NumericReader[] {
  return NUMERIC_FIELDS.flatMap((field) => {
    const columns = fields.get(field);
    if (columns === undefined) return [];
    const shifts = new Map(columns.map((column) => [column, shiftOf(column.unit ?? unit)]));
    const read: NumericReader['read'] = ITEM_OR_MONEY(field)
      ? (cell, column) => readMoney(cell, shifts.get(column) ?? 0)
      : TYPES.get(field) === 'yesno'
        ? readAnswer
        : readNumber;
    return [
      {
        field,
        place: placeOf(field),
        columns,
        isAmount: AMOUNTS.has(field),
        isItem: ITEM_FIELDS.has(field),
        isAnswer: TYPES.get(field) === 'yesno',
        read,
      },
    ];
  });
}

function textReader(field: TextField): (cell: Cell | undefined) => string | null {
  if (field === 'id') return readId;
  if (field === 'disaster') return readDisaster;
  if (field === 'note' || field === 'declared') return readNote;
  if (field === 'idNumber') return (cell) => readIdNumber(cell).whole;
  return readText;
}

/** Rows (from 0) of a column that lie in a merge starting above them, with the row it starts in. */
function mergedFromAbove(sheet: Sheet, column: number): Int32Array {
  const starts = new Int32Array(sheet.rows.length).fill(-1);
  for (const merge of sheet.merges) {
    if (merge.left > column || merge.right < column) continue;
    const last = Math.min(merge.bottom, sheet.rows.length - 1);
    for (let row = merge.top + 1; row <= last && starts[row] === -1; row += 1) {
      starts[row] = merge.top;
    }
  }
  return starts;
}

interface Note {
  readonly code: string;
  readonly severity: Severity;
  readonly field: FieldKey | null;
  readonly column: number | null;
}

type Report = (field: FieldKey, column: number, code: string, rejects: boolean) => void;

/** Reads the body rows of one detail table. Definition: docs/definitions/intake.md. */
export function householdReader(task: Task): HouseholdReader {
  const { sheet, head, fields } = task;
  const findings: Finding[] = [];
  const readers = numericReaders(task);
  const texts = TEXT_FIELDS.map((field) => ({
    field,
    columns: fields.get(field) ?? [],
    read: textReader(field),
  }));
  const mergedKeys = KEY_FIELDS.flatMap((field) => fields.get(field) ?? []).map((column) => ({
    column,
    starts: mergedFromAbove(sheet, column.column),
  }));
  const inherited = new Map(
    INHERITED.flatMap((field) => fields.get(field) ?? []).map(({ column }) => [
      column,
      mergedFromAbove(sheet, column),
    ]),
  );

  const cellAt = (row: number, column: number): Cell | undefined => {
    const start = inherited.get(column)?.[row] ?? -1;
    return sheet.rows[start === -1 ? row : start]?.[column];
  };

  function readTexts(row: number, report: Report): Household['texts'] {
    const values: Partial<Record<TextField, string | null>> = {};
    for (const { field, columns, read } of texts) {
      let value: string | null = null;
      for (const { column } of columns) {
        const other = read(cellAt(row, column));
        if (value === null) value = other;
        else if (other !== null && other !== value && field !== 'note') {
          report(field, column, 'intake.duplicateColumn', true);
        }
      }
      values[field] = value;
    }
    return values as Household['texts'];
  }

  function readNumbers(row: number, report: Report): Float64Array {
    const cells = sheet.rows[row] ?? [];
    const numbers = new Float64Array(NUMERIC_FIELDS.length).fill(BLANK);
    for (const reader of readers) {
      for (const column of reader.columns) {
        const value = reader.read(cells[column.column], column);
        if (value === EMPTY) continue;
        if (value === UNREADABLE) {
          const cell = cells[column.column] ?? null;
          const code = reader.isAnswer ? 'household.typeUnknown' : unreadableCode(cell);
          report(reader.field, column.column, code, reader.isAmount);
          continue;
        }
        const known = numbers[reader.place] as number;
        if (!filled(known)) numbers[reader.place] = value;
        else if (known !== value)
          report(reader.field, column.column, 'intake.duplicateColumn', true);
        if (reader.isItem && value < 0)
          report(reader.field, column.column, 'income.negative', true);
      }
    }
    return numbers;
  }

  function checkPopulation(row: number, population: number, report: Report): void {
    const whole = Number.isInteger(population);
    if (whole && population >= MIN_PERSONS && population <= MAX_PERSONS) return;
    const column = head.columns.population ?? 0;
    const cell = sheet.rows[row]?.[column] ?? null;
    report(
      'population',
      column,
      isFault(cell) ? unreadableCode(cell) : 'household.population',
      true,
    );
  }

  function checkIdNumber(row: number, report: Report): void {
    for (const { column } of fields.get('idNumber') ?? []) {
      if (readIdNumber(sheet.rows[row]?.[column]).digitsLost) {
        report('idNumber', column, 'id.digitsLost', false);
      }
    }
  }

  function read(row: number): Household | RejectedRow {
    const notes: Note[] = [];
    let rejects = false;
    const report: Report = (field, column, code, rejecting) => {
      const severity = rejecting || code === 'id.digitsLost' ? 'error' : 'warning';
      notes.push({ code, severity, field, column });
      rejects ||= rejecting;
    };
    const values = readTexts(row, report);
    const whole = values.idNumber;
    const kept = { ...values, idNumber: whole === null ? null : whole.slice(0, ID_NUMBER_LENGTH) };
    checkIdNumber(row, report);
    const merged = mergedKeys.find(({ starts }) => starts[row] !== -1);
    if (merged !== undefined) {
      notes.push({
        code: 'intake.mergedIdentity',
        severity: 'error',
        field: null,
        column: merged.column.column,
      });
      rejects = true;
    } else if (kept.id === null && kept.idNumber === null && kept.head === null) {
      notes.push({ code: 'intake.noIdentity', severity: 'error', field: null, column: null });
      rejects = true;
    }
    const numbers = readNumbers(row, report);
    checkPopulation(row, numbers[POPULATION] as number, report);
    const texts = merged === undefined ? kept : namedByMerge(kept, merged.starts[row] ?? row);
    const reasons = notes.map((note) => noteFinding(row, texts, note));
    if (rejects) return { table: head, row: row + 1, texts, reasons };
    findings.push(...reasons);
    return {
      table: head,
      row: row + 1,
      texts: kept,
      idNumberWhole: whole,
      numbers,
      surveyed: isSurveyed(numbers),
    };
  }

  /** A row inside a merge is named by the household whose cells it shares. */
  function namedByMerge(values: Household['texts'], start: number): Household['texts'] {
    const above = readTexts(start, () => undefined);
    return { ...values, id: null, idNumber: null, head: values.head ?? above.head ?? above.id };
  }

  function noteFinding(
    row: number,
    values: Household['texts'],
    { code, severity, field, column }: Note,
  ): Finding {
    const cell = column === null ? null : (cellAt(row, column) ?? null);
    return finding(code, severity, {
      file: head.file,
      sheet: sheet.name,
      row: row + 1,
      cell: column === null ? null : `${columnLetters(column)}${row + 1}`,
      village: values.village,
      household: values.id ?? values.head,
      field,
      value:
        cell === null || isBlank(cell)
          ? null
          : field === 'idNumber'
            ? maskIdNumber(quoted(cell))
            : quoted(cell),
    });
  }

  function readTotal(row: number, label: string): TotalRow {
    return { row: row + 1, label, numbers: readNumbers(row, () => undefined) };
  }

  return { read, readTotal, findings };
}

/** Some income, cost or total cell is filled. */
function isSurveyed(numbers: Float64Array): boolean {
  for (let place = 0; place < ITEM_COUNT; place += 1) {
    if (filled(numbers[place] as number)) return true;
  }
  return TOTAL_PLACES.some((place) => filled(numbers[place] as number));
}

const unreadableCode = (cell: Cell): string =>
  isFault(cell)
    ? cell.fault === 'error'
      ? 'intake.errorCell'
      : 'intake.uncached'
    : 'intake.notNumber';

export const isRejected = (row: Household | RejectedRow): row is RejectedRow => 'reasons' in row;
