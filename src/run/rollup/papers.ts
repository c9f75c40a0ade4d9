import type { Audience } from '../../domain/audience.js';
import { DATA_FILES, PAPER_FILES, PUBLIC_FOLDER } from '../../domain/outcomes/files.js';
import { periodLength } from '../../domain/period.js';
import type { Policy } from '../../domain/policy.js';
import { fillTemplate } from '../../forms/document/fill.js';
import { namedTexts } from '../../reports/document/names.js';
import { townshipDocument } from '../../reports/document/write.js';
import {
  type CountyReport,
  countyDocument,
  countyPage,
  groupsOfCounty,
} from '../../reports/of-county.js';
import type { RunInfo } from '../../reports/report.js';
import { publicSummaryText } from '../../results/json.js';
import { toldWhole } from '../../results/told.js';
import { linesOf } from '../analyze/lines.js';
import { figuresOf } from '../report/figures.js';
import type { DocumentTemplate, WrittenPaper } from '../report/papers.js';
import { type Like, toldTo } from '../report/public.js';
import { highestOf, type Merged } from './merge.js';

/** A county's page and document are for the county, or for everybody. */
type CountyAudience = Extract<Audience, 'county' | 'public'>;

export interface CountyPaperOptions {
  readonly audience: CountyAudience;
  readonly lang: 'zh' | 'en';
  readonly policy: Policy;
  readonly template: DocumentTemplate | null;
  readonly like: Like | null;
  /** The page's charts as files too. */
  readonly figures: boolean;
}

/** What was put together, as papers tell it. */
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
  const { audience, lang, policy, like } = options;
  const isPublic = audience === 'public';
  const groups = groupsOfCounty(report);
  const told = isPublic ? toldTo(audience, groups, policy, like) : toldWhole(groups);
  const shown = countyPage(report, told, { audience, lang });
  const folder = isPublic ? `${PUBLIC_FOLDER}/` : '';
  const { townshipPage } = await import('../../reports/page/page.js');
  const papers: WrittenPaper[] = [
    { name: `${folder}${PAPER_FILES.page}`, pieces: await townshipPage(shown) },
    ...(isPublic
      ? dataOf(report, told)
      : [{ name: PAPER_FILES.document, pieces: [await documentFor(report, options)] }]),
  ];
  if (!options.figures) return papers;
  const figures = await figuresOf(shown);
  const named = figures.map(({ name, bytes }) => ({
    name: `${folder}图/${name}`,
    pieces: [bytes],
  }));
  return [...papers, ...named];
}

/** Ours, or a county's own filled. */
async function documentFor(
  report: CountyReport,
  { lang, template }: CountyPaperOptions,
): Promise<Uint8Array> {
  const shown = countyDocument(report, lang);
  const options = { lang, unmasked: false };
  if (template === null) return await townshipDocument(shown, options);
  return await fillTemplate(template.bytes, template.path, namedTexts(shown, options));
}

function dataOf({ run }: CountyReport, told: ReturnType<typeof toldTo>): WrittenPaper[] {
  const [top, ...children] = told;
  if (top === undefined) throw new RangeError('no group of its own');
  const summary = publicSummaryText(
    run.periods,
    { ...top.group, name: run.township, township: run.township },
    children.map(({ group }) => ({ ...group, township: run.township })),
    run.shares,
  );
  return [
    {
      name: `${PUBLIC_FOLDER}/data/groups.jsonl`,
      pieces: [linesOf(told.map((placed) => JSON.stringify(placed)))],
    },
    { name: `${PUBLIC_FOLDER}/${DATA_FILES.summary}`, pieces: [new TextEncoder().encode(summary)] },
  ];
}
