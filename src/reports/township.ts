import type { Group } from '../domain/outcomes/result.js';
import type { Sheet, Target } from '../xlsx/write/table.js';
import type { Context } from './context.js';
import { leading } from './links.js';
import { previousSheet } from './months/previous.js';
import type { TownshipReport } from './report.js';
import { aboutSheet } from './sheets/about.js';
import { bracketsSheet } from './sheets/brackets.js';
import { compositionSheet } from './sheets/composition.js';
import { factorsByVillageSheet } from './sheets/factors-by-village.js';
import { decliningSheet, monitoredSheet, notMetSheet } from './sheets/lists.js';
import { mayDeclineSheet, yearEndByVillageSheet } from './sheets/projection.js';
import { findingsSheet, listedSheet } from './sheets/records.js';
import { villagesSheet } from './sheets/villages.js';

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
  const isToDate = context.run.periods.basis === 'to-date';
  const toDate = isToDate ? (['mayDecline', 'yearEnd'] as const) : [];
  return [
    aboutSheet(context, township, [
      'villages',
      'factorsByVillage',
      'composition',
      'brackets',
      'notMet',
      'monitored',
      'declining',
      ...toDate,
      ...(report.previous === null ? [] : (['previous'] as const)),
      'listed',
      'findings',
    ]),
    villagesSheet(context, township, villages, linkTo),
    factorsByVillageSheet(context, township, villages, {
      linkTo,
      list: { sheet: context.words.sheets.declining },
    }),
    compositionSheet(context, township, villages),
    bracketsSheet(context, township, villages),
    toVillages(notMetSheet(context, township, report.notMet)),
    toVillages(monitoredSheet(context, report)),
    toVillages(decliningSheet(context, township, report.declining)),
    ...(isToDate
      ? [
          toVillages(mayDeclineSheet(context, report.mayDecline, { ofVillage: false })),
          yearEndByVillageSheet(context, township, villages),
        ]
      : []),
    ...(report.previous === null ? [] : [previousSheet(context, report.previous)]),
    toVillages(listedSheet(context, report.listed)),
    findingsSheet(context, report.findings),
  ];
}
