import type { FindingParams } from '../../../domain/findings/params.js';
import type { FindingWords } from '../../finding.js';
import { agreeing, counted } from '../count.js';
import { field, param, shown } from './speech.js';

const checkCard = () =>
  'Compare with the identity card or household register and fill in all 18 characters, as text.';

/** Why rows of persons with one 户编号 are no household. */
const NO_HOUSEHOLD = {
  number: 'have one ID number',
  heads: 'are all heads and have amounts',
} as const;

/** How rows of persons become one household, or two. */
const ONE_HOUSEHOLD: Record<NonNullable<FindingParams<'key.duplicate'>['why']>, string> = {
  number:
    'A person who stands on two rows loses one of them; a number that is wrong is corrected by the card.',
  heads:
    'Of one household the head’s own row alone says 户主 and has the amounts; two households have two 户编号.',
  villages: 'The rows of one household name one village; two households have two 户编号.',
  noHead:
    'The table looks like one with a row a person, but no household has exactly one row that says 户主: write 户主 under 与户主关系 on the head’s own row and the relation on the others, and check again; delete rows that are one too many.',
  tables:
    'The persons of one household stand in one table, also where a village sends several files; two households have two 户编号; a household that moved is reported by one village.',
};

export const identity = {
  'id.length': {
    checks: 'ID numbers have 18 characters (disability certificates 20 or 22, of which 18 count)',
    message: (found) =>
      `ID number ${shown(found.value)} has ${counted(param(found, 'length'), 'character')}; it needs 18 (disability certificates 20 or 22).`,
    suggestion: checkCard,
  },
  'id.checksum': {
    checks: 'The 18th character of the ID number agrees with the others',
    message: (found) =>
      `The check character of ID number ${shown(found.value)} does not agree: at least one character is wrong.`,
    suggestion: checkCard,
  },
  'id.birthDate': {
    checks: 'Characters 7 to 14 of the ID number are a real date that is not in the future',
    message: (found) =>
      found.params.reason === 'future'
        ? `The birth date of ID number ${shown(found.value)} lies in the future.`
        : `Characters 7 to 14 of ID number ${shown(found.value)} are no real date.`,
    suggestion: checkCard,
  },
  'id.region': {
    checks: 'The first two figures of the ID number are a province',
    message: (found) =>
      `The first two figures ${param(found, 'province')} of ID number ${shown(found.value)} are no known province.`,
    suggestion: checkCard,
  },
  'id.digitsLost': {
    checks: 'No ID number was turned into a number and lost its last figures',
    message: () =>
      'The spreadsheet has turned the ID number into a number; its last figures are lost.',
    suggestion: () =>
      'Set the cell to text first, then fill in the number from the card again (the format alone mends nothing).',
  },
  'key.duplicate': {
    checks: 'Household numbers and ID numbers occur once a year',
    message: (found) => {
      const { why, whyRows } = found.params;
      return why === 'number' || why === 'heads'
        ? `The ${param(found, 'rows')} rows of 户编号 ${shown(found.value)} are no household: rows ${whyRows} ${NO_HOUSEHOLD[why]}; none of these rows is used.`
        : `“${field(found)}” ${shown(found.value)} stands ${param(found, 'rows')} times in a year, also in ${param(found, 'others')}; none of these rows is used.`;
    },
    suggestion: ({ params: { why } }) =>
      why === undefined
        ? 'Find out which row is right and delete the others, or correct a number that is wrong.'
        : ONE_HOUSEHOLD[why],
  },
  'key.duplicateAcrossVillages': {
    checks: 'Household numbers and ID numbers do not occur in two villages',
    message: (found) =>
      `“${field(found)}” ${shown(found.value)} stands in ${param(found, 'villages')}, also in ${param(found, 'others')}; none of these rows is used.`,
    suggestion: ({ params: { why } }) =>
      why === undefined
        ? 'Settle with the other village where the household belongs; one reports it.'
        : ONE_HOUSEHOLD[why],
  },
  'key.copy': {
    checks: 'No row of a year repeats another one in every cell',
    message: (found) =>
      `${shown(found.value)} row(s) equal rows of ${
        found.params.own === 1 ? 'this table' : `"${param(found, 'first')}"`
      } in every cell (row ${shown(found.row)} repeats row ${param(found, 'firstRow')}, and so on): they count once, the copies are left out and are no error.`,
    suggestion: (found) =>
      found.params.own === 1
        ? 'Delete the repeated rows.'
        : 'Where both sheets are the same list, hand in one of them (hidden sheets are read too).',
  },
  'key.local': {
    checks: 'Household IDs are unique in the township, not numbered from 1 in each village',
    message: (found) =>
      `${param(found, 'otherVillage')} and ${param(found, 'village')} number their households for themselves: ${counted(shown(found.value), 'household ID')} ${agreeing(shown(found.value), 'stands', 'stand')} in both for different households. In these villages the village and the household ID together are the key.`,
    suggestion: () =>
      'Nothing is wrong in this run; with IDs that are unique in the township, households that move can be followed by them.',
  },
  'household.population': {
    checks: 'The number of persons is a whole number from 1 to 30',
    message: (found) =>
      `The number of persons must be whole and from 1 to 30, but is “${shown(found.value)}”; the row is not used.`,
    suggestion: () => 'Fill in the persons who live together, as in the household register.',
  },
  'household.populationDiffers': {
    checks: 'Several columns of persons agree',
    message: (found) =>
      `“${param(found, 'column')}” says ${shown(found.value)}, the number of persons that counts is ${shown(found.expected)}.`,
    suggestion: () =>
      'Income per head rests on the persons of the year; where the family grew or shrank this may stay, otherwise correct it.',
  },
  'household.labourAbovePopulation': {
    checks: 'The labour force is not larger than the household',
    message: (found) =>
      `The labour force of ${shown(found.value)} is larger than the household of ${param(found, 'population')}.`,
    suggestion: () => 'Check both numbers.',
  },
  'household.typeUnknown': {
    checks: 'Household type, monitored category and welfare hold a listed value',
    message: (found) => `“${field(found)}” says “${shown(found.value)}”, which is not listed.`,
    suggestion: (found) => `Choose one of ${shown(found.expected)}.`,
  },
  'household.helperIsHousehold': {
    checks: 'The person responsible is not the household’s own head',
    message: (found) =>
      `The person responsible “${shown(found.value)}” has the name of the household’s own head.`,
    suggestion: () =>
      'Check the person responsible; where two persons have one name, explain and keep it.',
  },
  'household.helperInBatch': {
    checks: 'The person responsible is not the head of another household of the village',
    message: (found) =>
      `The person responsible “${param(found, 'name')}” has the name of the head of another household of the village (${param(found, 'other')}).`,
    suggestion: () =>
      'Check whether a neighbour was written down by mistake; if it is right, nothing is to be done.',
  },
} as const satisfies Partial<FindingWords>;
