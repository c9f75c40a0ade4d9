import { type FieldKey, labelOf, type PersonKey } from '../../../domain/catalog.js';
import { filled, POPULATION, placeOf, summed } from '../../../domain/household.js';
import { quoted } from '../../cells/values.js';
import type { Note, RowDraft } from '../draft.js';
import { isPopulation } from '../numbers.js';
import type { PersonRow, PersonTable } from './row.js';

/** What the rows of the members say of a household. Definition: docs/definitions/members.md, "Reading". */

const ABLE: ReadonlySet<string> = new Set([
  '普通劳动力',
  '技能劳动力',
  '弱劳动力或半劳动力',
  '弱劳动力',
  '半劳动力',
]);
const UNABLE: ReadonlySet<string> = new Set(['丧失劳动力', '无劳动力']);

/** Fields that rows of persons may say where households have no column of them, and what says them. */
export const SOURCE_OF = {
  labour: 'skill',
  workers: 'personMonths',
  workMonths: 'personMonths',
} as const satisfies Partial<Record<FieldKey, PersonKey>>;

export type DerivedField = keyof typeof SOURCE_OF;

const DERIVED = Object.keys(SOURCE_OF) as readonly DerivedField[];

type Has = (field: FieldKey) => boolean;

/** The fields of households that are made of their members' rows. */
export const derivedFields = (ofHouseholds: Has, ofPersons: Has): DerivedField[] =>
  DERIVED.filter((field) => !ofHouseholds(field) && ofPersons(SOURCE_OF[field]));

/** How a derived value is told of: one cell may say several. */
export const madeText = (field: DerivedField, value: number): string =>
  `${labelOf(field)} ${value}`;

/** The parts of a member that values are made of. */
export interface Working {
  readonly texts: { readonly skill?: string };
  readonly months: number;
}

export interface DerivedValue {
  readonly value: number;
  /** What it is made of, as it stands in the members' cells. */
  readonly of: string;
}

const addends = (cells: readonly string[]): string => cells.map(quoted).join('+');

/** The value that the members' rows give; null where no member has the cell filled. */
export function derivedValue(
  field: DerivedField,
  members: readonly Working[],
): DerivedValue | null {
  if (field === 'labour') {
    const skills = members.flatMap(({ texts: { skill } }) => (skill === undefined ? [] : [skill]));
    if (skills.length === 0) return null;
    return { value: skills.filter((skill) => ABLE.has(skill)).length, of: addends(skills) };
  }
  const months = members.map((member) => member.months).filter(filled);
  if (months.length === 0) return null;
  const value = field === 'workers' ? months.filter((count) => count > 0).length : summed(months);
  return { value, of: addends(months.map(String)) };
}

/** Tells whether 劳动技能 says neither that the person can work nor that the person cannot. */
export const isUnknownSkill = (skill: string | undefined): skill is string =>
  skill !== undefined && !ABLE.has(skill) && !UNABLE.has(skill);

/** Fills in what the household's own columns do not say, and holds its population against its rows. */
export function derive(
  draft: RowDraft,
  rows: readonly PersonRow[],
  { fields, reader }: PersonTable,
): void {
  const here = rows.filter(({ person }) => !person.gone);
  countPersons(draft, here.length, fields);
  const derived = derivedFields(
    (field) => fields.has(field),
    (field) => fields.has(field),
  );
  for (const field of derived) {
    const made = derivedValue(
      field,
      here.map(({ person }) => person),
    );
    if (made === null) continue;
    draft.numbers[placeOf(field)] = made.value;
    const column = fields.get(SOURCE_OF[field])?.[0]?.column ?? 0;
    reader.normalised(draft.index, column, made.of, madeText(field, made.value));
  }
  if (derived.includes('labour')) noteUnknownSkills(draft, here, fields);
}

/** Counts the persons where the table has no column of 家庭人口数. */
function countPersons(draft: RowDraft, persons: number, fields: PersonTable['fields']): void {
  const column = fields.get('population')?.[0]?.column;
  if (column === undefined) draft.numbers[POPULATION] = persons;
  const stated = draft.numbers[POPULATION] as number;
  if (column === undefined || !isPopulation(stated) || stated === persons) return;
  const note: Note<'members.count'> = {
    ...{ row: draft.index, code: 'members.count', field: 'population', column },
    ...{ expected: persons, params: { stated } },
  };
  draft.notes.push(note);
}

function noteUnknownSkills(
  draft: RowDraft,
  rows: readonly PersonRow[],
  fields: PersonTable['fields'],
): void {
  const column = fields.get('skill')?.[0]?.column ?? null;
  for (const { person, draft: own } of rows) {
    const { skill } = person.texts;
    if (!isUnknownSkill(skill)) continue;
    draft.notes.push({ row: own.index, code: 'members.skillUnknown', field: 'skill', column });
  }
}
