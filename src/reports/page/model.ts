import type { Audience } from '../../domain/audience.js';
import type { Level } from '../../domain/outcomes/level.js';
import type { Listing } from '../../domain/outcomes/listing.js';
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
  readonly groups: readonly ToldPlaced[];
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
  readonly villages: readonly ToldPlaced[];
  /** The townships of a run over several. */
  readonly townships: readonly ToldPlaced[];
}

const WORDS = { zh: { page: zh, over: zhOver }, en: { page: en, over: enOver } };

/** The page of a report; null where it has no group at all. */
export function pageOf(report: PageReport): Page | null {
  const [top, ...beneath] = report.groups;
  if (top === undefined) return null;
  const { below, lang } = report;
  const at = (level: Level) => beneath.filter((one) => one.level === level);
  return {
    ...report,
    ...LANGUAGES[lang],
    page: below === undefined ? WORDS[lang].page : WORDS[lang].over(below),
    top,
    villages: below === undefined ? at('village') : beneath,
    townships: below === undefined ? at('township') : [],
  };
}

/** A group by its place among all: what its sections are addressed by. */
export const anchorOf = ({ groups }: Page, placed: ToldPlaced): string =>
  `g${groups.indexOf(placed)}`;

/** The name of a group; with its township where there are several. */
export const nameOf = ({ townships }: Page, { path, level }: ToldPlaced): string =>
  path.slice(level === 'village' && townships.length > 0 ? -2 : -1).join(' ');
