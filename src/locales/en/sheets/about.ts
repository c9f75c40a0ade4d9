import type { ReportWords } from '../../zh/reports.js';
import { agreeing, counted } from '../count.js';
import { howMany } from '../factors.js';

type CoverageCounts = Parameters<ReportWords['about']['coverageText']>[0];

/** How last year's roster adds up, and who is beside it. */
export const coverageCounts = (g: CoverageCounts): string =>
  `${counted(g.roster, 'household')} on the prior roster, ${g.surveyed} with both years (surveyed). Not found ${g.notFound} (of ${g.notFoundRejected} the row of this year was rejected), found but with a year without income ${g.notCompared}: with the surveyed these make the roster. Not filled in ${g.notSurveyed}, new ${g.new} (of ${g.newPriorRejected} the row of last year was rejected).`;

export const rejectedCounts = (g: CoverageCounts): string =>
  `${counted(g.rejected, 'row')} of this year and ${g.priorRejected} of last year were rejected`;

/** Notes beneath tables. */
export const notes: ReportWords['notes'] = {
  overlap:
    'Note: a household with several factors counts in each, so households and shares of different factors are not added up; several factors can rest on the same fall, so their amounts are never added up either.',
  primary:
    'Every declining household has one primary factor (the largest amount, of disasters and loans at most the fall of business net; of equal ones the first, but a loan or disaster before business), so primary households add up to the declining households.',
  shares:
    'Share of surveyed = households ÷ surveyed; share of declining = of these declining ÷ all declining; “—” where the denominator is 0. Causes have households and persons only.',
  order: 'Order: monitored households first, then by warning level, then by shortfall.',
  filterList:
    'Order: monitored households first, then by warning level, then by shortfall; filter by village.',
  itemHouseholds:
    'An item adds up the households whose tables of both years have it (“Households compared”); categories and net are sums of all surveyed households, so the items beneath need not add up to them.',
  itemRows:
    'Each household begins with its net income and where it stands in the tables; beneath it each item that is not 0 in both years. 1 and 2 at the left fold and unfold. “—”: that year’s table does not ask for the item. Rows of costs are costs: more is spent where they rise.',
  changeMarks:
    '▲ more, ▼ less (red); the trend allows for the tolerance, so a small change is flat.',
  rejectedRows: 'Rejected rows and why: see the data problems.',
};

