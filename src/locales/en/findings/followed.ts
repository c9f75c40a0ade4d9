import { type FindingWords, wordOf } from '../../finding.js';
import { field, param, shown } from './speech.js';

const unusable = {
  missing: 'is empty',
  notChoice: 'is neither yes nor no',
  notDate: 'is no day',
  beforeSigned: 'is before the day of signing',
  tooLong: 'is too long',
};

/** Findings of exceptions and corrections. */
export const followed = {
  'accept.expired': {
    checks: 'no exception is past its day',
    message: (found) =>
      `The exception for ${shown(found.household)} (${param(found, 'accepted')}) held until ${param(found, 'until')} and counts no more.`,
    suggestion: () => 'Look again: renew its day, or delete it or say no.',
  },
  'accept.unused': {
    checks: 'every exception answers to a finding',
    message: (found) =>
      `No finding answers to the exception for ${shown(found.household)} (${param(found, 'accepted')}).`,
    suggestion: () =>
      'Delete it or say no where the mistake is mended; otherwise check household, field and code.',
  },
  'accept.ambiguous': {
    checks: 'an exception answers to one household only',
    message: (found) =>
      `Several households of one table are called ${shown(found.household)} (${param(found, 'accepted')}); the exception was not taken.`,
    suggestion: () => 'Fill in household numbers in the table, and accept by number.',
  },
  'accept.unusable': {
    checks: 'rows of a sign-off table that accept are complete and readable',
    message: (found) =>
      `This row was not taken: ${param(found, 'column')} ${wordOf(unusable, found.params.reason) ?? ''}${found.value === null ? '' : ` (it says ${shown(found.value)})`}.`,
    suggestion: () =>
      'Accept is yes or no; with yes fill in by whom, when, and until when, as 2022-12-31, the last not before the day of signing.',
  },
  'accept.keyChanged': {
    checks: 'the program’s own columns of a sign-off table are unchanged',
    message: () =>
      'This row was not taken: what the program wrote does not agree with its check code; it was changed, moved or added by hand.',
    suggestion: () =>
      'Restore the grey columns, or make the table anew with zengshou validate --explained; reasons of your own belong in the list of exceptions (YAML).',
  },
  'accept.duplicate': {
    checks: 'one row for a finding, and no two sign-off tables that contradict each other',
    message: (found) =>
      found.params.conflict === 1
        ? `${param(found, 'first')} says the opposite of this finding; neither row was taken.`
        : `This finding has a row already, ${param(found, 'first')}; this one was not taken.`,
    suggestion: () => 'Keep one row; of several tables, mend or empty the row in the older one.',
  },
  'correction.unusable': {
    checks: 'every row of the corrections is complete',
    message: (found) =>
      `This correction was not applied: ${param(found, 'column')} of ${field(found)} is missing or cannot be read.`,
    suggestion: () =>
      'Fill in household, year, field, old and new value, who and why; the old value as the table has it. Of rows with one number: field countedRow, old value the number of rows, new value the row that counts.',
  },
  'correction.unknownHousehold': {
    checks: 'corrected households are in the tables, once',
    message: (found) =>
      `Not applied: ${param(found, 'year')} has not exactly one household ${shown(found.household)}.`,
    suggestion: () =>
      'Check number and year, or give village and head. Of rows with one number say first which one counts (countedRow).',
  },
  'correction.unknownField': {
    checks: 'corrected fields are known and in the household’s table',
    message: (found) => `Not applied: there is no column ${shown(found.value)}.`,
    suggestion: () => 'Use the name of the column on the form.',
  },
  'correction.oldValueGone': {
    checks: 'the old values of corrections still stand in the tables',
    message: (found) =>
      `Not applied: ${field(found)} of ${shown(found.household)} is ${shown(found.value)}, not ${shown(found.expected)} as the correction says.`,
    suggestion: () => 'The table may have been mended; check, then delete or rewrite this row.',
  },
} as const satisfies Partial<FindingWords>;
