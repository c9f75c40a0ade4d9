import type { ItemKey } from '../domain/catalog.js';
import type { AppliedCorrection } from '../domain/findings/correction.js';
import type { SignOff } from '../domain/findings/finding.js';
import type { ConfirmedMatch } from '../domain/findings/match-answer.js';
import type { Severity } from '../domain/findings/severity.js';
import type { ItemisedHousehold } from '../domain/outcomes/item-row.js';
import type { PlacedGroup } from '../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../domain/outcomes/listed.js';
import type { Listing } from '../domain/outcomes/listing.js';
import type { AgainstPrevious } from '../domain/outcomes/months.js';
import type {
  Both,
  FactorTag,
  FallenItem,
  Group,
  HouseholdResult,
  Income,
  Periods,
} from '../domain/outcomes/result.js';
import type { Policy } from '../domain/policy.js';
import type { ItemShare } from '../domain/season.js';
import type { Lang } from '../locales/index.js';
import type { ReportWords } from '../locales/zh/reports.js';

export type SheetKey = keyof ReportWords['sheets'];

/** What is written of a township besides its workbook. */
export type PaperKey = 'page' | 'document';

/** What a run can do without. */
export type Leavable = SheetKey | PaperKey;

/** What was run: the same in every report of a batch. */
export interface RunInfo {
  readonly township: string;
  readonly county: string | null;
  readonly periods: Periods;
  readonly policy: Pick<
    Policy,
    | 'name'
    | 'trendBasis'
    | 'toleranceAmount'
    | 'toleranceRate'
    | 'target'
    | 'monitoringLine'
    | 'redFall'
  > & {
    /** The policy has an interval of projections for these months. */
    readonly hasInterval: boolean;
  };
  /**
   * The share of a year's amounts that the current period holds, by item; null where whole periods
   * are compared.
   */
  readonly shares: ReadonlyMap<ItemKey, ItemShare> | null;
  readonly toolVersion: string;
  /** 制表日期, as `2022-10-15`; null leaves its place blank: nothing is taken from the clock. */
  readonly madeOn: string | null;
  /** What was corrected before the analysis. */
  readonly corrections?: readonly AppliedCorrection[];
  /** What people have answered to the sheet 疑似匹配. */
  readonly confirmed?: readonly ConfirmedMatch[];
  /** Items that the column map takes out of both years (不问). */
  readonly notAsked?: readonly ItemKey[];
  /** Headers whose columns the column map leaves out (不读). */
  readonly notRead?: readonly string[];
  /** Sheets that nobody wants. */
  readonly without?: readonly SheetKey[];
}

/** A finding with its sentences, as people read it. */
export interface FindingRow {
  readonly severity: Severity;
  readonly code: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly village: string | null;
  /** 户编号, or else the head's name. */
  readonly household: string | null;
  readonly head: string | null;
  /** 户编号, or where there is none the masked ID number. */
  readonly number: string | null;
  readonly message: string;
  readonly suggestion: string | null;
  /** Who accepted it; absent where nobody has. */
  readonly signOff?: SignOff;
}

export interface VillageReport {
  readonly run: RunInfo;
  /** The group of the village, from which all totals come. */
  readonly group: Group;
  readonly households: readonly HouseholdResult[];
  /** The same households with their items; empty where the sheet is not wanted. */
  readonly itemised: readonly ItemisedHousehold[];
  readonly listed: readonly ListedHousehold[];
  readonly findings: readonly FindingRow[];
}

type BriefIncome = Pick<Income, 'net' | 'perCapita'>;

/** A factor without what it rests on, but for the items that fell. */
type FactorBrief = Omit<FactorTag, 'evidence'> &
  (Pick<FactorTag, 'evidence'> | { readonly items: readonly FallenItem[] });

/**
 * The parts of a household that the lists of a township need; those of a large one wait on the disk.
 */
export interface HouseholdBrief
  extends Omit<HouseholdResult, 'items' | 'income' | 'change' | 'factors' | 'priorYear'> {
  readonly income: Both<BriefIncome>;
  readonly priorYear: BriefIncome | null;
  readonly change: Pick<HouseholdResult['change'], 'net' | 'perCapita'>;
  readonly factors: readonly FactorBrief[];
}

export interface TownshipReport {
  readonly run: RunInfo;
  readonly township: Group;
  readonly villages: Listing<Group>;
  /** The workbook of each village, by its path from the township's; none where there are none. */
  readonly villageFiles?: readonly string[];
  /** The groups of every level with their places, the run's own first. */
  readonly groups: Listing<PlacedGroup>;
  /** All households that stand in any list, village by village. */
  readonly households: Listing<HouseholdBrief>;
  readonly declining: Listing<HouseholdBrief>;
  /** For a run to date: households that do not decline yet, but may by the year's end. */
  readonly mayDecline: Listing<HouseholdBrief>;
  readonly notMet: Listing<HouseholdBrief>;
  readonly monitored: Listing<HouseholdBrief>;
  readonly redUnmonitored: Listing<HouseholdBrief>;
  /** Households with a warning that are not compared. */
  readonly alone: readonly LoneHousehold[];
  readonly listed: readonly ListedHousehold[];
  /** What became of households since the previous result; null without one. */
  readonly previous: AgainstPrevious | null;
  readonly findings: Listing<FindingRow>;
}

/** How workbooks are laid out: to be printed and signed, or one table a sheet without looks. */
export const PROFILES = ['standard', 'accessible'] as const;
export type Profile = (typeof PROFILES)[number];

export interface ReportOptions {
  readonly profile?: Profile;
  readonly lang: Lang;
  /** Full ID numbers; everything else masks them. */
  readonly unmasked: boolean;
}
