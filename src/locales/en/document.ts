import type { Level } from '../../domain/outcomes/level.js';
import { figure } from '../finding.js';
import type { DocumentWords } from '../zh/document.js';
import { counted } from './count.js';
import { coverageCounts, rejectedCounts } from './sheets/about.js';
import { capital, rollup, SEVERAL } from './sheets/rollup.js';

const households = (count: number): string => counted(figure(count), 'household');
const rows = (count: number): string => counted(figure(count), 'row');

const growth = (points: number | null, rate: string): string => {
  if (points === null) return 'no growth can be told, since last year’s was not above 0';
  if (points === 0) return 'as last year';
  return points > 0 ? `${rate} more than last year` : `${rate} less than last year`;
};

/** The words of the document (.docx). */
export const document: DocumentWords = {
  title: 'The income of households lifted out of poverty and monitored',
  periods: (prior, current) => [`This year: ${current}`, `Last year: ${prior}`],
  headings: {
    coverage: 'Coverage',
    income: 'Income as a whole',
    sources: 'Sources of income',
    factors: 'Risk factors of falling income',
    villages: 'Villages',
    monitored: 'Monitored households and warnings',
    target: 'The target',
    projection: 'The year as projected',
    urgent: 'Households to visit first, and measures',
    quality: 'Quality of the data',
    next: 'Next steps',
  },
  coverage: coverageCounts,
  nothingCompared:
    'No household can be compared between the two years: change, risk factors and target are not known yet.',
  income: (prior, current, points, rate) =>
    `Net income per head of the surveyed was ${prior} yuan last year and is ${current} yuan this year: ${growth(points, rate)}.`,
  trends: (up, down, flat) =>
    `${households(up.households)} up (${up.share}), ${households(down.households)} down (${down.share}), ${households(flat.households)} flat (${flat.share}).`,
  estimated: 'Last year’s amounts are estimates for the same months, not those of the whole year.',
  contributions: (total, rate, parts) => {
    const told = parts.map(({ name, points, text }) =>
      points === 0 ? `${name} nothing` : `${name} ${points > 0 ? '+' : '−'}${text}`,
    );
    const change =
      total === 0
        ? 'Net income per head is as last year'
        : `Net income per head ${total > 0 ? 'grew' : 'fell'} by ${rate}`;
    return `${change}; in percentage points: ${told.join(', ')}.`;
  },
  sourceTable: {
    source: 'Source',
    prior: 'Last year (yuan)',
    current: 'This year (yuan)',
    change: 'Change (yuan)',
    points: 'Points of growth per head',
  },
  noDecline: 'No household declines.',
  noFactor: 'No surveyed household has any of the risk factors.',
  leading: (factors) =>
    `The most households are touched by ${factors.map(({ name, households: count, share }) => `${name} (${households(count)}, ${share} of the surveyed)`).join(', ')}.`,
  overlap: 'A household may have several factors: their counts do not add up.',
  verify: (count) =>
    count === 0
      ? ''
      : `In ${figure(count)} of these findings the evidence is still to be verified.`,
  factorTable: {
    factor: 'Risk factor',
    households: 'Households',
    shareOfSurveyed: 'Of the surveyed',
    declining: 'Declining',
    shareOfDeclining: 'Of the declining',
  },
  cases: 'Typical cases',
  aCase: (factor, { village, head, prior, current, causes }) =>
    `${factor}: ${head} of ${village}, income per head from ${prior} to ${current} yuan${causes === '' ? '' : ` (${causes})`}.`,
  lead: (names, rate) => `Growth is highest in ${names} (${rate}).`,
  lag: (names, rate) => `Growth is lowest in ${names} (${rate}).`,
  reached: (reached, all) =>
    `Of ${figure(all)} ${all === 1 ? 'village' : 'villages'} ${figure(reached)} reached the target.`,
  villageTable: {
    village: 'Village',
    surveyed: 'Surveyed',
    perCapita: 'Per head (yuan)',
    growth: 'Growth',
    down: 'Down',
    notMet: 'Target missed',
    red: 'Red warning',
  },
  monitored: (surveyed, up, down, flat) =>
    surveyed === 0
      ? 'No surveyed household is monitored.'
      : `${households(surveyed)} of the surveyed ${surveyed === 1 ? 'is' : 'are'} monitored: ${figure(up)} up, ${figure(down)} down, ${figure(flat)} flat.`,
  warnings: (red, orange, yellow) =>
    red + orange + yellow === 0
      ? 'No household is warned of.'
      : `Warnings: ${figure(red)} red, ${figure(orange)} orange, ${figure(yellow)} yellow.`,
  warningsNew: (red, orange) =>
    red + orange === 0
      ? ''
      : `Of households without a prior year, by the line alone: ${figure(red)} red, ${figure(orange)} orange.`,
  target: (target) => `The target is a growth of net income per head by ${target}.`,
  targetReached: (rate) => `All surveyed together grew by ${rate} and reached it.`,
  targetMissed: (rate) => `All surveyed together come to ${rate} and did not reach it.`,
  targetUnknown:
    'Last year’s income per head was not above 0: it cannot be told whether all together reached it.',
  targetHouseholds: (met, notMet, notAssessable) =>
    `Of the households ${figure(met)} met it, ${figure(notMet)} did not${notAssessable === 0 ? '' : `, ${figure(notAssessable)} cannot be assessed`}.`,
  shortfall: (amount) => `To meet it, those that did not lack ${amount} yuan together.`,
  projected: (perCapita, points, rate) =>
    `As things go, the whole year comes to ${perCapita} yuan per head, ${growth(points, rate)}. What is projected stands apart from what was compared.`,
  mayDecline: (likely, possible) =>
    likely + possible === 0
      ? 'No further household is expected to decline.'
      : `Not declining so far, but at the year’s end perhaps: ${figure(likely)} likely, ${figure(possible)} possible. See them early.`,
  urgentIntro: (count) =>
    `In the order of monitoring, warning and shortfall, visit these ${households(count)} first; all others stand in the workbook.`,
  urgentNone: 'No household needs to be visited first.',
  urgentTable: {
    place: 'Village',
    head: 'Head',
    warning: 'Warning',
    net: 'Change of net income (yuan)',
    measures: 'Measures proposed',
  },
  rejected: (counts) =>
    counts.rejected + counts.priorRejected === 0
      ? 'No row of either year was rejected.'
      : `${rejectedCounts(counts)}; the reasons stand in the sheet of findings. Mend them and run again.`,
  steps: {
    notFound: (count) =>
      `Ask for the ${households(count)} of last year not found this year: moved away, died, merged or forgotten.`,
    rejected: (count) =>
      `Have the villages mend the ${rows(count)} of this year that were rejected.`,
    notSurveyed: (count) => `Fill in the income of ${households(count)} without any this year.`,
    declining: (count) =>
      `Visit the ${households(count)} that ${count === 1 ? 'declines' : 'decline'}, verify the factors and settle the measures.`,
    verify: 'Verify the factors marked so before choosing measures.',
    monitored: (count) =>
      `Assess the ${count === 1 ? '' : `${figure(count)} `}monitored ${count === 1 ? 'household' : 'households'} in decline anew.`,
    notMet: (count) =>
      `For the ${households(count)} that missed the target, plan what is lacking and follow it by month.`,
    keep: 'Keep watching, and compare again next time.',
  },
  signature: {
    unit: 'Unit: ',
    by: 'Filled in by: ',
    checked: 'Checked by: ',
    head: 'Head of unit: ',
  },
  date: (madeOn) => `Date: ${madeOn ?? '               '}`,
};

/** The report one level up: where villages stood, the level beneath stands. */
export const documentOver = (below: Level): DocumentWords => {
  const [one, several] = [rollup.level[below], SEVERAL[below]];
  return {
    ...document,
    headings: { ...document.headings, villages: capital(several) },
    reached: (reached, all) =>
      `Of ${figure(all)} ${all === 1 ? one : several} ${figure(reached)} reached the target.`,
    villageTable: { ...document.villageTable, village: capital(one) },
    rejected: (counts) =>
      counts.rejected + counts.priorRejected === 0
        ? document.rejected(counts)
        : `${rejectedCounts(counts)}; the reasons stand in the workbooks of the ${several}. Mend them, run again and put the results together again.`,
    steps: {
      ...document.steps,
      rejected: (count) =>
        `Have the ${several} mend the ${rows(count)} of this year that were rejected.`,
    },
  };
};
