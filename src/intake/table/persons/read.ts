import type { FieldKey } from '../../../domain/catalog.js';
import { type Finding, finding } from '../../../domain/findings/finding.js';
import { filled, ownPersons, type TableHead } from '../../../domain/household.js';
import type { FieldColumns } from '../../cells/fields.js';
import { isBlank, squeezed } from '../../cells/values.js';
import type { FormNotes } from '../../header/names.js';
import type { MoneyUnit } from '../../header/normalise.js';
import type { Cell, Sheet } from '../../sheet.js';
import type { LoosePerson } from '../detail-table.js';
import type { Row } from '../rejections.js';
import { derivedFields } from './derive.js';
import { figuresOf } from './figures.js';
import { personOf, unreadNotes } from './fold.js';
import { alone, type PersonHouseholds, personHouseholds } from './households.js';
import type { TableKind } from './kind.js';
import { personReader } from './person.js';
import type { PersonRow, PersonTable } from './row.js';

/** What the rows of a table of persons are. */
interface ReadPersons extends PersonHouseholds {
  /** The persons of a table without amounts. */
  readonly loose: readonly LoosePerson[];
  /** Findings about the table as a whole. */
  readonly findings: readonly Finding[];
}

export const NO_PERSONS: ReadPersons = { outcomes: [], copies: [], loose: [], findings: [] };

interface Task extends Omit<PersonTable, 'figures'> {
  readonly sheet: Sheet;
  readonly head: TableHead;
  readonly unit: MoneyUnit | null;
  readonly form: FormNotes;
}

/** Reads the body rows, by index from 0. Definition: docs/definitions/members.md. */
export function readPersons(body: readonly number[], kind: TableKind, task: Task): ReadPersons {
  const { reader, sheet, fields, places, unit, form } = task;
  const personIn = personReader(sheet, fields, unit, reader.note);
  const rows = body.map((row): PersonRow => ({ person: personIn(row), draft: reader.draft(row) }));
  const table = {
    fields,
    places,
    reader,
    figures: figuresOf(reader, new Set<string>(form.perPerson)),
  };
  if (kind === 'members') return { ...NO_PERSONS, loose: rows.map((row) => looseOf(row, table)) };
  if (kind === 'households') {
    return { ...NO_PERSONS, outcomes: rows.map((row) => alone(row, table, false)) };
  }
  const counted = fields.has('population') || rows.length === 0 ? [] : [countedFinding(task)];
  return { ...personHouseholds(rows, table), loose: [], findings: counted };
}

function looseOf(row: PersonRow, table: PersonTable): LoosePerson {
  const { id, village, ...texts } = row.draft.texts;
  const numbers = table.reader.numeric.flatMap(({ place, field }) => {
    const value = row.draft.numbers[place] as number;
    return filled(value) ? [[field, value]] : [];
  });
  const { texts: own } = row.person;
  const named = { ...row.draft.texts, head: own.personName ?? texts.head };
  table.reader.tell({ notes: unreadNotes(row), texts: named });
  const words = Object.entries(texts).filter(([, value]) => value !== null);
  // The order is the same, however the columns stand.
  const rest = [...words, ...numbers]
    .map((cell) => JSON.stringify(cell))
    .sort()
    .join();
  return { ...personOf(row, table), id, village, rest };
}

/** Tells once for the table that 家庭人口数 was counted from its rows. */
const countedFinding = ({ head: { file, sheet } }: Task): Finding =>
  finding('members.counted', { file, sheet, field: 'population' });

/** The rows of households beside those of their heads. */
export const membersIn = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + Math.max(ownPersons(row).length - 1, 0), 0);

/** What a table of persons says of households without columns of its own. */
export const derivedIn = (fields: FieldColumns): FieldKey[] => [
  ...(fields.has('population') ? [] : (['population'] as const)),
  ...derivedFields(
    (field) => fields.has(field),
    (field) => fields.has(field),
  ),
];

/** Name and number of a household stand where the head's own do. */
export function nameByPersons(columns: Partial<Record<FieldKey, number>>): void {
  const { personName, personNumber } = columns;
  if (personName !== undefined) columns.head = personName;
  if (personNumber !== undefined) columns.idNumber = personNumber;
}

/**
 * What the households of a table have in a column that nobody knows: what all rows of one repeat
 * counts once, what differs stands per person.
 */
export function householdCells(
  rows: readonly Row[],
  cellIn: (row: number) => Cell | undefined,
): readonly (readonly (Cell | undefined)[])[] {
  return rows.map((household) => {
    const persons = ownPersons(household);
    if (persons.length === 0) return [cellIn(household.row)];
    return countedOnce(persons.map(({ row }) => cellIn(row)));
  });
}

/** What the rows of one household have in a column: what all of them repeat counts once. */
export function countedOnce(all: readonly (Cell | undefined)[]): readonly (Cell | undefined)[] {
  const cells = all.filter((cell) => !isBlank(cell));
  return new Set(cells.map((cell) => squeezed(cell ?? null))).size === 1
    ? cells.slice(0, 1)
    : cells;
}
