import type { FieldKey } from '../../../domain/catalog.js';
import { isItem } from '../../../domain/fields.js';
import type { FindingParams } from '../../../domain/findings/params.js';
import { filled, type Person, TEXT_FIELDS, type TextField } from '../../../domain/household.js';
import { maskIdNumber } from '../../../domain/identity.js';
import { yuan } from '../../../domain/money.js';
import { columnsIn, type NumericReader } from '../../cells/fields.js';
import { quoted } from '../../cells/values.js';
import type { Note, RowDraft } from '../draft.js';
import { derive } from './derive.js';
import { type ChosenHead, headOf } from './head.js';
import type { PersonRow, PersonTable } from './row.js';

/**
 * The rows of one household as one: the head's cell of every column, else the first that is filled.
 * Definition: docs/definitions/members.md, "Reading".
 */
export function foldHousehold(
  rows: readonly [PersonRow, ...PersonRow[]],
  table: PersonTable,
): RowDraft {
  const chosen = headOf(rows, table);
  const head = chosen.row;
  const { draft } = head;
  const others = rows.filter((row) => row !== head);
  takeNotes(draft, others, table);
  foldTexts(draft, others, table);
  for (const reader of table.reader.numeric) foldNumber(draft, others, reader, table);
  foldLate(draft, others, table);
  draft.notes.push(...chosen.notes, ...rows.flatMap(unreadNotes));
  nameHousehold(draft, head, table);
  derive(draft, rows, table);
  draft.persons = rows.map((row) => personOf(row, table));
  if (chosen.isGuess) draft.headless = true;
  return draft;
}

export const personOf = (
  { person, draft }: PersonRow,
  { places }: Pick<PersonTable, 'places'>,
): Person => {
  const { texts, numberWhole, months, wage, gone } = person;
  return { table: null, row: places.rowOf(draft.index), texts, numberWhole, months, wage, gone };
};

const unreadNotes = ({ person: { unread }, draft: { index } }: PersonRow): Note[] =>
  unread.map((cell) => ({ row: index, ...cell, isMild: true }));

/** What is said of a cell that every row repeats is said once, at the head's. */
function takeNotes(head: RowDraft, others: readonly PersonRow[], { reader }: PersonTable): void {
  const keyOf = ({ code, column, row }: Note): string =>
    JSON.stringify([code, column, column === null ? '' : reader.textAt(row, column)]);
  const said = new Set(head.notes.map(keyOf));
  for (const { draft: other } of others) {
    for (const note of other.notes) {
      const key = keyOf(note);
      if (!said.has(key)) head.notes.push(note);
      said.add(key);
    }
    head.rejects ||= other.rejects;
    for (const [field, cell] of other.unread) {
      if (!head.unread.has(field)) head.unread.set(field, cell);
    }
  }
}

const OWN_RULES: ReadonlySet<FieldKey> = new Set(['id', 'village']);

function foldTexts(head: RowDraft, others: readonly PersonRow[], { fields }: PersonTable): void {
  const texts = { ...head.texts };
  head.texts = texts;
  for (const field of TEXT_FIELDS) {
    const [column] = columnsIn(fields, field);
    // 低保特困类别 may be said by 户类型, without a column of its own.
    if (column === undefined && field !== 'welfare') continue;
    for (const { draft } of others) {
      const value = draft.texts[field];
      const known = texts[field];
      if (value === null || value === known) continue;
      if (known !== null) differsInText(head, draft.index, field, column, known);
      else texts[field] = value;
      if (known === null && field === 'idNumber') head.idNumberWhole = draft.idNumberWhole;
    }
  }
}

function differsInText(
  head: RowDraft,
  row: number,
  field: TextField,
  column: number | undefined,
  known: string,
): void {
  if (column === undefined || OWN_RULES.has(field)) return;
  const expected = field === 'idNumber' ? maskIdNumber(known) : quoted(known);
  differs(head, { row, field, column, expected, of: 'other' });
}

function foldNumber(
  head: RowDraft,
  others: readonly PersonRow[],
  reader: NumericReader,
  table: PersonTable,
): void {
  const { field, place, isAmount, isMoney, sources } = reader;
  const column = sources[0]?.column ?? 0;
  const numbersOf = ({ numbers }: RowDraft): Float64Array => numbers;
  if (table.perPerson.has(field)) addUp(head, others, numbersOf, place, column, table);
  else {
    const of = kindOf(field, isAmount);
    foldFigure(head, others, numbersOf, place, { field, column, of, isMoney });
  }
}

