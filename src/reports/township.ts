import type { Group } from '../domain/outcomes/result.js';
import type { Sheet, Target } from '../xlsx/write/table.js';
import type { Context } from './context.js';
import { areaSheets, yearEndOf } from './county/area-sheets.js';
import { leading } from './links.js';
import { previousSheet } from './months/previous.js';
import type { TownshipReport } from './report.js';
import { withAbout } from './sheets/about.js';
import { decliningSheet, monitoredSheet, notMetSheet } from './sheets/lists.js';
import { mayDeclineSheet } from './sheets/projection.js';
import { findingsSheet, listedSheet } from './sheets/records.js';

/** What every row of a list says of itself. */
type OfVillage = Readonly<Record<'village' | 'township', string>>;

/** Where the workbook of each village lies; nowhere where there are none. */
function filesOf({ villages, villageFiles = [] }: TownshipReport) {
  const files = new Map<string, Map<string, Target>>();
  const names = villageFiles.length === 0 ? [] : villages;
  let n = 0;
  for (const { name, township } of names) {
    const file = villageFiles[n];
    const own = files.get(township) ?? new Map<string, Target>();
    if (file !== undefined) files.set(township, own.set(name, { file }));
    n += 1;
  }
  // Every row of a list asks, twice: texts put together would be garbage.
  return (village: string, township: string): Target | null =>
    files.get(township)?.get(village) ?? null;
}

/** The sheets of a township's workbook, in their order. */
export function townshipSheets(context: Context, report: TownshipReport): Sheet[] {
  const { township, villages } = report;
  const fileOf = filesOf(report);
  const linkTo = (village: Group): Target | null => fileOf(village.name, village.township);
  const toVillages = (sheet: Sheet): Sheet =>
    leading(sheet, 'village', (row) => {
      const own = row as OfVillage;
      return fileOf(own.village, own.township);
    });
  return withAbout(context, township, {
    ...areaSheets(context, township, villages, {
      linkTo,
      list: { sheet: context.words.sheets.declining },
    }),
    notMet: toVillages(notMetSheet(context, township, report.notMet)),
    monitored: toVillages(monitoredSheet(context, report)),
    declining: toVillages(decliningSheet(context, township, report.declining)),
    ...(context.run.periods.basis === 'to-date' && {
      mayDecline: toVillages(mayDeclineSheet(context, report.mayDecline, { ofVillage: false })),
    }),
    ...yearEndOf(context, township, villages),
    ...(report.previous !== null && { previous: previousSheet(context, report.previous) }),
    listed: toVillages(listedSheet(context, report.listed)),
    findings: findingsSheet(context, report.findings),
  });
}
