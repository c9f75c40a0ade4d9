import type { FieldKey } from '../../../domain/catalog.js';
import { type Person, TEXT_FIELDS, type TextField } from '../../../domain/household.js';
import { maskIdNumber } from '../../../domain/identity.js';
import { columnsIn } from '../../cells/fields.js';
import { quoted } from '../../cells/values.js';
import type { Note, RowDraft } from '../draft.js';
import { derive } from './derive.js';
import { differs } from './differs.js';
import { foldFigures } from './figures.js';
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
  const drafts = others.map((row) => row.draft);
  foldFigures(draft, drafts, table.figures, table.reader);
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

/** Notes about a person's own cells that hold no figure where one belongs. */
export const unreadNotes = ({ person: { unread }, draft: { index } }: PersonRow): Note[] =>
  unread.map((cell) => ({ row: index, ...cell, isMild: true }));

/**
 * Takes over the notes of all rows; a note on a cell that every row repeats stands once, at the
 * head's row.
 */
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
      if (!head.unread.has(field)) head.unread = new Map(head.unread).set(field, cell);
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
