import { type Period, periodText } from '../../domain/period.js';
import type { MonthsWords } from '../zh/months.js';

const moves: MonthsWords['moves'] = {
  newlyDown: 'newly falling',
  again: 'falling again',
  lasting: 'still falling',
  recovered: 'recovered',
  cameDown: 'came falling',
  warningRaised: 'warning raised',
  warningLowered: 'warning lowered',
  left: 'left',
  came: 'came',
};

export const months: MonthsWords = {
  creator: 'zengshou',
  period: periodText,
  moves,
  total: 'total',
  screen: {
    title: (name) => `${name}, result by result`,
    head: { period: 'current period', surveyed: 'surveyed', up: 'up', down: 'down', flat: 'flat' },
    growth: 'growth',
    written: (folder) => `written to ${folder}`,
    previous: (newlyDown, recovered) =>
      `against the previous result: ${newlyDown} newly falling, ${recovered} recovered`,
    previousOf: (folder: string, period: Period) => ` (${folder}, ${periodText(period)})`,
    noPrevious: {
      none: 'No previous result: beside this folder lies no earlier one of this township to compare with.',
      two: (first, second) =>
        `No previous result: ${first} and ${second} are of one period. Name one with --previous, or write --previous none.`,
    },
    passedOver: (folder, reason) => `Not taken as the previous result: ${folder}. ${reason}`,
  },
  notes: {
    first: 'The first result of a row has no previous one: nothing is marked in it.',
    rows: (rows) => `Changes are counted within a row. Rows: ${rows}.`,
    row: (from, to, results) =>
      results === 1
        ? periodText(to)
        : `${results} results from ${periodText(from)} to ${periodText(to)}`,
    policy: (from, to, keys) =>
      `Between ${periodText(from)} and ${periodText(to)} the policy changed: ${keys.join(', ')}. Changes between the two are partly changes of the rules.`,
    fingerprints:
      'The hashes of the results were made with different keys: households are followed by number, village and head alone.',
    groupsOnly: 'Some results name groups and no households: no changes are marked.',
    who: 'Households are followed by their number, else by keyed hash, else by village and head where nobody else has both. Who left is counted in the village they were in.',
  },
  sheets: {
    about: 'About',
    months: 'Months',
    newlyDown: 'Newly falling',
    again: 'Falling again',
    lasting: 'Still falling',
    recovered: 'Recovered',
    warningRaised: 'Warning raised',
    villages: 'Villages by month',
  },
  titles: {
    about: (name) => `${name}: result by result`,
    months: (name) => `${name}, month by month`,
    villages: (name) => `Villages of ${name}, month by month`,
    previous: (name) => `${name} against the previous result`,
    list: (name, list) => `${name}: ${list}`,
  },
  about: {
    item: 'Item',
    content: 'Content',
    results: 'Results',
    result: (period, folder) => `${periodText(period)}: ${folder}`,
    rows: 'Rows',
    policy: 'Changes of the policy',
    same: 'All results were made under the same rules.',
    who: 'Who is who',
    moves: 'What the changes mean',
    movesText: [
      'Newly falling: falling now, compared and not falling in the previous result, and falling in no earlier one.',
      'Falling again: falling now, compared and not falling in the previous result, but in some earlier one.',
      'Still falling: falling now and in the previous result.',
      'Recovered: falling in the previous result, compared and not falling now.',
      'Came falling: not compared in the previous result and falling now.',
      'Warning raised, lowered: graver, less grave than in the previous result, compared in both.',
      'Left, came: compared in the previous result and not now; compared now and not in the previous one.',
    ].join('\n'),
  },
  columns: {
    index: 'No.',
    period: 'Current period',
    village: 'Village',
    id: 'Household',
    head: 'Head',
    surveyed: 'Surveyed',
    up: 'Up',
    down: 'Down',
    flat: 'Flat',
    growth: 'Growth per head',
    met: 'Target met',
    notMet: 'Target not met',
    run: 'Results falling in a row',
    warning: 'Warning',
    warningBefore: 'Warning before',
    net: 'Net income',
    netBefore: 'Net income before',
    factors: 'Factors',
    factorsAdded: 'Factors added',
    factorsGone: 'Factors gone',
  },
  bands: {
    trend: 'Trend',
    target: 'Target',
    factors: 'Factors (households)',
    warning: 'Warnings (households)',
    moves: 'Since the previous result (households)',
  },
  charts: {
    trend: 'Households up, down, flat',
    growth: 'Growth per head (%)',
    factors: 'Households by factor',
    warning: 'Households by warning',
    households: 'households',
    percent: '%',
  },
  units: { households: 'Unit: households', yuan: 'Unit: yuan' },
  villageTables: {
    down: 'Households falling',
    newlyDown: 'Households newly falling',
    met: 'Households that met the target',
    growth: 'Growth per head',
  },
  previous: {
    line: (before, now) => `Previous: ${periodText(before)}　　This: ${periodText(now)}`,
    counts: 'Changes by village',
    newlyNote:
      'This sheet knows the previous result alone: who fell in an earlier one counts as newly falling too; zengshou trend sees them all.',
    netNote:
      'Net income is that of each current period; periods of different length must not be subtracted.',
  },
};
