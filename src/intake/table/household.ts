import type { FieldKey } from '../../domain/catalog.js';
import {
  type Finding,
  type FindingParams,
  finding,
  type Severity,
} from '../../domain/findings/finding.js';
import {
  BLANK,
  filled,
  type Household,
  isSurveyed,
  NUMERIC_FIELDS,
  placeOf,
  SURVEYED_FIELDS,
  type TableHead,
  TEXT_FIELDS,
  type TextField,
} from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { yuan } from '../../domain/money.js';
import {
  columnsIn,
  type FieldColumns,
  isItem,
  type NumericReader,
  numericReaders,
  readWelfareInType,
  type TextReader,
  textReaders,
} from '../cells/fields.js';
import { Normalisations } from '../cells/normalisations.js';
import {
  EMPTY,
  isBlank,
  isPlainNumber,
  quoted,
  type Read,
  readIdNumber,
  squeezed,
  UNREADABLE,
} from '../cells/values.js';
import type { Header, HeaderColumn } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { Budget } from '../open/budget.js';
import { type Cell, isDate, isFault, type Sheet } from '../sheet.js';
import { groupFinding, wordFinding } from './column-findings.js';
import type { Note, RowDraft } from './draft.js';
import {
  type DraftHousehold,
  type LateColumn,
  lateColumns,
  type PendingRow,
  settleLate,
} from './late.js';
import { mergedFromAbove } from './merges.js';
import { addressOf, type Places } from './places.js';
import { unclearAmounts } from './unclear.js';
import { UnknownWords } from './unknown-words.js';

/**
 * A row that is not compared, with what is wrong with it. Its keys still count as carried, and what
 * can be read of it is checked like any other row.
 */
export interface RejectedRow extends Household {
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
  /** What stands in a row. */
  draft(row: number): RowDraft;
  /** The household of a row, or why there is none; its findings are told, unless it is aside. */
  conclude(draft: RowDraft, as?: Concluded): Household | RejectedRow;
  /** What a cell of a row says, without white space. */
  textAt(row: number, column: number): string;
  /** What is read of a person's cell beside the household's columns. */
  readonly note: {
    text(row: number, column: number, cell: Cell, value: string | null): void;
    idNumber(row: number, column: number, cell: Cell, readAs: string | null): void;
  };
  readonly numeric: readonly NumericReader[];
  readonly late: readonly LateColumn[];
  /** Says that a value was made of what a person wrote in a cell of a row, or in several. */
  normalised(row: number, column: number, was: string, readAs: string): void;
  readTotal(row: number, label: string): TotalRow;
  /** What was read as something else than a person wrote, as `normalisationsIn` takes it. */
  normalisations(): Uint8Array;
  /** To be called when all rows are read: only then are the columns known that depend on all of them. */
  finish(): FinishedColumns;
  /** Findings of rows that were kept, in the order they were read. */
  readonly findings: readonly Finding[];
}

interface Concluded {
  /** A member's row alone: nobody expects the household's columns to be filled. */
  readonly member?: boolean;
  /** The row is told of elsewhere. */
  readonly aside?: boolean;
}

/** What the rows of a table have shown of its columns. */
interface FinishedColumns {
  /** Columns that say the same as another one of their item. */
  readonly repeated: readonly HeaderColumn[];
  /** Columns of fields that have no column of their own. */
  readonly owned: ReadonlyMap<FieldKey, HeaderColumn>;
  /** Of subtotals and unknown words. */
  readonly findings: readonly Finding[];
}

interface Task {
  readonly sheet: Sheet;
  readonly head: TableHead;
  readonly columns: readonly HeaderColumn[];
  /** null for a card, which is no row of a table. */
  readonly header: Header | null;
  /** A household has several rows, and only its 户编号 says whose a row is. */
  readonly ofPersons?: boolean;
  readonly fields: FieldColumns;
  readonly unit: MoneyUnit | null;
  readonly places: Places;
  /** What the file may have. */
  readonly budget: Budget;
}

const MIN_PERSONS = 1;
const MAX_PERSONS = 30;
const ID_NUMBER_LENGTH = 18;

const POPULATION = placeOf('population');
const KEY_FIELDS = ['id', 'idNumber', 'head'] as const;
const KEYS: ReadonlySet<FieldKey> = new Set(KEY_FIELDS);
const DATE_CODE = 'intake.dateCell';
const POPULATION_DIFFERS = 'household.populationDiffers';
const WORD_UNKNOWN = 'intake.wordUnknown';
/** Codes of cells that can be read, whatever they say. */
const CLEAR: ReadonlySet<string> = new Set(['income.negative', POPULATION_DIFFERS]);
const INHERITED: readonly TextField[] = ['county', 'township', 'village', 'hamlet'];

