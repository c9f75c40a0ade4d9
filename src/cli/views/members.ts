import { filled, type Household, type Person, type TableHead } from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import { placeText } from '../../intake/batch/placed.js';
import { shownIdNumber } from '../../results/json.js';
import type { Screen } from '../screen/screen.js';

/** As much of a household as its members are shown with. */
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
  const { persons = [] } = household;
  if (persons.length === 0) return [];
  const { explain } = words;
  return [
    '',
    paint.bold(`${explain.members(persons.length)}`),
    ...persons.map((person) => `  ${memberText(person, household, unmasked, words)}`),
  ];
}

function memberText(
  { table, row, texts, months, wage }: Person,
  household: Shown,
  unmasked: boolean,
  { explain }: Screen['words'],
): string {
  const isHead = table === null && row === household.row;
  const { personNumber, personName, relation, ...others } = texts;
  const number =
    personNumber === undefined
      ? undefined
      : isHead
        ? shownIdNumber(personNumber, unmasked)
        : maskIdNumber(personNumber);
  const known = [others.skill, others.school, others.health, others.education, others.workPlace];
  const figures = [
    ...(filled(months) ? [explain.memberMonths(months)] : []),
    ...(filled(wage) ? [explain.memberWage(yuan(wage))] : []),
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
  return `${said.join('  ')}  (${placeText({ table: table ?? household.table, row })})`;
}
