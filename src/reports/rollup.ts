import type { Crossing } from '../domain/outcomes/crossing.js';
import type { Level } from '../domain/outcomes/level.js';
import type { Group } from '../domain/outcomes/result.js';
import { rollupReports as enReports, rollup as enRollup } from '../locales/en/sheets/rollup.js';
import { units as enUnits } from '../locales/en/units.js';
import { rollupReports as zhReports, rollup as zhRollup } from '../locales/zh/sheets/rollup.js';
import { units as zhUnits } from '../locales/zh/units.js';
import type { CountedUnits } from '../results/json.js';
import type { Sheet } from '../xlsx/write/table.js';
import { contextOf } from './context.js';
import { areaSheets, yearEndOf } from './county/area-sheets.js';
import { bytesOf } from './index.js';
import { leading } from './links.js';
import type { ReportOptions, RunInfo } from './report.js';
import { withAbout } from './sheets/about.js';
import { type CrossingRow, crossingsSheet, type UrgentList, urgentSheet } from './sheets/rollup.js';

export interface RollupReport {
  readonly run: RunInfo;
  /** The level of the groups beneath the top. */
  readonly below: Level;
  readonly top: Group;
  readonly children: readonly Group[];
  readonly urgent: UrgentList;
  readonly crossings: readonly CrossingRow[];
  /** Why hashes of some runs cannot be compared. */
  readonly otherKeys: 'several' | 'some' | null;
  /** How many of a plan's units are in it, where not all need be. */
  readonly units: CountedUnits | null;
}

const WORDS = {
  zh: { rollup: zhRollup, reports: zhReports, units: zhUnits },
  en: { rollup: enRollup, reports: enReports, units: enUnits },
} satisfies Record<ReportOptions['lang'], unknown>;

export const countOfCrossings = (
  rows: readonly { readonly crossing: Crossing }[],
  kind: Crossing['kind'],
): number => rows.filter(({ crossing }) => crossing.kind === kind).length;

/**
 * The township's workbook one level up, with the lists that a county may see.
 * Definition: docs/definitions/levels.md, "Outputs".
 */
export async function rollupWorkbook(
  report: RollupReport,
  options: ReportOptions,
): Promise<Uint8Array> {
  const { lang } = options;
  const villages = contextOf(report.run, report.top.name, options);
  const context = { ...villages, words: WORDS[lang].reports(report.below) };
  const { rollup } = WORDS[lang];
  const { top, children, crossings } = report;
  const told = [
    rollup.crossings(
      countOfCrossings(crossings, 'duplicate'),
      countOfCrossings(crossings, 'moved'),
    ),
    ...(report.otherKeys === null ? [] : [rollup.otherKeys[report.otherKeys]]),
  ];
  const saying = (sheet: Sheet): Sheet => ({ ...sheet, notes: [...sheet.notes, ...told] });
  const list = { sheet: context.words.sheets.urgent };
  const back = { sheet: context.words.sheets.villages };
  const listed = new Set(report.urgent.households.map(({ township }) => township));
  const toList = ({ name }: Group) => (listed.has(name) ? list : null);
  const area = areaSheets(context, top, children, { linkTo: toList, list });
  const sheets = withAbout(context, top, {
    ...area,
    villages: saying(area.villages),
    ...yearEndOf(context, top, children),
    urgent: leading(urgentSheet(villages, report.urgent, rollup), 'township', () => back),
    crossings: crossingsSheet(villages, crossings, rollup, told),
  });
  const partial = report.units === null ? [] : [WORDS[lang].units.counted(report.units)];
  return await bytesOf(
    sheets.map((sheet, n) => ({
      ...(n === 0 ? saying(sheet) : sheet),
      lines: [...partial, ...sheet.lines],
    })),
    context,
  );
}
