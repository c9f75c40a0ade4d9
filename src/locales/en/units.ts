import { figure } from '../finding.js';
import type { UnitWords } from '../zh/units.js';
import { agreeing } from './count.js';

export const units: UnitWords = {
  planned: (path, units) =>
    `Wrote the plan ${path}: ${figure(units)} ${agreeing(units, 'unit (township)', 'units (townships)')}`,
  lacking: (unit, years) =>
    `${unit}: no tables of the ${years.join(' and the ')} year, so it is not in the plan`,
  empty: (folder) => `skipped ${folder}: no folder 上年 or 本年 (prior, current) in it`,
  done: (unit) =>
    `${unit}: tables, policy, options and version are those of the results that stand; nothing was done`,
  doneElsewhere: (unit) => `${unit}: another run has written the same results; they stand`,
  noPrevious: (unit) => `${unit}: no results of last month, so it is held against none`,
  counted: ({ done, of }) =>
    done === of
      ? agreeing(
          of,
          'The unit (township) of the plan.',
          `All ${figure(of)} units (townships) of the plan.`,
        )
      : `Not the whole: ${figure(done)} of the ${figure(of)} ${agreeing(of, 'unit (township)', 'units (townships)')} of the plan.`,
  leftOut: {
    missing: (unit) => `${unit} is left out: no results`,
    failed: (unit) => `${unit} is left out: a file could not be read, or results are missing`,
    stale: (unit) => `${unit} is left out: tables, policy or program have changed since`,
  },
};
