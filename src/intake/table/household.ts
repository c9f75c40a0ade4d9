import { type Finding, finding } from '../../domain/findings/finding.js';
import {
  BLANK,
  filled,
  type Household,
  isSurveyed,
  NUMERIC_FIELDS,
  placeOf,
  SURVEYED_FIELDS,
  type TableHead,
  type TextField,
} from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import {
  columnsIn,
  type FieldColumns,
  type NumericReader,
  numericReaders,
} from '../cells/fields.js';
import { isBlank, quoted, squeezed } from '../cells/values.js';
import type { Header, HeaderColumn } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { Budget } from '../open/budget.js';
import { type Cell, isDate, type Sheet } from '../sheet.js';
import { changesOf } from './changes.js';
import { groupFinding, wordFinding } from './column-findings.js';
import type { Note, RowDraft } from './draft.js';
import { type DraftHousehold, lateColumns, type PendingRow, settleLate } from './late.js';
import { mergedFromAbove } from './merges.js';
import { numbersReader } from './numbers.js';
import { addressOf, type Places } from './places.js';
import type { Concluded, FinishedColumns, HouseholdReader, TotalRow } from './reader.js';
import { isRejected, type RejectedRow } from './rejections.js';
import { CLEAR, isKeyLost, KEY_FIELDS, type Report, SILENT, WORD_UNKNOWN } from './report.js';
import { slabs } from './slabs.js';
import { isUnnamed, NO_TEXTS, textsReader } from './texts.js';
import { unclearAmounts } from './unclear.js';
import { UnknownWords } from './unknown-words.js';

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

const POPULATION = placeOf('population');
const INHERITED: readonly TextField[] = ['county', 'township', 'village', 'hamlet'];

/** Reads the body rows of one detail table. Definition: docs/definitions/intake.md. */
export function householdReader(task: Task): HouseholdReader {
  const { sheet, head, fields, places } = task;
  const findings: Finding[] = [];
  const numericFields = numericReaders(fields, task.unit);
  const late = lateColumns(task.columns, fields, task.unit);
  const lateReaders = late.map(({ reader }) => reader);
  const words = new UnknownWords();
  const pending: PendingRow[] = [];
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

  const changes = changesOf({ sheet, fields, places, numeric: numericFields });

  const cellAt = (row: number, column: number): Cell | undefined => {
    const start = inherited.get(column)?.(row) ?? -1;
    return sheet.rows[start === -1 ? row : start]?.[column];
  };

  const { read: readTexts, typeSaysWelfare } = textsReader({ sheet, fields, changes, cellAt });
  const { readAll, checkPopulation } = numbersReader({ sheet, fields, changes });
  const nextNumbers = slabs(NUMERIC_FIELDS.length, sheet.rows.length);

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
      const isMild = !rejecting && !isKeyLost(field, code);
      own.notes.push({ row, code, field, column, isMild, ...more });
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
      own.notes.push({ row, code, field: null, column: merged?.column ?? null });
      own.rejects = true;
    }
    for (const doubt of unclear(row)) {
      own.notes.push({ row, ...doubt });
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
    { row, code, field, column, expected = null, params = {}, isMild = false }: Note,
  ): Finding {
    const cell = column === null ? null : (cellAt(row, column) ?? null);
    const place = column === null ? null : places.cellAt(row, column);
    return finding(
      code,
      {
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
      },
      isMild,
    );
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
    for (const column of added) changes.added(column);
    task.budget.spend('findings', differences.length);
    const welfare = typeSaysWelfare() ? fields.get('type')?.[0] : undefined;
    return {
      repeated,
      owned: new Map([...owned, ...(welfare ? [['welfare', welfare] as const] : [])]),
      findings: [
        ...differences.map((one) => groupFinding(one, { head, places, fields })),
        ...words.all().map((word) => wordFinding(word, { head, places })),
      ],
    };
  }

  return {
    read,
    draft,
    conclude,
    textAt: (row, column) => squeezed(cellAt(row, column) ?? null),
    note: { text: changes.text, idNumber: changes.idNumber },
    numeric: numericFields,
    late,
    normalised: changes.made,
    readTotal,
    finish,
    findings,
    normalisations: changes.lines,
  };
}

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
