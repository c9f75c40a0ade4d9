import type { Audience } from '../../domain/audience.js';
import type { GroupPath, Level } from '../../domain/outcomes/level.js';
import { type Listing, picked } from '../../domain/outcomes/listing.js';
import type { AgainstPrevious } from '../../domain/outcomes/months.js';
import { page as en, pageOver as enOver } from '../../locales/en/page.js';
import type { Lang } from '../../locales/index.js';
import { type PageWords, page as zh, pageOver as zhOver } from '../../locales/zh/page.js';
import type { ToldPlaced } from '../../results/told.js';
import { LANGUAGES, type Language } from '../context.js';
import type { HouseholdBrief, RunInfo } from '../report.js';

/** What a page is made of: an audience's view of a run's results. */
export interface PageReport {
  readonly run: RunInfo;
  readonly audience: Exclude<Audience, 'village'>;
  /** Groups as they are told, the run's own first. */
  readonly groups: Listing<ToldPlaced>;
  /** The households, the most urgent first; null where the results hold none. */
  readonly households: Listing<HouseholdBrief> | null;
  readonly previous: AgainstPrevious | null;
  readonly lang: Lang;
  readonly unmasked: boolean;
  /**
   * For results put together: the level of the groups beneath the top, which take the place of
   * villages.
   */
  readonly below?: Level;
  /** Notes above everything else. */
  readonly notes?: readonly string[];
}

/** A report with its words. */
export interface Page extends PageReport, Language {
  readonly page: PageWords;
  readonly top: ToldPlaced;
  /** Where every group stands, in the order of the groups. */
  readonly places: readonly GroupPlace[];
  /** The anchor of each group. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly villages: Listing<ToldPlaced>;
  /** The townships of a run over several. */
  readonly townships: Listing<ToldPlaced>;
}

/** Where a group stands. */
type GroupPlace = Pick<ToldPlaced, 'level' | 'path'>;

const WORDS = { zh: { page: zh, over: zhOver }, en: { page: en, over: enOver } };

/** The page of a report; null where it has no group at all. */
export function pageOf(report: PageReport): Page | null {
  const { below, lang, groups } = report;
  const top = groups.at(0);
  if (top === undefined) return null;
  const places = Array.from(groups, ({ level, path }) => ({ level, path }));
  const beneath = (is: (place: GroupPlace) => boolean): Listing<ToldPlaced> => {
    const found = places.flatMap((place, n) => (n > 0 && is(place) ? [n] : []));
    return picked(groups, Uint32Array.from(found));
  };
  const at = (level: Level) => beneath((place) => place.level === level);
  return {
    ...report,
    ...LANGUAGES[lang],
    page: below === undefined ? WORDS[lang].page : WORDS[lang].over(below),
    top,
    places,
    anchors: new Map(places.map(({ path }, n) => [keyOf(path), `g${n}`])),
    villages: below === undefined ? at('village') : beneath(() => true),
    townships: below === undefined ? at('township') : [],
  };
}

const keyOf = (path: GroupPath): string => path.join('\n');

/** What the sections of a group are addressed by; empty where there is no such group. */
export const anchorOf = ({ anchors }: Pick<Page, 'anchors'>, path: GroupPath): string =>
  anchors.get(keyOf(path)) ?? '';

/** The name of a group; with its township where there are several. */
export const nameOf = ({ townships }: Page, { path, level }: GroupPlace): string =>
  path.slice(level === 'village' && townships.length > 0 ? -2 : -1).join(' ');
