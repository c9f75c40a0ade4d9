import { rollup as enRollup } from '../../locales/en/sheets/rollup.js';
import { rollup as zhRollup } from '../../locales/zh/sheets/rollup.js';
import type { UrgentHousehold } from '../../results/verbs/urgent.js';
import type { Sheet } from '../../xlsx/write/table.js';
import type { Context } from '../context.js';
import { byUrgency } from '../order.js';
import type { HouseholdBrief, ReportOptions, TownshipReport } from '../report.js';
import { aboutSheet } from '../sheets/about.js';
import { bracketsSheet } from '../sheets/brackets.js';
import { compositionSheet } from '../sheets/composition.js';
import { factorsByVillageSheet } from '../sheets/factors-by-village.js';
import { yearEndByVillageSheet } from '../sheets/projection.js';
import { urgentSheet } from '../sheets/rollup.js';
import { villagesSheet } from '../sheets/villages.js';

const WORDS = { zh: zhRollup, en: enRollup };

/** The sheets of a township's workbook for the county, of a report that `forCounty` has made. */
export function countySheets(
  context: Context,
  { township, villages, households }: TownshipReport,
  lang: ReportOptions['lang'],
): Sheet[] {
  const isToDate = context.run.periods.basis === 'to-date';
  const list = { sheet: context.words.sheets.urgent };
  const urgent = byUrgency(households).flatMap(urgentOf);
  return [
    aboutSheet(context, township, [
      'villages',
      'factorsByVillage',
      'composition',
      'brackets',
      ...(isToDate ? (['yearEnd'] as const) : []),
      'urgent',
    ]),
    villagesSheet(context, township, villages),
    factorsByVillageSheet(context, township, villages, { list }),
    compositionSheet(context, township, villages),
    bracketsSheet(context, township, villages),
    ...(isToDate ? [yearEndByVillageSheet(context, township, villages)] : []),
    urgentSheet(context, { households: urgent, all: urgent.length, without: [] }, WORDS[lang]),
  ];
}

function urgentOf({ population, income, change, warning, ...rest }: HouseholdBrief) {
  if (warning !== 'red' && warning !== 'orange') return [];
  const { village, township, id, head, type, monitored, helper, factors } = rest;
  const household: UrgentHousehold = {
    ...{ village, township, id, head, type, monitored, helper, factors, warning },
    persons: population.current,
    priorNet: income.prior.net,
    currentNet: income.current.net,
    change: change.net.amount,
    rate: change.net.rate,
  };
  return [household];
}
