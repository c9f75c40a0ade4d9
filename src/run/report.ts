import type { Finding } from '../domain/finding.js';
import type { ReportOptions, TownshipReport } from '../reports/report.js';
import { townshipWorkbook } from '../reports/workbook/index.js';
import { findingRow } from './findings.js';

/** The workbook of a township, with findings that have no sentences yet. */
export interface ReportTask extends ReportOptions {
  readonly report: Omit<TownshipReport, 'findings'>;
  readonly findings: readonly Finding[];
}

/** Done by a worker: it has loaded what writes workbooks for the villages already. */
export const writeReport = ({
  report,
  findings,
  lang,
  unmasked,
}: ReportTask): Promise<Uint8Array> =>
  townshipWorkbook(
    { ...report, findings: findings.map((found) => findingRow(found, lang)) },
    { lang, unmasked },
  );
