import { DATA_FILES, PUBLIC_FOLDER } from '../../domain/outcomes/files.js';
import { periodText } from '../../domain/period.js';
import type { DocumentReport } from '../../reports/document/blocks.js';
import { DOCUMENT_NAMES, namedTexts } from '../../reports/document/names.js';
import { townshipDocument } from '../../reports/document/write.js';
import type { PageReport } from '../../reports/page/model.js';
import type { ReportOptions, RunInfo } from '../../reports/report.js';
import { publicSummaryText } from '../../results/json.js';
import type { ReportManifest } from '../../results/manifest.js';
import type { ToldPlaced } from '../../results/told.js';
import { linesOf } from '../analyze/lines.js';
import { figuresOf } from './figures.js';

/** What the papers of a township and of a county are alike in. */

/** A county's own document, to be filled in the place of ours. */
export interface DocumentTemplate {
  /** The path as it is shown to people. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WrittenPaper {
  readonly name: string;
  /** The bytes, piece by piece; some are made when they are taken, once. */
  readonly pieces: Iterable<Uint8Array>;
}

/** A paper with all its pieces, as it can be sent to another thread. */
export interface WholePaper extends WrittenPaper {
  readonly pieces: readonly Uint8Array[];
}

/** What the manifest of papers says of the results that they were made of. */
export const madeOf = ({
  run,
  sha256,
}: {
  readonly run: Pick<RunInfo, 'periods'>;
  readonly sha256: string;
}): ReportManifest['results'] => ({ period: periodText(run.periods.current), sha256 });

/** The document: ours, or a county's own template filled in. */
export async function documentFor(
  report: DocumentReport,
  template: DocumentTemplate | null,
  options: ReportOptions,
): Promise<Uint8Array> {
  if (template === null) return townshipDocument(report, options);
  const { fillTemplate } = await import('../../forms/document/fill.js');
  return fillTemplate(template.bytes, template.path, namedTexts(report, options));
}

/** @throws {ExpectedFailure} where it cannot be filled, whatever there is to fill in */
export async function checkDocument({ bytes, path }: DocumentTemplate): Promise<void> {
  const { checkTemplate } = await import('../../forms/document/fill.js');
  await checkTemplate(bytes, path, DOCUMENT_NAMES);
}

/** The charts of a page as files of their own, beside the page. */
export async function figurePapers(page: PageReport, folder: string): Promise<WrittenPaper[]> {
  const figures = await figuresOf(page);
  return figures.map(({ name, bytes }) => ({ name: `${folder}图/${name}`, pieces: [bytes] }));
}

/** Each group as everybody may see it; `told` begins with that of the whole. */
export const PUBLIC_GROUPS = `${PUBLIC_FOLDER}/${DATA_FILES.groups}`;
export const publicGroups = (told: readonly ToldPlaced[]): Uint8Array =>
  linesOf(told.map((placed) => JSON.stringify(placed)));

type OfTownship = Parameters<typeof publicSummaryText>[2];

/** The summary for everybody; `beneath` in the order in which people read them. */
export const PUBLIC_SUMMARY = `${PUBLIC_FOLDER}/${DATA_FILES.summary}`;
export function publicSummary(
  { periods, township, shares }: RunInfo,
  [top]: readonly ToldPlaced[],
  beneath: OfTownship,
): Uint8Array {
  if (top === undefined) throw new RangeError('no group of its own');
  const whole = { ...top.group, name: township, township };
  return new TextEncoder().encode(publicSummaryText(periods, whole, beneath, shares));
}