/** The sheet about: how the figures are meant. */
export const about: ReportWords['about'] = {
  countedRow: 'row that counts',
  corrections: 'Corrections',
  correctionText: (place, household, field, old, now, who, why) =>
    `${household}, ${field}: ${old} → ${now} (${place}; ${who}: ${why})`,
  blank: 'blank',
  oneSided: 'Items of one year only',
  oneSidedText: (households, declining) =>
    `Of ${counted(declining, 'declining household')} ${households} ${agreeing(households, 'has', 'have')} money of an item that only one year’s form asks for; their change is counted as filled in, the missing year as 0. The items are listed in “Data problems” (intake.itemGone, intake.itemNew): have them filled in, or take them out of both years with 不问: [item] in the column map.`,
  leftOut: 'Left out by the column map',
  notAsked: (items) =>
    `不问 (out of both years): ${items.join(', ')}. Where one year knows a category by its total alone, they stay within it.`,
  notRead: (headers) => `不读: ${headers.join(', ')}. The money of these columns is in no figure.`,
  confirmed: 'Matches confirmed by people',
  confirmedText: {
    same: (current, prior, why) =>
      `${current} is last year’s ${prior}${why === '' ? '' : `; ${why}`}`,
    split: (current, prior, why) =>
      `${current} came off last year’s ${prior} and is not compared${why === '' ? '' : `; ${why}`}`,
    merged: (current, prior, why) =>
      `Last year’s ${prior} went into ${current}${why === '' ? '' : `; ${why}`}`,
  },
  item: 'Item',
  content: 'Content',
  region: 'Region',
  regionOf: (parts) => parts.join(', '),
  compared: 'What was compared',
  comparedText: (prior, current, basis) =>
    `Each household’s income of the current year (${current}) against the prior year (${prior}), item by item. Basis: ${basis}.`,
  estimated:
    'The prior income is a seasonal estimate for the same months, so every change is an estimate.',
  coverage: 'Coverage',
  coverageText: (g) =>
    `${coverageCounts(g)} None of these is compared; all are listed with the reason. ${rejectedCounts(g)}; those of this year are in the data problems.`,
  policy: 'Policy',
  trend: 'Up, down, flat',
  trendText: (basis, amount, rate) =>
    `By ${basis === 'net' ? 'net income' : 'net income per head'}. Changes up to ${amount} yuan or ${rate} of the prior amount (the larger) are flat.`,
  target: 'Growth target',
  targetText: (rate) =>
    `Met where net income per head grew by ${rate} or more. Shortfall = prior per head × (1 + ${rate}) − current per head, times current persons. Not assessable where the prior per head is 0 or less.`,
  shares: 'Shares of the year',
  shareText: (item, share) => (share === null ? item : `${item} ${share}`),
  sharesOwn: (items) => `Last year’s whole amounts are multiplied by: ${items}.`,
  sharesDefault: (items) => `By the policy’s default, for they have no row of their own: ${items}.`,
  sharesOnce: (items) =>
    `Once a year, without a row of their own (last year’s whole amount where some has come, else not yet due): ${items}.`,
  line: 'Monitoring line',
  lineText: (amount) =>
    `${amount} yuan per head, against (net income + claims − out-of-pocket spending) per head.`,
  lineMissing:
    'Not configured. No red warning was given for it; enter the local line in the policy file and run again.',
  warning: 'Warning levels',
  warningText: (fall, line) =>
    `Red: ${line ? 'below the monitoring line, or ' : ''}net income of 0 or less, or income per head, also less out-of-pocket spending, down by ${fall} or more; orange: net or per-head income of a monitored household is down; yellow: net or per-head income is down, or a factor’s amount is above the tolerance, or a monitored household misses the target. The first that holds.`,
  income: 'Income',
  incomeText:
    'Net income = wages + business (gross − costs) + property + transfers; per head = net ÷ persons of that year. Claims and out-of-pocket spending stay outside.',
  factors: 'Factors',
  factorsText: `There are ${howMany} factors, found household by household from the data of both years; declared reasons are added. “To verify”: the data do not settle it, ask the household.`,
  monitored: 'Monitored households',
  monitoredText: 'The three monitored categories, where the risk is not cleared.',
  measures: 'Proposed measures',
  measuresText:
    'Directions of help from factors and circumstances, for decision, not decided. What is “to verify” was left blank in the table.',
  marks: 'Marks',
  marksText: '▲ up, ▼ down (red as well), — flat or undefined. Blank: not filled in.',
  formulas: 'Totals',
  formulasText: 'Totals and shares are formulas. Amounts in yuan, to the fen.',
  valuesText: 'Totals and shares are values, not formulas. Amounts in yuan, to the fen.',
  privacy: 'ID numbers',
  masked: 'Masked.',
  unmasked: 'This file holds full ID numbers: keep it safe.',
  sheets: 'Sheets',
  sheetLine: (name, text) => `${name}: ${text}`,
  sheetTexts: {
    about: 'this sheet',
    summary: 'survey, trends, income, factors',
    incomes: 'each household’s income of both years',
    items: 'every item of each household in both years, with its cells',
    ledger: 'declining households, reasons, proposed measures',
    factors: `the ${howMany} factors and causes, with chart`,
    details: 'evidence and source of every factor',
    listed: 'households that were not compared',
    findings: 'problems in the data and what to do',
    villages: 'survey, trends, income per head, target, warnings by village',
    factorsByVillage: `the ${howMany} factors and causes, with chart, and by village`,
    composition: 'kinds of income and their shares',
    brackets: 'households by bracket and moves',
    notMet: 'households below the target',
    monitored: 'monitored households, risk not cleared',
    declining: 'declining households',
    urgent: 'households with a red or orange warning',
    crossings: 'households that stand in several sets of results, or moved from one to another',
    mayDecline: 'households that do not decline to date and may by the year’s end',
    yearEnd: 'projected income, trend and target of the year',
    previous: 'changes since the previous result, and who made them',
  },
  missing: 'Not configured',
  missingNone: 'none',
  missingLine: 'monitoring line',
  made: 'Made',
  madeText: (version, date) => `by zengshou ${version}${date === null ? '' : `, ${date}`}.`,
};
