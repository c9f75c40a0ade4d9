import type { Audience } from '../../domain/audience.js';
import {
  PAPER_FILES,
  PUBLIC_FOLDER,
  summaryName,
  workbookFile,
} from '../../domain/outcomes/files.js';
import { safeFileNames } from '../../files/names.js';
import { forCounty, forPublic } from '../../reports/audience.js';
import { countyWorkbook, townshipWorkbook } from '../../reports/index.js';
import { byUrgency } from '../../reports/order.js';
import type { PageReport } from '../../reports/page/model.js';
import type { PaperKey, ReportOptions, TownshipReport } from '../../reports/report.js';
import { type ToldPlaced, toldWhole } from '../../results/told.js';
import type { WriteBook } from '../../xlsx/write/plain.js';
import {
  type DocumentTemplate,
  documentFor,
  figurePapers,
  PUBLIC_GROUPS,
  PUBLIC_SUMMARY,
  publicGroups,
  publicSummary,
  type WrittenPaper,
} from './alike.js';

export interface PaperOptions extends ReportOptions {
  readonly audience: Audience;
  /** The groups for everybody, as everybody may see them: such papers are made of nothing else. */
  readonly told: readonly ToldPlaced[];
  /** Papers that nobody wants. */
  readonly without?: readonly PaperKey[];
  /** Only the workbooks, or only the others; both where it is absent. */
  readonly part?: PaperPart;
  readonly template?: DocumentTemplate | null;
}

/** What two threads can write at the same time. */
const PAPER_PARTS = ['workbooks', 'others'] as const;
type PaperPart = (typeof PAPER_PARTS)[number];

/** A report of the township as a file of its own: a workbook, a page, a document. */
interface Paper {
  readonly part: PaperPart;
  /** The key by which it can be left out. */
  readonly key?: PaperKey;
  readonly name: (report: TownshipReport) => string;
  readonly write: (
    report: TownshipReport,
    options: PaperOptions,
    book?: WritePaper,
  ) => Promise<Whole> | Whole;
}

/** The bytes of a paper, or pieces of them. */
type Whole = Uint8Array | Iterable<Uint8Array>;

/** Writes a workbook. */
export type WritePaper = WriteBook<Whole>;

type Shown = (report: TownshipReport) => TownshipReport;

const workbook = (write: Paper['write']): Paper => ({
  part: 'workbooks',
  name: ({ run }) => workbookFile(String(safeFileNames([summaryName(run.township)])[0])),
  write,
});

/** The document that a township hands to the county. */
const document = (shown: Shown): Paper => ({
  part: 'others',
  key: 'document',
  name: () => PAPER_FILES.document,
  write: (report, options) => documentFor(shown(report), options.template ?? null, options),
});

/** What the page is made of; `view` is what the audience may see. */
function pageReport(view: Shown, report: TownshipReport, options: PaperOptions): PageReport {
  const { audience, told, lang, unmasked } = options;
  if (audience === 'village') throw new RangeError('a village has no page');
  const { run, groups, households, previous } = view(report);
  return {
    ...{ run, audience, lang, unmasked, previous },
    groups: audience === 'public' ? told : toldWhole(groups),
    households: byUrgency(households),
  };
}

/** The page, which opens by a double click and on a phone. */
const page = ({ folder, view }: PagePlace): Paper => ({
  part: 'others',
  key: 'page',
  name: () => `${folder}${PAPER_FILES.page}`,
  async write(report, options) {
    const { townshipPage } = await import('../../reports/page/page.js');
    return townshipPage(pageReport(view, report, options));
  },
});

interface PagePlace {
  readonly folder: string;
  readonly view: Shown;
}

/** Where the page of an audience lies, and what it may see; a village has none. */
const PAGES = {
  township: { folder: '', view: (report) => report },
  county: { folder: '', view: forCounty },
  public: { folder: `${PUBLIC_FOLDER}/`, view: forPublic },
} as const satisfies Readonly<Record<Exclude<Audience, 'village'>, PagePlace>>;

/** What is written for whom, in the order in which people open it. */
const PAPERS: Readonly<Record<Audience, readonly Paper[]>> = {
  /** A village has its own workbook. */
  village: [],
  township: [workbook(townshipWorkbook), document((report) => report), page(PAGES.township)],
  county: [workbook(countyWorkbook), document(forCounty), page(PAGES.county)],
  public: [
    page(PAGES.public),
    { part: 'others', name: () => PUBLIC_GROUPS, write: (_report, { told }) => publicGroups(told) },
    {
      part: 'others',
      name: () => PUBLIC_SUMMARY,
      write: (report, { told }) => publicSummary(report.run, told, villagesIn(report, told)),
    },
  ],
};

/** The published groups of villages, in the order of the report. */
const villagesIn = ({ villages }: TownshipReport, told: readonly ToldPlaced[]) => {
  const beneath = told.filter(({ level }) => level === 'village');
  return [...villages].flatMap(({ name, township }) =>
    beneath
      .filter(({ path }) => path.at(-1) === name && (path.length < 3 || path.at(-2) === township))
      .map(({ group }) => ({ ...group, township })),
  );
};

/**
 * Every paper of the township for an audience: `analyze` writes them of what it has just come to,
 * `report` of what was read back. Each is made once the one before it has been taken.
 */
export async function* papersOf(
  report: TownshipReport,
  options: PaperOptions,
  book?: WritePaper,
): AsyncGenerator<WrittenPaper> {
  for (const { name, write } of asked(options)) {
    const whole = await write(report, options, book);
    yield { name: name(report), pieces: whole instanceof Uint8Array ? [whole] : whole };
  }
}

type Asked = Pick<PaperOptions, 'audience' | 'without' | 'part'>;

const asked = ({ audience, without = [], part: only }: Asked): readonly Paper[] =>
  PAPERS[audience].filter(
    ({ key, part }) =>
      (only === undefined || part === only) && (key === undefined || !without.includes(key)),
  );

/** The parts in which there is anything to write. */
export const partsAsked = (options: Asked): PaperPart[] =>
  PAPER_PARTS.filter((part) => asked({ ...options, part }).length > 0);

/** What papers are written to: each piece follows the one before it. */
interface Appending {
  append(name: string, bytes: Uint8Array): void;
}

export async function writePapers(
  papers: AsyncIterable<WrittenPaper> | Iterable<WrittenPaper>,
  files: Appending,
): Promise<void> {
  for await (const { name, pieces } of papers) {
    for (const piece of pieces) files.append(name, piece);
  }
}

/** The charts of an audience's page. */
export async function figuresFor(
  report: TownshipReport,
  options: PaperOptions,
): Promise<WrittenPaper[]> {
  if (options.audience === 'village') return [];
  const { folder, view } = PAGES[options.audience];
  return await figurePapers(pageReport(view, report, options), folder);
}