type Report = (
  field: FieldKey,
  column: number | null,
  code: string,
  rejects: boolean,
  more?: Pick<Note, 'expected' | 'params'>,
) => void;

/** For reading a row once more. */
const SILENT: Report = () => undefined;

interface ReadTexts {
  readonly texts: Household['texts'];
  readonly idNumberWhole: string | null;
}

/** Reads the body rows of one detail table. Definition: docs/definitions/intake.md. */
export function householdReader(task: Task): HouseholdReader {
  const { sheet, head, fields, places } = task;
  const findings: Finding[] = [];
  const numericFields = numericReaders(fields, task.unit);
  const textFields = textReaders(fields);
  const idNumberColumns = columnsIn(fields, 'idNumber');
  const [populationColumn = null] = columnsIn(fields, 'population');
  const late = lateColumns(task.columns, fields, task.unit);
  const lateReaders = late.map(({ reader }) => reader);
  const words = new UnknownWords();
  const pending: PendingRow[] = [];
  let typeSaysWelfare = false;
  const mergedKeys = (task.ofPersons ? (['id'] as const) : KEY_FIELDS).flatMap((field) =>
    columnsIn(fields, field).map((column) => ({
      field,
      column,
      startOf: mergedFromAbove(sheet, column),
    })),
  );
  const unclear = unclearIn(task, [...numericFields, ...lateReaders], (row) =>
    mergedKeys.every(({ startOf }) => startOf(row) === -1)
      ? (mergedKeys
          .map(({ column }) => squeezed(sheet.rows[row]?.[column] ?? null))
          .find((key) => key !== '') ?? null)
      : null,
  );
  const inherited = new Map(
    INHERITED.flatMap((field) => columnsIn(fields, field)).map((column) => [
      column,
      mergedFromAbove(sheet, column),
    ]),
  );

  const cellAt = (row: number, column: number): Cell | undefined => {
    const start = inherited.get(column)?.(row) ?? -1;
    return sheet.rows[start === -1 ? row : start]?.[column];
  };

  function readTexts(row: number, report: Report): ReadTexts {
    const idNumberWhole = readIdNumbers(row, report);
    const values: Partial<Record<TextField, string | null>> = {
      idNumber: idNumberWhole === null ? null : idNumberWhole.slice(0, ID_NUMBER_LENGTH),
    };
    for (const reader of textFields) values[reader.field] = readText(row, reader, report);
    values.welfare ??= readWelfare(row);
    return { texts: values as Household['texts'], idNumberWhole };
  }

  /** 户类型 says it where the form has no 低保特困类别, or nothing in it. */
  function readWelfare(row: number): string | null {
    for (const column of columnsIn(fields, 'type')) {
      const welfare = readWelfareInType(cellAt(row, column));
      if (welfare !== null) typeSaysWelfare = true;
      if (welfare !== null) return welfare;
    }
    return null;
  }

  const changed = new Normalisations();
  noteUnits();

  /** A unit is said once, in the header: its figures are what the person wrote. */
  function noteUnits(): void {
    for (const { field, sources, isMoney } of numericFields) {
      for (const { column, shift } of isMoney ? sources : []) {
        if (shift === 0) continue;
        const path = fields.get(field)?.find((each) => each.column === column)?.path ?? '';
        changed.add(places.headerAt(column), `${path} 万元`, `${path} 元`);
      }
    }
  }

  function noteText(row: number, column: number, cell: Cell, value: string | null): void {
    // A cell inherited from a merge is noted where it stands.
    if (typeof cell !== 'string' || cell === value || cell !== sheet.rows[row]?.[column]) return;
    if (!isBlank(cell)) changed.add(places.cellAt(row, column), cell, value);
  }

  function noteNumber(
    row: number,
    column: number,
    cell: string,
    value: number | typeof EMPTY,
    { isMoney, isAnswer }: NumericReader,
  ): void {
    if (isPlainNumber(cell) || isBlank(cell) || (isAnswer && value !== EMPTY)) return;
    const readAs = value === EMPTY ? null : String(isMoney ? yuan(value) : value);
    changed.add(places.cellAt(row, column), cell, readAs);
  }

  function noteIdNumber(row: number, column: number, cell: Cell, readAs: string | null): void {
    if (isBlank(cell) || isLost(cell, 'idNumber')) return;
    const was = typeof cell === 'string' ? cell : squeezed(cell);
    if (was !== readAs) changed.addIdNumber(places.cellAt(row, column), was, readAs);
  }

  function readText(row: number, { field, columns, read }: TextReader, report: Report) {
    let value: string | null = null;
    for (const column of columns) {
      const cell = cellAt(row, column) ?? null;
      if (isLost(cell, field)) report(field, column, unreadableCode(cell), false);
      const other = read(cell);
      if (report !== SILENT) noteText(row, column, cell, other);
      if (value === null) value = other;
      else if (other !== null && other !== value && field !== 'note') {
        report(field, column, 'intake.duplicateColumn', true);
      }
    }
    return value;
  }

  /** Of `18位身份证号` and `身份证号` one may hold a disability certificate: 18 characters count. */
  function readIdNumbers(row: number, report: Report): string | null {
    let whole: string | null = null;
    for (const column of idNumberColumns) {
      const cell = sheet.rows[row]?.[column] ?? null;
      if (isLost(cell, 'idNumber')) report('idNumber', column, unreadableCode(cell), false);
      const other = readIdNumber(cell);
      if (report !== SILENT) noteIdNumber(row, column, cell, other.whole);
      if (other.digitsLost) report('idNumber', column, 'id.digitsLost', false);
      if (whole === null) whole = other.whole;
      else if (other.whole !== null && !sameIdNumber(whole, other.whole)) {
        report('idNumber', column, 'intake.duplicateColumn', true);
      }
    }
    return whole;
  }

  const nextNumbers = slabs(NUMERIC_FIELDS.length, sheet.rows.length);

  function readAll(
    row: number,
    readers: readonly NumericReader[],
    numbers: Float64Array,
    report: Report,
  ): Float64Array {
    const cells = sheet.rows[row] ?? [];
    for (const reader of readers) {
      for (const { column, shift } of reader.sources) {
        const cell = cells[column];
        if (cell === null || cell === undefined) continue;
        readNumber(numbers, reader, row, column, cell, reader.read(cell, shift), report);
      }
    }
    return numbers;
  }

  function readNumber(
    numbers: Float64Array,
    reader: NumericReader,
    row: number,
    column: number,
    cell: Cell,
    value: Read<number>,
    report: Report,
  ): void {
    if (value === UNREADABLE) {
      reportUnreadable(reader, cell, column, report);
      return;
    }
    if (typeof cell === 'string') noteNumber(row, column, cell, value, reader);
    if (value !== EMPTY) readInto(numbers, reader, value, column, report);
  }

  function reportUnreadable(
    reader: NumericReader,
    cell: Cell,
    column: number,
    report: Report,
  ): void {
    // A population that is no number rejects the row below, with its own reason.
    if (reader.field === 'population') return;
    const isWord = reader.isAnswer && !isFault(cell);
    report(reader.field, column, isWord ? WORD_UNKNOWN : unreadableCode(cell), reader.isAmount);
  }

  function readInto(
    numbers: Float64Array,
    { field, place, sources, mayBeNegative }: NumericReader,
    value: number,
    column: number,
    report: Report,
  ): void {
    const known = numbers[place] as number;
    if (!filled(known)) numbers[place] = value;
    else if (known !== value) {
      const differ = field === 'population' && isOtherName(sources, column);
      if (!differ) report(field, column, 'intake.duplicateColumn', true);
      else
        report(field, column, POPULATION_DIFFERS, false, {
          expected: known,
          params: columnNamed(column),
        });
    }
    if (value < 0 && isItem(field)) report(field, column, 'income.negative', !mayBeNegative);
  }

  const columnNamed = (column: number): FindingParams => {
    const own = fields.get('population')?.find((each) => each.column === column);
    return { column: quoted(own?.path ?? '') };
  };

  function checkPopulation(row: number, population: number, report: Report): void {
    const whole = Number.isInteger(population);
    if (whole && population >= MIN_PERSONS && population <= MAX_PERSONS) return;
    const cell = populationColumn === null ? null : (sheet.rows[row]?.[populationColumn] ?? null);
    report(
      'population',
      populationColumn,
      isFault(cell) || isDate(cell) ? unreadableCode(cell) : 'household.population',
      true,
    );
  }

  const reporter =
    (own: RowDraft): Report =>
    (field, column, code, rejecting, more) => {
      const { index: row, unread } = own;
      const cell = column === null ? null : (cellAt(row, column) ?? null);
      if (!CLEAR.has(code)) unread.set(field, `${unread.get(field) ?? ''}${squeezed(cell)}\n`);
      if (code === WORD_UNKNOWN) {
        words.add(field, column ?? 0, cell, row);
        return;
      }
      const severity = rejecting ? 'error' : severityOf(field, code);
      own.notes.push({ row, code, severity, field, column, ...more });
      own.rejects ||= rejecting;
    };

  const blankLate = (): Float64Array | null =>
    late.length === 0 ? null : new Float64Array(late.length).fill(BLANK);

  function draft(row: number): RowDraft {
    const merged = mergedKeys.find(({ startOf }) => startOf(row) !== -1);
    const own: RowDraft = {
      index: row,
      texts: NO_TEXTS,
      idNumberWhole: null,
      numbers: nextNumbers(),
      late: blankLate(),
      notes: [],
      unread: new Map(),
      rejects: false,
      merged: merged !== undefined,
    };
    const report = reporter(own);
    const { texts, idNumberWhole } = readTexts(row, report);
    if (merged !== undefined || (!task.ofPersons && isUnnamed(texts))) {
      const code = merged === undefined ? 'intake.noIdentity' : 'intake.mergedIdentity';
      own.notes.push({ row, code, severity: 'error', field: null, column: merged?.column ?? null });
      own.rejects = true;
    }
    for (const doubt of unclear(row)) {
      own.notes.push({ row, ...doubt, severity: 'error' });
      if (doubt.field !== null) own.unread.set(doubt.field, '');
      own.rejects = true;
    }
    readAll(row, numericFields, own.numbers, report);
    if (own.late !== null) readAll(row, lateReaders, own.late, report);
    own.texts = merged === undefined ? texts : namedByMerge(texts, row);
    own.idNumberWhole = own.texts.idNumber === null ? null : idNumberWhole;
    return own;
  }

  function conclude(
    own: RowDraft,
    { member = false, aside = false }: Concluded = {},
  ): Household | RejectedRow {
    const { index: row, texts, unread, notes, persons } = own;
    const numbers = aside ? own.numbers.slice() : own.numbers;
    const population = numbers[POPULATION] as number;
    if (!member || filled(population)) checkPopulation(row, population, reporter(own));
    task.budget.spend('findings', notes.length);
    const reasons = notes.map((note) => noteFinding(texts, note));
    const household: DraftHousehold = {
      table: head,
      row: places.rowOf(row),
      texts,
      idNumberWhole: own.idNumberWhole,
      numbers,
      // Something stands in a cell that cannot be read: the household was asked.
      surveyed:
        isSurveyed(numbers) || [...unread.keys()].some((field) => SURVEYED_FIELDS.has(field)),
      ...(unread.size === 0 ? {} : { unread }),
      ...(persons === undefined ? {} : { persons }),
      ...(own.headless && { headless: true }),
      ...(own.apart && { apart: own.apart }),
    };
    const result = own.rejects ? { ...household, reasons } : household;
    if (own.late !== null) wait(row, numbers, own.late, result);
    if (!own.rejects && !aside) findings.push(...reasons);
    return result;
  }

  const read = (row: number): Household | RejectedRow => conclude(draft(row));

  /**
   * A row inside a merge is named by the household whose cells it shares; it carries no key of that
   * household, whatever is left below the merge.
   */
  function namedByMerge(values: Household['texts'], row: number): Household['texts'] {
    const own: Partial<Record<TextField, string | null>> = {};
    let start = row;
    for (const { field, startOf } of mergedKeys) {
      const above = startOf(row);
      if (above === -1) continue;
      own[field] = null;
      start = Math.min(start, above);
    }
    const named = { ...values, ...own };
    const first = readTexts(start, SILENT).texts;
    return { ...named, head: named.head ?? first.head ?? first.id };
  }

  function noteFinding(
    values: Household['texts'],
    { row, code, severity, field, column, expected = null, params = {} }: Note,
  ): Finding {
    const cell = column === null ? null : (cellAt(row, column) ?? null);
    const place = column === null ? null : places.cellAt(row, column);
    return finding(code, severity, {
      file: head.file,
      sheet: head.sheet,
      row: place?.row ?? places.rowOf(row),
      cell: place === null ? null : addressOf(place),
      village: values.village,
      household: values.id ?? values.head,
      field,
      expected,
      params,
      value:
        cell === null || isBlank(cell)
          ? null
          : (field === 'idNumber' || field === 'personNumber') && !isDate(cell)
            ? maskIdNumber(quoted(cell))
            : quoted(cell),
    });
  }

  function readTotal(row: number, label: string): TotalRow {
    const numbers = readAll(row, numericFields, nextNumbers(), SILENT);
    if (late.length > 0) wait(row, numbers, readLate(row, SILENT), null);
    return { row: places.rowOf(row), label, numbers };
  }

  const readLate = (row: number, report: Report): Float64Array =>
    readAll(row, lateReaders, new Float64Array(late.length).fill(BLANK), report);

  function wait(
    index: number,
    numbers: Float64Array,
    own: Float64Array,
    household: DraftHousehold | null,
  ): void {
    const kind = household === null ? 'total' : isRejected(household) ? 'rejected' : 'household';
    pending.push({ index, numbers, late: own, kind, household });
  }

  function finish(): FinishedColumns {
    const { added, repeated, owned, differences } = settleLate(late, pending);
    for (const { household, numbers } of pending) {
      if (household !== null) household.surveyed ||= isSurveyed(numbers);
    }
    for (const column of added) noteAdded(column);
    task.budget.spend('findings', differences.length);
    const welfare = typeSaysWelfare ? fields.get('type')?.[0] : undefined;
    return {
      repeated,
      owned: new Map([...owned, ...(welfare ? [['welfare', welfare] as const] : [])]),
      findings: [
        ...differences.map((one) => groupFinding(one, { head, places, fields })),
        ...words.all().map((word) => wordFinding(word, { head, places })),
      ],
    };
  }

  /** Two columns of an item are different money: said once, in the header. */
  function noteAdded(column: HeaderColumn): void {
    const first = fields.get(column.field as FieldKey)?.[0];
    if (first !== undefined)
      changed.add(places.headerAt(column.column), column.path, `${first.path}+${column.path}`);
  }

  return {
    read,
    draft,
    conclude,
    textAt: (row, column) => squeezed(cellAt(row, column) ?? null),
    note: { text: noteText, idNumber: noteIdNumber },
    numeric: numericFields,
    late,
    normalised: (row, column, was, readAs) => changed.add(places.cellAt(row, column), was, readAs),
    readTotal,
    finish,
    findings,
    normalisations: () => changed.lines(),
  };
}

