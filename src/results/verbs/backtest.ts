import { yuan } from '../../domain/money.js';
import type { Backtest, MonthTest, RuleTest } from '../../domain/outcomes/backtest.js';
import { periodText } from '../../domain/period.js';

/** A backtest as JSON: ratios with four decimals, mean errors in yuan. */
export const backtestText = (found: Backtest): string =>
  JSON.stringify({ months: found.months.map(month), interval: intervalsOf(found) }, null, 1);

/** By number of months, as the policy's `projection.interval` holds them. */
const intervalsOf = ({
  months,
}: Backtest): Record<string, { readonly low: number; readonly high: number }> =>
  Object.fromEntries(
    months.flatMap(({ months: count, interval }) => (interval ? [[count, interval] as const] : [])),
  );

const month = ({ rules, ...test }: MonthTest) => ({
  period: periodText(test.period),
  months: test.months,
  households: test.households,
  missing: test.missing,
  zero: test.zero,
  median: rules.benktander.median,
  interval: test.interval,
  coverage: test.coverage,
  down: { precision: rules.benktander.precision, recall: rules.benktander.recall },
  rules: {
    benktander: rule(rules.benktander),
    pace: rule(rules.pace),
    lastYear: rule(rules.lastYear),
  },
  best: test.best,
});

const rule = ({ meanError, median, precision, recall }: RuleTest) => ({
  meanError: meanError === null ? null : yuan(meanError),
  median,
  precision,
  recall,
});
