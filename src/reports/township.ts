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

const keyOf = (village: string, { township }: Pick<OfVillage, 'township'>): string =>
  JSON.stringify([township, village]);

/** The sheets of a township's workbook, in their order. */
export function townshipSheets(context: Context, report: TownshipReport): Sheet[] {
  const { township, villages, villageFiles = [] } = report;
  const linkTo = (village: Group): Target | null => {
    const file = villageFiles[villages.indexOf(village)];
    return file === undefined ? null : { file };
  };
  const files = new Map(villages.map((village) => [keyOf(village.name, village), linkTo(village)]));
  const toVillages = (sheet: Sheet): Sheet =>
    leading(sheet, 'village', (row) => {
      const own = row as OfVillage;
      return files.get(keyOf(own.village, own)) ?? null;
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