export const isUnnamed = ({ id, idNumber, head }: Household['texts']): boolean =>
  id === null && idNumber === null && head === null;

const NO_TEXTS = Object.fromEntries(
  TEXT_FIELDS.map((field) => [field, null]),
) as unknown as Household['texts'];

/** Where the amounts of a table's rows are not clearly their own; a card has its own rules. */
function unclearIn(
  { sheet, header, places }: Task,
  readers: readonly NumericReader[],
  householdOf: (row: number) => string | null,
): ReturnType<typeof unclearAmounts> {
  if (header === null) return () => [];
  const amounts = new Map(
    readers.flatMap(({ isAmount, sources, field }) =>
      isAmount ? sources.map(({ column }) => [column, field] as const) : [],
    ),
  );
  return unclearAmounts({ sheet, header, places, amounts, householdOf });
}

/** Names of 家庭人口数 are no duplicates of one another. */
const isOtherName = (sources: NumericReader['sources'], column: number): boolean =>
  sources.find((source) => source.column === column)?.leaf !== sources[0]?.leaf;

const sameIdNumber = (a: string, b: string): boolean =>
  a.slice(0, ID_NUMBER_LENGTH) === b.slice(0, ID_NUMBER_LENGTH);

/** Of a note that rejects nothing. */
function severityOf(field: FieldKey, code: string): Severity {
  if (code === POPULATION_DIFFERS) return 'info';
  const keyLost = code === 'id.digitsLost' || (code === DATE_CODE && KEYS.has(field));
  return keyLost ? 'error' : 'warning';
}

