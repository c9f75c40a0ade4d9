import type { FindingWords } from '../../finding.js';
import { terms } from '../terms.js';
import { field, param, shown } from './speech.js';

/** Jumps of the business are those of its net income; its column says gross. */
const held = (found: Parameters<typeof field>[0]): string =>
  found.field === 'total.business' ? terms.amounts.business : field(found);

/** Where this year has only begun, last year is reckoned down to the same months. */
const lastYear = (found: Parameters<typeof field>[0]): string =>
  found.params.estimated === undefined
    ? param(found, 'prior')
    : `an estimated ${param(found, 'prior')} for the same months`;

export const years = {
  'income.identicalYears': {
    checks: 'The incomes of both years are not all equal',
    message: (found) =>
      `All incomes equal last year’s (net income ${shown(found.value)} yuan): perhaps they were copied.`,
    suggestion: () => 'Visit the household; if they are equal indeed, say so in the explanation.',
  },
  'income.jump': {
    checks: 'Net income and each kind of income have no unusual rise or fall',
    message: (found) =>
      `“${held(found)}” went from ${lastYear(found)} to ${shown(found.value)} yuan, a change of ${param(found, 'change')}, which is unusual.`,
    suggestion: () => 'Check both years and the unit; if it is right, explain why.',
  },
  'factors.declaredContradicted': {
    checks: 'The declared reason agrees with the data',
    message: (found) =>
      `The reason “${shown(found.value)}” is declared, but income did not fall and the data do not show factor ${param(found, 'factors')}.`,
    suggestion: () =>
      'Check reason and incomes; households whose income did not fall declare no reason.',
  },
  'match.missingThisYear': {
    checks: 'Last year’s households are in this year’s tables',
    message: (found) =>
      `Household ${shown(found.value ?? found.household)} of last year is not found this year.`,
    suggestion: () => 'Check whether it was forgotten; if it moved or merged, say so.',
  },
  'match.newThisYear': {
    checks: 'This year’s households were in last year’s tables',
    message: (found) =>
      `Household ${shown(found.value ?? found.household)} is new this year and not compared.`,
    suggestion: () =>
      'Check whether it is new, or its household number or ID number differs from last year’s.',
  },
  'match.headChanged': {
    checks: 'The head is the same in both years',
    message: (found) => `The head changed from ${param(found, 'prior')} to ${shown(found.value)}.`,
    suggestion: () =>
      'Check whether the head changed; if it is another household, correct its number.',
  },
  'match.villageChanged': {
    checks: 'The village is the same in both years',
    message: (found) =>
      `The village changed from ${param(found, 'prior')} to ${shown(found.value)}.`,
    suggestion: () => 'Check whether the household moved; it counts in this year’s village.',
  },
  'match.populationChanged': {
    checks: 'The number of persons is the same in both years',
    message: (found) =>
      `The number of persons changed from ${param(found, 'prior')} to ${shown(found.value)}.`,
    suggestion: () => 'Check who came or left; the number of persons changes income per head.',
  },
  'match.ambiguous': {
    checks: 'Without numbers, a name occurs once in a village',
    message: (found) =>
      `Several households of the village are called ${shown(found.value)} (${param(found, 'candidates')}); nobody can tell which one this is, and it is not matched.`,
    suggestion: () => 'Fill in the household number or the ID number.',
  },
} as const satisfies Partial<FindingWords>;
