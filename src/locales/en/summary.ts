import { periodText } from '../../domain/period.js';
import type { SummaryWords } from '../zh/summary.js';
import { agreeing, counted } from './count.js';

/** What the screen shows at the end of `zengshou analyze`. */
export const summary: SummaryWords = {
  title: (township, { prior, current, basis }) =>
    `${township}: income of ${periodText(prior)} → ${periodText(current)}${basis === 'to-date' ? ' (prior amounts are seasonal estimates)' : ''}`,
  villageHead: [
    'Village',
    'Roster',
    'Surveyed',
    'Up',
    'Down',
    'Flat',
    'Growth a head',
    'Target met',
    'Top factor (households)',
  ],
  total: 'Total',
  factors: 'Households touched by each risk factor',
  factorHead: [
    '',
    'Factor',
    'Households',
    'Of surveyed',
    'Of declining',
    'To verify',
    'Monitored',
    'Amount (yuan)',
    'Primary',
  ],
  overlap:
    'Households with several factors count in each; amounts of different factors are never added up.',
  projection: (perCapita, growth, likely, possible) =>
    `Projected year (no actual amounts): ${perCapita} yuan a head, ${growth} against last year’s whole; decline likely: ${likely}, possible: ${possible}`,
  mayDecline: (households) =>
    `${households} of them do not decline to date: see “May decline” in the workbooks.`,
  others: (notFound, fresh, notSurveyed, rejected) =>
    `Not found this year: ${notFound}; new: ${fresh}; income blank: ${notSurveyed}; rows with errors, not compared: ${rejected}. Listed in the workbooks.`,
  questions: (open) =>
    `${counted(open, 'pair')} of them ${agreeing(open, 'looks', 'look')} like one household: answer in 疑似匹配.xlsx and run again with --matches.`,
  unread: (files) => `${files} file(s) could not be read; the results are without them.`,
  findings: (errors, warnings) =>
    errors + warnings === 0
      ? 'No findings.'
      : `Findings: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  row: (row) => (row === null ? '' : `row ${row}`),
  moreStrict: (count) =>
    `… and ${counted(count, 'more error')}; see all with zengshou validate FILES --prior FILES --format csv`,
  more: (count) =>
    `… and ${counted(count, 'more error')}: see the workbooks and data/findings.jsonl`,
  kept: (file, folder) => `${file} had been changed: moved as it is to ${folder}, not overwritten`,
  keptMore: (files) => `… and ${counted(files, 'more changed file')}, there as well`,
  replacedOther: (folder) =>
    `While this run went on, another one wrote its results to ${folder}: this run has replaced them`,
  noPng:
    'nothing on this system draws PNG: 图/ holds SVG alone (recent Office and WPS insert them as they are)',
  written: (folder) => `Results written to ${folder}`,
};
