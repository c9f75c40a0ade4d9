import { type Sheet, tablePlace } from '../xlsx/write/table.js';
import type { Context } from './context.js';
import { itemsOf, leading } from './links.js';
import type { VillageReport } from './report.js';
import { withAbout } from './sheets/about.js';
import { detailsSheet } from './sheets/details.js';
import { factorChart, factorsSheet } from './sheets/factors.js';
import { incomesSheet } from './sheets/incomes.js';
import { itemsSheet } from './sheets/items.js';
import { ledgerSheet } from './sheets/lists.js';
import { mayDeclineSheet, yearEndSheet } from './sheets/projection.js';
import { findingsSheet, listedSheet } from './sheets/records.js';
import { SUMMARY_FACTORS, summarySheet } from './sheets/summary.js';

/** The sheets of a village's workbook, in their order. */
export function villageSheets(context: Context, report: VillageReport): Sheet[] {
  const { group, households, itemised } = report;
  const items = itemsSheet(context, itemised);
  const toItems = itemsOf(items, households);
  const incomes = leading(incomesSheet(context, group, households), 'head', toItems);
  const details = detailsSheet(context, households);
  const listed = listedSheet(context, report.listed);
  const factors = factorsSheet(context, group, {
    details: tablePlace(details),
    incomes: tablePlace(incomes),
  });
  const summary = summarySheet(context, group, {
    incomes: tablePlace(incomes),
    listed: tablePlace(listed),
    factors: tablePlace(factors),
  });
  const bars = tablePlace(summary, SUMMARY_FACTORS);
  const chart = factorChart(context, group, bars.range('factor'), bars.range('households'));
  return withAbout(context, group, {
    summary,
    incomes,
    items,
    ledger: leading(ledgerSheet(context, group, households), 'head', toItems),
    factors: { ...factors, chart: { ...chart, table: 0, side: 'below' } },
    details,
    ...(context.run.periods.basis === 'to-date' && {
      mayDecline: mayDeclineSheet(context, households, { ofVillage: true }),
      yearEnd: yearEndSheet(context, households),
    }),
    listed,
    findings: findingsSheet(context, report.findings),
  });
}