/** Second columns of an item, and subtotals, which all rows of the table settle later. */
function foldLate(head: RowDraft, others: readonly PersonRow[], table: PersonTable): void {
  const { late } = head;
  if (late === null) return;
  const numbersOf = (draft: RowDraft): Float64Array => draft.late ?? late;
  for (const { reader, own: field, column, subtotal } of table.reader.late) {
    const at = { field, column: column.column, isMoney: true };
    if (subtotal !== null) {
      foldFigure(head, others, numbersOf, reader.place, { ...at, of: 'total' });
    } else if (table.perPerson.has(field)) {
      addUp(head, others, numbersOf, reader.place, at.column, table);
    } else foldFigure(head, others, numbersOf, reader.place, { ...at, of: 'item' });
  }
}

interface Figure extends Pick<Differing, 'field' | 'column' | 'of'> {
  readonly isMoney: boolean;
}

/** The head's figure, else the first that is filled; what differs from it is told. */
function foldFigure(
  head: RowDraft,
  others: readonly PersonRow[],
  numbersOf: (draft: RowDraft) => Float64Array,
  place: number,
  { isMoney, ...at }: Figure,
): void {
  const own = numbersOf(head);
  for (const { draft } of others) {
    const value = numbersOf(draft)[place] as number;
    const known = own[place] as number;
    if (!filled(value)) continue;
    if (!filled(known)) own[place] = value;
    else if (known !== value) {
      differs(head, { ...at, row: draft.index, expected: isMoney ? yuan(known) : known });
    }
  }
}

/** An item that stands per person: blank is 0 where any person has it. */
function addUp(
  head: RowDraft,
  others: readonly PersonRow[],
  numbersOf: (draft: RowDraft) => Float64Array,
  place: number,
  column: number,
  { reader }: PersonTable,
): void {
  const own = numbersOf(head);
  const all = [head, ...others.map(({ draft }) => draft)].sort((a, b) => a.index - b.index);
  const values = all.map((draft) => numbersOf(draft)[place] as number);
  if (others.length === 0 || !values.some(filled)) return;
  const addends = values.map((value) => (filled(value) ? value : 0));
  const sum = addends.reduce((total, value) => total + value, 0);
  own[place] = sum;
  const was = addends.map((value) => yuan(value)).join('+');
  reader.normalised(head.index, column, was, String(yuan(sum)));
}

type Kind = FindingParams<'members.differs'>['of'];

/** Only items may stand per person. */
function kindOf(field: FieldKey, isAmount: boolean): Kind {
  if (isItem(field)) return 'item';
  if (field === 'population') return field;
  if (!isAmount) return 'other';
  return field.startsWith('total.') ? 'total' : 'outside';
}

interface Differing {
  readonly row: number;
  readonly field: FieldKey;
  readonly column: number;
  /** What counts. */
  readonly expected: string | number;
  readonly of: Kind;
}

function differs(head: RowDraft, { of, ...at }: Differing): void {
  const rejects = of !== 'other';
  const note: Note<'members.differs'> = {
    ...at,
    code: 'members.differs',
    params: { of },
    isMild: !rejects,
  };
  head.notes.push(note);
  head.rejects ||= rejects;
}

/** Name and ID number are the head's own; 户主姓名 and 户主证件号码 say them where these are blank. */
function nameHousehold(
  draft: RowDraft,
  { person }: ChosenHead['row'],
  { fields }: PersonTable,
): void {
  const { personName = null, personNumber = null } = person.texts;
  const { head, idNumber } = draft.texts;
  if (head !== null && personName !== null && head !== personName) {
    const [column = null] = columnsIn(fields, 'head');
    const note: Note<'members.headName'> = {
      ...{ row: draft.index, code: 'members.headName', field: 'head', column },
      ...{ expected: quoted(personName), params: { head: quoted(head) } },
    };
    draft.notes.push(note);
  }
  draft.texts = { ...draft.texts, head: personName ?? head, idNumber: personNumber ?? idNumber };
  if (personNumber !== null) draft.idNumberWhole = person.numberWhole;
}
