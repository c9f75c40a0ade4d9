import type { FieldKey } from '../../domain/catalog.js';
import type { Finding } from '../../domain/findings/finding.js';
import {
  filled,
  type Household,
  isSurveyed,
  NUMERIC_FIELDS,
  POPULATION,
  SURVEYED_FIELDS,
  type TableHead,
} from '../../domain/household.js';
import { type FieldColumns, type NumericReader, numericReaders } from '../cells/fields.js';
import { squeezed } from '../cells/values.js';
import type { Header, HeaderColumn } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { Budget } from '../open/budget.js';
import type { Cell, Sheet } from '../sheet.js';
import { type Changes, changesOf } from './changes.js';
import type { Note, RowDraft } from './draft.js';
import {
  type DraftHousehold,
  type LateColumn,
  lateColumns,
  type PendingRow,
  settleLate,
} from './late.js';
import { MergedKeys } from './merged-keys.js';
import { inheriting } from './merges.js';
import { columnsRead, isPopulation, NumbersReader } from './numbers.js';
import type { Places } from './places.js';
import type { Concluded, FinishedColumns, HouseholdReader, TotalRow } from './reader.js';
import { isRejected, type Row } from './rejections.js';
import { CLEAR, isKeyLost, KEY_FIELDS, type Report, SILENT, WORD_UNKNOWN } from './report.js';
import { groupFinding, wordFinding } from './said/column-findings.js';
import { noteFinding } from './said/note-finding.js';
import { unclearAmounts } from './said/unclear.js';
import { UnknownWords } from './said/unknown-words.js';
import { slabs } from './slabs.js';
import { isUnnamed, NO_TEXTS, TextsReader } from './texts.js';

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

/** Reads the body rows of one detail table. Definition: docs/definitions/intake.md. */
export const householdReader = (task: Task): HouseholdReader => new BodyRows(task);

/** Of nearly every row: one for all, which nobody writes to. */
const ALL_READ: RowDraft['unread'] = new Map();
const NOTHING_SAID: readonly Finding[] = [];

const noteUnread = (own: RowDraft, field: FieldKey, cell: string): void => {
  own.unread = new Map(own.unread).set(field, cell);
};

class BodyRows implements HouseholdReader {
  readonly findings: Finding[] = [];
  readonly numeric: readonly NumericReader[];
  readonly late: readonly LateColumn[];
  readonly note: HouseholdReader['note'];
  private readonly columns: ReturnType<typeof columnsRead>;
  private readonly lateColumns: ReturnType<typeof columnsRead>;
  private readonly words = new UnknownWords();
  private readonly pending: PendingRow[] = [];
  private readonly keys: MergedKeys;
  private readonly unclear: ReturnType<typeof unclearAmounts>;
  private readonly changes: Changes;
  private readonly cellAt: (row: number, column: number) => Cell | undefined;
  private readonly texts: TextsReader;
  private readonly numbers: NumbersReader;
  private readonly nextNumbers: () => Float64Array;
  private readonly nextLate: () => Float64Array;

  constructor(private readonly task: Task) {
    const { sheet, fields, places, columns, unit } = task;
    this.numeric = numericReaders(fields, unit);
    this.late = lateColumns(columns, fields, unit);
    const lateReaders = this.late.map(({ reader }) => reader);
    this.columns = columnsRead(this.numeric);
    this.lateColumns = columnsRead(lateReaders);
    this.keys = new MergedKeys(sheet, fields, task.ofPersons ? ['id'] : KEY_FIELDS);
    this.unclear = unclearIn(task, [...this.numeric, ...lateReaders], (row) =>
      this.keys.ownKey(row),
    );
    this.changes = changesOf({ sheet, fields, places, numeric: this.numeric });
    this.note = { text: this.changes.text, idNumber: this.changes.idNumber };
    this.cellAt = inheriting(sheet, fields);
    this.texts = new TextsReader({ sheet, fields, changes: this.changes, cellAt: this.cellAt });
    this.numbers = new NumbersReader({ sheet, fields, changes: this.changes });
    this.nextNumbers = slabs(NUMERIC_FIELDS.length, sheet.rows.length);
    this.nextLate = slabs(this.late.length, sheet.rows.length);
  }

  read(row: number): Row {
    return this.conclude(this.draft(row));
  }

  draft(row: number): RowDraft {
    const shared = this.keys.sharedColumn(row);
    const own: RowDraft = {
      index: row,
      texts: NO_TEXTS,
      idNumberWhole: null,
      numbers: this.nextNumbers(),
      late: this.late.length === 0 ? null : this.nextLate(),
      notes: [],
      unread: ALL_READ,
      rejects: false,
      merged: shared !== null,
    };
    const report = this.reporter(own);
    const { texts, idNumberWhole } = this.texts.read(row, report);
    this.doubt(own, texts, shared);
    this.numbers.readAll(row, this.columns, own.numbers, report);
    if (own.late !== null) this.numbers.readAll(row, this.lateColumns, own.late, report);
    own.texts = shared === null ? texts : this.namedByMerge(texts, row);
    own.idNumberWhole = own.texts.idNumber === null ? null : idNumberWhole;
    return own;
  }

