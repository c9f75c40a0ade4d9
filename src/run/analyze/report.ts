import type { Finding } from '../../domain/findings/finding.js';
import type { TownshipReport } from '../../reports/report.js';
import type { WriteBook } from '../../xlsx/write/plain.js';
import { findingRow } from '../findings.js';
import type { WrittenPaper } from '../report/alike.js';
import { type PaperOptions, papersOf } from '../report/papers.js';

/** The papers of a township, with findings that have no sentences yet. */
export interface ReportTask extends PaperOptions {
  readonly report: Omit<TownshipReport, 'findings'>;
  readonly findings: readonly Finding[];
}

/** Writes papers; workbooks by `book`, or without it on this thread. */
export const writeReport = async (
  { report, findings, ...options }: ReportTask,
  book?: WriteBook,
): Promise<WrittenPaper[]> =>
  await papersOf(
    { ...report, findings: findings.map((found) => findingRow(found, options.lang)) },
    options,
    book,
  );