/** A key that a program has made a day of is gone, like that of an error cell. */
const isLost = (cell: Cell, field: FieldKey): boolean =>
  isFault(cell) || (isDate(cell) && KEYS.has(field));

export function unreadableCode(cell: Cell): string {
  if (isFault(cell)) return cell.fault === 'error' ? 'intake.errorCell' : 'intake.uncached';
  return isDate(cell) ? DATE_CODE : 'intake.notNumber';
}

export const isRejected = (row: Household | RejectedRow): row is RejectedRow => 'reasons' in row;

/**
 * Rows of numbers that share a buffer: a buffer of its own for each would take more than the row.
 * The first ones are small, for a sheet can hold thousands of tables of a row or two.
 */
const ROWS_OF_A_SLAB = 128;

/** Gives out rows of `length` blank numbers; `rows` is the most that are asked for. */
function slabs(length: number, rows: number): () => Float64Array {
  const most = Math.min(ROWS_OF_A_SLAB, Math.max(rows, 1));
  let slab = new Float64Array(0);
  let size = 1;
  let used = 0;
  return () => {
    if (used + length > slab.length) {
      size = Math.min(size * 2, most);
      slab = new Float64Array(length * size).fill(BLANK);
      used = 0;
    }
    used += length;
    return slab.subarray(used - length, used);
  };
}
