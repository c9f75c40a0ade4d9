import type { Finding } from '../../domain/findings/finding.js';
import type { TownshipReport } from '../../reports/report.js';
import { findingRow } from '../findings.js';
import { type PaperOptions, papersOf, type WrittenPaper } from '../report/papers.js';

/** The papers of a township, with findings that have no sentences yet. */
export interface ReportTask extends PaperOptions {
  readonly report: Omit<TownshipReport, 'findings'>;
  readonly findings: readonly Finding[];
}

/** Done by a worker: it has loaded what writes workbooks for the villages already. */
export const writeReport = ({
  report,
  findings,
  ...options
}: ReportTask): Promise<WrittenPaper[]> =>
  papersOf(
    { ...report, findings: findings.map((found) => findingRow(found, options.lang)) },
    options,
  );
