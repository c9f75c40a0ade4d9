import type { Finding } from '../../domain/findings/finding.js';
import type { TownshipReport } from '../../reports/report.js';
import { findingRows } from '../findings.js';
import type { WholePaper, WrittenPaper } from '../report/alike.js';
import { type PaperOptions, papersOf, type WritePaper } from '../report/papers.js';

/** The papers of a township, with findings that have no sentences yet. */
export interface ReportTask extends PaperOptions {
  readonly report: Omit<TownshipReport, 'findings'>;
  readonly findings: readonly Finding[];
}

/** The papers one after the other; workbooks by `book`, or without it on this thread. */
export const papersFor = (
  { report, findings, ...options }: ReportTask,
  book?: WritePaper,
): AsyncGenerator<WrittenPaper> =>
  papersOf({ ...report, findings: findingRows(findings, options.lang) }, options, book);

/** Writes papers. */
export async function writeReport(task: ReportTask, book?: WritePaper): Promise<WholePaper[]> {
  const papers: WholePaper[] = [];
  for await (const { name, pieces } of papersFor(task, book)) {
    papers.push({ name, pieces: [...pieces] });
  }
  return papers;
}
