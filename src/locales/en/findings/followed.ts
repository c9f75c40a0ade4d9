import type { FindingWords } from '../../finding.js';
import { field, param, shown } from './speech.js';

/** Findings of exceptions and corrections. */
export const followed = {
  'accept.expired': {
    checks: 'no exception is past its day',
    message: (found) =>
      `The exception for ${shown(found.household)} (${param(found, 'accepted')}) held until ${param(found, 'until')} and counts no more.`,
    suggestion: () => 'Look again: renew its day, or delete it.',
  },
  'accept.unused': {
    checks: 'every exception answers to a finding',
    message: (found) =>
      `No finding answers to the exception for ${shown(found.household)} (${param(found, 'accepted')}).`,
    suggestion: () =>
      'Delete it where the mistake is mended; otherwise check household, field and code.',
  },
  'correction.unusable': {
    checks: 'every row of the corrections is complete',
    message: (found) =>
      `This correction was not applied: ${param(found, 'column')} of ${field(found)} is missing or cannot be read.`,
    suggestion: () => 'Fill in household, year, field, old and new value, who and why.',
  },
  'correction.unknownHousehold': {
    checks: 'corrected households are in the tables, once',
    message: (found) =>
      `Not applied: ${param(found, 'year')} has not exactly one household ${shown(found.household)}.`,
    suggestion: () =>
      'Check number and year, or give village and head. Rejected rows cannot be corrected here: mend the table.',
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
