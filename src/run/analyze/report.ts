import type { Finding } from '../../domain/findings/finding.js';
import { townshipWorkbook } from '../../reports/index.js';
import type { ReportOptions, TownshipReport } from '../../reports/report.js';
import { findingRow } from '../findings.js';

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
