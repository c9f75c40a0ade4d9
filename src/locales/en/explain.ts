import type { Translation } from '../translation.js';
import type { explain as zh } from '../zh/explain.js';
import { agreeing, counted } from './count.js';
import { conditions } from './factors.js';

/** Sentences of `zengshou explain`: one household, why each factor is tagged or not. */
export const explain: Translation<typeof zh> = {
  conditions,
  household: 'Household',
  rejected: 'This row has errors and was not compared:',
  matched: {
    id: 'matched by 户编号',
    idNumber: 'matched by ID number',
    name: 'matched by name within the village',
    confirmed: 'confirmed by a person to be one household',
  },
  prior: 'Last year',
  current: 'This year',
  place: 'Place',
  parts: (year, count) =>
    `${year}: ${counted(count, 'part')} (amounts are their sums, each with its cell)`,
  partsPlace: (year, count) => `${year} ${counted(count, 'part')} (below)`,
  population: 'Persons',
  change: 'Change',
  rate: 'Rate',
  trend: 'Trend',
  item: 'Item',
  factors: 'Risk factors',
  causes: 'Causes',
  amount: 'Amount',
  evidence: 'Evidence',
  primary: 'primary',
  verify: 'to verify',
  declaredOnly: 'declared by the village only, not in the data: verify',
  members: (count: number) => `Members (${count})`,
  memberMonths: (months: number) => `${counted(months, 'month')} of work`,
  memberWage: (yuan: number) => `${yuan} yuan a month`,
  notTagged: 'Factors not tagged (✗ marks conditions that failed)',
  noMeasure: 'No family of measures fits: to be looked into at the household.',
  assistanceStopped:
    'Income from assistance last year and none this year: see whether assistance was broken off.',
  factsOf: (facts: string) => `rests on: ${facts}`,
  measures: 'Proposed measures',
  target: 'Growth target',
  targetMet: 'met',
  targetNotMet: (perHead, household) =>
    `not met: ${perHead} yuan a head short, ${household} yuan for the household`,
  targetNotAssessable: 'not assessable (last year’s income per head was not above 0)',
  warning: 'Warning level',
  findings: 'Findings of this household',
  nobody: (key) =>
    `Nothing found for “${key}”. Search by 户编号, the head’s name (or a part of it), or the ID number (whole or its last 4).`,
  partly: (key, count) =>
    `${counted(count, 'household')} ${agreeing(count, 'has', 'have')} “${key}” in ${agreeing(count, 'its', 'their')} head’s name:`,
  partlyHead: ['Village', 'Head', '户编号'],
  partlyNext: 'For one of them: zengshou explain with its 户编号.',
  several: (key, count) =>
    `“${key}” stands for ${counted(count, 'household')}, listed below; a 户编号 shows just one.`,
};
