import type { Audience } from '../../domain/audience.js';
import { PAPER_FILES, PUBLIC_FOLDER } from '../../domain/outcomes/files.js';
import { periodLength } from '../../domain/period.js';
import type { Policy } from '../../domain/policy.js';
import type { Lang } from '../../locales/index.js';
import {
  type CountyReport,
  countyDocument,
  countyPage,
  groupsOfCounty,
} from '../../reports/county/report.js';
import type { PaperKey, RunInfo } from '../../reports/report.js';
import { type ToldPlaced, toldWhole } from '../../results/told.js';
import {
  type DocumentTemplate,
  documentFor,
  figurePapers,
  PUBLIC_GROUPS,
  PUBLIC_SUMMARY,
  publicGroups,
  publicSummary,
  type WrittenPaper,
} from '../report/alike.js';
import { type Like, toldTo } from '../report/public.js';
import { highestOf, type Merged } from './merge.js';

/** A county's page and document are for the county, or for everybody. */
type CountyAudience = Extract<Audience, 'county' | 'public'>;

export interface CountyPaperOptions {
  readonly audience: CountyAudience;
  readonly lang: Lang;
  readonly policy: Policy;
  readonly template: DocumentTemplate | null;
  readonly like: Like | null;
  /** The page's charts as files too. */
  readonly figures: boolean;
  /** Papers that nobody wants. */
  readonly without: readonly PaperKey[];
}

/** The report of what was put together. */
export function countyReportOf(
  { top, children, periods, shares, policy, otherKeys }: Omit<Merged, 'runs'>,
  more: Pick<CountyReport, 'crossings' | 'units'> & Pick<RunInfo, 'toolVersion' | 'madeOn'>,
): CountyReport {
  const { crossings, units, ...run } = more;
  const [name = ''] = top.path;
  const hasInterval = policy.intervals.has(periodLength(periods.current));
  return {
    run: {
      ...run,
      ...{ township: name, county: null, periods, shares },
      policy: { ...policy, hasInterval },
    },
    top,
    children: children.map(({ level, path, group }) => ({
      ...{ level, group },
      path: [name, ...path.slice(-1)],
    })),
    below: highestOf(children),
    ...{ crossings, otherKeys, units },
  };
}

/** The page and the document of results put together; for everybody the page and its data alone. */
export async function countyPapers(
  report: CountyReport,
  options: CountyPaperOptions,
): Promise<WrittenPaper[]> {
  const { audience, lang, policy, like, without } = options;
  const isPublic = audience === 'public';
  const groups = groupsOfCounty(report);
  const told = isPublic ? toldTo(audience, groups, policy, like) : toldWhole(groups);
  const shown = countyPage(report, told, { audience, lang });
  const folder = isPublic ? `${PUBLIC_FOLDER}/` : '';
  const { townshipPage } = await import('../../reports/page/page.js');
  const papers: WrittenPaper[] = [
    ...(without.includes('page')
      ? []
      : [{ name: `${folder}${PAPER_FILES.page}`, pieces: await townshipPage(shown) }]),
    ...(isPublic ? dataOf(report, told) : []),
    ...(isPublic || without.includes('document')
      ? []
      : [{ name: PAPER_FILES.document, pieces: [await documentOf(report, options)] }]),
  ];
  return options.figures ? [...papers, ...(await figurePapers(shown, folder))] : papers;
}

const documentOf = (report: CountyReport, { lang, template }: CountyPaperOptions) =>
  documentFor(countyDocument(report, lang), template, { lang, unmasked: false });

function dataOf({ run }: CountyReport, told: readonly ToldPlaced[]): WrittenPaper[] {
  const { township } = run;
  const beneath = told.slice(1).map(({ group }) => ({ ...group, township }));
  return [
    { name: PUBLIC_GROUPS, pieces: [publicGroups(told)] },
    { name: PUBLIC_SUMMARY, pieces: [publicSummary(run, told, beneath)] },
  ];
}
