import { planBook, type WriteBook } from '../xlsx/write/plain.js';
import type { Sheet } from '../xlsx/write/table.js';
import { accessibleSheets } from './accessible.js';
import { forCounty } from './audience.js';
import { type Context, contextOf } from './context.js';
import { countySheets } from './county/sheets.js';
import type { ReportOptions, TownshipReport, VillageReport } from './report.js';
import { townshipSheets } from './township.js';
import { villageSheets } from './village.js';
import { withoutSheets } from './without.js';

/** The workbook of one village. Definition: docs/definitions/results.md, "Reports". */
export function villageWorkbook(
  report: VillageReport,
  options: ReportOptions,
  write?: WriteBook,
): Promise<Uint8Array> {
  const context = contextOf(report.run, report.group.name, options);
  return bytesOf(withoutSheets(villageSheets(context, report), context), context, write);
}

/** The workbook of a township. Definition: docs/definitions/results.md, "Reports". */
export function townshipWorkbook<Whole = Uint8Array>(
  report: TownshipReport,
  options: ReportOptions,
  write?: WriteBook<Whole>,
): Promise<Whole | Uint8Array> {
  const context = contextOf(report.run, report.run.township, options);
  return bytesOf(withoutSheets(townshipSheets(context, report), context), context, write);
}

/** The workbook of a township for the county. Definition: docs/definitions/audiences.md. */
export function countyWorkbook<Whole = Uint8Array>(
  report: TownshipReport,
  { lang, profile = 'standard' }: ReportOptions,
  write?: WriteBook<Whole>,
): Promise<Whole | Uint8Array> {
  const shown = forCounty(report);
  const context = contextOf(shown.run, shown.run.township, { lang, profile, unmasked: false });
  return bytesOf(countySheets(context, shown, lang), context, write);
}

/** A workbook of sheets as the profile wants them. */
export function bytesOf<Whole = Uint8Array>(
  sheets: readonly Sheet[],
  context: Context,
  write?: WriteBook<Whole>,
): Promise<Whole | Uint8Array> {
  const shown = context.profile === 'accessible' ? accessibleSheets(sheets, context) : sheets;
  return (write ?? writeHere)(planBook(shown, context));
}

/** The code that writes workbooks is loaded only when one is written, which most verbs do not do. */
const writeHere: WriteBook = async (plan) => {
  const { writeBook } = await import('../xlsx/write/book.js');
  return writeBook(plan);
};
