import type { FollowUp, FollowUpCounts } from '../../domain/outcomes/follow-up.js';
import { shareFormula } from '../../xlsx/write/formulas.js';
import { type Column, type Sheet, sum } from '../../xlsx/write/table.js';
import { amountColumn, column } from '../columns.js';
import { yuanOf } from '../context.js';
import { sheetOf, type Tracking } from './tracking-base.js';

type CountKey = Exclude<keyof FollowUpCounts, 'rates' | 'need' | 'planned' | 'short' | 'actual'>;
type Village = FollowUp['villages'][number];

export function villagesSheet(context: Tracking): Sheet {
  const { tracking, followUp } = context;
  const { columns, notes } = tracking;
  const counted = (key: CountKey, header: string): Column<Village> =>
    column('count', key, header, (row) => row[key], { total: sum(followUp.township[key]) });
  const money = (key: 'need' | 'planned' | 'short' | 'actual'): Column<Village> =>
    amountColumn('money', key, columns, (row) => row[key], {
      total: sum(yuanOf(followUp.township[key])),
    });
  const rate = (key: keyof FollowUpCounts['rates'], header: string): Column<Village> =>
    column('share', `${key}Rate`, header, (row) => row.rates[key], {
      formula: (_row, at) => shareFormula(at(key), at('needing')),
      total: {
        value: followUp.township.rates[key],
        formula: (_own, at) => shareFormula(at(key), at('needing')),
      },
    });
  const table: Column<Village>[] = [
    column('text', 'village', columns, (row) => row.village),
    counted('needing', columns.needing),
    counted('monitored', columns.monitoredHouseholds),
    counted('withMeasure', columns.withMeasure),
    { ...counted('missed', columns.missed), look: ({ missed }) => (missed > 0 ? 'fall' : 'plain') },
    counted('covered', columns.covered),
    counted('done', columns.done),
    {
      ...counted('overdue', columns.overdue),
      look: ({ overdue }) => (overdue > 0 ? 'fall' : 'plain'),
    },
    counted('doneWithoutIncome', columns.doneWithoutIncome),
    money('need'),
    money('planned'),
    money('short'),
    money('actual'),
    rate('withMeasure', columns.measureRate),
    rate('covered', columns.coverRate),
    rate('done', columns.doneRate),
    rate('overdue', columns.overdueRate),
  ];
  return {
    ...sheetOf(context, 'villages', [notes.need, notes.rates], 1),
    tables: [{ columns: table, rows: followUp.villages, totalLabel: tracking.total }],
  };
}
