import type { PolicyFact } from '../../../domain/facts.js';
import { periodText } from '../../../domain/period.js';
import { bySource } from '../../facts.js';
import { figure } from '../../finding.js';
import type { LedgerWords } from '../../zh/filled/ledger.js';
import { counted } from '../count.js';

const factText = ({ key, text, amount }: PolicyFact): string =>
  [text ?? (amount === null ? key : null), amount === null ? null : `${figure(amount)} yuan`]
    .filter((part) => part !== null)
    .join(' ');

/** The words of the ledger of measures and its follow-up. */
export const ledger: LedgerWords = {
  creator: '增收 zengshou',
  title: (village) => `${village} ledger of measures`,
  retiredTitle: (village) => `${village} measures no longer needed`,
  township: (name) => `Township: ${name}`,
  periods: ({ prior, current }) => `Compared: ${periodText(prior)} and ${periodText(current)}`,
  unit: 'In yuan',
  pageFooter: '&L&A&CPage &P of &N',
  hint: 'Grey columns are filled by the program and locked; fill those with green headers. One row for a household and family: write sums.',
  retiredHint:
    'Rows that are no longer needed, with everything that was filled; they return by themselves when they are needed again.',
  marks: { assistanceStopped: 'had assistance last year, none this year' },
  primary: ' [primary]',
  verify: ' [verify]',
  noMeasure: 'no family of measures fits: look into it at the household',
  kept: 'not proposed this time; filled in the last ledger',
  noFact: 'not configured',
  /** Facts of one source stand together. */
  facts: (facts) =>
    bySource(facts, factText)
      .map(({ source, texts }) => `${texts.join('; ')} (${source})`)
      .join('\n'),
  alertTitle: 'Not allowed',
  prompts: {
    measure:
      'Choose the measure that is taken; 暂不采取 where none is for now, with the reason in 核实说明.',
    content: 'Name, place and size of the project, at most 300 characters.',
    planned: 'Income planned from this measure in a year: a number of yuan, at most two decimals.',
    helper: 'Name of the cadre responsible for this measure.',
    deadline: 'A day, such as 2022-12-31.',
    progress: 'Choose: 未开始 not started, 进行中 under way, 已完成 done.',
    actual: 'Income that came of it: a number of yuan, at most two decimals.',
    note: 'Answers to open questions, why no measure is taken; at most 300 characters.',
  },
  screen: {
    head: ['Village', 'Households', 'Rows', 'Carried over', 'No longer needed'],
    total: 'Total',
    written: (folder) => `Ledgers written to ${folder}`,
    findings: (errors, warnings) =>
      `Problems of the last ledgers: ${counted(errors, 'error')}, ${counted(warnings, 'warning')} (everything filled was kept).`,
    more: (count) => `… and ${count} more; --json has all of them`,
    next: (folder) => `Next: have the villages fill them; then run zengshou track ${folder}`,
  },
  causes: {
    notInNeed: 'the household no longer declines, meets the target and carries no factor',
    notProposed: 'this family is no longer proposed for the household',
    notInResults: 'these results do not have this household',
    ambiguous: 'several households of these results fit; not filled in, please check',
    duplicate: 'two rows for this household and family; the other one was filled in',
    noFamily: 'the proposed family is unknown',
    noKey: 'no household key',
  },
};
