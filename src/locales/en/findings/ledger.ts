import type { FindingWords } from '../../finding.js';
import { param, shown } from './speech.js';

/** Problems of the ledgers of measures and of the policy's local facts. */
export const ledger = {
  'policy.factOutOfDate': {
    checks: 'facts under local: in the policy are in force on the last day of the current period',
    message: (found) =>
      found.params.state === 'expired'
        ? `The policy’s fact “${param(found, 'key')}” was in force until ${param(found, 'until')}, before the last day of the current period, ${shown(found.expected)}.`
        : `The policy’s fact “${param(found, 'key')}” is in force from ${param(found, 'from')}, after the last day of the current period, ${shown(found.expected)}.`,
    suggestion: () =>
      'Bring its amount, source and dates up to date; until then no proposal rests on it.',
  },
  'ledger.notLedger': {
    checks: 'the file is a ledger of measures',
    message: () => 'This file holds no ledger of measures (its header was not found).',
    suggestion: () => 'Name ledgers that zengshou ledger has made; leave their header as it is.',
  },
  'ledger.missingColumn': {
    checks: 'a ledger has all its columns',
    message: (found) => `The ledger lacks these columns: ${param(found, 'columns')}.`,
    suggestion: () => 'Restore the header; a column that was removed cannot be read.',
  },
  'ledger.missingKey': {
    checks: 'a filled row of a ledger has its household’s key',
    message: () => 'This row is filled, but has no household key (户编号(识别码)).',
    suggestion: () =>
      'Copy the key from the original ledger: without it nobody knows the household.',
  },
  'ledger.unknownFamily': {
    checks: 'a filled row of a ledger names its proposed family',
    message: (found) => `“${shown(found.value)}” is none of the eight families of measures.`,
    suggestion: () => 'Restore the proposed family; another measure belongs into 采取措施.',
  },
  'ledger.duplicateRow': {
    checks: 'a ledger has one row for a household and family',
    message: (found) =>
      `“${param(found, 'family')}” of this household has a row at ${param(found, 'first')} already; this one is not counted.`,
    suggestion: () => 'Make one row of the two: add up the amounts, join the descriptions.',
  },
  'ledger.unknownChoice': {
    checks: '采取措施 and 进度 of a ledger are choices of their lists',
    message: (found) =>
      `“${param(found, 'column')}” says “${shown(found.value)}”, which is no choice of its list; not counted.`,
    suggestion: () => 'Choose from the list.',
  },
  'ledger.notAmount': {
    checks: 'amounts of a ledger are numbers not below 0',
    message: (found) =>
      `“${param(found, 'column')}” says “${shown(found.value)}”, which is no amount of 0 or more; not counted.`,
    suggestion: () => 'Write a number in yuan; remarks belong into 核实说明.',
  },
  'ledger.amountText': {
    checks: 'amounts of a ledger are numbers, not text',
    message: (found) =>
      `“${param(found, 'column')}” holds the text “${shown(found.value)}”; counted as ${shown(found.expected)} yuan.`,
    suggestion: () => 'Check it and write a number.',
  },
  'ledger.notDate': {
    checks: '完成时限 of a ledger is a date',
    message: (found) =>
      `“${param(found, 'column')}” says “${shown(found.value)}”, which is no date; not counted.`,
    suggestion: () => 'Write a day, such as 2022-12-31.',
  },
  'ledger.dateText': {
    checks: '完成时限 of a ledger is a date, not text',
    message: (found) =>
      `“${param(found, 'column')}” holds the text “${shown(found.value)}”; counted as ${shown(found.expected)}.`,
    suggestion: () => 'Check it and write a date.',
  },
  'ledger.otherVillage': {
    checks: 'rows of a ledger belong to its village',
    message: (found) =>
      `This row names the village “${shown(found.value)}”, but the ledger is that of ${shown(found.expected)}.`,
    suggestion: () => 'See whether it was copied from another ledger; the key still decides.',
  },
  'ledger.figuresDiffer': {
    checks: 'all rows of a household in a ledger have the same fall and shortfall',
    message: () =>
      'The rows of this household give different falls or shortfalls; the largest counts.',
    suggestion: () =>
      'Grey columns are filled by the program: restore them from the original ledger.',
  },
  'ledger.planWithoutMeasure': {
    checks: 'a row of a ledger with planned income has a measure',
    message: (found) =>
      `Planned income of ${shown(found.value)} yuan, but no measure chosen (or 暂不采取): not counted.`,
    suggestion: () => 'Choose the measure under 采取措施 once it is taken.',
  },
} as const satisfies Partial<FindingWords>;
