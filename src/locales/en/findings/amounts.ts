import type { Finding } from '../../../domain/findings/finding.js';
import { type FindingWords, isLoss } from '../../finding.js';
import { counted } from '../count.js';
import { field, param, shown } from './speech.js';

const differs =
  'something is missing or wrong, or the scope differs (for example whether pensions or relief count).';

const netOrGross =
  'If the form asks for net figures and there was a loss, say so in the note; otherwise income is gross and the costs have their own columns.';

const range = (checks: string) => ({
  checks,
  message: (found: Pick<Finding, 'field' | 'value' | 'expected'>) =>
    `“${field(found)}” is ${shown(found.value)} yuan, outside the usual range of ${shown(found.expected)} yuan.`,
  suggestion: () =>
    'Check the number of figures and the unit; if it is right, say why in the note.',
});

export const amounts = {
  'totals.category': {
    checks: 'The sheet’s total of each kind of income (costs) is the sum of its items',
    message: (found) =>
      `“${field(found)}” says ${shown(found.value)} yuan, its items add up to ${shown(found.expected)}: a difference of ${param(found, 'difference')}.`,
    suggestion: () => `Check items and total: ${differs} The analysis uses the items.`,
  },
  'totals.group': {
    checks: 'A subtotal is the sum of its columns in the table',
    message: (found) =>
      `“${param(found, 'group')}” says ${shown(found.value)} yuan, its columns (${param(found, 'parts')}) add up to ${shown(found.expected)}: a difference of ${param(found, 'difference')}.`,
    suggestion: (found) =>
      Number(found.params.difference) > 0
        ? `Check the subtotal and its columns; what it has more counts as “${field(found)}”. Give other items a column of their own.`
        : 'Check the subtotal and its columns; the analysis uses the columns.',
  },
  'totals.only': {
    checks: 'Where a total is filled in, its items are too',
    message: (found) =>
      `All items of “${field(found)}” are blank, its total says ${shown(found.value)} yuan: the total counts, and nothing can be asked about its items.`,
    suggestion: () => 'Fill in the items if they are known; otherwise this may stay.',
  },
  'totals.netOnly': {
    checks: 'Where a sum of all income is filled in, the kinds of income are too',
    message: (found) =>
      `Only “${field(found)}” is filled in (${shown(found.value)} yuan); all items and totals of the kinds of income are blank: not surveyed, and not compared.`,
    suggestion: () => 'Fill in the kinds of income; the sums follow from them.',
  },
  'totals.gross': {
    checks: 'Gross income is the sum of the four kinds (business gross)',
    message: (found) =>
      `Gross income says ${shown(found.value)} yuan, the four kinds add up to ${shown(found.expected)}: a difference of ${param(found, 'difference')}.`,
    suggestion: () => `Check: ${differs} The analysis uses the parts.`,
  },
  'totals.net': {
    checks: 'Net income is gross income less business costs',
    message: (found) =>
      `Net income says ${shown(found.value)} yuan, its parts give ${shown(found.expected)}: a difference of ${param(found, 'difference')}.`,
    suggestion: () =>
      `Check: ${differs} Insurance claims and out-of-pocket spending stay outside net income.`,
  },
  'totals.perCapita': {
    checks: 'Net income per head is net income divided by the persons',
    message: (found) =>
      `Net income per head says ${shown(found.value)} yuan, net income divided by the persons is ${shown(found.expected)}: a difference of ${param(found, 'difference')}.`,
    suggestion: () => 'Check persons and net income; let a formula compute income per head.',
  },
  'totals.sheet': {
    checks: 'Total rows are the sum of the households',
    message: (found) =>
      `“${field(found)}” in the row ${param(found, 'label')} says ${shown(found.value)}, the ${counted(param(found, 'households'), 'household')} together come to ${shown(found.expected)}.`,
    suggestion: () =>
      'Check whether the formula leaves out rows, or households are missing; the analysis uses the households only.',
  },
  'income.negative': {
    checks: 'Incomes and costs are not below zero',
    message: (found) =>
      `“${field(found)}” is negative: ${shown(found.value)}; ${found.severity === 'error' ? 'the row is not used' : isLoss(found) ? 'it counts as it stands' : 'it is read as it stands'}.`,
    suggestion: (found) =>
      found.severity === 'error' || !isLoss(found)
        ? 'Incomes and costs are both positive; a loss comes from income less costs.'
        : netOrGross,
  },
  'income.costsMissing': {
    checks: 'Households with business income have business costs',
    message: ({ params }) =>
      'of' in params
        ? `Of ${shown(params.of)} households of the table with business income, ${shown(params.households)} have no business costs.`
        : `There is business income of ${shown(params.gross)} yuan, but no business costs.`,
    suggestion: () =>
      'Fill in seed, fertiliser, fodder and so on; if there were none, 0 and a note.',
  },
  'income.costsExceed': {
    checks: 'Business costs are not higher than business income',
    message: (found) => {
      const costs = found.value === 0 ? 'no business costs' : `${shown(found.value)} of costs`;
      if (Number(found.params.gross) < 0) {
        return `Business income is negative: ${param(found, 'gross')} yuan, with ${costs}.`;
      }
      return found.params.gross === 0
        ? `There are business costs of ${shown(found.value)} yuan, but no business income.`
        : `Business costs of ${shown(found.value)} yuan are higher than business income of ${param(found, 'gross')}.`;
    },
    suggestion: (found) =>
      Number(found.params.gross) < 0
        ? netOrGross
        : 'Check both; if it was a loss, say why in the note.',
  },
  'income.wagesRange': range('Wages above 0 are in the usual range'),
  'income.allZero': {
    checks: 'No household whose income is filled in has 0 everywhere',
    message: () => 'Every income item and total that is filled in is 0.',
    suggestion: () =>
      'Visit the household: leave the amounts blank where nobody has asked; if there is no income at all, say in the note what they live on.',
  },
  'income.itemRange': range(
    'The items that the policy names (dibao, pensions and others) are in the usual range when above 0',
  ),
  'income.perCapitaRange': range('Net income per head above 0 is in the usual range'),
} as const satisfies Partial<FindingWords>;
