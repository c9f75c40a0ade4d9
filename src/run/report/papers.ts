import type { Audience } from '../../domain/audience.js';
import { safeFileNames } from '../../files/names.js';
import { townshipDocument } from '../../reports/document/write.js';
import { townshipWorkbook } from '../../reports/index.js';
import type { ReportOptions, TownshipReport } from '../../reports/report.js';

/** What a run comes to for the township is written for the township, the county or everybody. */
export interface PaperOptions extends ReportOptions {
  readonly audience: Exclude<Audience, 'village'>;
}

export interface WrittenPaper {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A report of the township as a file of its own: a workbook, a page, a document. */
interface Paper {
  readonly name: (report: TownshipReport) => string;
  readonly write: (report: TownshipReport, options: PaperOptions) => Promise<Uint8Array>;
}

const workbook: Paper = {
  name: ({ run }) => `${safeFileNames([`${run.township}汇总`])[0]}.xlsx`,
  write: townshipWorkbook,
};

/** What a township hands up. */
const document: Paper = { name: () => '研判报告.docx', write: townshipDocument };

/** In the order in which people open them. */
const PAPERS: readonly Paper[] = [workbook, document];

/**
 * Every paper of the township for an audience: `analyze` writes them of what it has just come to,
 * `report` of what was read back.
 */
export async function papersOf(
  report: TownshipReport,
  options: PaperOptions,
): Promise<WrittenPaper[]> {
  const written: WrittenPaper[] = [];
  for (const { name, write } of PAPERS) {
    written.push({ name: name(report), bytes: await write(report, options) });
  }
  return written;
}
