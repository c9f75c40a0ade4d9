import { filled, type Household, type Person, type TableHead } from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import { placeText } from '../../intake/batch/placed.js';
import { shownIdNumber } from '../../results/json.js';
import type { Screen } from '../screen/screen.js';

/** The parts of a household that are needed to show its members. */
type Shown = Pick<Household, 'persons' | 'row'> & {
  readonly table: Pick<TableHead, 'file' | 'sheet'>;
};

/**
 * The members of a household, where tables have a row for each; no number but the head's is ever
 * shown whole. Definition: docs/definitions/members.md.
 */
export function memberTexts(
  household: Shown,
  unmasked: boolean,
  { words, paint }: Screen,
): string[] {
  const members = rowsByPerson(household.persons ?? []);
  if (members.length === 0) return [];
  return [
    '',
    paint.bold(`${words.explain.members(members.length)}`),
    ...members.map((rows) => `  ${memberText(rows, household, unmasked, words)}`),
  ];
}

/** The rows of each person: a list of members may name those again who have a row of their own. */
function rowsByPerson(persons: readonly Person[]): (readonly Person[])[] {
  const members: Person[][] = [];
  for (const person of persons) {
    const known = members.find((rows) => rows.some((row) => isSame(row, person)));
    if (known === undefined) members.push([person]);
    else known.push(person);
  }
  return members;
}

/** Tells whether two rows are one person: by ID number, or by name where a table lacks it. */
function isSame(one: Person, other: Person): boolean {
  if (one.table === other.table) return false;
  if (one.numberWhole !== null && other.numberWhole !== null)
    return one.numberWhole === other.numberWhole;
  const { personName } = one.texts;
  return personName !== undefined && personName === other.texts.personName;
}

function memberText(
  rows: readonly Person[],
  household: Shown,
  unmasked: boolean,
  { explain }: Screen['words'],
): string {
  const isHead = rows.some(({ table, row }) => table === null && row === household.row);
  const texts: Person['texts'] = Object.assign({}, ...rows.map((row) => row.texts).reverse());
  const months = rows.map((row) => row.months).find(filled);
  const wage = rows.map((row) => row.wage).find(filled);
  const { personNumber, personName, relation, ...others } = texts;
  const number =
    personNumber === undefined
      ? undefined
      : isHead
        ? shownIdNumber(personNumber, unmasked)
        : maskIdNumber(personNumber);
  const known = [others.skill, others.school, others.health, others.education, others.workPlace];
  const figures = [
    ...(months === undefined ? [] : [explain.memberMonths(months)]),
    ...(wage === undefined ? [] : [explain.memberWage(yuan(wage))]),
  ];
  const said = [
    relation,
    personName,
    number,
    ...known,
    ...figures,
    others.personState,
    others.dibaoPerson,
  ]
    .filter((text): text is string => typeof text === 'string')
    .map((text) => (text === number ? text : maskWithin(text)));
  const places = rows.map(({ table, row }) => placeText({ table: table ?? household.table, row }));
  return `${said.join('  ')}  (${places.join(', ')})`;
}