  conclude(own: RowDraft, { member = false, aside = false }: Concluded = {}): Row {
    const { index: row, texts, notes } = own;
    const numbers = aside ? own.numbers.slice() : own.numbers;
    const population = numbers[POPULATION] as number;
    const isAsked = !own.unread.has('population') && (!member || filled(population));
    if (isAsked && !isPopulation(population)) {
      this.numbers.tellPopulation(row, population, this.reporter(own));
    }
    const reasons = this.said(notes, texts);
    const household = this.household(own, numbers, member);
    const result = own.rejects ? { ...household, reasons } : household;
    if (own.late !== null) this.wait(row, numbers, own.late, result);
    if (reasons.length > 0 && !own.rejects && !aside) this.findings.push(...reasons);
    return result;
  }

  tell({ notes, texts }: Pick<RowDraft, 'notes' | 'texts'>): void {
    this.findings.push(...this.said(notes, texts));
  }

  textAt(row: number, column: number): string {
    return squeezed(this.cellAt(row, column) ?? null);
  }

  normalised(row: number, column: number, was: string, readAs: string): void {
    this.changes.made(row, column, was, readAs);
  }

  normalisations(): Uint8Array {
    return this.changes.lines();
  }

  readTotal(row: number, label: string): TotalRow {
    const numbers = this.numbers.readAll(row, this.columns, this.nextNumbers(), SILENT);
    if (this.late.length > 0) {
      const late = this.numbers.readAll(row, this.lateColumns, this.nextLate(), SILENT);
      this.wait(row, numbers, late, null);
    }
    return { row: this.task.places.rowOf(row), label, numbers };
  }

  finish(): FinishedColumns {
    const { head, places, fields, budget } = this.task;
    const { added, repeated, owned, differences } = settleLate(this.late, this.pending);
    for (const { household, numbers } of this.pending) {
      if (household !== null) household.surveyed ||= isSurveyed(numbers);
    }
    for (const column of added) this.changes.added(column);
    budget.spend('findings', differences.length);
    const welfare = this.texts.typeSaysWelfare ? fields.get('type')?.[0] : undefined;
    return {
      repeated,
      owned: new Map([...owned, ...(welfare ? [['welfare', welfare] as const] : [])]),
      findings: [
        ...differences.map((one) => groupFinding(one, { head, places, fields })),
        ...this.words.all().map((word) => wordFinding(word, { head, places })),
      ],
    };
  }

  private reporter(own: RowDraft): Report {
    const { index: row, notes } = own;
    return (field, column, code, rejecting, more) => {
      const cell = column === null ? null : (this.cellAt(row, column) ?? null);
      if (!CLEAR.has(code)) {
        noteUnread(own, field, `${own.unread.get(field) ?? ''}${squeezed(cell)}\n`);
      }
      if (code === WORD_UNKNOWN) {
        this.words.add(field, column ?? 0, cell, row);
        return;
      }
      const isMild = !rejecting && !isKeyLost(field, code);
      notes.push({ row, code, field, column, isMild, ...more });
      own.rejects ||= rejecting;
    };
  }

  /** A row that names nobody, shares a key, or holds an amount that may be another's is rejected. */
  private doubt(own: RowDraft, texts: Household['texts'], shared: number | null): void {
    const { index: row, notes } = own;
    if (shared !== null || (!this.task.ofPersons && isUnnamed(texts))) {
      const at = { row, field: null, column: shared };
      const merged: Note<'intake.mergedIdentity'> = {
        ...{ ...at, code: 'intake.mergedIdentity' },
        params: { persons: this.task.ofPersons ? 1 : 0 },
      };
      notes.push(shared === null ? { ...at, code: 'intake.noIdentity' } : merged);
      own.rejects = true;
    }
    for (const doubt of this.unclear(row)) {
      notes.push({ row, ...doubt });
      if (doubt.field !== null) noteUnread(own, doubt.field, '');
      own.rejects = true;
    }
  }

  private said(notes: readonly Note[], texts: RowDraft['texts']): readonly Finding[] {
    if (notes.length === 0) return NOTHING_SAID;
    const { head, places, budget } = this.task;
    budget.spend('findings', notes.length);
    return notes.map((note) => noteFinding(note, texts, { head, places, cellAt: this.cellAt }));
  }

  private household(own: RowDraft, numbers: Float64Array, member: boolean): DraftHousehold {
    const { texts, unread, persons } = own;
    const household: DraftHousehold = {
      table: this.task.head,
      row: this.task.places.rowOf(own.index),
      texts,
      idNumberWhole: own.idNumberWhole,
      numbers,
      // Something stands in a cell that cannot be read: the household was asked.
      surveyed:
        isSurveyed(numbers) || [...unread.keys()].some((field) => SURVEYED_FIELDS.has(field)),
    };
    if (unread.size > 0) household.unread = unread;
    if (persons !== undefined) household.persons = persons;
    if (own.headless) household.headless = true;
    if (member) household.memberRow = true;
    if (own.split) household.split = own.split;
    if (own.apart) household.apart = own.apart;
    return household;
  }

  /**
   * A row inside a merge is named by the household whose cells it shares; it carries no key of that
   * household, whatever is left below the merge.
   */
  private namedByMerge(values: Household['texts'], row: number): Household['texts'] {
    const { start, fields } = this.keys.shared(row);
    const named = { ...values, ...Object.fromEntries(fields.map((field) => [field, null])) };
    const first = this.texts.read(start, SILENT).texts;
    return { ...named, head: named.head ?? first.head ?? first.id };
  }

  private wait(
    index: number,
    numbers: Float64Array,
    late: Float64Array,
    household: DraftHousehold | null,
  ): void {
    const kind = household === null ? 'total' : isRejected(household) ? 'rejected' : 'household';
    this.pending.push({ index, numbers, late, kind, household });
  }
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
