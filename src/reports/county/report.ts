import type { Level, PlacedGroup } from '../../domain/outcomes/level.js';
import { rollup as enRollup } from '../../locales/en/sheets/rollup.js';
import { units as enUnits } from '../../locales/en/units.js';
import { rollup as zhRollup } from '../../locales/zh/sheets/rollup.js';
import { units as zhUnits } from '../../locales/zh/units.js';
import type { CrossingCounts } from '../../results/groups.js';
import type { CountedUnits } from '../../results/json.js';
import type { ToldPlaced } from '../../results/told.js';
import { withoutTexts } from '../audience.js';
import type { DocumentReport } from '../document/blocks.js';
import type { PageReport } from '../page/model.js';
import type { ReportOptions, RunInfo } from '../report.js';

/** Results put together, as the page and the document of a county tell them: no household is held. */
export interface CountyReport {
  readonly run: RunInfo;
  readonly top: PlacedGroup;
  /** The groups right beneath the top. */
  readonly children: readonly PlacedGroup[];
  /** The highest level of the children. */
  readonly below: Level;
  readonly crossings: CrossingCounts;
  /** Why hashes of some results cannot be compared. */
  readonly otherKeys: 'several' | 'some' | null;
  /** How many of a plan's units are in it, where not all need be. */
  readonly units: CountedUnits | null;
}

const WORDS = {
  zh: { rollup: zhRollup, units: zhUnits },
  en: { rollup: enRollup, units: enUnits },
} satisfies Record<ReportOptions['lang'], unknown>;

/**
 * The notes above everything else: how much of a plan is in it, and how many households stand in
 * two runs.
 */
function notesOf({ crossings, otherKeys, units }: CountyReport, lang: ReportOptions['lang']) {
  const words = WORDS[lang];
  return [
    ...(units === null ? [] : [words.units.counted(units)]),
    words.rollup.crossings(crossings.duplicate, crossings.moved),
    ...(otherKeys === null ? [] : [words.rollup.otherKeys[otherKeys]]),
  ];
}

/** The groups of a county's page, the top first, without what villages wrote. */
export const groupsOfCounty = ({ top, children }: CountyReport): PlacedGroup[] =>
  [top, ...children].map(({ level, path, group }) => ({
    ...{ level, path },
    group: withoutTexts(group),
  }));

/** The page one level up. */
export const countyPage = (
  report: CountyReport,
  told: readonly ToldPlaced[],
  { audience, lang }: Pick<PageReport, 'audience' | 'lang'>,
): PageReport => ({
  ...{ run: report.run, audience, lang, below: report.below, groups: told },
  notes: notesOf(report, lang),
  households: null,
  previous: null,
  unmasked: false,
});

/** The document one level up. */
export function countyDocument(report: CountyReport, lang: ReportOptions['lang']): DocumentReport {
  const [top, ...children] = groupsOfCounty(report);
  if (top === undefined) throw new RangeError('a document of no group');
  return {
    run: report.run,
    below: report.below,
    township: top.group,
    // A child is shown by its name alone, without a township.
    villages: children.map(({ group }) => ({ ...group, township: report.run.township })),
    households: null,
    declining: [],
    notes: notesOf(report, lang),
  };
}
