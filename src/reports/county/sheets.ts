import { rollup as enRollup } from '../../locales/en/sheets/rollup.js';
import { rollup as zhRollup } from '../../locales/zh/sheets/rollup.js';
import type { UrgentHousehold } from '../../results/verbs/urgent.js';
import type { Sheet } from '../../xlsx/write/table.js';
import type { Context } from '../context.js';
import { byUrgency } from '../order.js';
import type { HouseholdBrief, ReportOptions, TownshipReport } from '../report.js';
import { withAbout } from '../sheets/about.js';
import { urgentSheet } from '../sheets/rollup.js';
import { areaSheets, yearEndOf } from './area-sheets.js';

const WORDS = { zh: zhRollup, en: enRollup };

/** The sheets of a township's workbook for the county, of a report that `forCounty` has made. */
export function countySheets(
  context: Context,
  { township, villages, households }: TownshipReport,
  lang: ReportOptions['lang'],
): Sheet[] {
  const urgent = byUrgency(households).map(urgentOf);
  return withAbout(context, township, {
    ...areaSheets(context, township, villages, { list: { sheet: context.words.sheets.urgent } }),
    ...yearEndOf(context, township, villages),
    urgent: urgentSheet(
      context,
      { households: urgent, all: urgent.length, without: [] },
      WORDS[lang],
    ),
  });
}

/** A household of a report that holds no others than red and orange ones. */
function urgentOf({
  population,
  income,
  change,
  warning,
  ...rest
}: HouseholdBrief): UrgentHousehold {
  const { village, township, id, head, type, monitored, helper, factors } = rest;
  return {
    ...{ village, township, id, head, type, monitored, helper, factors },
    warning: warning === 'red' ? 'red' : 'orange',
    persons: population.current,
    priorNet: income.prior.net,
    currentNet: income.current.net,
    change: change.net.amount,
    rate: change.net.rate,
  };
}
