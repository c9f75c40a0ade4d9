import type { Finding } from '../../../domain/findings/finding.js';
import type { Likeness } from '../../../domain/names/likeness.js';
import { type FindingWords, listIn } from '../../finding.js';
import { terms } from '../terms.js';
import { field, param, shown } from './speech.js';

/** Jumps of the business are those of its net income; its column says gross. */
const held = (found: Pick<Finding, 'field'>): string =>
  found.field === 'total.business' ? terms.amounts.business : field(found);

const LIKENESSES: Readonly<Record<Likeness, string>> = {
  sameId: 'same household ID, but another ID number or head',
  idNumber: 'the ID numbers differ in one or two characters',
  sameName: 'same village and name',
  elsewhere: 'same name in another village',
  homophone: 'same village, the names read alike',
  similarName: 'same village, the names differ in one character',
  split: 'split',
  merged: 'merged',
};

const likenessesIn = ({ params }: Finding<'match.suggestion'>): string =>
  listIn(LIKENESSES, params.likenesses).join('; ');

type Jump = Finding<'income.jump' | 'income.itemJump'>;

/** Where this year has only begun, last year is reckoned down to the same months. */
const lastYear = (found: Jump): string =>
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
  'income.itemJump': {
    checks:
      'No single item has an unusual rise or fall of which its category and net income say nothing',
    message: (found) =>
      `The item “${field(found)}” went from ${lastYear(found)} to ${shown(found.value)} yuan, a change of ${param(found, 'change')}, which is unusual.`,
    suggestion: () => 'Check the column and the number of figures; if it is right, explain why.',
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
      found.params.rejectedRow === undefined
        ? `Household ${shown(found.value ?? found.household)} of last year is not found this year.`
        : `Household ${shown(found.value ?? found.household)} of last year is not compared: row ${param(found, 'rejectedRow')} of this year (${param(found, 'rejectedIn')}) has errors and was not used.`,
    suggestion: (found) =>
      found.params.rejectedRow === undefined
        ? 'Check whether it was forgotten; if it moved or merged, say so.'
        : 'It is not gone: correct its row of this year.',
  },
  'match.newThisYear': {
    checks: 'This year’s households were in last year’s tables',
    message: (found) =>
      found.params.rejectedRow === undefined
        ? `Household ${shown(found.value ?? found.household)} is new this year and not compared.`
        : `Household ${shown(found.value ?? found.household)} is not compared: row ${param(found, 'rejectedRow')} of last year (${param(found, 'rejectedIn')}) has errors and was not used.`,
    suggestion: (found) =>
      found.params.rejectedRow === undefined
        ? 'Check whether it is new, or its household number or ID number differs from last year’s.'
        : 'It may not be new: correct its row of last year.',
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
  'match.renumbered': {
    checks: 'One household ID is one household in both years',
    message: (found) =>
      `In ${shown(found.village)} ${shown(found.value)} household ID(s) seem to have gone to other households (the ID numbers or heads say so): these households are matched by ID number and name instead.`,
    suggestion: (found) =>
      `Correct the household IDs; or answer each pair in 疑似匹配.xlsx of the results (${param(found, 'open')} left): 是 where it is one household after all, 否 where they are two, then run again with --matches.`,
  },
  'match.suggestion': {
    checks: 'No two households without a match look much like one',
    message: (found) => {
      const { params } = found;
      const prior = `last year’s household ${param(found, 'priorHead')} (${param(found, 'priorVillage')}, ${param(found, 'prior')})`;
      const other = `${param(found, 'otherHead')} (${param(found, 'other')})`;
      const head = `Household ${shown(found.value ?? found.household)}`;
      if (params.likenesses === 'split') {
        return `${head} may have come off ${prior}: together with ${other} it has the same number of persons.`;
      }
      if (params.likenesses === 'merged') {
        return `${head} may hold ${prior}: together with ${other} of last year it has the same number of persons.`;
      }
      return `${head} looks like ${prior}: ${likenessesIn(found)}. They were not matched and are not compared.`;
    },
    suggestion: () =>
      'Look into it; choose 是 (yes) or 否 (no) in 疑似匹配.xlsx of the results and run again with --matches. If a number is wrong, correct the table.',
  },
  'match.answerUnclear': {
    checks: 'Answers of 疑似匹配 are 是 or 否',
    message: (found) =>
      `${param(found, 'head')} and last year’s ${param(found, 'priorHead')}: the answer “${shown(found.value)}” is neither 是 nor 否 and was not taken.`,
    suggestion: () => 'Choose from the list; leave it blank where nobody knows yet.',
  },
  'match.answerConflict': {
    checks: 'Answers of 疑似匹配 contradict neither each other nor the numbers',
    message: (found) =>
      `${param(found, 'head')} and last year’s ${param(found, 'priorHead')}: the answer “${shown(found.value)}” contradicts another answer, or a match by number or name, and was not taken.`,
    suggestion: () =>
      'A household is the same as one other: leave one 是; if a number is wrong, correct the table.',
  },
  'match.answerUnused': {
    checks: 'The households that answers of 疑似匹配 name are in the tables',
    message: (found) =>
      `${param(found, 'head')} and last year’s ${param(found, 'priorHead')}: these households are not in the tables, or several could be meant; the answer was not used.`,
    suggestion: () =>
      'If a number, name or village was changed, answer again in the new 疑似匹配.xlsx.',
  },
} as const satisfies Partial<FindingWords>;
