import type { Audience } from '../../domain/audience.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../../domain/outcomes/listed.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { AgainstPrevious, MonthResult } from '../../domain/outcomes/months.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Lang } from '../../locales/index.js';
import type { HouseholdBrief, Leavable, Profile, RunInfo } from '../../reports/report.js';
import type { ManifestInput } from '../../results/manifest.js';
import type { MergeKey } from '../merge-key.js';
import type { GatherSettings } from '../read/gathered.js';
import type { DocumentTemplate } from '../report/alike.js';
import type { Like } from '../report/public.js';
import type { Acceptances } from '../sign-off/accept.js';

/** What a run is asked to do, with everything resolved but what only the tables say. */
export interface RunSettings extends GatherSettings {
  readonly county: string | null;
  readonly unmasked: boolean;
  /** For whom the reports are written: the township unless said. */
  readonly audience?: Audience;
  /** An earlier publication of the year. */
  readonly like?: Like | null;
  /** How workbooks are laid out. */
  readonly profile?: Profile;
  /** A county's own document in the place of ours. */
  readonly template?: DocumentTemplate | null;
  /** The county's key of hashes; none are written without. */
  readonly mergeKey?: MergeKey | null;
  /** The data once more as Parquet. */
  readonly parquet?: boolean;
  /** The earlier result that the run is compared with. */
  readonly previous?: MonthResult | null;
  readonly reportLang: Lang;
  /** Sheets and files that nobody wants. */
  readonly without?: readonly Leavable[];
  /** 制表日期; without it its place stays blank. */
  readonly madeOn?: string | null;
  readonly toolVersion: string;
  /** Findings that people have looked into. */
  readonly acceptances?: Acceptances | null;
}

/** The analysed township, but for the files. */
export interface RunOutcome {
  readonly run: RunInfo;
  readonly inputs: readonly ManifestInput[];
  readonly township: Group;
  /** The groups of villages, by name and township. */
  readonly villages: Listing<Group>;
  /** The groups of every level, as in `groups.jsonl`. */
  readonly groups: Listing<PlacedGroup>;
  readonly listed: readonly ListedHousehold[];
  readonly briefs: Listing<HouseholdBrief>;
  readonly alone: readonly LoneHousehold[];
  readonly findings: readonly Finding[];
  /** What became of households since the previous result; null without one. */
  readonly previous: AgainstPrevious | null;
  /** Near misses that nobody has answered. */
  readonly openQuestions: number;
}
