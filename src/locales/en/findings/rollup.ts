import type { FindingWords } from '../../finding.js';
import { counted } from '../count.js';
import { param, shown } from './speech.js';

/** What is said where results are put together. */
export const rollup = {
  'rollup.duplicate': {
    checks: 'a household stands in one set of results only (rollup)',
    message: (found) =>
      `Household ${shown(found.household)} stands in ${param(found, 'runs')} sets of results this year: ${param(found, 'places')}. Each of them counts it; the rollup has taken nobody out.`,
    suggestion: () =>
      'Settle with the townships where the household belongs, have it reported there only, analyze and roll up again.',
  },
  'rollup.sameNumber': {
    checks: 'different households do not share a household number (rollup)',
    message: (found) =>
      `Two sets of results share ${counted(shown(found.value), 'household number')} for different households, such as ${shown(found.household)}: ${param(found, 'places')}. These numbers tell nobody apart.`,
    suggestion: (found) =>
      found.params.byHash === 1
        ? 'The numbers are local ones, which may stay: households are followed across results by their hashes.'
        : 'The numbers are local ones, which may stay; to follow households across results write hashes with one --merge-key.',
  },
  'rollup.moved': {
    checks: 'no household is missing in one set of results and new in another (rollup)',
    message: (found) =>
      `Household ${shown(found.household)} is not found this year in one set of results and new in another: ${param(found, 'places')}. It seems to have moved, and its two years are not compared.`,
    suggestion: (found) =>
      found.params.isDuplicate === 1
        ? 'It is a duplicate too: settle first where it belongs and keep it there only, then see whether it has moved.'
        : 'See whether it has moved; listed in both years where it lives now, it can be compared.',
  },
} as const satisfies Partial<FindingWords>;
