import type { ProjectionWords } from '../zh/projection.js';
import { counted } from './count.js';

/** The words of `zengshou seasonality` and `zengshou backtest`. */
export const projection: ProjectionWords = {
  seasonality: {
    head: (results) => [
      `Shares of the calendar months, January to December, learned from ${results.join(', ')}.`,
      'Hold them against the farming year before they go into a policy. Items that are not listed had no income in the whole year, or no household to learn from.',
    ],
    item: (label, households) => `${label}, ${counted(households, 'household')}`,
    few: (label, households) =>
      `${label}, only ${counted(households, 'household')} (fewer than 30)`,
    written: (path) => `Shares written to ${path}`,
  },
  backtest: {
    title: (level) =>
      `Backtest: what past months projected against what came (interval of the central ${level} of errors)`,
    head: [
      'Period',
      'Households',
      'Missing at the end',
      'Projected 0',
      'Median error',
      'Interval',
      'Coverage, village left out',
      'Precision of “down”',
      'Recall of “down”',
    ],
    rulesTitle: 'Beside two plain rules (mean absolute error, yuan)',
    rulesHead: [
      'Period',
      'Rule',
      'Mean error (yuan)',
      'Median error',
      'Precision',
      'Recall',
      'Verdict',
    ],
    rules: {
      benktander: 'ours',
      pace: 'pace (so far ÷ share)',
      lastYear: 'as last year',
    },
    best: 'best',
    isBest: (period) => `${period}: ours has the smallest mean error.`,
    isNotBest: (period, rule) =>
      `${period}: the smallest mean error is that of “${rule}”, not ours.`,
    noHouseholds: (period) => `${period}: no household stands in the final results.`,
    fragment: (periods, level) => [
      `Learned from ${periods.join(', ')}: the central ${level} of relative errors. For the policy.`,
    ],
    written: (path) => `Interval written to ${path}`,
  },
};
