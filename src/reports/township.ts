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

/** Where the workbook of each village lies, by `keyOf`; none where there are none. */
function filesOf({ villages, villageFiles = [] }: TownshipReport): ReadonlyMap<string, Target> {
  if (villageFiles.length === 0) return new Map();
  const keys = Array.from(villages, (village) => keyOf(village.name, village));
  return new Map(
    villageFiles.flatMap((file, n) => {
      const key = keys[n];
      return key === undefined ? [] : [[key, { file }] as const];
    }),
  );
}

/** The sheets of a township's workbook, in their order. */
export function townshipSheets(context: Context, report: TownshipReport): Sheet[] {
  const { township, villages } = report;
  const files = filesOf(report);
  const linkTo = (village: Group): Target | null => files.get(keyOf(village.name, village)) ?? null;
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
